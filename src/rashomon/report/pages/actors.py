"""Actors: who is spoken of most, and a graph of who acts on whom."""

from __future__ import annotations

from rashomon.dossier import rows
from rashomon.ontology import EVENT_TYPES
from rashomon.report.asked import Asked
from rashomon.report.asking import Where
from rashomon.report.desk import Desk, capped
from rashomon.report.listed import EVENTS
from rashomon.report.parts import Facets, Outlet, Part, Payload, Slice
from rashomon.report.site import Page
from rashomon.report.slicing import slice_of
from rashomon.report.told import sign_of
from rashomon.wording import wording

_DYADS = 24
"""Pairs of the graph, those with most events: more cannot be told apart."""

_ROLES = 3
_OUTLETS = 8

_CONFLICTUAL = sorted(type_ for type_ in EVENT_TYPES if sign_of(type_) < 0)


class Actor(Part, frozen=True):
    """One actor of the list; ``outlets`` are those that mention it most."""

    id: str
    name: str
    to: str | None
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: int
    outlets: tuple[Outlet, ...]
    more_outlets: int
    facets: Facets


class Dyad(Part, frozen=True):
    """In how many events the one is told to act on the other, by the sign of the act."""

    source: str
    target: str
    source_name: str
    target_name: str
    cooperative: int
    conflictual: int


class Node(Part, frozen=True):
    """An actor of the graph, and where its page is."""

    id: str
    name: str
    to: str | None


class Actors(Payload, frozen=True):
    """The actors that pass, those mentioned most first, and the strongest dyads of all."""

    actors: tuple[Actor, ...]
    slice: Slice
    nodes: tuple[Node, ...]
    dyads: tuple[Dyad, ...]
    more_dyads: int


def actors(desk: Desk, asked: Asked) -> Actors:
    """Return the slice that was asked for of the actors that pass; words are those of a name."""
    where = Where()
    if asked.outlet:
        of = "SELECT id FROM articles WHERE coalesce(outlet, id) = ?"
        mentioned = f"SELECT actor FROM actor_mentions WHERE article IN ({of})"  # noqa: S608
        where.add(f"x.id IN ({mentioned})", asked.outlet)
    if asked.text:
        where.add(_NAMED, asked.text)
    sql = (
        f"SELECT x.* FROM actors x JOIN ({_COUNTS}) c ON c.actor = x.id WHERE {where.sql} "  # noqa: S608 - conditions of ours
        "ORDER BY c.mentions DESC, x.name, x.id LIMIT ? OFFSET ?"
    )
    found = desk.dossier.select(rows.ActorRow, sql, [*where.values, asked.limit, asked.offset])
    dyads, more = capped(desk.once(_dyads), _DYADS)
    nodes = {name for dyad in dyads for name in (dyad.source, dyad.target)}
    return Actors(
        title="Actors",
        actors=_listed(desk, found),
        slice=slice_of(desk, asked, "actors x", where, len(found)),
        nodes=tuple(
            Node(id=name, name=desk.names[name], to=desk.page("actor", name))
            for name in sorted(nodes)
        ),
        dyads=dyads,
        more_dyads=more,
    )


_COUNTS = "SELECT actor, count(*) AS mentions FROM actor_mentions GROUP BY actor"


_NAMED = """
    len(list_filter(list_append(x.aliases, x.name),
                    lambda name: contains(lower(name), lower(?)))) > 0
"""


def _listed(desk: Desk, found: list[rows.ActorRow]) -> tuple[Actor, ...]:
    sql = (
        "SELECT m.actor, coalesce(a.outlet, a.id) AS outlet, count(*) AS mentions "
        "FROM actor_mentions m JOIN articles a ON a.id = m.article "
        "WHERE m.actor IN (SELECT unnest(?)) GROUP BY ALL ORDER BY mentions DESC, outlet"
    )
    told: dict[str, dict[str, int]] = {}
    names = [row.id for row in found]
    for actor, outlet, mentions in desk.dossier.connection.execute(sql, [names]).fetchall():
        told.setdefault(actor, {})[outlet] = mentions
    return tuple(_actor(desk, row, told.get(row.id, {})) for row in found)


def _actor(desk: Desk, row: rows.ActorRow, told: dict[str, int]) -> Actor:
    outlets = tuple(desk.outlets[key] for key in told)
    shown, more = capped(outlets, _OUTLETS)
    return Actor(
        id=row.id,
        name=row.name,
        to=desk.page("actor", row.id),
        kind=row.kind,
        country=row.country,
        sectors=tuple(wording().sectors.get(sector, sector) for sector in row.sectors),
        roles=tuple(dict.fromkeys(role.text for role in row.roles))[:_ROLES],
        mentions=sum(told.values()),
        outlets=shown,
        more_outlets=more,
        facets=Facets(
            tellings=tuple((outlet.number, None, None) for outlet in outlets), actors=(row.id,)
        ),
    )


def _dyads(desk: Desk) -> list[Dyad]:
    """Return who is told to act on whom by somebody who does not deny it, most events first."""
    sql = f"""
        WITH acts AS (
            SELECT id, type IN (SELECT unnest(?)) AS conflict, unnest(sources) AS source, targets
            FROM {EVENTS} WHERE len(targets) > 0 AND e.asserting + e.attributing > 0
        ), pairs AS (SELECT conflict, source, unnest(targets) AS target FROM acts)
        SELECT source, target, count(*) FILTER (WHERE NOT conflict) AS cooperative,
               count(*) FILTER (WHERE conflict) AS conflictual
        FROM pairs WHERE source <> target GROUP BY ALL
        ORDER BY count(*) DESC, source, target
    """  # noqa: S608 - names of ours
    found = desk.dossier.connection.execute(sql, [_CONFLICTUAL]).fetchall()
    return [
        Dyad(
            source=source,
            target=target,
            source_name=desk.names[source],
            target_name=desk.names[target],
            cooperative=cooperative,
            conflictual=conflictual,
        )
        for source, target, cooperative, conflictual in found
    ]


PAGE = Page(
    name="actors",
    label="Actors",
    build=actors,
    facets=("text", "outlet"),
    scripts=("vendor/cytoscape.min.js", "graph.js"),
)
