"""From people's judgements on ids to rulings on members, which outlive every rebuild.

A judgement may name a member (an article's own actor, an event mention) or what members were
linked to (an actor or event of the dossier). The latter is read as the members that it stood for,
first as linking alone would have it, then as earlier judgements made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.linking.clusters import Members, Rulings
from rashomon.records import Judgement

Grouping = Mapping[str, Members]
"""The id of a group -> its members."""


def settle(
    group: Callable[[Rulings], Grouping],
    members: Iterable[str],
    judgements: Sequence[Judgement],
) -> Grouping:
    """Return the groups that `group` makes once all judgements that it can read are heeded.

    A judgement on ids that stand for nothing here (an article was taken out) has no effect.
    """
    known: dict[str, Members] = {member: (member,) for member in members}
    waiting = sorted(
        (j for j in judgements if j.verdict in ("same", "different") and j.b is not None),
        key=lambda j: (j.when, j.id),
    )
    heard: list[Judgement] = []
    grouping = group(Rulings())
    while True:
        known |= {key: value for key, value in grouping.items() if key not in known}
        heeded = [j for j in waiting if j.a in known and j.b in known]
        if not heeded:
            return grouping
        heard = sorted([*heard, *heeded], key=lambda j: (j.when, j.id))
        waiting = [j for j in waiting if j not in heeded]
        grouping = group(_rulings(heard, known))


def _rulings(judgements: Sequence[Judgement], known: Grouping) -> Rulings:
    return Rulings(
        tuple(
            (judgement.verdict == "same", known[judgement.a], known[judgement.b or ""])
            for judgement in reversed(judgements)
        )
    )
