"""One page on an affair, each clause with notes on the words it stands on.

It is assembled from rows of the dossier by the patterns in ``wording.yaml``: nothing is generated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rashomon.dossier import Dossier
from rashomon.export.brief import events, over_time, passages
from rashomon.export.brief.notes import Notes
from rashomon.export.brief.parts import Brief, Section, Sentence
from rashomon.export.brief.wording import words
from rashomon.wording import counted, listed
from rashomon.wording.dates import spoken

T = TypeVar("T")


def brief_of(dossier: Dossier) -> Brief:
    """Return the brief of a dossier; the same dossier always gives the same."""
    notes = Notes(dossier)
    return Brief(
        title=_title(notes),
        counts=_counts(notes),
        sections=tuple(_sections(notes)),
        notes=notes.all(),
    )


def _title(notes: Notes) -> str:
    """Name the two countries of which most is told, or else the foremost actors, and the time."""
    pair = over_time.sides_of(notes)
    if pair:
        names = [over_time.country(notes, code) for code in pair]
    else:
        names = [line.name for line in notes.dossier.actors()[:2]]
    days = sorted(
        row.published.value for row in notes.lookup.articles.values() if row.published.value
    )
    parts = [listed(names)]
    if days:
        first, last = days[0].partition("/")[0], days[-1].rpartition("/")[2]
        parts.append(spoken(first if first == last else f"{first}/{last}"))
    return ", ".join(part for part in parts if part) or words().untitled


def _counts(notes: Notes) -> str:
    rows = notes.dossier.counts()
    outlets = {row.outlet for row in notes.lookup.articles.values() if row.outlet}
    numbers = {
        "article": rows["articles"],
        "outlet": len(outlets),
        "event": rows["events"],
        "contrast": rows["contrasts"],
    }
    return " · ".join(counted(number, noun) for noun, number in numbers.items() if number)


def _sections(notes: Notes) -> Iterator[Section]:
    """Yield the sections in the order of the page, which is that in which notes are numbered."""
    limits = words().limits
    told, contrasts = events.chosen_events(notes), passages.contrasts_of(notes)
    contested = passages.contested(notes)
    worth = events.worth_telling(told)
    yield _section(notes, "happened", worth, events.happened, limits.events, number=len(told))
    agreements = events.agreements(notes, told, contested)
    yield _section(notes, "agreed", agreements, events.agreed, limits.agreed)
    number = notes.dossier.counts()["contrasts"]
    yield _section(
        notes, "contradicted", contrasts, passages.contradicted, limits.contrasts, number=number
    )
    silences = over_time.silences_of(notes)
    yield _section(notes, "silent", silences, over_time.silent, limits.silences)
    namings = passages.namings_of(notes)
    yield _section(notes, "called", namings, passages.called, limits.named)
    yield _section(notes, "moved", over_time.ways_of(notes), over_time.moved, limits.ways)
    forecasts = over_time.forecasts_of(notes)
    yield _section(notes, "expected", forecasts, over_time.expected, limits.forecasts)


def _section(
    notes: Notes,
    key: str,
    found: Sequence[T],
    write: Callable[[Notes, Sequence[T]], Iterator[Sentence]],
    most: int,
    *,
    number: int | None = None,
) -> Section:
    """Return a section with the first `most` of what was found, of `number` in the dossier."""
    return Section(
        key=key,
        title=words().sections[key],
        sentences=tuple(write(notes, found[:most])),
        shown=min(most, len(found)),
        all=len(found) if number is None else number,
        none=words().none[key],
    )
