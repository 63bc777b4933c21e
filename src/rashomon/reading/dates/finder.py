"""The temporal expressions of an article, read in text order, each against what came before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span

from rashomon.reading.dates.grammar import grammar, has, word
from rashomon.reading.dates.lexicon import Lexicon, lexicon
from rashomon.reading.dates.matching import Found, Words, matches
from rashomon.reading.dates.meaning import Direction, Meaning, Setting
from rashomon.reading.dates.periods import Period, bounds
from rashomon.reading.dates.tense import direction_of
from rashomon.reading.draft import Draft, TimeMention, Tokens

_YEAR_TO_DATE = frozenset(("P6M", "P9M"))
"""Durations that are several quarters: their figures are not compared with one quarter's."""

_PREFIX_REACH = 40
"""Characters before an expression in which a modifier may begin."""

_MEMORY = 1
"""Sentences for which "that day" and "a year earlier" may refer back to a date."""


def find_times(draft: Draft) -> tuple[TimeMention, ...]:
    """Return the temporal expressions of the article in text order; none overlaps another."""
    words = lexicon("english")
    published = draft.article.published.value
    written = bounds(published) if published else None
    reader = _Reader(words, written, draft.doc, draft.view.text)
    found = (reader.read(each) for each in matches(draft.doc, draft.view.text, words))
    return tuple(mention for mention in found if mention is not None)


class _Reader:
    """Reads the expressions of one article in order and remembers what the text named."""

    def __init__(
        self, words: Lexicon, written: tuple[date, date] | None, doc: Doc, text: str
    ) -> None:
        self.words = words
        self.written = written
        self.text = text
        self.at = Words(doc)
        self.prefix = grammar(words).prefix()
        self.named: Period | None = None
        self.named_in = -1
        self.sentences = [at for at, sentence in enumerate(doc.sents) for _ in sentence]
        self.quarter: Period | None = None
        self.year_to_date = False
        self.dated: Period | None = None
        self.dated_in = -1
        self.end = 0

    def read(self, found: Found) -> TimeMention | None:
        """Return the mention of one match, or None if its rule says that it is no time."""
        sentence = self.sentences[found.span.start]
        direction = direction_of(found.span, self.words.words)
        setting = Setting(
            self.words,
            direction=direction,
            named=self.named if sentence - self.named_in <= _MEMORY else None,
            passage=self._passage(sentence, direction),
            quarter=self.quarter,
            year_to_date=self.year_to_date,
        )
        meaning = self._agreed(found, setting)
        if meaning is None:
            return None
        if meaning.value in _YEAR_TO_DATE:
            self.year_to_date = True
        if meaning.period is not None:
            self.named, self.named_in = meaning.period, sentence
            self._note_quarter(meaning.period, found.span, direction)
            if has(found.match, "year"):
                self.dated, self.dated_in = meaning.period, sentence
        return self._mention(found, meaning)

    def _passage(self, sentence: int, direction: Direction) -> Period | None:
        """Return the bygone date that the passage is about, if it gives one with its year.

        It must stand in the same sentence ("in the spring of 2005 ... for the whole year"); where
        the day of writing is not known, in that or the one before.
        """
        if self.dated is None or sentence - self.dated_in > (0 if self.written else 1):
            return None
        bygone = self.written is None or self.dated.first.year < self.written[0].year
        return self.dated if bygone and direction <= 0 else None

    def _note_quarter(self, period: Period, span: Span, direction: Direction) -> None:
        """Remember the last quarter that is over: figures are compared with those of its like.

        A fiscal quarter is over when the text says that it ended or tells it in the past, whatever
        its number.
        """
        if period.unit != "quarter":
            return
        self.year_to_date = False
        over = self.written is not None and period.last < self.written[0]
        if over or direction < 0 or span.doc[span.end : span.end + 1].text == "ended":
            self.quarter = max(period, self.quarter or period)

    def _agreed(self, found: Found, setting: Setting) -> Meaning | None:
        """Return the meaning on which all days agree that may be the day of writing.

        Every rule is monotone in that day, so it is enough to ask the first and the last.
        """
        if self.written is not None:
            first, last = (
                found.rule.meaning(found.match, replace(setting, today=day)) for day in self.written
            )
            if first == last:
                return first
        return found.rule.meaning(found.match, setting)

    def _mention(self, found: Found, meaning: Meaning) -> TimeMention:
        start, end = found.match.span()
        before = self.prefix.search(self.text, max(self.end, start - _PREFIX_REACH), start)
        self.end = end
        when, precision = meaning.date, meaning.precision
        if before is not None and before.end() > before.start():
            start = before.start()
            if has(before, "part") and meaning.period is not None:
                part = word(before, "part")
                when, precision = meaning.period.part(self.words.words.parts[part])
            if has(before, "bounding"):
                when, precision = None, None
        span = self.at.span(start, end)
        tokens = Tokens(span.start, span.end)
        return TimeMention(tokens, meaning.type, meaning.value, when, precision)
