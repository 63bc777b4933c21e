"""From rows to the words that they stand for, and back again after another reading."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from rashomon.links import Anchor, Contrast, Passage
from rashomon.records import Reading, Span

ARTICLE = "article"
"""The kind of an anchor that is a whole article."""

LEAST_SHARED = {"la": 0.0, "em": 0.0, "fc": 0.5, "st": 0.5}
"""How alike the words of an anchor and of a row must be, by the prefix of their ids.

The measure is Jaccard's: shared code points by all code points. A name or a trigger is found again
by any word of it. A forecast or a statement that a new reading cuts otherwise may say something
else, so more than half must be the same.
"""


class Anchors:
    """The anchors of the rows of some readings."""

    def __init__(self, articles: Collection[str], readings: Iterable[Reading]) -> None:
        self._articles = articles
        self._readings = {reading.article: reading for reading in readings}
        self._cut: dict[str, list[Anchor]] = {}

    def of(self, rows: Iterable[str]) -> tuple[Anchor, ...]:
        """Return an anchor for each of these rows of the readings (or articles), in their order.

        An actor of an article is anchored at the first name by which the article calls it.
        """
        wanted = dict.fromkeys(rows)
        found: dict[str, Anchor] = {
            row: anchor_of_article(row) for row in wanted if row in self._articles
        }
        for article in self._readings:
            for anchor in self._anchors(article):
                if anchor.id in wanted:
                    found.setdefault(anchor.id, anchor)
        return tuple(found[row] for row in wanted)

    def find(self, anchor: Anchor) -> str | None:
        """Return the row that an anchor stands for in these readings, or None.

        It is the row of that id, or else the one whose words are most alike (`LEAST_SHARED`): for
        an actor one of the same kind, for an event rather one of the same type.
        """
        if anchor.article not in self._articles:
            return None
        if anchor.kind == ARTICLE or prefix(anchor.id) == "ct":
            return anchor.id
        rows = [one for one in self._anchors(anchor.article) if prefix(one.id) == prefix(anchor.id)]
        if any(one.id == anchor.id for one in rows):
            return anchor.id
        alike = [
            (one.kind == anchor.kind, shared(one, anchor), one.id)
            for one in rows
            if shared(one, anchor) > LEAST_SHARED[prefix(anchor.id)]
            and (one.kind == anchor.kind or prefix(one.id) != "la")
        ]
        return max(alike, key=lambda found: found[:2])[2] if alike else None

    def _anchors(self, article: str) -> list[Anchor]:
        if article not in self._cut:
            reading = self._readings.get(article)
            self._cut[article] = [] if reading is None else list(_anchors_of(reading))
        return self._cut[article]


def prefix(row: str) -> str:
    """Return the part of an id that says what it is an id of."""
    return row.partition("-")[0]


def shared(a: Anchor | Passage, b: Anchor | Passage) -> float:
    """Return how much two spans share, by Jaccard's measure: 0 apart, 1 the same."""
    if a.article != b.article:
        return 0.0
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(0, both) / max(1, a.end - a.start + b.end - b.start - both)


def anchors_of_contrast(contrast: Contrast) -> tuple[Anchor, ...]:
    """Return the anchors of a contrast's two passages."""
    return tuple(
        _anchor(contrast.id, contrast.kind, side.article, Span(side.start, side.end))
        for side in (contrast.a, contrast.b)
    )


def is_contrast(contrast: Contrast, anchors: Sequence[Anchor]) -> bool:
    """Say whether a contrast is the one that was judged: by its id, or by kind and passages."""
    if any(anchor.id == contrast.id for anchor in anchors):
        return True
    sides = (contrast.a, contrast.b)
    return (
        len(anchors) == len(sides)
        and all(anchor.kind == contrast.kind for anchor in anchors)
        and any(
            all(shared(one, other) > 0.5 for one, other in zip(order, anchors, strict=True))
            for order in (sides, sides[::-1])
        )
    )


def _anchors_of(reading: Reading) -> Iterator[Anchor]:
    kinds = {actor.id: actor.kind for actor in reading.actors}
    names_first = sorted(reading.mentions, key=lambda one: (one.form != "name", one.span))
    for mention in names_first:
        yield _anchor(mention.actor, kinds[mention.actor], reading.article, mention.span)
    for event in reading.events:
        yield _anchor(event.id, event.type, reading.article, event.trigger)
    for forecast in reading.forecasts:
        yield _anchor(forecast.id, "forecast", reading.article, forecast.span)
    for statement in reading.statements:
        whole = Span(statement.content[0].start, statement.content[-1].end)
        yield _anchor(statement.id, "statement", reading.article, whole)


def _anchor(row: str, kind: str, article: str, span: Span) -> Anchor:
    return Anchor(id=row, kind=kind, article=article, start=span.start, end=span.end)


def anchor_of_article(article: str) -> Anchor:
    """Return the anchor of a whole article."""
    return Anchor(id=article, kind=ARTICLE, article=article, start=0, end=0)
