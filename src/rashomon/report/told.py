"""What pages ask of a passage that tells an event, whatever kind of row it is."""

from __future__ import annotations

from typing import Protocol

from rashomon.ontology import EVENT_TYPES
from rashomon.records import Factuality, Span
from rashomon.report.parts import Sure


class Placed(Protocol):
    """A passage that tells an event, and where it stands."""

    @property
    def event(self) -> str:
        """The event that it is about."""

    @property
    def article(self) -> str:
        """The article that it stands in."""

    @property
    def sentence(self) -> Span:
        """Where its sentence stands."""


class Judged(Protocol):
    """A passage that tells how sure something is."""

    @property
    def factuality(self) -> Factuality:
        """How sure it is, and whether it is denied or still to come."""


def drawn(mention: Judged) -> Sure:
    """Say how a mention is drawn: denied and still to come outrank how sure it is.

    The table ``tellings`` has it as ``sure``.
    """
    told = mention.factuality
    if told.polarity == "negative":
        return "denied"
    return "future" if told.time == "future" else told.certainty


def sign_of(type_: str) -> int:
    """Return 1 for a cooperative and -1 for a conflictual type of event (PLOVER's score)."""
    return 1 if EVENT_TYPES[type_].score > 0 else -1
