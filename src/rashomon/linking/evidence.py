"""Why each member belongs to its group, as the links of a dossier say it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.linking.clusters import Edge, Grouping
from rashomon.links import Link, Reason

_RULED = Reason(feature="judgement", weight=1.0, detail="a person put these together")


def links_of(grouping: Grouping, edges: Sequence[Edge], alone: str) -> tuple[Link, ...]:
    """Return one link a member: its surest edge inside its group, or that it is alone there."""
    target = {member: key for key, members in grouping.items() for member in members}
    best: dict[str, Edge] = {}
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge.a, edge.b)):
        if target[edge.a] == target[edge.b]:
            best.setdefault(edge.a, edge)
            best.setdefault(edge.b, edge)
    only = (Reason(feature="only mention", weight=1.0, detail=alone),)
    links = []
    for member, key in sorted(target.items()):
        if member in best:
            score, why = best[member].score, best[member].why
        elif len(grouping[key]) == 1:
            score, why = 1.0, only
        else:
            score, why = 1.0, (_RULED,)
        links.append(Link(member=member, target=key, score=score, why=why))
    return tuple(links)
