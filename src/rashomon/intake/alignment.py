"""Where the blocks of an extracted text stand in the text that they were extracted from.

Extraction only omits: what it keeps, it keeps in order and letter by letter, but for white space.
So a block is looked for as it is, without white space, between its neighbours. Long blocks, which
hardly ever occur twice, are placed first; among several places the one nearest to the block that
follows wins, since a page repeats headlines and teasers above the article, not within it. A block
that is not found whole, for something inside it was omitted, is placed by runs of its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_ANCHOR_LETTERS = 40
_MIN_RUN_LETTERS = 12
"""Letters in a row; a shorter run may come from anywhere."""
_NEAR = 200
"""Letters before the first run and after the last one, in which the ends of a block may lie."""
_MAX_WINDOW = 20_000
"""Letters searched for the runs of one block: SequenceMatcher is quadratic at worst."""


def align(blocks: Sequence[str], source: str) -> tuple[list[tuple[int, int]], int]:
    """Return the spans of `source` that the blocks cover, and the count of letters not found.

    Spans are sorted, half open and do not overlap; white space at their ends is left out.
    """
    letters = [index for index, char in enumerate(source) if not char.isspace()]
    packed = "".join(source[index] for index in letters)
    wanted = [block for block in ("".join(block.split()) for block in blocks) if block]
    spans, missing = [], 0
    for block, (start, end) in zip(wanted, _windows(wanted, packed), strict=True):
        runs = list(_runs(block, packed, start, end))
        missing += len(block) - sum(stop - begin for begin, stop in runs)
        spans += [(letters[begin], letters[stop - 1] + 1) for begin, stop in runs]
    return spans, missing


def _windows(blocks: Sequence[str], packed: str) -> list[tuple[int, int]]:
    """Return for each block its place, or else the room between its neighbours' places."""
    places: list[tuple[int, int] | None] = [None] * len(blocks)
    for shortest in (_ANCHOR_LETTERS, 0):
        at = room = 0
        for index, block in enumerate(blocks):
            place = places[index]
            if place is None and len(block) >= shortest:
                limit = _next_start(places, index, len(packed))
                found = packed.find(block, at + room, limit)  # leaves room for those before it
                found = packed.find(block, at, limit) if found < 0 else found
                place = places[index] = (found, found + len(block)) if found >= 0 else None
            at, room = (place[1], 0) if place else (at, room + len(block))
        _pull_together(blocks, packed, places)
    ends = [0]
    for place in places:
        ends.append(place[1] if place else ends[-1])
    return [
        place or (ends[index], _next_start(places, index, len(packed)))
        for index, place in enumerate(places)
    ]


def _next_start(places: Sequence[tuple[int, int] | None], index: int, default: int) -> int:
    return next((place[0] for place in places[index + 1 :] if place), default)


def _pull_together(
    blocks: Sequence[str], packed: str, places: list[tuple[int, int] | None]
) -> None:
    """Move each placed block to its last occurrence before the next placed block."""
    placed = [index for index, place in enumerate(places) if place]
    for index, following in reversed(list(pairwise(placed))):
        place, limit = places[index], places[following]
        if place and limit:
            found = packed.rfind(blocks[index], place[0], limit[0])
            places[index] = (found, found + len(blocks[index]))


def _runs(block: str, packed: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of a block within ``packed[start:end]``: itself, if it stands there whole.

    A piece too short to be sure of counts if it stands between, or close to, longer runs.
    """
    if packed[start:end] == block:
        yield start, end
        return
    window = packed[start : min(end, start + _MAX_WINDOW)]
    matcher = SequenceMatcher(None, window, block, autojunk=False)
    long = [run for run in matcher.get_matching_blocks() if run.size >= _MIN_RUN_LETTERS]
    at = done = 0
    for index, (a, b, size) in enumerate(long):
        between = block[done:b]
        found = (
            window.find(between, at, a) if index else window.rfind(between, max(0, a - _NEAR), a)
        )
        if between and found >= 0:
            yield start + found, start + found + len(between)
        yield start + a, start + a + size
        at, done = a + size, b + size
    if long and (rest := block[done:]) and (found := window.find(rest, at, at + _NEAR)) >= 0:
        yield start + found, start + found + len(rest)
