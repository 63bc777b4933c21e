"""The readable text of an article line by line, and what kind of line each is by its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+(?:['’.-][^\W_]+)*")
_SENTENCE_END = re.compile(r"""[.!?…。！？؟।]['"”’»“)\]]*$""")
_MIN_PROSE_WORDS = 8
_MIN_UNFINISHED_PROSE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A line without white space at its ends: its place in the view, and its text."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """Count of words; a Han character or kana counts as one."""
        return count_words(self.text)

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends with a mark that ends sentences, perhaps quoted."""
        return ends_sentence(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether the line is a sentence or more of running text, and no heading or menu."""
        words = self.words
        return words >= (_MIN_PROSE_WORDS if self.ends_sentence else _MIN_UNFINISHED_PROSE_WORDS)


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank, in order."""
    for match in re.finditer(r"[^\n\r]+", text):
        stripped = match.group().strip("\ufeff \t\xa0\u200b")
        if stripped:
            start = match.start() + match.group().index(stripped)
            yield Line(start, start + len(stripped), stripped)


def count_words(text: str) -> int:
    """Count the words of a text; a Han character or kana counts as one."""
    return sum(1 for _ in _WORD.finditer(text))


def ends_sentence(text: str) -> bool:
    """Say whether a text ends with a mark that ends sentences, perhaps quoted."""
    return bool(_SENTENCE_END.search(text))
