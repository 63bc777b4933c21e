"""States that stand behind a word: a country, a capital, a nationality, whoever is "in Paris"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from rashomon.reading.draft import Cast, PlaceMention
from rashomon.reading.events.codebook import plover
from rashomon.reading.events.lemmas import lemma

_WHERE = frozenset({"in", "at", "near", "outside", "around", "from"})
_NEAR = 100
"""How many tokens back "the country" may refer."""
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


class _Seat(NamedTuple):
    """The country that a place name gives, and whether it names the country itself."""

    country: str | None
    is_country: bool
    is_capital: bool


class States:
    """The states of a cast, by the words that stand for them; a state not cast is not found."""

    def __init__(self, cast: Cast, places: Sequence[PlaceMention]) -> None:
        self._cast = cast
        self._states = {
            actor.country: index
            for index, actor in reversed(list(enumerate(cast.actors)))
            if actor.kind == "state" and actor.country is not None
        }
        self._seats: dict[int, _Seat] = {}
        self._demonyms: dict[int, str | None] = {}
        for place in places:
            country = place.place.country
            for token in range(place.tokens.start, place.tokens.end):
                if place.is_country or place.is_capital:
                    self._seats[token] = _Seat(country, place.is_country, place.is_capital)
                elif place.is_demonym:
                    self._demonyms[token] = country

    def of(self, heads: Iterable[Token], visit: bool = False) -> tuple[int, ...]:
        """Return the states that words stand for, as indices into the cast.

        A country always stands for its state, a capital unless it is where something happens; of
        a visit the place where is the host. "They" in a capital are its government, and relations
        "between" nationalities those of their states.
        """
        found: list[int] = []
        for head in heads:
            for country in self._countries(head, visit):
                state = self._states.get(country or "")
                if state is not None and state not in found:
                    found.append(state)
        return tuple(found)

    def meant_by(self, heads: Iterable[Token], others: Iterable[int]) -> tuple[int, ...]:
        """Return the state that "the country" must mean, as the text near names one that it may.

        `others` are the actors on the other side of the event: it is no state of theirs.
        """
        country = {self._cast.actors[actor].country for actor in others}
        found: dict[int, None] = {}
        for head in heads:
            if lemma(head) in plover().words["country"] and _is_bare(head):
                near = range(max(0, head.i - _NEAR), head.i)
                named = {seat.country for at in near if (seat := self._seats.get(at)) is not None}
                named |= {self._demonyms[at] for at in near if at in self._demonyms}
                states = [self._states.get(code or "") for code in named - country]
                if len(states) == 1 and states[0] is not None:
                    found[states[0]] = None
        return tuple(found)

    def represented_by(self, heads: Iterable[Token], actors: Iterable[int]) -> tuple[int, ...]:
        """Return the states whose envoys are meant, by titles such as "Norwegian ambassador".

        `heads` are the words for the `actors`; their titles may stand elsewhere in the article.
        """
        found: dict[int, None] = {}
        for word in self._before_envoys(tuple(heads), actors):
            seat = self._seats.get(word)
            country = seat.country if seat is not None else self._demonyms.get(word)
            state = self._states.get(country or "")
            if state is not None:
                found[state] = None
        return tuple(found)

    def _before_envoys(self, heads: tuple[Token, ...], actors: Iterable[int]) -> Iterator[int]:
        envoys = plover().words["envoy"]
        for head in heads:
            if lemma(head) in envoys:
                yield from (child.i for child in head.lefts)
        for actor in actors:
            for title in self._cast.actors[actor].roles:
                words = range(title.start, title.end)
                at = (word for word in words if heads and lemma(heads[0].doc[word]) in envoys)
                yield from range(title.start, next(at, title.start))

    def _countries(self, head: Token, visit: bool) -> Iterator[str | None]:
        seat = self._seats.get(head.i)
        if seat is not None and (visit or seat.is_country or not _is_where(head)):
            yield seat.country
        elif head.lower_ == "they":
            yield self._seat_of(head)
        elif lemma(head) in plover().words["relations"]:
            yield from (
                self._demonyms[token.i] for token in _modifiers(head) if token.i in self._demonyms
            )

    def _seat_of(self, they: Token) -> str | None:
        """Return the country in whose capital "they" do it: "in Oslo they plan", "in Oslo that"."""
        verb = they.head
        clauses = [verb, verb.head] if verb.dep_ == "ccomp" and lemma(verb.head) == "be" else [verb]
        for clause in clauses:
            for child in clause.children:
                if child.dep_ == "prep" and child.lower_ == "in":
                    for inner in child.children:
                        seat = self._seats.get(inner.i)
                        if seat is not None and seat.is_capital:
                            return seat.country
        return None


def _modifiers(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _MODIFIERS:
            yield from _modifiers(child)
            yield child


def _is_bare(head: Token) -> bool:
    below = [child for child in head.children if not child.is_punct]
    return [child.lower_ for child in below] == ["the"]


def _is_where(head: Token) -> bool:
    return head.dep_ == "pobj" and head.head.lower_ in _WHERE
