"""The nouns of Rashomon: frozen, typed, and the only thing every room shares.

A *mention* is words in one article; an *actor* or *event* is what mentions in one or many articles
refer to. Every offset is a Unicode code point into the raw text of an article as it was read, half
open: ``article.raw[span.start:span.end]`` is the evidence, verbatim. Dates are EDTF-style strings
(``2020-08-09``, ``2020-06``, ``2020``, ``2020-06-19/2020-06-24``); a date that is not known is
``None``, never a made-up first of the month.

Actor references inside a `Reading` are ids of that article's own actors; linking maps them to the
actors of the dossier. ``"author"`` stands for the article's own voice. What linking makes has its
nouns in `rashomon.links`.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

AUTHOR = "author"

ActorKind = Literal["person", "organisation", "state", "group"]
MentionForm = Literal["name", "title", "description", "pronoun"]
StatementKind = Literal["direct", "mixed", "indirect"]
CueClass = Literal[
    "say", "deny", "accuse", "promise", "demand", "believe", "intend", "predict", "ask"
]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Time = Literal["past", "present", "future", "habitual"]
DecidedBy = Literal["frames", "encoder", "both"]
Precision = Literal["day", "month", "year", "interval"]
OffsetUnit = Literal["day", "week", "month", "year"]
PublishedBasis = Literal["metadata", "text", "user", "none"]


def content_id(prefix: str, *parts: object) -> str:
    """Return an id that depends on nothing but `parts`: the prefix and 64 bits of SHA-256."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records have in common: frozen, keyword-only, encoded by `msgspec`."""


class Span(msgspec.Struct, frozen=True, order=True):
    """Code points ``[start, end)`` of an article's raw text."""

    start: int
    end: int


class Dropped(Record, frozen=True):
    """A span of the raw text that is not the article, and what it is instead (see `intake`)."""

    start: int
    end: int
    kind: str


class Published(Record, frozen=True):
    """When an article appeared and how that is known; ``value`` is None when it is not known."""

    value: str | None = None
    precision: Precision | None = None
    basis: PublishedBasis = "none"
    evidence: Span | None = None


class Article(Record, frozen=True):
    """One article as it was read: the raw text is never edited, only parts of it are dropped.

    ``fetched`` is when it was saved (ISO 8601), which is no evidence of when it was published.
    """

    id: str
    raw: str
    path: str
    markup: Literal["text", "html"] = "text"
    outlet: str | None = None
    relayed_outlet: str | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = Published()
    fetched: str | None = None
    dropped: tuple[Dropped, ...] = ()
    quality: tuple[str, ...] = ()


class Rejected(Record, frozen=True):
    """An input that did not become an article: what it was and why, in words a user can act on.

    An article that could not be read has its id and, if it ended its reader or held it up, the
    version of that: which does not read it again unasked.
    """

    path: str
    reason: str
    detail: str
    article: str | None = None
    reader: str | None = None


class Role(Record, frozen=True):
    """Words that state an actor's function, e.g. a title before a name."""

    text: str
    article: str
    start: int
    end: int


class Actor(Record, frozen=True):
    """A person, organisation, state or group; ``country`` and ``sectors`` are PLOVER's codes."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()


class ActorMention(Record, frozen=True):
    """Words in one article that refer to an actor."""

    article: str
    span: Span
    actor: str
    form: MentionForm


class EventDate(Record, frozen=True):
    """A date, its precision, and the expression it was read from (None: the article's own day)."""

    value: str
    precision: Precision
    basis: Span | None = None


class Place(Record, frozen=True):
    """A place as a gazetteer knows it; ``country`` is ISO 3166-1 alpha-3."""

    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None


class Quantity(Record, frozen=True):
    """A counted amount and the words that state it."""

    value: float
    unit: str
    start: int
    end: int


class Factuality(Record, frozen=True):
    """FactBank's terms (Sauri and Pustejovsky 2009), as seen from the voice that asserts."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    time: Time = "past"


class Perspective(Record, frozen=True):
    """How one voice of a chain sees an event; ``statement`` is None where the author speaks."""

    voice: str | None
    statement: str | None
    factuality: Factuality


class Happening(Record, frozen=True):
    """What an article names by a noun, and its day as EDTF if it is given one.

    ``kinds`` are lemmas before the noun ("presidential"). Without a name it is a verb, which only
    mentions of the same event can date. Not part of the export.
    """

    span: Span
    name: str
    kinds: tuple[str, ...] = ()
    day: str | None = None


class Offset(Record, frozen=True):
    """A time told from a happening that the article does not date: "two days before the vote".

    ``span`` is the expression, ``count`` is negative for what was before. Not part of the export.
    """

    span: Span
    anchor: Happening
    unit: OffsetUnit
    count: int


class EventMention(Record, frozen=True):
    """Words in one article that report, deny or expect an event, and in whose voice.

    ``views`` are those of all voices from the author to whoever asserts it, whose own is
    ``factuality``. ``decided_by`` names what found it, ``confidence`` is the probability that
    trigger and type are right. ``keywords`` are lemmas of the clause, ``offsets`` leave its date to
    other happenings; both are for linking and not part of the export.
    """

    id: str
    article: str
    trigger: Span
    sentence: Span
    type: str
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    date: EventDate | None = None
    place: Place | None = None
    factuality: Factuality = Factuality()
    historical: bool = False
    asserted_by: str | None = AUTHOR
    statement: str | None = None
    views: tuple[Perspective, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    keywords: tuple[str, ...] = ()
    offsets: tuple[Offset, ...] = ()
    decided_by: DecidedBy = "frames"
    confidence: float = 1.0


class Statement(Record, frozen=True):
    """An attribution: a source, a cue, the content, perhaps inside another statement.

    ``speaker`` is an actor id, or None when the reader does not know whose words they are.
    ``polarity`` is negative when the cue denies the content.
    """

    id: str
    article: str
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    cue_class: CueClass = "say"
    polarity: Polarity = "positive"
    parent: str | None = None
    relayed_by: str | None = None
    about: tuple[str, ...] = ()


class Forecast(Record, frozen=True):
    """A statement about what is to come, with what is needed to judge it later.

    What follows ``statement`` is for the ledger and not part of the export: ``estimate`` are the
    words of estimative probability, ``horizon_at`` those that the horizon was read from (it is
    ``inferred`` when they name no date), ``conditions`` the clauses on which it depends.
    """

    id: str
    article: str
    span: Span
    speaker: str | None
    made_on: str | None
    horizon: str | None
    certainty: Certainty
    quantities: tuple[Quantity, ...] = ()
    statement: str | None = None
    estimate: Span | None = None
    horizon_at: Span | None = None
    inferred: bool = False
    conditions: tuple[Span, ...] = ()


class Label(Record, frozen=True):
    """A loaded naming or characterisation of an actor, and whose words it is."""

    article: str
    span: Span
    actor: str
    polarity: Polarity
    by: str | None


class Amount(Record, frozen=True):
    """A counted amount as a range: "some twenty" is 20..20, "several hundred" is 200..900.

    ``unit`` is a class of units (``person``, ``percent``, a currency), or the noun that is counted.
    ``verb`` is the lemma of what happens to them ("killing five and wounding two").
    """

    low: float
    high: float
    unit: str
    start: int
    end: int
    verb: str = ""


class Claim(Record, frozen=True):
    """A finite clause, who says it, and what linking can compare of it; not part of the export.

    ``day`` is the date that its words give (``dated``) or the clauses before it set, as EDTF; a day
    whose year is not known is ``XXXX-07-28``. ``denied`` counts negations and denying cues.
    ``agents`` are those who do it or from whom it comes, ``origins`` their states (and those of
    places that it comes from), ``actors`` all who are mentioned and ``states`` all states, as
    ISO 3166-1 alpha-3. ``doers`` and ``undergoers`` are lemmas of who or what does it and whom it
    is done to, ``ruled_out`` those of what the clause says was not so: "no gas", "not weather".
    ``attributes`` are lemmas of what it says that something is, or calls it, ``bearers`` of what.
    """

    article: str
    span: Span
    sentence: Span
    predicate: str
    words: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    undergoers: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    day: str | None = None
    dated: bool = False
    amounts: tuple[Amount, ...] = ()
    denied: bool = False
    foretold: bool = False
    asserted_by: str | None = AUTHOR


class Reading(Record, frozen=True):
    """All that one article says, read without looking at any other.

    ``published`` is the date of the article that relative dates were told from.
    """

    article: str
    version: str
    published: str | None = None
    actors: tuple[Actor, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    labels: tuple[Label, ...] = ()
    claims: tuple[Claim, ...] = ()
    happenings: tuple[Happening, ...] = ()
