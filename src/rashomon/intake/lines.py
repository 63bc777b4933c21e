"""The readable text of an article line by line, and what kind of line each is by its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"""[.!?…。！？؟।]['"”’»“)\]]*$""")
_LONGEST_END = 8
_MAX_SHORT = 1000
_MIN_PROSE_WORDS = 8
_MIN_UNFINISHED_PROSE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space at its ends: its place in the view, its text and its words."""

    start: int
    end: int
    text: str
    words: int

    @property
    def is_short(self) -> bool:
        """Whether it may be furniture: no pattern is tried on a line of white space without end."""
        return len(self.text) <= _MAX_SHORT

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends with a mark that ends sentences, perhaps quoted."""
        return ends_sentence(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether the line is a sentence or more of running text, and no heading or menu."""
        least = _MIN_PROSE_WORDS if self.ends_sentence else _MIN_UNFINISHED_PROSE_WORDS
        return self.words >= least


def ends_sentence(text: str) -> bool:
    """Say whether a text ends with a mark that ends sentences, perhaps quoted."""
    return bool(_SENTENCE_END.search(text[-_LONGEST_END:]))


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank, in order."""
    for match in re.finditer(r"[^\n\r]+", text):
        stripped = match.group().strip("\ufeff \t\xa0\u200b")
        if stripped:
            start = match.start() + match.group().index(stripped)
            yield Line(start, start + len(stripped), stripped, count_words(stripped))


def count_words(text: str) -> int:
    """Count the words of a text; a Han character or kana counts as one."""
    return len(_WORD.findall(text))
