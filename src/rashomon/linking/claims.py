"""Claims as linking sees them: with the dossier's actors, rare words, and what stands around."""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.linking.actors import ActorLinks
from rashomon.linking.opposites import opposites
from rashomon.linking.text import (
    BACKGROUND,
    Vector,
    inverse_frequencies,
    stem,
    stopwords,
    unit_vector,
)
from rashomon.linking.when import days_between
from rashomon.linking.wording import classes
from rashomon.records import Article, Claim, Reading

AROUND = 3
"""Sentences before and after that say what a claim is about."""

_WHERE = re.compile(r"\b(?:in|at|near|outside) (?:the )?([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_NO_YEAR = "XXXX"
_TELLING = 13
"""Numbers from here on are words of their own: "the 33"."""


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A claim; ``words`` are its own but for names, ``subject`` all of it and its surroundings."""

    claim: Claim
    text: str
    agents: frozenset[str]
    actors: frozenset[str]
    words: frozenset[str]
    subject: Vector
    published: str
    place: int
    """The number of its sentence in the article."""
    content: frozenset[str]
    """The stems of all its words that carry a subject, names included."""
    where: frozenset[str]
    """The capitalised words that it gives as a place."""
    doers: frozenset[str]
    """The stems of who or what does it."""
    undergoers: frozenset[str]
    """The stems of whom or what it is done to."""
    ruled_out: frozenset[str]
    """The stems of what it says was not so."""
    years: frozenset[str]
    """The years that it speaks of, or else the one it appeared in."""

    @property
    def id(self) -> tuple[str, int, int]:
        """What tells it from all other claims, and sorts."""
        return (self.claim.article, self.claim.span.start, self.claim.span.end)


def claims_of(
    readings: Sequence[Reading], actors: ActorLinks, articles: Sequence[Article]
) -> tuple[ClaimSeen, ...]:
    """Return the claims of all readings, sorted."""
    by_id = {article.id: article for article in articles}
    terms = {
        (reading.article, number): _terms(claim, actors)
        for reading in readings
        for number, claim in enumerate(reading.claims)
    }
    rarity = inverse_frequencies(terms.values(), BACKGROUND)
    found = []
    for reading in readings:
        raw = by_id[reading.article].raw
        published = by_id[reading.article].published.value or ""
        place_of = _places(reading.claims)
        in_place: dict[int, set[str]] = defaultdict(set)
        for number, claim in enumerate(reading.claims):
            in_place[place_of[claim.sentence.start]] |= terms[reading.article, number]
        for number, claim in enumerate(reading.claims):
            place = place_of[claim.sentence.start]
            weights: dict[str, float] = defaultdict(float)
            for near in range(place - AROUND, place + AROUND + 1):
                for term in in_place.get(near, ()):
                    weights[term] += rarity[term] / (1 + abs(near - place))
            for term in terms[reading.article, number]:
                weights[term] += rarity[term]
            found.append(
                ClaimSeen(
                    claim=claim,
                    text=" ".join(raw[claim.span.start : claim.span.end].lower().split()),
                    agents=frozenset(actors.of_all(claim.agents)),
                    actors=frozenset(actors.of_all((*claim.agents, *claim.actors))),
                    words=_common(claim, raw),
                    subject=unit_vector(dict(sorted(weights.items()))),
                    published=published,
                    place=place,
                    content=_stems(claim.words),
                    where=_where(claim, raw),
                    doers=frozenset(map(stem, claim.doers)),
                    undergoers=frozenset(map(stem, claim.undergoers)),
                    ruled_out=_stems(claim.ruled_out),
                    years=_years(claim, raw, published),
                )
            )
    return tuple(sorted(found, key=lambda claim: claim.id))


@cache
def _families() -> dict[str, frozenset[str]]:
    """Return for each word of the lexicons of opposed names and of happenings its families."""
    lists = [(f"names {n}", one) for n, pair in enumerate(opposites().names) for one in pair]
    lists += [(f"thing {n}", one) for n, one in enumerate(opposites().same_thing)]
    lists += [(f"happening {n}", words) for n, words in enumerate(classes())]
    found: dict[str, set[str]] = defaultdict(set)
    for family, words in lists:
        for word in words:
            found[word].add(family)
    return {word: frozenset(families) for word, families in found.items()}


def families_of(lemma: str) -> frozenset[str]:
    """Return names for the families of words that a lemma belongs to."""
    none: frozenset[str] = frozenset()
    return _families().get(lemma, none)


def _common(claim: Claim, raw: str) -> frozenset[str]:
    """Return the stems of a claim's words but for names, which a capital letter tells."""
    text = raw[claim.span.start : claim.span.end]
    small = {stem(word) for word in _WORD.findall(text) if word[0].islower()}
    return frozenset(map(stem, claim.words)) & small


def _stems(lemmas: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(lemma) for lemma in lemmas if lemma not in stopwords())


def _where(claim: Claim, raw: str) -> frozenset[str]:
    names = _WHERE.findall(raw[claim.span.start : claim.span.end])
    return frozenset(word for name in names for word in name.lower().split()) - _calendar()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(name.lower() for name in (*day_name, *month_name, *month_abbr))


def _years(claim: Claim, raw: str, published: str) -> frozenset[str]:
    told = _YEAR.findall(raw[claim.span.start : claim.span.end])
    return frozenset(told or ([published[:4]] if published else []))


def _places(claims: Iterable[Claim]) -> dict[int, int]:
    starts = sorted({claim.sentence.start for claim in claims})
    return {start: number for number, start in enumerate(starts)}


def _terms(claim: Claim, actors: ActorLinks) -> set[str]:
    listed = stopwords()
    words = {stem(word) for word in claim.words if word not in listed}
    words |= {family for word in claim.words for family in families_of(word)}
    named = {actor for actor in actors.of_all(claim.actors) if actor in actors.identified}
    numbers = {
        f"{amount.low:g}"
        for amount in claim.amounts
        if amount.low == amount.high and amount.low >= _TELLING
    }
    return words | named | numbers


def days_fit(a: ClaimSeen, b: ClaimSeen, told_within: int, slip: int) -> bool:
    """Return whether two claims can be of one day.

    A claim without a day is taken to be of the days before its article appeared; days without a
    year fit the same days of any year.
    """
    first, second = _span_of(a, told_within), _span_of(b, told_within)
    if first is None or second is None:
        return False
    apart = _apart(first, second)
    return apart is not None and apart <= slip


def days_told_apart(a: ClaimSeen, b: ClaimSeen) -> int | None:
    """Return how many days lie between the days or months that two claims give, if both do."""
    first, second = a.claim.day, b.claim.day
    if not (a.claim.dated and b.claim.dated and first and second):
        return None
    return _apart(first, second)


def _apart(first: str, second: str) -> int | None:
    """Return the days between; a day without a year is taken to be of the other one's year."""
    if first.startswith(_NO_YEAR) and second.startswith(_NO_YEAR):
        return 0 if first == second else None
    if first.startswith(_NO_YEAR):
        first = second[:4] + first[4:]
    elif second.startswith(_NO_YEAR):
        second = first[:4] + second[4:]
    return days_between(first, second)


def _span_of(claim: ClaimSeen, told_within: int) -> str | None:
    if claim.claim.day:
        return claim.claim.day
    try:
        last = date.fromisoformat(claim.published)
    except ValueError:
        return None
    return f"{(last - timedelta(days=told_within)).isoformat()}/{last.isoformat()}"
