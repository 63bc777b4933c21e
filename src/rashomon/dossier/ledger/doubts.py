"""How sure it is that a row is a forecast, and one that can be judged some day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.dossier.ledger.entry import Entry
from rashomon.dossier.ledger.settings import settings
from rashomon.links import Reason


def score_of(why: Iterable[Reason]) -> float:
    """Return the score that reasons add up to, from 0 to 1."""
    total = settings().doubts.base + sum(reason.weight for reason in why)
    return round(min(1.0, max(0.0, total)), 4)


def reasons(entry: Entry) -> tuple[Reason, ...]:
    """Return what speaks for a forecast that can be judged, and what against it."""
    return (*_of_words(entry), *_of_source(entry))


def _of_words(entry: Entry) -> Iterator[Reason]:
    row, weight = entry.row, settings().doubts
    if row.certainty in ("certain", "probable"):
        yield Reason(feature="leans one way", weight=weight.flat, detail=row.certainty)
    else:
        yield Reason(feature="rules nothing out", weight=weight.possible, detail=row.certainty)
    if row.horizon:
        feature = "amount of time" if entry.more.inferred else "dated"
        counts = weight.inferred if entry.more.inferred else weight.dated
        yield Reason(feature=feature, weight=counts, detail=row.horizon)
    if row.quantities:
        amounts = ", ".join(f"{one.value:g} {one.unit}" for one in row.quantities)
        yield Reason(feature="counted", weight=weight.counted, detail=amounts)
    if entry.more.conditions:
        yield Reason(feature="conditional", weight=weight.conditional, detail="on a condition")
    if len(entry.quote.text.split()) < weight.fewest_words:
        yield Reason(feature="few words", weight=weight.short, detail="in few words")


def _of_source(entry: Entry) -> Iterator[Reason]:
    row, weight = entry.row, settings().doubts
    if entry.actors:
        yield Reason(
            feature="about somebody", weight=weight.about_somebody, detail="of known actors"
        )
    else:
        yield Reason(
            feature="about nobody known", weight=weight.about_nobody, detail="of no known actor"
        )
    if entry.types:
        types = " ".join(sorted(entry.types))
        yield Reason(feature="event foretold", weight=weight.event, detail=types)
    if row.speaker is None:
        yield Reason(
            feature="speaker unknown", weight=weight.unknown_speaker, detail="by nobody known"
        )
    if row.made_on is None:
        yield Reason(feature="day unknown", weight=weight.unknown_day, detail="on no known day")
