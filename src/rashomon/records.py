"""The nouns of Rashomon: frozen, typed, and the only thing every room shares.

A *mention* is words in one article; an *actor* or *event* is what mentions in one or many articles
refer to. Every offset is a Unicode code point into the raw text of an article as it was read, half
open: ``article.raw[span.start:span.end]`` is the evidence, verbatim. Dates are EDTF-style strings
(``2020-08-09``, ``2020-06``, ``2020``, ``2020-06-19/2020-06-24``); a date that is not known is
``None``, never a made-up first of the month.

Actor references inside a `Reading` are ids of that article's own actors; linking maps them to the
actors of the dossier. ``"author"`` stands for the article's own voice.
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
ContrastKind = Literal[
    "polarity",
    "responsibility",
    "date",
    "quantity",
    "motive",
    "characterisation",
    "forecast",
]
Verdict = Literal[
    "same", "different", "unsure", "rename", "drop", "true", "false", "partly", "void", "undo"
]


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
    """One article as it was read: the raw text is never edited, only parts of it are dropped."""

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
    dropped: tuple[Dropped, ...] = ()
    quality: tuple[str, ...] = ()


class Rejected(Record, frozen=True):
    """An input that did not become an article: what it was and why, in words a user can act on."""

    path: str
    reason: str
    detail: str


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

    ``decided_by`` names what found it, ``confidence`` is the probability that trigger and type are
    right. ``keywords`` are lemmas of the clause, and ``offsets`` leave its date to other
    happenings; both are for linking and not part of the export.
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
    day: str | None = None
    dated: bool = False
    amounts: tuple[Amount, ...] = ()
    denied: bool = False
    foretold: bool = False
    asserted_by: str | None = AUTHOR


class Reading(Record, frozen=True):
    """All that one article says, read without looking at any other."""

    article: str
    version: str
    actors: tuple[Actor, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    labels: tuple[Label, ...] = ()
    claims: tuple[Claim, ...] = ()
    happenings: tuple[Happening, ...] = ()


class Reason(Record, frozen=True):
    """One named feature behind a score: its weight and a detail in plain words."""

    feature: str
    weight: float
    detail: str


class Link(Record, frozen=True):
    """A mention-side id joined to what it refers to; a layer that a person can overrule."""

    member: str
    target: str
    score: float
    why: tuple[Reason, ...] = ()


class Outlets(Record, frozen=True):
    """How the outlets of a dossier tell one event."""

    asserting: tuple[str, ...] = ()
    attributing: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


class Event(Record, frozen=True):
    """What one or many event mentions refer to; actor references are those of the dossier."""

    id: str
    type: str
    date: EventDate | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place | None
    mentions: tuple[str, ...]
    outlets: Outlets


class Passage(Record, frozen=True):
    """A place in an article."""

    article: str
    start: int
    end: int


class Contrast(Record, frozen=True):
    """Two passages that cannot both hold, or tell one thing so differently that one must know."""

    id: str
    kind: ContrastKind
    a: Passage
    b: Passage
    events: tuple[str, ...]
    score: float
    why: tuple[Reason, ...]


class Relation(Record, frozen=True):
    """One signed, directed row a country pair and event mention; ``weight`` is PLOVER's score."""

    source: str
    target: str
    date: str | None
    weight: float
    event: str
    outlet: str | None
    sign: Literal[-1, 1]
    mode: str | None


class Story(Record, frozen=True):
    """Articles about one affair."""

    id: str
    articles: tuple[str, ...]


class Copy(Record, frozen=True):
    """An article that repeats another's text, and which that is."""

    article: str
    origin: str


class Anchor(Record, frozen=True):
    """Words by which a judged row is found again when a new reading gives it another id.

    ``id`` is what the row (or one of its mentions) was called when it was judged, ``kind`` what it
    was taken for: a kind of actor, a type of event, a kind of contrast.
    """

    id: str
    kind: str
    article: str
    start: int
    end: int


class Judgement(Record, frozen=True, kw_only=True):
    """A person's ruling on one row or two; never overwritten, and taken back only by another.

    ``a`` and ``b`` are the ids that the person saw, ``a_at`` and ``b_at`` the words that they
    stood for. ``b`` is the other of two that are the same, different or unsure, or the event that
    shows how a forecast came out, ``name`` what somebody is renamed to, ``on`` the day on which a
    forecast was decided. ``undo`` takes back the judgement `a`. ``when`` is a moment in UTC.
    """

    id: str
    verdict: Verdict
    a: str
    b: str | None = None
    a_at: tuple[Anchor, ...] = ()
    b_at: tuple[Anchor, ...] = ()
    name: str | None = None
    on: str | None = None
    who: str
    when: str
    why: str = ""


class Ruling(Record, frozen=True):
    """What linking must obey: members that are ``same`` as one another, or kept apart."""

    same: bool
    left: tuple[str, ...]
    right: tuple[str, ...]


class Rulings(Record, frozen=True):
    """All that linking must obey, the newest first; ``names`` are those that people gave."""

    pairs: tuple[Ruling, ...] = ()
    names: dict[str, str] = {}


NO_RULINGS = Rulings()
"""Nobody has ruled on anything."""


class Links(Record, frozen=True):
    """What linking makes of many readings; ``dates`` are those of mentions that have offsets."""

    actors: tuple[Actor, ...] = ()
    actor_links: tuple[Link, ...] = ()
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    events: tuple[Event, ...] = ()
    event_links: tuple[Link, ...] = ()
    dates: dict[str, EventDate] = {}
    contrasts: tuple[Contrast, ...] = ()
    relations: tuple[Relation, ...] = ()
