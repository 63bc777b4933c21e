"""Plain text in lines of fixed width: where a line ends for lack of room and not of words.

Such an end is dropped by its span, and the view shows a space in its place; nothing is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.intake.lines import ends_sentence
from rashomon.records import Dropped
from rashomon.view import INLINE_MARKUP, LINE_WRAP

_LINE = re.compile(r"[^\r\n]+")
_NEWLINE = re.compile(r"\r\n|\r|\n")


class Wrapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When lines are of fixed width; see ``codebook/intake/wrapping.yaml``."""

    most_columns: int
    least_columns: int
    least_lines: int
    full_share: float
    open_share: float
    begins_anew: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: where its words begin and end, and they themselves."""

    start: int
    end: int
    text: str


def find_wraps(raw: str) -> tuple[Dropped, ...]:
    """Return the ends of lines within paragraphs; none when the lines are not of fixed width.

    Where a line ends with a hyphen, the word is taken to have one: the next line follows at once.
    """
    pairs = list(_pairs(raw))
    width = _width(pairs)
    if width is None:
        return ()
    anew = re.compile(_data().begins_anew)
    return tuple(
        Dropped(
            start=line.end,
            end=after.start,
            kind=INLINE_MARKUP if line.text.endswith("-") else LINE_WRAP,
        )
        for line, after in pairs
        if _is_full(line, after, width) and not anew.match(after.text)
    )


def _pairs(raw: str) -> Iterator[tuple[_Line, _Line]]:
    """Yield the lines that another line follows, with that line."""
    last: _Line | None = None
    for match in _LINE.finditer(raw):
        text = match.group().strip()
        if not text:
            last = None
            continue
        start = match.start() + match.group().index(text)
        line = _Line(start, start + len(text), text)
        if last is not None and len(_NEWLINE.findall(raw, last.end, start)) == 1:
            yield last, line
        last = line


def _width(pairs: Sequence[tuple[_Line, _Line]]) -> int | None:
    """Return the width of the lines, or None when they have none in common."""
    data = _data()
    width = max((len(line.text) for line, _ in pairs if " " in line.text), default=0)
    if len(pairs) < data.least_lines or not data.least_columns <= width <= data.most_columns:
        return None
    within = [pair for pair in pairs if not ends_sentence(pair[0].text)]
    full = sum(_is_full(line, after, width) for line, after in within)
    if len(within) < data.open_share * len(pairs) or full < data.full_share * len(within):
        return None
    return width


def _is_full(line: _Line, after: _Line, width: int) -> bool:
    """Say whether the first word of the next line would not have stood in this one."""
    return len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) > width


@cache
def _data() -> Wrapping:
    return load("intake/wrapping.yaml", Wrapping)
