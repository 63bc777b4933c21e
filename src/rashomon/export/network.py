"""Who acts on whom, as nodes and edges: what both formats of graphs are written from.

An edge is one event from one actor to another, so that two actors may have many. Which mentions
make it is the rule of `counted`: those that report an act. Those who meet, agree or cooperate
without anybody named on the other side act on one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from rashomon.acts import directed
from rashomon.dossier import Dossier
from rashomon.dossier.rows import ActorRow
from rashomon.export.counted import LeftOut, Told, lost_mentions, told_events
from rashomon.export.legible import Legible
from rashomon.export.untold import untold
from rashomon.export.written import Lost, losses
from rashomon.ontology import EVENT_TYPES
from rashomon.records import content_id
from rashomon.wording import heading


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor that acts or is acted on. Several values are joined by "; "."""

    id: str
    label: str
    kind: str
    country: str | None
    sectors: str
    aliases: str


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """One event from one actor to another; ``date`` is EDTF.

    ``score`` is PLOVER's of the type (-9.3 to +7.6), ``sign`` its sign and ``weight`` its size,
    since layouts take no negative weights. ``outlets`` are those whose mentions count.
    """

    id: str
    source: str
    target: str
    label: str
    event: str
    type: str
    modes: str
    date: str | None
    weight: float
    sign: int
    score: float
    mentions: int
    articles: int
    outlets: str


class Network(msgspec.Struct, frozen=True):
    """The nodes by id, the edges by date, and what has no place among them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lost: tuple[Lost, ...]


_KEPT = ("actors", "event_mentions", "events", "relations")


def network_of(dossier: Dossier) -> Network:
    """Return the graph of a dossier, its texts made legible."""
    text = Legible()
    left_out: list[LeftOut] = []
    edges: list[Edge] = []
    pairless = 0
    for one in told_events(dossier, left_out):
        found = list(edges_of(dossier, one, text))
        edges += found
        pairless += not found
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    actors = dossier.lookup.actors
    nodes = tuple(_node(actors[actor], text) for actor in sorted(ends))
    absent = Counter(
        {
            ("actors", "in no act between two known sides"): len(actors) - len(nodes),
            ("events", "one side or both not known"): pairless,
        }
    )
    lost = (*lost_mentions(left_out), *losses(absent), *untold(dossier, _KEPT), *text.lost())
    return Network(nodes, tuple(edges), lost)


def _node(actor: ActorRow, text: Legible) -> Node:
    return Node(
        id=actor.id,
        label=text(actor.name),
        kind=actor.kind,
        country=actor.country,
        sectors="; ".join(actor.sectors),
        aliases=text("; ".join(actor.aliases)),
    )


def edges_of(dossier: Dossier, told: Told, text: Legible) -> Iterator[Edge]:
    """Yield the edges of one event, its texts made legible."""
    event, names = told.event, dossier.lookup.names
    aimed = bool(event.targets)
    articles = {mention.article for mention in told.mentions}
    modes = sorted({m for one in told.mentions if one.type == event.type for m in one.modes})
    outlets = sorted({dossier.lookup.outlet(article) for article in articles})
    score = EVENT_TYPES[event.type].score
    for source, target in directed(event.type, event.sources, event.targets, aimed=aimed):
        yield Edge(
            id=content_id("ed", event.id, source, target),
            source=source,
            target=target,
            label=text(heading(event.type, modes, names((source,)), names((target,)))),
            event=event.id,
            type=event.type,
            modes="; ".join(modes),
            date=event.date,
            weight=abs(score),
            sign=1 if score > 0 else -1,
            score=score,
            mentions=len(told.mentions),
            articles=len(articles),
            outlets=text("; ".join(outlets)),
        )
