"""On which day a clause's matter was: its own expression, its sentence's, or the one before."""

from __future__ import annotations

import re

from rashomon.reading.draft import Draft, TimeMention, Tokens

_YEARLESS = re.compile(r"XXXX-\d\d-\d\d")
_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T")
_REACH = 2
"""A date holds on for this many sentences of its paragraph: newswriting states it once."""


class Days:
    """The dates of an article by the tokens that state them."""

    def __init__(self, draft: Draft) -> None:
        self._dated = [(mention, day) for mention in draft.times if (day := _day(mention))]
        self.tokens = frozenset(
            i
            for mention in draft.times
            for i in range(*mention.tokens)
            if mention.type in ("DATE", "TIME")
        )
        self._sentence_of = {
            token.i: number for number, sent in enumerate(draft.doc.sents) for token in sent
        }
        self._doc = draft.doc

    def of(self, clause: Tokens, sentence: Tokens) -> str | None:
        """Return the day of a clause, or None where the text sets none."""
        for place in (clause, sentence):
            inside = [
                day
                for mention, day in self._dated
                if place.start <= mention.tokens.start < place.end
            ]
            if inside:
                return inside[0] if len(set(inside)) == 1 or place is clause else None
        return self._before(sentence)

    def states(self, clause: Tokens) -> bool:
        """Return whether a clause gives its day itself."""
        return any(clause.start <= m.tokens.start < clause.end for m, _ in self._dated)

    def _before(self, sentence: Tokens) -> str | None:
        here = self._sentence_of[sentence.start]
        for mention, day in reversed(self._dated):
            there = self._sentence_of[mention.tokens.start]
            if mention.tokens.start >= sentence.start:
                continue
            if here - there > _REACH or self._breaks(mention.tokens.end, sentence.start):
                return None
            return day
        return None

    def _breaks(self, start: int, end: int) -> bool:
        """Return whether a paragraph ends between two tokens."""
        return any("\n" in self._doc[i].text_with_ws for i in range(start, end))


def _day(mention: TimeMention) -> str | None:
    """Return a date of day to month precision, or a day without its year."""
    if mention.date and mention.precision in ("day", "month", "interval"):
        return mention.date
    if hour := _HOUR.match(mention.value):
        return hour[1]
    return mention.value if _YEARLESS.fullmatch(mention.value) else None
