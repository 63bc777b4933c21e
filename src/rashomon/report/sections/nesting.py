"""Marked spans of a text as a tree, as HTML needs them: what crosses is drawn in pieces."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.report.sections.citations import Cited, anchor_of
from rashomon.report.sections.marked import Node

Placed = tuple[int, int, Cited]
"""Where a cited span starts and ends in the text shown."""


@dataclass(slots=True)
class _Open:
    end: int
    cited: Cited | None
    anchor: str | None = None
    inside: list[Node] = field(default_factory=list)


def nest(
    text: str, bound: tuple[int, int], spans: Sequence[Placed], anchored: set[str]
) -> tuple[Node, ...]:
    """Return the nodes of ``text[slice(*bound)]``; all `spans` are non-empty and within `bound`.

    The first piece of a span gets its anchor, unless `anchored`, which is kept up, has it.
    """
    at, end = bound
    stack = [_Open(end, None)]
    queue = [(start, -stop, order) for order, (start, stop, _) in enumerate(spans)]
    heapq.heapify(queue)

    def say(upto: int) -> None:
        nonlocal at
        if upto > at:
            stack[-1].inside.append(Node(text=text[at:upto]))
            at = upto

    def close() -> None:
        say(stack[-1].end)
        done = stack.pop()
        if done.cited:
            stack[-1].inside.append(_node(done, done.cited))

    while queue:
        start, minus_stop, order = heapq.heappop(queue)
        cited = spans[order][2]
        while stack[-1].end <= start:
            close()
        say(start)
        stop = -minus_stop
        if stop > stack[-1].end:
            heapq.heappush(queue, (stack[-1].end, minus_stop, order))
            stop = stack[-1].end
        anchor = anchor_of(cited.place)
        first = anchor not in anchored
        anchored.add(anchor)
        stack.append(_Open(stop, cited, anchor if first else None))
    while len(stack) > 1:
        close()
    say(end)
    return tuple(stack[0].inside)


def _node(done: _Open, cited: Cited) -> Node:
    leaf = all(not node.inside for node in done.inside)
    return Node(
        inside=tuple(done.inside),
        anchor=done.anchor,
        rest_of=None if done.anchor else anchor_of(cited.place),
        kinds=tuple(sorted(cited.kinds)),
        note="; ".join(sorted(cited.notes)),
        back=cited.back if leaf else None,
    )
