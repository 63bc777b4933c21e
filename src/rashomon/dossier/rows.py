"""The rows of a dossier: one type a table, exactly as the export contract has them.

Actor references are the dossier's actors (or ``"author"``); offsets are those of the records.
JSON Schemas are generated from these types (see `rashomon.export.schemas`), and the tables of
``schema.sql`` hold the same fields.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rashomon.links import (
    ContrastKind,
    Outlets,
    Passage,
    Reason,
)
from rashomon.records import (
    ActorKind,
    Certainty,
    DecidedBy,
    Dropped,
    EventDate,
    Factuality,
    MentionForm,
    Perspective,
    Place,
    Polarity,
    Published,
    Quantity,
    Role,
    Span,
    StatementKind,
)

CONTRACT = 1
"""The version of the contract that these types follow; raised when a field is renamed."""


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all rows have in common."""


class ArticleRow(Row, frozen=True):
    """An article without its text."""

    id: str
    path: str
    outlet: str | None
    relayed_outlet: str | None
    title: str | None
    author: str | None
    url: str | None
    language: str | None
    published: Published
    fetched: str | None
    dropped: tuple[Dropped, ...]
    quality: tuple[str, ...]


class ActorRow(Row, frozen=True):
    """An actor of the dossier."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    roles: tuple[Role, ...]
    aliases: tuple[str, ...]


class ActorMentionRow(Row, frozen=True):
    """Words that refer to an actor."""

    article: str
    start: int
    end: int
    actor: str
    form: MentionForm


class EventMentionRow(Row, frozen=True):
    """Words that report an event, in whose voice, and the event that they are about."""

    id: str
    article: str
    trigger: Span
    sentence: Span
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: EventDate | None
    place: Place | None
    factuality: Factuality
    historical: bool
    asserted_by: str | None
    statement: str | None
    views: tuple[Perspective, ...]
    quantities: tuple[Quantity, ...]
    event: str
    decided_by: DecidedBy
    confidence: float


class EventRow(Row, frozen=True):
    """An event across articles; ``date`` is an EDTF string."""

    id: str
    type: str
    date: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place | None
    mentions: tuple[str, ...]
    outlets: Outlets


class StatementRow(Row, frozen=True):
    """An attribution."""

    id: str
    article: str
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    parent: str | None
    relayed_by: str | None
    about: tuple[str, ...]


class ForecastRow(Row, frozen=True):
    """A forecast; ``resolution`` is a person's ruling, or None while there is none."""

    id: str
    article: str
    start: int
    end: int
    speaker: str | None
    made_on: str | None
    horizon: str | None
    certainty: Certainty
    quantities: tuple[Quantity, ...]
    statement: str | None
    resolution: str | None


class LedgerRow(Row, frozen=True):
    """What the ledger knows of a forecast beside its row of the contract; not exported.

    ``estimate`` are its words of probability. ``resolved_on``, ``resolved_by`` and ``because`` are
    a person's ruling; ``evidence`` are the event mentions that he gave for it.
    """

    id: str
    article: str
    estimate: Span | None
    horizon_at: Span | None
    inferred: bool
    conditions: tuple[Span, ...]
    resolved_on: str | None
    resolved_by: str | None
    because: str | None
    evidence: tuple[str, ...]


class CoverageRow(Row, frozen=True):
    """What linking found of an article; not exported.

    ``story`` is the affair that it is about, ``origin`` the article whose text it repeats, or
    itself.
    """

    article: str
    story: str | None
    origin: str


class LabelRow(Row, frozen=True):
    """A loaded naming of an actor."""

    article: str
    start: int
    end: int
    actor: str
    polarity: Polarity
    by: str | None


class ContrastRow(Row, frozen=True):
    """Two passages that do not go together, and why."""

    id: str
    kind: ContrastKind
    a: Passage
    b: Passage
    events: tuple[str, ...]
    score: float
    why: tuple[Reason, ...]


class RelationRow(Row, frozen=True):
    """One signed, directed row a country pair and event mention."""

    source: str
    target: str
    date: str | None
    weight: float
    event: str
    outlet: str | None
    sign: Literal[-1, 1]
    mode: str | None


TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "actors": ActorRow,
    "actor_mentions": ActorMentionRow,
    "event_mentions": EventMentionRow,
    "events": EventRow,
    "statements": StatementRow,
    "forecasts": ForecastRow,
    "labels": LabelRow,
    "contrasts": ContrastRow,
    "relations": RelationRow,
}
"""Every table of the contract, by the name of its file."""
