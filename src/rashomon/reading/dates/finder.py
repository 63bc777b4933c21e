"""Finding the temporal expressions of an article, in text order, and saying what each means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from rashomon.reading.dates.grammar import Rule, grammar, has, word
from rashomon.reading.dates.lexicon import Lexicon, lexicon
from rashomon.reading.dates.meaning import Direction, Meaning, Setting
from rashomon.reading.dates.periods import Period, bounds
from rashomon.reading.dates.rules import rules_of
from rashomon.reading.dates.tense import direction_of
from rashomon.reading.draft import Draft, TimeMention, Tokens

_PREFIX_REACH = 40
"""Characters before an expression in which a modifier may begin."""

_WITHIN_A_YEAR = {"day", "month", "season", "quarter", "half", "year"}
_MEMORY = 3
"""Sentences for which "that day" and "a year earlier" may refer back to a date."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A match of a rule, and the words that it covers."""

    rule: Rule
    match: re.Match[str]
    span: Span


def find_times(draft: Draft) -> tuple[TimeMention, ...]:
    """Return the temporal expressions of the article in text order; none overlaps another."""
    words = lexicon("english")
    published = draft.article.published.value
    written = bounds(published) if published else None
    reader = _Reader(words, written, draft.doc, draft.view.text)
    found = (reader.read(each) for each in _matches(draft.doc, draft.view.text, words))
    return tuple(mention for mention in found if mention is not None)


def _matches(doc: Doc, text: str, words: Lexicon) -> list[_Found]:
    """Return the leftmost matches of all rules, the longest where several begin together."""
    cues = grammar(words).cues(text)
    candidates = {
        (match.start(), -match.end(), order): (rule, match)
        for order, rule in enumerate(rules_of(words))
        for start, end in cues.get(rule.cue, ())
        for match in rule.pattern.finditer(text, start, end)
    }
    words_at = _Words(doc)
    found: list[_Found] = []
    at = 0
    for (start, end, _), (rule, match) in sorted(candidates.items(), key=lambda item: item[0]):
        if start < at:
            continue
        span = words_at.span(start, -end)
        if _is_time(span, words):
            found.append(_Found(rule, match, span))
            at = -end
    return found


class _Words:
    """The words of a document by their offsets."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [token.idx for token in doc]

    def span(self, start: int, end: int) -> Span:
        """Return the words that the characters ``[start, end)`` touch, white space apart."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return self.doc[first : bisect_left(self.starts, end)]


def _is_time(span: Span, words: Lexicon) -> bool:
    """Say whether words that may also be something else ("may", "Sun", "fall") are a time here."""
    tokens = [token for token in span if token.is_alpha or token.like_num]
    if not tokens:
        return True
    last = tokens[-1]
    if last.lower_ in words.words.noun_only:
        return last.tag_ in {"NN", "NNP"}
    if last.lower_ in words.abbreviations:
        return len(tokens) > 2  # "Sun" is a firm, "10 a.m. Sun" is a day
    if last.lower_ in words.words.ambiguous:
        return _is_name_of_time(last, alone=len(tokens) == 1)
    if len(tokens) == 2 and tokens[0].lower_ in {"a", "an"} and last.lower_ in words.units:
        return not _is_rate(tokens[0])
    return True


def _is_rate(article: Token) -> bool:
    """Say whether "a year" is one by which something is counted, as in "$2 million a year"."""
    before = article.doc[article.i - 1] if article.i else None
    return before is not None and before.pos_ in {"NOUN", "PROPN", "NUM", "SYM"}


def _is_name_of_time(token: Token, alone: bool) -> bool:
    """Say whether a capitalised name stands alone: "May", not "Theresa May" or "March for Life"."""
    doc: Doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = doc[token.i - 1] if alone and token.i else None
    in_name = any(other is not None and other.tag_ == "NNP" for other in (before, after))
    of_name = after is not None and after.lower_ in {"of", "for"}
    return token.tag_ == "NNP" and not token.is_lower and not in_name and not of_name


class _Reader:
    """Reads the expressions of one article in order and remembers what the text named."""

    def __init__(
        self, words: Lexicon, written: tuple[date, date] | None, doc: Doc, text: str
    ) -> None:
        self.words = words
        self.written = written
        self.text = text
        self.at = _Words(doc)
        self.prefix = grammar(words).prefix()
        self.named: Period | None = None
        self.named_in = -1
        self.sentences = [at for at, sentence in enumerate(doc.sents) for _ in sentence]
        self.quarter: Period | None = None
        self.year: int | None = None
        self.year_in = -1
        self.end = 0

    def read(self, found: _Found) -> TimeMention | None:
        """Return the mention of one match, or None if its rule says that it is no time."""
        sentence = self.sentences[found.span.start]
        direction = direction_of(found.span, self.words.words)
        setting = Setting(
            self.words,
            direction=direction,
            named=self.named if sentence - self.named_in <= _MEMORY else None,
            year=self._passage_year(sentence, direction),
            quarter=self.quarter,
        )
        meaning = self._agreed(found, setting)
        if meaning is None:
            return None
        if meaning.period is not None:
            self.named, self.named_in = meaning.period, sentence
            self._note_quarter(meaning.period, found.span)
            if has(found.match, "year") and meaning.period.unit in _WITHIN_A_YEAR:
                self.year, self.year_in = meaning.period.first.year, sentence
        return self._mention(found, meaning)

    def _passage_year(self, sentence: int, direction: Direction) -> int | None:
        """Return the year that the passage is about, if it gives a bygone one.

        It must stand in the same sentence ("in the spring of 2005 ... for the whole year"); where
        the day of writing is not known, in one shortly before.
        """
        if self.year is None or sentence - self.year_in > (0 if self.written else _MEMORY):
            return None
        bygone = self.written is None or self.year < self.written[0].year
        return self.year if bygone and direction <= 0 else None

    def _note_quarter(self, period: Period, span: Span) -> None:
        """Remember the last quarter that is over: figures are compared with those of its like.

        A fiscal quarter is over when the text says that it ended, whatever its number.
        """
        if period.unit != "quarter":
            return
        over = self.written is not None and period.last < self.written[0]
        if over or span.doc[span.end : span.end + 1].text == "ended":
            self.quarter = max(period, self.quarter or period)

    def _agreed(self, found: _Found, setting: Setting) -> Meaning | None:
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

    def _mention(self, found: _Found, meaning: Meaning) -> TimeMention:
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
