"""Where the rules match in a text: leftmost, then longest, and only where a time is plausible."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.attrs import IDX
from spacy.tokens import Doc, Span

from rashomon.reading.dates.grammar import Rule, grammar
from rashomon.reading.dates.lexicon import Lexicon
from rashomon.reading.dates.plausible import is_time
from rashomon.reading.dates.rules import rules_of


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule, and the words that it covers."""

    rule: Rule
    match: re.Match[str]
    span: Span


def matches(doc: Doc, text: str, words: Lexicon) -> list[Found]:
    """Return the leftmost matches of all rules, the longest where several begin together."""
    cues = grammar(words).cues(text)
    candidates = {
        (match.start(), -match.end(), order): (rule, match)
        for order, rule in enumerate(rules_of(words))
        for start, end in cues.get(rule.cue, ())
        for match in rule.pattern.finditer(text, start, end)
    }
    words_at = Words(doc)
    found: list[Found] = []
    at = 0
    for (start, end, _), (rule, match) in sorted(candidates.items(), key=lambda item: item[0]):
        if start < at:
            continue
        span = words_at.span(start, -end)
        if is_time(span, words):
            found.append(Found(rule, match, span))
            at = -end
    return found


class Words:
    """The words of a document by their offsets."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts: list[int] = doc.to_array(IDX).tolist()

    def span(self, start: int, end: int) -> Span:
        """Return the words that the characters ``[start, end)`` touch, white space apart."""
        first = max(0, bisect_right(self.starts, start) - 1)
        return self.doc[first : bisect_left(self.starts, end)]
