"""Events as lists need them: their heading, who tells them how, and the words to quote."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from rashomon.dossier import rows
from rashomon.records import Span
from rashomon.report.desk import Desk
from rashomon.report.parts import Part, Sure, Voice
from rashomon.wording import heading


class Card(Part, frozen=True):
    """What is gathered of one event: its first passage, and by whom it is told in which way.

    ``tellings`` are an outlet's number, how sure it is, and whether it speaks itself.
    """

    event: str
    article: str
    sentence: Span
    trigger: Span
    modes: tuple[str, ...]
    background: bool
    tellings: tuple[tuple[int, Sure, Voice], ...]

    @property
    def sure(self) -> tuple[Sure, ...]:
        """The ways in which it is drawn, in order of their names."""
        return tuple(sorted({sure for _, sure, _ in self.tellings}))


class _Row(msgspec.Struct, frozen=True):
    number: float
    id: str
    article: str
    sentence: Span
    trigger: Span
    modes: tuple[str, ...]
    background: bool


class _Telling(msgspec.Struct, frozen=True):
    event: float
    place: int
    outlet: str
    sure: Sure
    voice: Voice


def cards_of(desk: Desk, events: Iterable[str]) -> dict[str, Card]:
    """Return the cards of events by their ids."""
    found = desk.among(_Row, "cards", events)
    told: dict[float, list[tuple[int, Sure, Voice]]] = {}
    numbers = [row.number for row in found]
    for one in desk.among(_Telling, "tellings", numbers, "event"):  # in the order of their places
        telling = (desk.outlets[one.outlet].number, one.sure, one.voice)
        told.setdefault(one.event, []).append(telling)
    return {
        row.id: Card(
            event=row.id,
            article=row.article,
            sentence=row.sentence,
            trigger=row.trigger,
            modes=row.modes,
            background=row.background,
            tellings=tuple(told[row.number]),
        )
        for row in found
    }


def heading_of(desk: Desk, event: rows.EventRow, card: Card) -> str:
    """Name an event; its modes are those of its mentions."""
    return heading(event.type, card.modes, desk.named(event.sources), desk.named(event.targets))
