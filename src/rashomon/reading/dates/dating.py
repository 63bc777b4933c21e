"""On which day an event happened: by the expression that governs it, not by the nearest.

In order: an expression that modifies the event's own word; one of the clause that it shares; for a
headline, that of the first sentence. Where none of these speaks the date is not known, unless the
article tells the event again (see `occasions`).
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.dates.filing import NOUNS, VERBS, Filing
from rashomon.reading.dates.lexicon import lexicon
from rashomon.reading.dates.offsets import Offset, offsets
from rashomon.reading.draft import Draft, TimeMention

_SENTENCE_ENDS = (".", "!", "?", '"', "”")
_CONTENT = {"VERB", "NOUN", "PROPN"}


class Dating(Filing):
    """The dated expressions of one article, and the offsets whose anchor it does not date."""

    def __init__(self, draft: Draft) -> None:
        words = lexicon("english")
        super().__init__(draft.doc, words, (time for time in draft.times if time.date is not None))
        self._open: dict[TimeMention, Offset] = {}
        self._undated = Filing(draft.doc, words, ())
        found = offsets(draft.doc, draft.times, words.words)
        for offset, anchor in [(offset, self._anchor(offset)) for offset in found]:
            if anchor is None:
                self._open[offset.time] = offset
                self._undated.attach(offset.time, offset.clause)
            elif (time := offset.resolved(anchor)) is not None:
                self.attach(time, offset.clause)

    def _anchor(self, offset: Offset) -> TimeMention | None:
        return offset.beside or (self.told(offset.anchor) if offset.anchor else None)

    def offsets(self, head: Token) -> list[Offset]:
        """Return the offsets that govern an event and whose anchors the article does not date."""
        return [self._open[time] for time in self._undated.candidates(head)]

    def stated(self, head: Token) -> TimeMention | None:
        """Return the expression that governs an event, or the lead's for one of the headline."""
        return self.governing(head) or self.headline(head)

    def headline(self, head: Token) -> TimeMention | None:
        """Return the date of the first sentence's main verb for an event of the headline."""
        sentences = self.doc.sents
        first = next(sentences)
        if head.i >= first.end or first.text.rstrip().endswith(_SENTENCE_ENDS):
            return None
        lead = next((sentence for sentence in sentences if sentence.root.pos_ in VERBS), None)
        return None if lead is None else self.governing(lead.root)

    def told(self, head: Token) -> TimeMention | None:
        """Return the expression that dates an event, here or where the same word stands again."""
        return self.governing(head) or self.repeated(head)

    def repeated(self, head: Token) -> TimeMention | None:
        """Return the date that the article gives to the same word elsewhere, if it gives only one.

        A noun names one event more often than a verb: a verb must have the expression to itself.
        Words of saying are repeated for other events, and what is bounded is dated differently.
        """
        lemma = head.lemma_.lower()
        if lemma in self.words.words.reacting or head.pos_ not in _CONTENT:
            return None
        if head.i in self.bounded:
            return None
        found = {
            time.date: time
            for token in self.doc
            if token.lemma_.lower() == lemma and (time := self._given_to(token)) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _given_to(self, token: Token) -> TimeMention | None:
        if token.pos_ in NOUNS:
            return self.governing(token)
        times = self.own.get(token.i)
        return times[0] if times else None
