"""The nouns of linking: what joins the readings of many articles, and what people ruled on it.

Actor references are those of the dossier; offsets and dates are as in `rashomon.records`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rashomon.records import Actor, EventDate, Place, Record

ContrastKind = Literal[
    "polarity",
    "responsibility",
    "date",
    "quantity",
    "motive",
    "characterisation",
    "forecast",
]
Ruled = Literal[
    "same",
    "different",
    "unsure",
    "rename",
    "drop",
    "true",
    "false",
    "partly",
    "void",
    "date",
    "outlet",
]
"""What a person rules of rows."""

Verdict = Literal[Ruled, "add", "undo"]
"""Every judgement: of rows, of an article to add, or of another judgement."""


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
    shows how a forecast came out, ``name`` what somebody is renamed to, whose an article is or what
    an article that was added is called, ``on`` the day on which a forecast was decided or an
    article appeared. ``undo`` takes back the judgement `a`. ``when`` is a moment in UTC.
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
    names: dict[str, str] = msgspec.field(default_factory=dict)


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
    dates: dict[str, EventDate] = msgspec.field(default_factory=dict)
    contrasts: tuple[Contrast, ...] = ()
    relations: tuple[Relation, ...] = ()
