"""Which judgements stand: not taken back, not replaced by their author, not contested.

Where two people rule otherwise on one thing, neither wins: both are contested and without effect
until one of them takes his back or comes round. Who rules anew on the same thing replaces his own
earlier ruling. All of this follows from the set of judgements alone, whatever its order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.links import Anchor, Judgement, Verdict

State = Literal["in force", "contested", "replaced", "undone", "orphaned"]

OUTCOMES: frozenset[Verdict] = frozenset({"true", "false", "partly", "void"})
"""Verdicts on what a contrast or a forecast says."""

PAIRING: frozenset[Verdict] = frozenset({"same", "different", "unsure"})
"""Verdicts on two rows."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement, the rows that it is about today, and whether it stands.

    ``others`` are the judgements that contest, replace or undo it. It is orphaned when the words
    that it was made on are not (or no more) in the dossier.
    """

    judgement: Judgement
    left: frozenset[str]
    right: frozenset[str]
    state: State = "in force"
    others: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What was ruled."""
        return self.judgement.verdict


def standings(
    judgements: Iterable[Judgement], find: Callable[[Anchor], str | None]
) -> list[Standing]:
    """Return how each judgement stands, the oldest first; `find` gives the row of an anchor."""
    given = sorted({one.id: one for one in judgements}.values(), key=lambda j: (j.when, j.id))
    known = {one.id for one in given}
    undoing: dict[str, list[str]] = defaultdict(list)
    for one in given:
        if one.verdict == "undo":
            undoing[one.a].append(one.id)
    found = [_first(one, find, undoing, known) for one in given]
    found = _settled(found, "replaced", _replacing)
    return _settled(found, "contested", _contesting)


def _first(
    one: Judgement,
    find: Callable[[Anchor], str | None],
    undoing: dict[str, list[str]],
    known: set[str],
) -> Standing:
    """Say whether a judgement is undone or orphaned, before others are looked at."""
    left, right = (
        frozenset(row for anchor in side if (row := find(anchor)) is not None)
        for side in (one.a_at, one.b_at)
    )
    if one.id in undoing:
        return Standing(one, left, right, "undone", tuple(undoing[one.id]))
    lost = not left or (one.verdict in PAIRING and not right)
    if (one.a not in known) if one.verdict == "undo" else lost:
        return Standing(one, left, right, "orphaned")
    return Standing(one, left, right)


def _settled(
    found: Sequence[Standing],
    state: State,
    against: Callable[[Standing, Iterable[Standing]], Iterator[str]],
) -> list[Standing]:
    """Give `state` to those in force that others in force are `against`."""
    touching: dict[str, list[Standing]] = defaultdict(list)
    for one in found:
        if one.state == "in force":
            for row in one.left | one.right:
                touching[row].append(one)
    settled = []
    for one in found:
        near = {
            other.judgement.id: other
            for row in one.left | one.right
            for other in touching[row]
            if other is not one
        }
        others = tuple(against(one, near.values())) if one.state == "in force" else ()
        changed = Standing(one.judgement, one.left, one.right, state, tuple(sorted(others)))
        settled.append(changed if others else one)
    return settled


def _replacing(one: Standing, near: Iterable[Standing]) -> Iterator[str]:
    mine = one.judgement
    for other in near:
        theirs = other.judgement
        newer = (theirs.when, theirs.id) > (mine.when, mine.id)
        if theirs.who == mine.who and newer and (_contrary(one, other) or _again(one, other)):
            yield theirs.id


def _contesting(one: Standing, near: Iterable[Standing]) -> Iterator[str]:
    for other in near:
        if other.judgement.who != one.judgement.who and _contrary(one, other):
            yield other.judgement.id


def _contrary(one: Standing, other: Standing) -> bool:
    """Whether two judgements cannot both be followed."""
    verdicts = {one.verdict, other.verdict}
    if verdicts == {"same", "different"}:
        joined, split = (one, other) if one.verdict == "same" else (other, one)
        together = joined.left | joined.right
        return bool(together & split.left) and bool(together & split.right)
    if not one.left & other.left:
        return False
    if verdicts in ({"rename"}, {"outlet"}):
        return one.judgement.name != other.judgement.name
    if verdicts == {"date"}:
        return one.judgement.on != other.judgement.on
    return len(verdicts) > 1 and verdicts <= OUTCOMES


def _again(one: Standing, other: Standing) -> bool:
    """Whether a person rules a second time on one thing, be it the same way."""
    verdicts = {one.verdict, other.verdict}
    if verdicts <= PAIRING and "unsure" in verdicts:
        return any(
            one.left & left and one.right & right
            for left, right in ((other.left, other.right), (other.right, other.left))
        )
    single = verdicts <= OUTCOMES or verdicts in ({"rename"}, {"date"}, {"outlet"})
    return single and bool(one.left & other.left)
