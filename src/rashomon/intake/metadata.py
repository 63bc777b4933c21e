"""What is known about an article apart from its text, and whose word counts for more."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Metadata:
    """Bibliographic facts; ``published`` is as found (see `rashomon.intake.dates.read_date`).

    ``fetched`` is when somebody saved it, as ISO 8601: that is never the date of publication.
    """

    outlet: str | None = None
    relayed_outlet: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: object | None = None
    fetched: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """Return these facts, completed by those of `other`."""
        known = {
            field.name: value
            for field in fields(self)
            if (value := getattr(self, field.name)) is not None
        }
        return replace(other, **known)


class Notes(Protocol):
    """What was noted of articles apart from themselves, by their addresses."""

    def of_address(self, url: str | None) -> Metadata:
        """Return what is noted of the article at an address."""
