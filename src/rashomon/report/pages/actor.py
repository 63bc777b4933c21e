"""One actor: what each outlet calls it, what it says, and what it is told to do and to suffer."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from rashomon.dossier import rows
from rashomon.records import AUTHOR, Span
from rashomon.report import links
from rashomon.report.asked import Asked
from rashomon.report.asking import Where
from rashomon.report.desk import Desk, capped
from rashomon.report.listed import BY_DATE, EventRow, find, lines
from rashomon.report.parts import Outlet, Part, Payload, Quote, Ruling, Value
from rashomon.report.site import Page
from rashomon.report.slicing import count
from rashomon.wording import wording

_WRITTEN = 120
"""Actors that have a page of their own where no server makes it when it is asked for."""

_EVENTS = 25
_SAYINGS = 25
_FORMS = 8
_ROLES = 6

_ALL_READ = 600
"""Mentions up to which every one is looked at for its words."""

_OF_OUTLET = 5
"""Mentions of each outlet that are looked at where there are more."""


class Name(Part, frozen=True):
    """Words for an actor; ``polarity`` is None for a plain name, ``by`` whose words they are."""

    words: str
    count: int
    to: str
    polarity: str | None
    by: str | None


class Naming(Part, frozen=True):
    """What one outlet calls an actor, most frequent first after the loaded words."""

    outlet: Outlet
    names: tuple[Name, ...]
    more: int


class Actor(Payload, frozen=True):
    """One actor; ``sampled``: its mentions are too many, so namings are of some an outlet."""

    id: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[Value, ...]
    aliases: tuple[str, ...]
    mentions: int
    namings: tuple[Naming, ...]
    sampled: bool
    does: tuple[EventRow, ...]
    more_does: int
    suffers: tuple[EventRow, ...]
    more_suffers: int
    says: tuple[Quote, ...]
    more_says: int
    rulings: tuple[Ruling, ...]


def actor(desk: Desk, asked: Asked) -> Actor | None:
    """Return one actor by its id."""
    found = desk.among(rows.ActorRow, "actors", [asked.key or ""])
    if not found:
        return None
    (row,) = found
    mentions = count(desk, "actor_mentions m", _about("m.actor", row.id))
    does, more_does = _events(desk, "sources", row.id)
    suffers, more_suffers = _events(desk, "targets", row.id)
    says, more_says = _says(desk, row.id)
    return Actor(
        title=row.name,
        id=row.id,
        kind=row.kind,
        country=row.country,
        sectors=tuple(wording().sectors.get(sector, sector) for sector in row.sectors),
        roles=_roles(row),
        aliases=tuple(name for name in row.aliases if name != row.name),
        mentions=mentions,
        namings=_namings(desk, row.id, everything=mentions <= _ALL_READ),
        sampled=mentions > _ALL_READ,
        does=does,
        more_does=more_does,
        suffers=suffers,
        more_suffers=more_suffers,
        says=says,
        more_says=more_says,
        rulings=desk.rulings([row.id]),
    )


def _about(column: str, name: str) -> Where:
    where = Where()
    where.add(f"{column} = ?", name)
    return where


def _roles(row: rows.ActorRow) -> tuple[Value, ...]:
    found = {role.text: role for role in reversed(row.roles)}
    return tuple(
        Value(text=role.text, to=links.words(role.article, role.start, role.end), verbatim=True)
        for role in list(reversed(found.values()))[:_ROLES]
    )


def _events(desk: Desk, side: str, name: str) -> tuple[tuple[EventRow, ...], int]:
    """Return the events that an actor takes part in on one side, and how many are left out."""
    where = Where()
    where.add(f"list_contains(e.{side}, ?)", name)
    found = find(desk, where, BY_DATE, _EVENTS)
    return lines(desk, found.events), found.passing - len(found.events)


def _says(desk: Desk, name: str) -> tuple[tuple[Quote, ...], int]:
    sql = (
        "SELECT s.* FROM statements s JOIN articles a ON a.id = s.article WHERE s.speaker = ? "
        'ORDER BY a.published."value" NULLS LAST, s.article, s.content[1]."start", s.id LIMIT ?'
    )
    found = desk.dossier.select(rows.StatementRow, sql, [name, _SAYINGS])
    outer = {row.id: row for row in found}
    outer |= {
        row.id: row
        for row in desk.among(
            rows.StatementRow, "statements", [row.parent for row in found if row.parent]
        )
    }
    desk.lookup.hold(row.article for row in (*found, *outer.values()))
    quotes = tuple(
        desk.quote(row.article, row.content[0], speakers=desk.speakers(row.parent, outer))
        for row in found
    )
    more = count(desk, "statements s", _about("s.speaker", name)) - len(quotes)
    return quotes, more


class _Use(NamedTuple):
    """Words for an actor at one place."""

    outlet: str
    words: str
    to: str
    polarity: str | None
    by: str | None


def _namings(desk: Desk, name: str, *, everything: bool) -> tuple[Naming, ...]:
    """Count the forms by outlet; a mention that is a loaded word is not told again as a name."""
    uses = _loaded(desk, name, everything=everything)
    taken = {use.to for use in uses}
    uses += [use for use in _plain(desk, name, everything=everything) if use.to not in taken]
    by_outlet: dict[str, list[_Use]] = {}
    for use in uses:
        by_outlet.setdefault(use.outlet, []).append(use)
    order = sorted(by_outlet, key=lambda key: desk.outlets[key].number)
    return tuple(_naming(desk.outlets[key], by_outlet[key]) for key in order)


def _loaded(desk: Desk, name: str, *, everything: bool) -> list[_Use]:
    sql = """
        SELECT l.* FROM labels l JOIN articles a ON a.id = l.article WHERE l.actor = ?
        QUALIFY ? OR row_number() OVER (
            PARTITION BY coalesce(a.outlet, a.id)
            ORDER BY a.published."value", l.article, l."start", l."end"
        ) <= ?
        ORDER BY ALL
    """
    found = desk.dossier.select(rows.LabelRow, sql, [name, everything, _OF_OUTLET])
    desk.lookup.hold(label.article for label in found)
    return [
        _Use(
            outlet=desk.outlet(label.article).key,
            words=desk.words(label.article, Span(label.start, label.end)),
            to=links.words(label.article, label.start, label.end),
            polarity=label.polarity,
            by=None if label.by in (None, AUTHOR) else desk.speaker(label.by),
        )
        for label in found
    ]


def _plain(desk: Desk, name: str, *, everything: bool) -> list[_Use]:
    sql = """
        WITH mentioned AS (
            SELECT m.article, m."start", m."end", coalesce(a.outlet, a.id) AS outlet,
                   row_number() OVER (
                       PARTITION BY outlet ORDER BY a.published."value", m.article, m."start"
                   ) AS place
            FROM actor_mentions m JOIN articles a ON a.id = m.article
            WHERE m.actor = ? AND m.form <> 'pronoun'
        )
        SELECT outlet, article, "start", "end" FROM mentioned WHERE ? OR place <= ? ORDER BY ALL
    """
    found = desk.dossier.connection.execute(sql, [name, everything, _OF_OUTLET]).fetchall()
    desk.lookup.hold(article for _, article, *_ in found)
    return [
        _Use(
            outlet,
            desk.words(article, Span(start, end)),
            links.words(article, start, end),
            None,
            None,
        )
        for outlet, article, start, end in found
    ]


def _naming(outlet: Outlet, uses: list[_Use]) -> Naming:
    forms: dict[tuple[str, str | None, str | None], list[_Use]] = {}
    for use in uses:
        forms.setdefault((use.words.casefold(), use.polarity, use.by), []).append(use)
    counts = Counter({key: len(found) for key, found in forms.items()})
    order = sorted(forms, key=lambda key: (key[1] is None, -counts[key], key[0], key[2] or ""))
    kept, more = capped(order, _FORMS)
    return Naming(
        outlet=outlet,
        names=tuple(
            Name(
                words=forms[key][0].words,
                count=counts[key],
                to=forms[key][0].to,
                polarity=key[1],
                by=key[2],
            )
            for key in kept
        ),
        more=more,
    )


def foremost(desk: Desk) -> list[str]:
    """Return the actors mentioned most."""
    sql = "SELECT actor FROM actor_mentions GROUP BY actor ORDER BY count(*) DESC, actor LIMIT ?"
    return [name for (name,) in desk.dossier.connection.execute(sql, [_WRITTEN]).fetchall()]


PAGE = Page(name="actor", label="", build=actor, keys=foremost)
