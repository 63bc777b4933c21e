"""Passages of later articles that may show how a forecast came out, for people to look at.

A passage is a clause of an article that surely appeared after the forecast was made. It is proposed
for the rare words and the actors that it shares with the forecast's own clauses, for an event of
the foretold type, and for its day. Whether it bears the forecast out or not is for people to say.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.dossier import rows
from rashomon.dossier.filters import bounds
from rashomon.dossier.ledger.entry import Entry
from rashomon.dossier.ledger.lines import ProposalLine
from rashomon.dossier.ledger.settings import settings
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.resolve import NEAR_DUPLICATE
from rashomon.links import Reason
from rashomon.records import Claim, Reading

_Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A clause: its rare words as a unit vector, and the dossier's actors that it mentions."""

    claim: Claim
    words: _Weights
    actors: frozenset[str]
    day: str


class Proposals:
    """The clauses of one dossier's articles, by their words and actors."""

    def __init__(self, readings: Iterable[Reading], lookup: Lookup) -> None:
        self._lookup = lookup
        claims = [claim for reading in readings for claim in reading.claims]
        counts = Counter(word for claim in claims for word in set(claim.words))
        self._rarity = {word: math.log((1 + len(claims)) / (1 + n)) for word, n in counts.items()}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.article].append(claim)

    def lines(self, entry: Entry) -> list[ProposalLine]:
        """Return the passages that most likely concern a forecast, the best first."""
        made_on = entry.row.made_on
        if made_on is None:
            return []
        words, actors = self._of_forecast(entry)
        near = {key: self._by_key[key] for key in (*words, *actors) if key in self._by_key}
        passages = {id(one): one for found in near.values() for one in found}
        found = [
            line
            for passage in passages.values()
            if self._is_later(passage.claim.article, made_on)
            and (line := self._line(entry, passage, words, actors)) is not None
        ]
        found.sort(key=lambda line: (-line.score, line.day, line.quote.article, line.quote.start))
        return found[: settings().proposals.most]

    def _of_forecast(self, entry: Entry) -> tuple[_Weights, frozenset[str]]:
        row = entry.row
        own = [
            claim
            for claim in self._claims[row.article]
            if claim.foretold and claim.span.start < row.end and row.start < claim.span.end
        ]
        said = {word for claim in own for word in claim.words}
        return self._vector(said - self._names(entry.actors)), entry.actors

    def _names(self, actors: Iterable[str]) -> set[str]:
        """Return the words of actors' names: whom a clause shares is counted by itself."""
        rows_of = [self._lookup.actors[actor] for actor in actors]
        names = [name for row in rows_of for name in (row.name, *row.aliases)]
        return {word for name in names for word in name.lower().split()}

    def _vector(self, words: Collection[str]) -> _Weights:
        weighted = {word: self._rarity[word] for word in sorted(words)}
        length = math.sqrt(sum(value * value for value in weighted.values()))
        return {word: value / length for word, value in weighted.items()} if length else {}

    @cached_property
    def _by_key(self) -> dict[str, list[_Passage]]:
        """Return the clauses that tell of what is, by each word and each actor."""
        found: dict[str, list[_Passage]] = defaultdict(list)
        actor_of = self._lookup.targets
        for article, claims in self._claims.items():
            published = self._lookup.articles[article].published.value
            for claim in claims:
                if claim.foretold or published is None:
                    continue
                actors = frozenset(actor_of[one] for one in claim.actors if one in actor_of)
                dated = claim.dated and claim.day is not None and claim.day[0].isdigit()
                day = claim.day if dated and claim.day else published
                passage = _Passage(claim, self._vector(claim.words), actors, day)
                for key in (*passage.words, *actors):
                    found[key].append(passage)
        return found

    def _is_later(self, article: str, made_on: str) -> bool:
        """Whether an article surely appeared after a day, and is no copy of another."""
        row = self._lookup.articles[article]
        published = row.published.value
        later = published is not None and bounds(published)[0] > bounds(made_on)[1]
        return later and NEAR_DUPLICATE not in row.quality

    def _line(
        self, entry: Entry, passage: _Passage, words: _Weights, actors: frozenset[str]
    ) -> ProposalLine | None:
        weight = settings().proposals
        shared = sorted(words.keys() & passage.words.keys())
        together = sorted(actors & passage.actors)
        if len(shared) < (1 if together else weight.shared_words):
            return None
        of_article = self._lookup.told.get(passage.claim.article, ())
        told = [one for one in of_article if _holds(passage.claim, one)]
        why = tuple(self._why(entry, passage, words, told))
        score = round(min(1.0, sum(reason.weight for reason in why)), 4)
        if score < weight.least:
            return None
        span = passage.claim.span
        return ProposalLine(
            forecast=entry.row.id,
            score=score,
            day=passage.day,
            event=told[0].event if told else None,
            why=why,
            quote=self._lookup.quote(passage.claim.article, span.start, span.end),
        )

    def _why(
        self,
        entry: Entry,
        passage: _Passage,
        words: _Weights,
        told: Sequence[rows.EventMentionRow],
    ) -> Iterator[Reason]:
        weight = settings().proposals
        shared = sorted(words.keys() & passage.words.keys())
        alike = sum(words[word] * passage.words[word] for word in shared)
        yield Reason(
            feature="shared words", weight=round(weight.words * alike, 4), detail=" ".join(shared)
        )
        together = sorted(entry.actors & passage.actors)
        if together:
            part = len(together) / len(entry.actors)
            names = ", ".join(self._lookup.names(tuple(together)))
            yield Reason(
                feature="shared actors", weight=round(weight.actor * part, 4), detail=names
            )
        types = sorted(entry.types & {one.type for one in told})
        if types:
            yield Reason(feature="foretold event", weight=weight.type, detail=" ".join(types))
        if entry.row.horizon:
            late = bounds(passage.day)[0] > bounds(entry.row.horizon)[1]
            feature = "after the horizon" if late else "within the horizon"
            counts = weight.late if late else weight.in_time
            yield Reason(feature=feature, weight=counts, detail=passage.day)


def _holds(claim: Claim, mention: rows.EventMentionRow) -> bool:
    return claim.span.start <= mention.trigger.start and mention.trigger.end <= claim.span.end
