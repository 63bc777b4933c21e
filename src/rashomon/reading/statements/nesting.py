"""Statements inside statements."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.statements.attribution import Attribution


def parents(found: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the smallest one whose content holds its cue.

    A parent's content is always the larger one, so that nesting has no circles. An attribution
    without a cue is held by what holds the beginning of its content.
    """
    sizes = [sum(end - start for start, end in one.content) for one in found]
    nested: list[int | None] = []
    for number, inner in enumerate(found):
        place = inner.content[0].start if inner.head is None else inner.head
        holders = [
            other
            for other, outer in enumerate(found)
            if sizes[other] > sizes[number]
            and any(start <= place < end for start, end in outer.content)
        ]
        nested.append(min(holders, key=lambda other: (sizes[other], other), default=None))
    return nested
