"""Factuality values as FactBank writes them, and how a governor's value passes to what it governs.

FactBank (Sauri and Pustejovsky 2009) crosses certainty (CT certain, PR probable, PS possible,
U underspecified) with polarity (+, -). What a predicate does to its complement depends on whether
it is affirmed or denied itself: its signature (Nairn, Condoravdi and Karttunen 2006).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from rashomon.records import Certainty, Polarity

Strength = Literal["U", "PS", "PR", "CT"]
Code = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "U+", "U-", "~"]

CERTAINTY: dict[Strength, Certainty] = {
    "CT": "certain",
    "PR": "probable",
    "PS": "possible",
    "U": "underspecified",
}
_RANK: dict[Strength, int] = {"U": 0, "PS": 1, "PR": 2, "CT": 3}


@dataclass(frozen=True, slots=True)
class Value:
    """A strength, a polarity, the rule that decided them, and whether the event is to come."""

    strength: Strength = "CT"
    positive: bool = True
    reason: str = "asserted"
    future: bool = False

    @property
    def certainty(self) -> Certainty:
        """FactBank's certainty in the words of the records."""
        return CERTAINTY[self.strength]

    @property
    def polarity(self) -> Polarity:
        """The polarity in the words of the records."""
        return "positive" if self.positive else "negative"

    @property
    def is_fact(self) -> bool:
        """Whether this is told as having happened, or as going on."""
        return self.strength == "CT" and self.positive and not self.future

    @property
    def is_settled(self) -> bool:
        """Whether this is certain, one way or the other, and not to come."""
        return self.strength == "CT" and not self.future

    def negated(self, reason: str = "negated") -> Value:
        """The value under a negation of its own; a weaker rule stays the deciding one."""
        reason = reason if self.strength == "CT" else self.reason
        return replace(self, positive=not self.positive, reason=reason)

    def beside(self) -> Value:
        """The value of an adjunct: the negation of what it stands beside does not reach it."""
        if self.positive:
            return self
        reason = "asserted" if self.strength == "CT" else self.reason
        return replace(self, positive=True, reason=reason)

    def at_most(self, strength: Strength, reason: str, future: bool = False) -> Value:
        """The value when a rule leaves no more than `strength`; the first weak rule decides."""
        future = future or self.future
        if self.strength != "CT" and _RANK[self.strength] <= _RANK[strength]:
            return replace(self, future=future)
        return replace(self, strength=strength, reason=reason, future=future)


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a class of governors does to its complement; ``~`` lets the governor's value through."""

    affirmed: Code
    denied: Code
    presupposes: bool = False
    future: bool = False

    def on(self, governor: Value, reason: str) -> Value:
        """The complement's value under a governor with a value of its own."""
        code = self.affirmed if governor.positive else self.denied
        future = self.future or governor.future
        if code == "~":
            return replace(governor, future=future)
        strength, positive = _parts(code)
        if self.presupposes:
            return Value(strength, positive, reason)
        if _RANK[governor.strength] < _RANK[strength]:
            return Value(governor.strength, positive, governor.reason, future)
        reason = "remote" if strength != "CT" and not governor.is_settled else reason
        return Value(strength, positive, reason, future)


def _parts(code: Code) -> tuple[Strength, bool]:
    strength: dict[str, Strength] = {"CT": "CT", "PR": "PR", "PS": "PS", "U": "U"}
    return strength[code[:-1]], code.endswith("+")


FACT = Value()
CONDITIONAL = Value("U", True, "conditional")
WHENEVER = Value("U", True, "whenever")
WITHOUT = Value("CT", False, "without")
