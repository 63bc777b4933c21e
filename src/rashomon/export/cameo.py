"""Events as pairs of actors under CAMEO's codes, in the columns of GDELT 1.0.

Columns and conventions are those of the GDELT data format codebook 1.03 (August 2013), daily
updates; `docs/cameo.md` says what each holds here and what is lost. A cell is empty where the
dossier does not know: there is no date without a day, and no tone, as nobody measured one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations, product
from pathlib import Path

from rashomon.acts import is_mutual
from rashomon.dossier import Dossier
from rashomon.dossier.rows import ActorRow, ArticleRow
from rashomon.export.cameo_codes import (
    actor_code,
    base_code,
    cameo,
    event_code,
    quad_class,
    root_code,
)
from rashomon.export.coarse import city_of, day_of, known_parts
from rashomon.export.counted import LeftOut, Told, told_events, write_left_out
from rashomon.export.tsv import write_table
from rashomon.export.written import Written
from rashomon.gazetteer import find_state, fips_of
from rashomon.records import Place, content_id

_ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED",
    "SOURCEURL",
)
"""The 58 columns of the GDELT 1.0 event table, in order."""

KEYS = ("GLOBALEVENTID", "event", "actor1", "actor2", "mentions")
"""The columns that lead from a row back to the dossier."""

_ID_BITS = 49
"""A number of 15 digits, the most that spreadsheets keep; half a chance of two alike at 28 million
rows."""

_COUNTRY, _US_CITY, _WORLD_CITY = 1, 3, 4
_NO_GEO = ("",) * len(_GEO)

Pair = tuple[str | None, str | None, str]
"""Who acts, on whom, and the code of the act."""


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``cameo.tsv``, ``cameo_keys.tsv`` and ``left_out.tsv`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    left_out: list[LeftOut] = []
    rows, keys = [], []
    for one in told_events(dossier, left_out):
        pairs = list(pairs_of(one))
        if not pairs:
            left_out += [LeftOut(mention, "nobody named") for mention in one.mentions]
            continue
        about = _about(one, dossier.lookup.articles)
        for pair in pairs:
            number = _number(one.event.id, pair)
            rows.append(_row(number, one, pair, about, dossier.lookup.actors))
            mentions = " ".join(mention.id for mention in one.mentions)
            keys.append((number, one.event.id, pair[0], pair[1], mentions))
    lost = write_left_out(folder, left_out)
    counts = {
        "cameo": write_table(folder / "cameo.tsv", COLUMNS, rows),
        "cameo_keys": write_table(folder / "cameo_keys.tsv", KEYS, keys),
        "left_out": len(left_out),
    }
    return Written(rows=counts, lost=lost)


def pairs_of(told: Told) -> Iterator[Pair]:
    """Yield each pair of actors of an event, and the code of what the first does to the second.

    What two sides do together is told from both; where CAMEO has a code for the other side, that
    one. An event of one known side has one actor a row.
    """
    event = told.event
    modes = {m for one in told.mentions if one.type == event.type for m in one.modes}
    code = event_code(event.type, modes)
    back = cameo().reverse.get(code)
    if event.sources and event.targets:
        for source, target in product(event.sources, event.targets):
            if source != target:
                yield source, target, code
                if back is not None:
                    yield target, source, back
    elif len(event.sources) > 1 and is_mutual(event.type) and back in (None, code):
        yield from ((a, b, code) for a, b in permutations(event.sources, 2))
    else:
        yield from ((source, None, code) for source in event.sources)
        yield from ((None, target, code) for target in event.targets)


def _number(event: str, pair: Pair) -> int:
    digits = content_id("gd", event, *pair).rpartition("-")[2]
    return int(digits, 16) >> (4 * len(digits) - _ID_BITS)


def _row(
    number: int,
    told: Told,
    pair: Pair,
    about: tuple[object, ...],
    actors: Mapping[str, ActorRow],
) -> tuple[object, ...]:
    actor1, actor2, code = pair
    num_articles, num_sources, added, url = about
    return (
        number,
        *date_cells(told.event.date),
        *_actor_cells(actors[actor1] if actor1 else None),
        *_actor_cells(actors[actor2] if actor2 else None),
        None,  # IsRootEvent: nothing says where an article's lead ends
        code,
        base_code(code),
        root_code(code),
        quad_class(code),
        cameo().codes[code].goldstein,
        len(told.mentions),
        num_sources,
        num_articles,
        None,  # AvgTone
        *_NO_GEO,
        *_NO_GEO,
        *geo_cells(told.event.place),
        added,
        url,
    )


def date_cells(value: str | None) -> tuple[str, str, str, str]:
    """Return SQLDATE, MonthYear, Year and FractionDate of an EDTF date: as much as is known.

    The fraction is the one in GDELT's files, 30 days for each month before this and the day, of
    365; the formula of the codebook counts this month too.
    """
    match known_parts(value):
        case (year, month, day):
            fraction = ((int(month) - 1) * 30 + int(day)) / 365
            return year + month + day, year + month, year, f"{int(year) + fraction:.4f}"
        case (year, month):
            return "", year + month, year, ""
        case (year,):
            return "", "", year, ""
        case _:
            return "", "", "", ""


def _actor_cells(actor: ActorRow | None) -> tuple[str, ...]:
    if actor is None:
        return ("",) * len(_ACTOR)
    code = actor_code(actor.country, actor.sectors)
    types = (*code.types, "", "", "")[:3]
    return (code.code, actor.name.upper(), code.country, code.group, "", "", "", *types)


def geo_cells(place: Place | None) -> tuple[object, ...]:
    """Return the seven cells of a place; its kind is told where the gazetteer knows it."""
    if place is None:
        return _NO_GEO
    city = city_of(place)
    kind: int | None = None
    if city is not None:
        kind = _US_CITY if city.country == "USA" else _WORLD_CITY
    elif place.latitude is None and find_state(place.name):
        kind = _COUNTRY
    country = fips_of(place.country) if place.country else None
    return (kind, place.name, country, "", place.latitude, place.longitude, "")


def _about(told: Told, articles: Mapping[str, ArticleRow]) -> tuple[object, ...]:
    """Return how many articles and outlets tell an event, and of the first of them day and URL."""
    telling = [articles[article] for article in {one.article: None for one in told.mentions}]
    outlets = {article.outlet for article in telling if article.outlet}
    telling.sort(key=lambda article: (_added(article) or "9", article.id))
    url = next((article.url for article in telling if article.url), None)
    return len(telling), len(outlets) or None, _added(telling[0]), url


def _added(article: ArticleRow) -> str:
    return day_of(article.published.value, "")
