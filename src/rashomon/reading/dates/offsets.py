"""Dates told from another happening: "two days before the vote", "on the eve of the election"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from rashomon.reading.dates.lexicon import TimeWords
from rashomon.reading.dates.naming import subject_of
from rashomon.reading.dates.periods import (
    DURATION,
    DURATION_UNITS,
    Unit,
    containing,
    moved,
)
from rashomon.reading.draft import TimeMention
from rashomon.records import OffsetUnit

_STEPS = {"before": -1, "after": 1, "of": -1}
"""Which way the last word of an expression steps; "of" ends none but "the eve of"."""


@dataclass(frozen=True, slots=True)
class Offset:
    """An expression that counts from a happening.

    ``anchor`` is the word for the happening (None if only ``beside`` says when it was: the date
    that follows the expression), ``clause`` the verb whose time the expression gives where the
    happening is told in a clause of its own ("two days after guards stormed the mill").
    """

    time: TimeMention
    unit: OffsetUnit
    count: int
    anchor: Token | None
    beside: TimeMention | None
    clause: Token | None

    def resolved(self, anchor: TimeMention) -> TimeMention | None:
        """Return the expression as a date, if its anchor has a day."""
        if anchor.date is None or anchor.precision != "day":
            return None
        unit: Unit = self.unit
        there = moved(date.fromisoformat(anchor.date), unit, self.count)
        period = None if there is None else containing(unit, there)
        if period is None:
            return None
        return replace(
            self.time,
            type="DATE",
            value=period.value,
            date=period.edtf,
            precision=period.precision,
        )


def offsets(doc: Doc, times: Sequence[TimeMention], words: TimeWords) -> Iterator[Offset]:
    """Yield the offsets of an article in text order."""
    by_start = {time.tokens.start: time for time in times}
    for time in times:
        preposition = doc[time.tokens.end - 1]
        step = _STEPS.get(preposition.lower_)
        count = DURATION.fullmatch(time.value)
        if step is None or count is None:
            continue
        beside = by_start.get(time.tokens.end)
        anchor, clause = _anchor(preposition, words)
        if anchor is not None or beside is not None:
            yield Offset(
                time, DURATION_UNITS[count[2]], step * int(count[1]), anchor, beside, clause
            )


def _anchor(preposition: Token, words: TimeWords) -> tuple[Token | None, Token | None]:
    """Return the word for the happening after an offset, and the verb that a clause modifies."""
    if preposition.dep_ == "mark":
        verb = preposition.head
        if verb.dep_ != "advcl":
            return None, None
        return subject_of(verb, words) or verb, verb.head
    named = [child for child in preposition.children if child.i > preposition.i]
    return (named[0] if named else None), None
