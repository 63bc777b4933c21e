"""How authored examples are spread over classes, modes, words and ways of telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from training.corpus import Example, MarkedEvent

from rashomon.ontology import EVENT_TYPES
from rashomon.reading.languages.english import load
from rashomon.records import Factuality, Span


@dataclass(frozen=True)
class Balance:
    """The events of one type, each with the token that is its trigger."""

    type: str
    events: tuple[tuple[MarkedEvent, Token], ...]

    @cached_property
    def modes(self) -> Counter[str]:
        """How many events carry each mode; every mode of the type is there."""
        counts = Counter(dict.fromkeys(sorted(EVENT_TYPES[self.type].modes), 0))
        for event, _ in self.events:
            counts.update(event.modes)
        return counts

    @property
    def lemmas(self) -> int:
        """The number of distinct trigger lemmas."""
        return len({token.lemma_.lower() for _, token in self.events})

    @property
    def nominal(self) -> float:
        """The share of triggers that are nouns, as the tagger sees them."""
        return self._share(sum(token.pos_ in {"NOUN", "PROPN"} for _, token in self.events))

    @property
    def unreal(self) -> float:
        """The share of events that are denied, uncertain or still to come."""
        return self._share(sum(_unreal(event.factuality) for event, _ in self.events))

    @property
    def attributed(self) -> float:
        """The share of events that somebody in the sentence asserts."""
        return self._share(sum(bool(event.voice) for event, _ in self.events))

    def _share(self, count: int) -> float:
        return count / len(self.events)

    def __str__(self) -> str:
        figures = (
            f"{self.type}: {len(self.events)} events, {self.lemmas} trigger lemmas,"
            f" {self.nominal:.0%} nominal, {self.unreal:.0%} negated, uncertain or future,"
            f" {self.attributed:.0%} attributed"
        )
        modes = ", ".join(f"{mode} {count}" for mode, count in self.modes.items())
        return f"{figures}\n    {modes}" if modes else figures


def balances(examples: list[Example]) -> Iterator[Balance]:
    """Yield the balance of each type of the ontology that occurs."""
    parse = load().parse
    events: dict[str, list[tuple[MarkedEvent, Token]]] = {}
    for example in examples:
        document = parse(example.text)
        for event in example.events:
            events.setdefault(event.type, []).append((event, _head(document, event.trigger)))
    for name in EVENT_TYPES:
        if name in events:
            yield Balance(name, tuple(events[name]))


def _head(document: Doc, trigger: Span) -> Token:
    """Return the syntactic head of a trigger, which the tokeniser may have split at a hyphen."""
    tokens = [
        token
        for token in document
        if token.idx < trigger.end and trigger.start < token.idx + len(token)
    ]
    return document[tokens[0].i : tokens[-1].i + 1].root


def _unreal(factuality: Factuality) -> bool:
    return (
        factuality.polarity == "negative"
        or factuality.certainty != "certain"
        or factuality.time == "future"
    )
