"""What temporal expressions look like and mean: one file a kind of expression."""

from __future__ import annotations

from functools import cache

from rashomon.reading.dates.grammar import Rule, grammar
from rashomon.reading.dates.lexicon import Lexicon
from rashomon.reading.dates.rules import (
    calendar,
    clock,
    durations,
    named,
    neighbours,
    relative,
)


@cache
def rules_of(words: Lexicon) -> tuple[Rule, ...]:
    """Return the rules of a language; of matches of one length the earlier rule's counts."""
    kinds = (calendar, named, relative, neighbours, clock, durations)
    return tuple(rule for kind in kinds for rule in kind.rules(grammar(words)))
