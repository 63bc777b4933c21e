"""What stands around every page: the affair's name, and what its facets offer."""

from __future__ import annotations

from rashomon.dossier import rows
from rashomon.report.desk import Desk
from rashomon.report.parts import Outlet, Part
from rashomon.wording import wording
from rashomon.wording.dates import spoken

OUTLETS_OFFERED = 60
ACTORS_OFFERED = 300
"""Outlets and actors among which a facet lets one choose, the most frequent first."""


class Frame(Part, frozen=True):
    """The affair's title and time span in words, and the values of facets with their names.

    ``actors`` are ids and names, ``called`` whom of them a name, alias or country's code means.
    """

    title: str
    span: str
    outlets: tuple[Outlet, ...]
    more_outlets: int
    actors: tuple[tuple[str, str], ...]
    called: dict[str, tuple[str, ...]]
    types: tuple[tuple[str, str], ...]


def frame_of(desk: Desk) -> Frame:
    """Return the frame of all pages of a dossier."""
    foremost = _foremost(desk)
    nouns = wording().types
    asked = "SELECT DISTINCT type FROM events ORDER BY type"
    types = [name for (name,) in desk.dossier.connection.execute(asked).fetchall()]
    outlets = tuple(desk.outlets.values())
    return Frame(
        title=_title(desk, foremost),
        span=_span(desk),
        outlets=outlets[:OUTLETS_OFFERED],
        more_outlets=max(0, len(outlets) - OUTLETS_OFFERED),
        actors=tuple((actor, desk.names[actor]) for actor in foremost),
        called=_called(desk, foremost),
        types=tuple((name, nouns[name].noun) for name in types),
    )


def _foremost(desk: Desk) -> list[str]:
    """Return the actors mentioned most often."""
    sql = "SELECT actor FROM actor_mentions GROUP BY actor ORDER BY count(*) DESC, actor LIMIT ?"
    found = desk.dossier.connection.execute(sql, [ACTORS_OFFERED]).fetchall()
    return [actor for (actor,) in found]


def _called(desk: Desk, foremost: list[str]) -> dict[str, tuple[str, ...]]:
    """Return what `Lookup.actor_ids` knows actors by, in lower case."""
    found: dict[str, dict[str, None]] = {}
    for actor in desk.among(rows.ActorRow, "actors", foremost):
        code = (actor.country,) if actor.kind == "state" and actor.country else ()
        for name in (actor.name, *actor.aliases, *code):
            found.setdefault(name.lower(), {})[actor.id] = None
    return {name: tuple(actors) for name, actors in found.items()}


def _title(desk: Desk, foremost: list[str]) -> str:
    """Name the affair by the two countries it tells most of, or else by its foremost actors."""
    sql = (
        "SELECT least(source, target) AS one, greatest(source, target) AS other FROM relations "
        "GROUP BY ALL ORDER BY count(*) DESC, one, other LIMIT 1"
    )
    pairs = desk.dossier.connection.execute(sql).fetchall()
    names = [country(desk, code) for code in pairs[0]] if pairs else []
    names = names or [desk.names[actor] for actor in foremost[:2]]
    return " and ".join(names) or "A dossier without actors"


def _span(desk: Desk) -> str:
    known = sorted(day for day in desk.dates if day)
    if not known:
        return "articles without a date"
    first, last = known[0].partition("/")[0], known[-1].rpartition("/")[2]
    return spoken(f"{first}/{last}" if first != last else first)


def country(desk: Desk, code: str) -> str:
    """Return the name by which the articles know a country, or its code where they name none."""
    return desk.once(_states).get(code) or wording().international.get(code, code)


def _states(desk: Desk) -> dict[str, str]:
    sql = (
        "SELECT country, arg_min(name, id) FROM actors "
        "WHERE kind = 'state' AND country IS NOT NULL GROUP BY country"
    )
    return dict(desk.dossier.connection.execute(sql).fetchall())
