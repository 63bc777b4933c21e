"""What stands around a passage: the sentence that it is a part of, and whose words it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from rashomon.dossier import rows
from rashomon.links import Passage
from rashomon.records import AUTHOR, Span
from rashomon.report import links
from rashomon.report.desk import Desk
from rashomon.report.parts import Quote

_REACH = 400
"""Characters to each side of a passage within which its sentence must begin and end."""

_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|\n")


class _Sentence(msgspec.Struct, frozen=True):
    article: str
    sentence: Span


class Surroundings:
    """The sentences and statements of the articles from which some passages come."""

    def __init__(self, desk: Desk, passages: Iterable[Passage]) -> None:
        self._desk = desk
        articles = {passage.article for passage in passages}
        desk.lookup.hold(articles)
        self._sentences: dict[str, set[Span]] = defaultdict(set)
        for told in desk.among(_Sentence, "event_mentions", articles, "article"):
            self._sentences[told.article].add(told.sentence)
        statements = desk.among(rows.StatementRow, "statements", articles, "article")
        self._statements = {row.id: row for row in statements}
        self._said: dict[str, list[rows.StatementRow]] = defaultdict(list)
        for row in statements:
            if row.speaker != AUTHOR:
                self._said[row.article].append(row)

    def quote(self, passage: Passage) -> Quote:
        """Quote the sentence around a passage, the passage marked; the link leads to the passage.

        Where reading found no event in that sentence, it ends where its punctuation says so.
        """
        words = Span(passage.start, passage.end)
        quote = self._desk.quote(
            passage.article,
            self._sentence(passage.article, words),
            marked=words,
            speakers=self._speakers(passage.article, words),
        )
        to = links.words(passage.article, words.start, words.end)
        return msgspec.structs.replace(quote, to=to, start=words.start, end=words.end)

    def _sentence(self, article: str, words: Span) -> Span:
        around = [one for one in self._sentences[article] if _holds(one, words)]
        if around:
            return min(around, key=lambda one: (one.end - one.start, one.start))
        _, view = self._desk.lookup.article(article)
        shown = view.find(words)
        return view.raw(*sentence_at(view.text, *shown)) if shown else words

    def _speakers(self, article: str, words: Span) -> tuple[str, ...]:
        """Return whose words a passage is by the innermost statement that holds it."""
        holding = (
            row
            for row in self._said[article]
            if any(_holds(content, words) for content in row.content)
        )
        chains = [self._desk.speakers(row.id, self._statements) for row in holding]
        return max(chains, key=len, default=())


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen ``text[start:end]`` to the punctuation around it, or leave a side that has none."""
    floor = max(0, start - _REACH)
    before = [floor + found.end() for found in _ENDS.finditer(text[floor:start])]
    after = _ENDS.search(text, end - 1, end + _REACH)
    first = before[-1] if before else floor if floor == 0 else start
    last = after.end() if after else len(text) if len(text) <= end + _REACH else end
    first += len(text[first:start]) - len(text[first:start].lstrip())
    last = max(end, first + len(text[first:last].rstrip()))
    return first, last
