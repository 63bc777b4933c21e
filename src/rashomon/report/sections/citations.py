"""Which words of which article the report cites, so that each citation has its words to go to."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.report.sections.marked import Told
from rashomon.report.sections.parts import Sure
from rashomon.report.sections.texts import Place
from rashomon.wording import wording


@dataclass(slots=True)
class Cited:
    """A cited place: how it is marked (``kinds``), what it says on hover, where it leads back."""

    place: Place
    kinds: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    back: str | None = None


class Citations:
    """Every place that a part of the report links to; articles are drawn from it."""

    def __init__(self) -> None:
        self._of: dict[str, dict[Place, Cited]] = {}
        self._told: dict[str, dict[str, Told]] = {}

    def cite(self, place: Place, kind: str, note: str = "", back: str | None = None) -> str:
        """Note a citation and return the anchor of its words; `back` is the id of what cites it."""
        cited = self._of.setdefault(place[0], {}).setdefault(place, Cited(place))
        cited.kinds.add(kind)
        if note:
            cited.notes.add(note)
        cited.back = cited.back or back
        return anchor_of(place)

    def cite_event(self, place: Place, event: str, heading: str, sure: Sure) -> str:
        """Note the words that report an event, as `cite` does, and list it under the article."""
        told = Told(event=event, heading=heading, sure=sure)
        self._told.setdefault(place[0], {}).setdefault(event, told)
        note = f"{heading}: {wording().sureness[sure]}"
        return self.cite(place, f"event-{sure}", note, back=event)

    def told(self, article: str) -> tuple[Told, ...]:
        """Return the events of one article that the report shows, in order of the report."""
        return tuple(self._told.get(article, {}).values())

    def of(self, article: str) -> list[Cited]:
        """Return what is cited of one article, in order of the text, outer spans first."""
        found = self._of.get(article, {})
        return [found[place] for place in sorted(found, key=lambda place: (place[1], -place[2]))]


def anchor_of(place: Place) -> str:
    """Return the id of a place in the page."""
    article, start, end = place
    return f"{article}.{start}-{end}"
