"""Marked spans of a text as a tree, as HTML needs them: what crosses is drawn in pieces."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.report.parts import Part


class Node(Part, frozen=True):
    """Text, or a marked span with other nodes inside it.

    ``layers`` say as what it is marked, ``note`` says more on hover. A span that crosses another
    is drawn in pieces: only the first has the ``mark``. ``to`` is where the row of the span
    stands, on spans without another inside.
    """

    text: str = ""
    inside: tuple[Node, ...] = ()
    mark: str | None = None
    layers: tuple[str, ...] = ()
    note: str = ""
    to: str | None = None


@dataclass(slots=True)
class Marking:
    """Words ``[start, end)`` of a text, what marks them and where that leads."""

    start: int
    end: int
    mark: str
    layers: set[str] = field(default_factory=set)
    notes: dict[str, None] = field(default_factory=dict)
    to: str | None = None


@dataclass(slots=True)
class _Open:
    end: int
    marking: Marking | None
    first: bool = False
    inside: list[Node] = field(default_factory=list)


def nest(
    text: str, bound: tuple[int, int], markings: Sequence[Marking], marked: set[str]
) -> tuple[Node, ...]:
    """Return the nodes of ``text[slice(*bound)]``; markings are cut to `bound`.

    The first piece of a marking has its mark, unless `marked`, which is kept up, has it.
    """
    at, end = bound
    stack = [_Open(end, None)]
    queue = [
        (max(at, one.start), -min(end, one.end), order)
        for order, one in enumerate(markings)
        if one.start < end and at < one.end
    ]
    heapq.heapify(queue)

    def say(upto: int) -> None:
        nonlocal at
        if upto > at:
            stack[-1].inside.append(Node(text=text[at:upto]))
            at = upto

    def close() -> None:
        say(stack[-1].end)
        done = stack.pop()
        if done.marking:
            stack[-1].inside.append(_node(done, done.marking))

    while queue:
        start, minus_stop, order = heapq.heappop(queue)
        while stack[-1].end <= start:
            close()
        say(start)
        stop = -minus_stop
        if stop > stack[-1].end:
            heapq.heappush(queue, (stack[-1].end, minus_stop, order))
            stop = stack[-1].end
        marking = markings[order]
        stack.append(_Open(stop, marking, first=marking.mark not in marked))
        marked.add(marking.mark)
    while len(stack) > 1:
        close()
    say(end)
    return tuple(stack[0].inside)


def _node(done: _Open, marking: Marking) -> Node:
    leaf = all(not node.inside for node in done.inside)
    return Node(
        inside=tuple(done.inside),
        mark=marking.mark if done.first else None,
        layers=tuple(sorted(marking.layers)),
        note="; ".join(marking.notes),
        to=marking.to if leaf else None,
    )
