"""Event mentions in the columns of POLECAT's weekly files.

POLECAT has one row for what one story says, with all its actors in a cell, so a row is an event
mention here. Columns and conventions are those of the files as published (Halterman et al. 2023,
Harvard Dataverse, doi:10.7910/DVN/AJGVIT); `docs/cameo.md` says what each holds here. A cell is
empty where the dossier does not know, and "None" keeps the place of one of several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import rashomon
from rashomon.dossier import Dossier
from rashomon.dossier.rows import ActorMentionRow, ActorRow, EventMentionRow
from rashomon.export.coarse import city_of, day_of
from rashomon.export.counted import LeftOut, Told, told_events, write_left_out
from rashomon.export.streamed import quoting
from rashomon.export.tsv import write_table
from rashomon.export.written import Written
from rashomon.gazetteer import state_of
from rashomon.ontology import EVENT_TYPES, INTERNATIONAL
from rashomon.records import Place, Span

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""The 40 columns of a weekly file, in order."""

_BETWEEN, _WITHIN = "; ", "|"


@dataclass(frozen=True, slots=True)
class _Story:
    """What an article names: spans by actor, in order, and the names of a kind."""

    spans: Mapping[str, tuple[Span, ...]]
    people: str
    organisations: str
    locations: str


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``polecat.tsv`` and ``left_out.tsv`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    left_out: list[LeftOut] = []
    told = quoting(dossier, told_events(dossier, left_out), Told.articles)
    stories = _stories(dossier)
    rows = []
    for mention, event_date in ((m, one.event.date) for one in told for m in one.mentions):
        if mention.sources or mention.targets:
            date = mention.date.value if mention.date else event_date
            rows.append(_row(dossier, mention, date, stories[mention.article]))
        else:
            left_out.append(LeftOut(mention, "nobody named"))
    lost = write_left_out(folder, left_out)
    count = write_table(folder / "polecat.tsv", COLUMNS, rows)
    return Written(rows={"polecat": count, "left_out": len(left_out)}, lost=lost)


def _row(
    dossier: Dossier, mention: EventMentionRow, date: str | None, story: _Story
) -> tuple[object, ...]:
    article = dossier.lookup.articles[mention.article]
    event_type = EVENT_TYPES[mention.type]
    return (
        mention.id,
        day_of(date, "-"),
        mention.type,
        _BETWEEN.join(mention.modes),
        event_type.score,
        event_type.quad.name.replace("_", " "),
        _BETWEEN.join(mention.contexts),
        *_side(dossier, mention, mention.sources, story),
        *_side(dossier, mention, mention.targets, story),
        *_place_cells(mention.place),
        article.outlet,
        day_of(article.published.value, "-"),
        story.people,
        story.organisations,
        story.locations,
        article.language,
        f"rashomon {rashomon.__version__}",
    )


def _side(
    dossier: Dossier, mention: EventMentionRow, ids: Iterable[str], story: _Story
) -> tuple[str, ...]:
    """Return the eight cells of those who act, or of those who are acted on."""
    actors = [dossier.lookup.actors[actor] for actor in ids]
    return (
        _list(actor.name for actor in actors),
        _list(_country(actor) for actor in actors),
        "",  # Correlates of War numbers
        _list(actor.sectors[0] if actor.sectors else None for actor in actors),
        _list(_WITHIN.join(actor.sectors) or None for actor in actors),
        _list(_title(actor, mention.article) for actor in actors),
        _list(_raw(dossier, mention, story.spans.get(actor.id, ())) for actor in actors),
        "",  # Wikipedia
    )


def _list(values: Iterable[str | None]) -> str:
    """Join what belongs to several actors, in their order; nothing if it is known of none."""
    given = [None if value is None else value.replace(";", ",") for value in values]
    return _BETWEEN.join(value or "None" for value in given) if any(given) else ""


def _country(actor: ActorRow) -> str | None:
    if actor.country is None or actor.country in INTERNATIONAL:
        return actor.country
    return state_of(actor.country).name


def _raw(dossier: Dossier, mention: EventMentionRow, spans: Iterable[Span]) -> str | None:
    """Return the words that first call an actor something in the mention's sentence."""
    sentence = mention.sentence
    for span in spans:
        if sentence.start <= span.start < sentence.end:
            return dossier.lookup.quote(mention.article, span.start, span.end).text
    return None


def _title(actor: ActorRow, article: str) -> str | None:
    return next((role.text for role in actor.roles if role.article == article), None)


def _place_cells(place: Place | None) -> tuple[object, ...]:
    """Return the ten cells of a place; what is no city leaves the city empty."""
    if place is None:
        return ("",) * 10
    city = city_of(place)
    where = (place.country, place.latitude, place.longitude)
    return (place.name, city and city.name, "", "", *where, "", "", "")


def _stories(dossier: Dossier) -> dict[str, _Story]:
    """Return what each article names; only actors who are called by a name are listed."""
    spans: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, set[str]] = defaultdict(set)
    sql = 'SELECT * FROM actor_mentions ORDER BY article, start, "end", actor'
    for row in dossier.select(ActorMentionRow, sql):
        spans[row.article][row.actor].append(Span(row.start, row.end))
        if row.form == "name":
            named[row.article].add(row.actor)
    places: dict[str, set[str]] = defaultdict(set)
    for mention in dossier.lookup.mentions.values():
        if mention.place:
            places[mention.article].add(mention.place.name)
    return {
        article: _Story(
            spans={actor: tuple(found) for actor, found in spans[article].items()},
            people=_names(dossier, named[article], "person"),
            organisations=_names(dossier, named[article], "organisation"),
            locations=_names(dossier, named[article], "state", places[article]),
        )
        for article in dossier.lookup.articles
    }


def _names(dossier: Dossier, actors: Iterable[str], kind: str, also: Iterable[str] = ()) -> str:
    found = (dossier.lookup.actors[actor] for actor in actors)
    return _list(sorted({*also, *(actor.name for actor in found if actor.kind == kind)}))
