"""The affair in ten seconds: what it is, how much there is, where outlets differ and agree."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.report.sections.desk import Desk
from rashomon.report.sections.payload import Contrast, Event, Glance, Point
from rashomon.report.sections.relations import named_most
from rashomon.wording import counted
from rashomon.wording.dates import spoken

_POINTS = 6
_ENOUGH = 2


def glance(desk: Desk, contrasts: Sequence[Contrast], compared: Sequence[Event]) -> Glance:
    """Return the head of the report; its points lead to the contrasts and events given."""
    counts = desk.dossier.counts()
    return Glance(
        title=_title(desk),
        span=_span(desk),
        counts=(
            counted(counts["articles"], "article"),
            _outlets(desk),
            counted(counts["events"], "event"),
            counted(counts["contrasts"], "contrast"),
        ),
        disagree=_disagree(contrasts),
        agree=_agree(compared),
        most_told=_most_told(desk),
    )


def _outlets(desk: Desk) -> str:
    named = sum(outlet.named for outlet in desk.outlets)
    nameless = len(desk.outlets) - named
    said = counted(named, "outlet")
    return f"{said} and {counted(nameless, 'article')} without one" if nameless else said


def _title(desk: Desk) -> str:
    """Name the affair by the two countries it tells most of, or else by its foremost actors."""
    names = named_most(desk) or tuple(line.name for line in desk.dossier.actors()[:2])
    return " and ".join(names) or "A dossier without actors"


def _span(desk: Desk) -> str:
    known = sorted(
        row.published.value for row in desk.lookup.articles.values() if row.published.value
    )
    if not known:
        return "articles without a date"
    first, last = known[0].partition("/")[0], known[-1].rpartition("/")[2]
    return spoken(f"{first}/{last}" if first != last else first)


def _disagree(contrasts: Sequence[Contrast]) -> tuple[Point, ...]:
    """Return the surest contrasts, one for each question about one event."""
    points: dict[tuple[str, str], Point] = {}
    for contrast in contrasts:
        points.setdefault(
            (contrast.question, contrast.about or contrast.id),
            Point(
                label=contrast.question,
                target=f"contrast-{contrast.number}",
                detail=contrast.about or "",
                quotes=(contrast.a, contrast.b),
            ),
        )
    return tuple(points.values())[:_POINTS]


def _most_told(desk: Desk) -> tuple[Point, ...]:
    """Return the events with most passages that the report shows, of the news."""
    found = [
        event
        for event in desk.events
        if event.id in desk.choice.shown
        and not all(desk.lookup.mentions[name].historical for name in event.mentions)
    ]
    found.sort(key=lambda event: -len(event.mentions))
    return tuple(
        Point(
            label=desk.headings[event.id],
            target=event.id,
            detail=f"{spoken(event.date)}: {counted(len(event.mentions), 'passage')}",
        )
        for event in found[:_POINTS]
    )


def _agree(compared: Sequence[Event]) -> tuple[Point, ...]:
    """Return the events that most outlets report, nobody denies and no contrast touches."""
    found = [
        event
        for event in compared
        if event.asserting >= _ENOUGH
        and not event.contrasts
        and not any("denied" in telling.sure for telling in event.tellings)
    ]
    found.sort(key=lambda event: -event.asserting)
    return tuple(
        Point(label=event.heading, target=event.id, detail=f"{event.date}: {event.stance}")
        for event in found[:_POINTS]
    )
