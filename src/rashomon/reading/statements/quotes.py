"""Quotation marks of every style, paired within a paragraph, whether or not they balance.

What a mark does is read from the spaces around it first and from its shape second, because news
text that was scraped, translated or typed in haste turns marks round, mixes styles and loses the
closing one. A quotation that a paragraph leaves open ends with the paragraph when the next one
opens with a mark (the convention for a quotation of several paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

_MARK = re.compile(r"``|''|[\"“”„‟«»]")
_OPENING_SHAPES = frozenset({"“", "„", "«", "``"})
_CLOSING_SHAPES = frozenset({"”", "»", "''"})
_SINGLE = re.compile(
    r"(?:(?<=[\s(\[—–:])|^)[‘'’](?=[^\W\d])([^\n]*?[\w.,!?…])['’](?=$|[\s.,;:!?)\]—–])"
)
_DOUBLE_CHARACTERS = frozenset('"“”„‟«»')
_OPENS_AFTER = frozenset("([{—–-―/‘'") | _DOUBLE_CHARACTERS
_CLOSES_BEFORE = frozenset(".,;:!?)]}—–-―/’'…") | _DOUBLE_CHARACTERS
_MIN_SINGLE_WORDS = 2
_MAX_TAIL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``[start, end)`` between two marks; ``depth`` 0 is the outermost.

    ``open_end`` says that no mark closes it; ``continued`` that the next paragraph goes on with it.
    """

    start: int
    end: int
    depth: int = 0
    open_end: bool = False
    continued: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order; none crosses a line break."""
    paragraphs = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    found: list[Quotation] = []
    for number, (start, end) in enumerate(paragraphs):
        follower = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = follower is not None and _opens(text[follower[0] : follower[1]].lstrip())
        inside = _pair(text, start, end, goes_on)
        found += inside or _single(text, start, end)
    return tuple(sorted(found, key=lambda quotation: (quotation.start, quotation.depth)))


def _opens(paragraph: str) -> bool:
    """Whether a paragraph begins with a mark that can open a quotation."""
    match = _MARK.match(paragraph)
    return (
        match is not None
        and match.end() < len(paragraph)
        and not (paragraph[match.end()].isspace())
    )


def _effect(text: str, mark: re.Match[str], start: int, end: int) -> Literal["open", "close", "?"]:
    """What the characters around a mark, or else its shape, say that it does."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    free_before = before.isspace() or before in _OPENS_AFTER
    free_after = after.isspace() or after in _CLOSES_BEFORE
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    if before.isspace() and after.isspace():
        return "?"
    if mark.group() in _OPENING_SHAPES:
        return "open"
    return "close" if mark.group() in _CLOSING_SHAPES else "?"


def _pair(text: str, start: int, end: int, goes_on: bool) -> list[Quotation]:
    """Pair the double marks of the paragraph ``[start, end)``."""
    found: list[Quotation] = []
    stack: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        effect = _effect(text, mark, start, end)
        if effect == "open" or (effect == "?" and not stack):
            stack.append(mark.end())
        elif stack:
            opened = stack.pop()
            if opened < mark.start():
                found.append(Quotation(opened, mark.start(), len(stack)))
    if stack:
        found = _repair(text, found, stack[0], end, goes_on)
    return found


def _repair(
    text: str, found: Sequence[Quotation], opened: int, end: int, goes_on: bool
) -> list[Quotation]:
    """End the quotation that was opened at `opened` and never closed.

    It ends at the last mark that closed another within it, if little follows; else it goes on to
    the paragraph's end when the next one continues it or when it began the paragraph; else to its
    sentence's end.
    """
    outside = [quotation for quotation in found if quotation.start < opened]
    within = [
        replace(quotation, depth=max(quotation.depth, 1))
        for quotation in found
        if quotation.start > opened
    ]
    last_close = max((quotation.end for quotation in within), default=None)
    if last_close is not None and (
        not goes_on or len(text[last_close + 1 : end].split()) <= _MAX_TAIL_WORDS
    ):
        nested = [quotation for quotation in within if quotation.end != last_close]
        return [*outside, Quotation(opened, last_close, open_end=True), *nested]
    stop = re.compile(r"[.!?…](?=\s|$)").search(text, opened, end)
    starts_paragraph = not text[: opened - 1].rpartition("\n")[2].strip()
    whole = goes_on or starts_paragraph or stop is None
    close = end if whole or stop is None else stop.end()
    if opened >= close:
        return list(found)
    return [*outside, Quotation(opened, close, 0, True, goes_on), *within]


def _single(text: str, start: int, end: int) -> list[Quotation]:
    """Quotations of two words or more in single marks, in a paragraph without double ones."""
    return [
        Quotation(start + match.start(1), start + match.end(1))
        for match in _SINGLE.finditer(text[start:end])
        if len(match[1].split()) >= _MIN_SINGLE_WORDS
    ]
