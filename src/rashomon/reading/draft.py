"""What the steps of reading hand to each other: one article in the making, in token offsets.

A step reads the slots that it names as needs and returns the value of the slot that it gives
(see `rashomon.reading.pipeline`). Actors and statements are referred to by their index in the
draft; `rashomon.reading.assemble` turns indices into ids and tokens into raw offsets, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

from rashomon.records import (
    ActorKind,
    Article,
    Certainty,
    CueClass,
    DecidedBy,
    Factuality,
    MentionForm,
    OffsetUnit,
    Place,
    Polarity,
    Precision,
    StatementKind,
)
from rashomon.view import View

if TYPE_CHECKING:
    from rashomon.reading.encoder import Encoding
    from rashomon.reading.events.candidates import Candidate


class Tokens(NamedTuple):
    """Tokens ``[start, end)`` of the draft's `Doc`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A temporal expression with its TIMEX3 type and value (e.g. DATE, ``2020-08-07``).

    ``date`` is the EDTF value when the expression names a calendar date or interval, else None.
    """

    tokens: Tokens
    type: str
    value: str
    date: str | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name as the gazetteer knows it; ``country`` marks a country or one of its names.

    A capital may stand for its government: whether it does is decided by `actors`, not here.
    """

    tokens: Tokens
    place: Place
    is_country: bool = False
    is_capital: bool = False
    is_demonym: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to ``actors[actor]``; ``head`` is the syntactic head token."""

    tokens: Tokens
    head: int
    form: MentionForm
    actor: int


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An actor as this article alone presents it; roles are the words that state them."""

    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[Tokens, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is mentioned: the actors of the article, and every mention of them in text order."""

    actors: tuple[ActorDraft, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """An attribution in tokens; ``speaker``, ``relayed_by`` and ``about`` index the cast's actors.

    ``parent`` is the index of the statement that this one is nested in, and ``by_author`` says that
    the article's own "I" speaks.
    """

    source: Tokens | None
    cue: Tokens | None
    content: tuple[Tokens, ...]
    kind: StatementKind
    cue_class: CueClass = "say"
    polarity: Polarity = "positive"
    speaker: int | None = None
    by_author: bool = False
    parent: int | None = None
    relayed_by: int | None = None
    about: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class QuantityDraft:
    """A counted amount: ``value`` and ``unit`` as in "33 citizens", and its tokens."""

    tokens: Tokens
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event mention: its trigger, codes and participants (indices into the cast's actors).

    ``head`` is the trigger's syntactic head token, ``statement`` the index of the innermost
    statement whose content holds the trigger (None: the author's own voice), and ``planned`` says
    that a frame shifted the type because the event is only to come (PLOVER's future rule).
    ``confidence`` is the probability that trigger and type are right, as `decided_by` has it.
    """

    trigger: Tokens
    head: int
    sentence: Tokens
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    statement: int | None = None
    planned: bool = False
    quantities: tuple[QuantityDraft, ...] = ()
    keywords: tuple[str, ...] = ()
    decided_by: DecidedBy = "frames"
    confidence: float = 1.0


Views = tuple[tuple[int | None, Factuality], ...]
"""From the author inward: the statement that a voice speaks in (None: the author), and its view."""


@dataclass(frozen=True, slots=True)
class HappeningDraft:
    """What an article names by a noun of some kinds, and its day as EDTF if that is given.

    Without a name it is a verb; then only what tells the same event can date it.
    """

    tokens: Tokens
    name: str = ""
    kinds: tuple[str, ...] = ()
    day: str | None = None


@dataclass(frozen=True, slots=True)
class OffsetDraft:
    """An expression that counts units from a happening (back if negative): "two days before"."""

    tokens: Tokens
    anchor: HappeningDraft
    unit: OffsetUnit
    count: int


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where one event mention happened, by the expressions that govern it.

    ``offsets`` are for a date that the article leaves to happenings which it does not date.
    """

    date: str | None = None
    precision: Precision | None = None
    basis: Tokens | None = None
    place: Place | None = None
    historical: bool = False
    offsets: tuple[OffsetDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Horizon:
    """The EDTF date or interval that bounds a forecast, and the words that it was read from.

    It is inferred when the words name no date, but an amount of time from the day of publication.
    """

    value: str
    tokens: Tokens
    inferred: bool


@dataclass(frozen=True, slots=True)
class ForecastDraft:
    """A statement about what is to come; ``estimate`` are its words of probability."""

    tokens: Tokens
    certainty: Certainty
    speaker: int | None = None
    by_author: bool = False
    horizon: Horizon | None = None
    statement: int | None = None
    quantities: tuple[QuantityDraft, ...] = ()
    estimate: Tokens | None = None
    conditions: tuple[Tokens, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelDraft:
    """A loaded naming or characterisation of an actor of the cast, and whose words it is."""

    tokens: Tokens
    actor: int
    polarity: Polarity
    by: int | None = None
    by_author: bool = False


@dataclass(frozen=True, slots=True)
class AmountDraft:
    """A counted amount: its words, the least and most that they can mean, and what is counted."""

    tokens: Tokens
    low: float
    high: float
    unit: str
    verb: str = ""


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A finite clause for linking: see `rashomon.records.Claim`."""

    tokens: Tokens
    sentence: Tokens
    predicate: str
    words: tuple[str, ...] = ()
    agents: tuple[int, ...] = ()
    origins: tuple[str, ...] = ()
    actors: tuple[int, ...] = ()
    states: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    undergoers: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    day: str | None = None
    dated: bool = False
    amounts: tuple[AmountDraft, ...] = ()
    denied: bool = False
    foretold: bool = False
    statement: int | None = None


@dataclass(slots=True)
class Draft:
    """One article in the making. Steps fill the slots from top to bottom; none rewrites another.

    ``candidates`` are the events that frames propose.
    """

    article: Article
    view: View
    doc: Doc
    candidates: tuple[Candidate, ...] = ()
    encoding: Encoding | None = None
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    cast: Cast = Cast()
    statements: tuple[StatementDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    factualities: tuple[Factuality, ...] = ()
    views: tuple[Views, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    forecasts: tuple[ForecastDraft, ...] = ()
    labels: tuple[LabelDraft, ...] = ()
    claims: tuple[ClaimDraft, ...] = ()
    happenings: tuple[HappeningDraft, ...] = ()
