"""Actors: who they are, what each outlet calls them, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.dossier import rows
from rashomon.report.sections.desk import Desk, capped
from rashomon.report.sections.parts import Quote, Value
from rashomon.report.sections.payload import Actor, Actors, Name, Naming
from rashomon.report.sections.texts import Place
from rashomon.wording import wording

MOST = 80
_NAMED = 1000
_FORMS = 8
_SAYINGS = 12
_ROLES = 4
_UNNAMED = 60

Key = tuple[str, str | None, str | None]
"""Words without their case, their polarity (None: a plain name), and whose they are."""


def actors(desk: Desk) -> Actors:
    """Return the actors most spoken of, and the names of the others."""
    lines = desk.dossier.actors()
    kept, _ = capped(lines, MOST)
    namings = _namings(desk, {line.id for line in kept})
    sayings = _sayings(desk)
    others, more = capped([line.name for line in lines[MOST:]], _NAMED)
    shown = tuple(
        Actor(
            id=line.id,
            name=line.name,
            kind=line.kind,
            country=line.country,
            sectors=tuple(wording().sectors.get(sector, sector) for sector in line.sectors),
            roles=_roles(desk, line.id),
            mentions=line.mentions,
            namings=tuple(
                _naming(desk, outlet, forms)
                for outlet, forms in sorted(namings.get(line.id, {}).items())
            ),
            says=tuple(_said(desk, row, row.parent) for row in sayings.get(line.id, ())[:_SAYINGS]),
            more_says=max(0, len(sayings.get(line.id, ())) - _SAYINGS),
        )
        for line in kept
    )
    unnamed = [row for row in desk.statements.values() if row.speaker is None]
    return Actors(
        shown=shown,
        others=others,
        more=more,
        unnamed=tuple(_said(desk, row, row.id) for row in unnamed[:_UNNAMED]),
        more_unnamed=max(0, len(unnamed) - _UNNAMED),
    )


def _roles(desk: Desk, actor: str) -> tuple[Value, ...]:
    found: dict[str, Place] = {}
    for role in desk.lookup.actors[actor].roles:
        found.setdefault(role.text, (role.article, role.start, role.end))
    return tuple(
        Value(text=text, anchor=desk.citations.cite(place, "role"), verbatim=True)
        for text, place in list(found.items())[:_ROLES]
    )


def _namings(desk: Desk, wanted: set[str]) -> dict[str, dict[int, dict[Key, list[Place]]]]:
    """Return, by actor and outlet, where each form stands; pronouns are nobody's name."""
    found: dict[str, dict[int, dict[Key, list[Place]]]] = {}
    for actor, place, polarity, by in _uses(desk):
        if actor in wanted:
            forms = found.setdefault(actor, {}).setdefault(desk.outlet(place[0]), {})
            key = desk.texts.words(place).casefold(), polarity, by
            forms.setdefault(key, []).append(place)
    return found


def _uses(desk: Desk) -> Iterator[tuple[str, Place, str | None, str | None]]:
    """Yield loaded words first; a mention that is one of them is not told again as a name."""
    loaded: set[Place] = set()
    for labels in desk.labels.values():
        for label in labels:
            place = (label.article, label.start, label.end)
            loaded.add(place)
            yield label.actor, place, label.polarity, desk.speaker(label.by)
    sql = "SELECT * FROM actor_mentions WHERE form <> 'pronoun' ORDER BY ALL"
    for mention in desk.dossier.select(rows.ActorMentionRow, sql):
        place = (mention.article, mention.start, mention.end)
        if place not in loaded:
            yield mention.actor, place, None, None


def _naming(desk: Desk, outlet: int, forms: dict[Key, list[Place]]) -> Naming:
    order = sorted(forms, key=lambda key: (key[1] is None, -len(forms[key]), key[0], key[2] or ""))
    kept, more = capped(order, _FORMS)
    names = []
    for key in kept:
        (_, polarity, by), places = key, forms[key]
        kind = "name" if polarity is None else f"label-{polarity}"
        names.append(
            Name(
                words=desk.texts.words(places[0]),
                count=len(places),
                anchor=desk.citations.cite(places[0], kind),
                polarity=polarity,  # type: ignore[arg-type]
                by=None if by == "the author" else by,
            )
        )
    return Naming(outlet=outlet, names=tuple(names), more=more)


def _sayings(desk: Desk) -> dict[str, list[rows.StatementRow]]:
    """Return who says what, in order of the articles' dates and of their text."""
    published = {name: row.published.value for name, row in desk.lookup.articles.items()}
    found: dict[str, list[rows.StatementRow]] = {}
    for row in desk.statements.values():
        if row.speaker:
            found.setdefault(row.speaker, []).append(row)
    for rows_ in found.values():
        rows_.sort(key=lambda row: (published[row.article] is None, published[row.article] or ""))
    return found


def _said(desk: Desk, row: rows.StatementRow, upto: str | None) -> Quote:
    """Quote what is said, under the speakers from the outermost to those of `upto`."""
    place = (row.article, row.content[0].start, row.content[0].end)
    return desk.quote(place, "speech", speakers=desk.speakers(upto))
