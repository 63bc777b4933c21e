"""One article's actors as linking sees them, and the weights that decide whether two are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from rashomon.codebook import load
from rashomon.linking.names import latin
from rashomon.linking.text import words
from rashomon.links import Reason
from rashomon.records import Actor, Reading

_ARTICLES = frozenset(("the", "a", "an"))


class ActorWeights(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/actors.yaml``."""

    threshold: float
    full_name: dict[str, float]
    surname: dict[str, float]
    initial: float
    only_bearer: float
    leading_bearer: float
    lead_ratio: float
    margin: float
    same_country: float
    other_country: float
    same_sector: float
    other_sector: float
    same_role: float
    office: float
    body_name: float
    body_alias: float
    body_acronym: float
    body_description: float
    shortest_acronym: int
    offices: dict[str, list[str]]
    generic_bodies: str
    collective_bodies: str


def weights() -> ActorWeights:
    """Return the weights."""
    return load("linking/actors.yaml", ActorWeights)


@dataclass(frozen=True, slots=True)
class LocalActor:
    """An article's own actor; ``proper`` says that a mention or alias of it is a name."""

    record: Actor
    article: str
    proper: bool

    @property
    def id(self) -> str:
        """Its id in the article's reading."""
        return self.record.id

    @property
    def country(self) -> str | None:
        """Its country as the article tells it."""
        return self.record.country

    def role_words(self) -> frozenset[str]:
        """Return the words of its roles."""
        return frozenset(word for role in self.record.roles for word in words(role.text))

    def names(self) -> Iterator[str]:
        """Yield its name and its aliases."""
        yield self.record.name
        yield from self.record.aliases


def cast_of(readings: Iterable[Reading]) -> list[LocalActor]:
    """Return the actors of all readings, sorted by id."""
    found = []
    for reading in readings:
        named = {mention.actor for mention in reading.mentions if mention.form == "name"}
        found += [
            LocalActor(actor, reading.article, actor.id in named or actor.kind == "state")
            for actor in reading.actors
        ]
    return sorted(found, key=lambda actor: actor.id)


def circumstances(a: LocalActor, b: LocalActor) -> tuple[Reason, ...]:
    """Return what country, sectors and roles say about two actors with like names."""
    roles = tuple(sorted(a.role_words() & b.role_words()))
    return _circumstances(a.country, b.country, a.record.sectors, b.record.sectors, roles)


@lru_cache(maxsize=1 << 16)
def _circumstances(
    country: str | None,
    other_country: str | None,
    sectors: tuple[str, ...],
    other_sectors: tuple[str, ...],
    roles: tuple[str, ...],
) -> tuple[Reason, ...]:
    """Return the reasons; the same ones are kept once, since millions of pairs have them."""
    weight, found = weights(), []
    if country and other_country:
        same = country == other_country
        found.append(
            Reason(feature="same country", weight=weight.same_country, detail=country)
            if same
            else Reason(
                feature="different countries",
                weight=weight.other_country,
                detail=" and ".join(sorted((country, other_country))),
            )
        )
    if sectors and other_sectors:
        shared = sorted(set(sectors) & set(other_sectors))
        found.append(
            Reason(feature="same sector", weight=weight.same_sector, detail=" ".join(shared))
            if shared
            else Reason(
                feature="different sectors",
                weight=weight.other_sector,
                detail=" and ".join(sorted((sectors[0], other_sectors[0]))),
            )
        )
    if roles:
        found.append(Reason(feature="same role", weight=weight.same_role, detail=" ".join(roles)))
    return tuple(found)


def score_of(why: Iterable[Reason]) -> float:
    """Return the sum of the reasons' weights, held to 0..1."""
    return round(min(1.0, max(0.0, sum(reason.weight for reason in why))), 4)


@cache
def _word_set(field: str) -> frozenset[str]:
    return frozenset(getattr(weights(), field).split())


def body_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a body's name in lower-case Latin letters, without articles."""
    return tuple(word for word in words(latin(name)) if word not in _ARTICLES)


def is_generic(tokens: Iterable[str]) -> bool:
    """Return whether a body's name leaves open which state's body is meant."""
    return all(token in _word_set("generic_bodies") or len(token) < 3 for token in tokens)


def is_collective(tokens: Iterable[str]) -> bool:
    """Return whether words describe a body of which a state has one."""
    return any(token in _word_set("collective_bodies") for token in tokens)
