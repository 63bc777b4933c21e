"""Between which days an article must have been written, by full dates that its prose names.

A day of which a sentence speaks in the past was before; one of which it speaks as to come was
after. Only plain sentences count: a quotation or a report may have been said at any time.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.intake.dates import find_days
from rashomon.intake.lines import Line
from rashomon.intake.rules import any_word

_SENTENCE = re.compile(r"\S.*?(?:(?<![A-Z])[.!?](?=\s)|$)", re.DOTALL)
_Dates = list[tuple[dt.date, int, int]]
_ON = re.compile(r"(?:\b(?:on|since)\s|^)\Z", re.IGNORECASE)
"""What stands before a past day; one after "to" or "until" may be to come in a past sentence."""
_QUOTED = re.compile('["“”„«»]')


class BoundWords(msgspec.Struct, frozen=True):
    """Words that place a sentence's dates before or after the writing, or forbid to say."""

    past: tuple[str, ...]
    future: tuple[str, ...]
    reported: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The earliest and latest day of writing, None where open, and the view span that says so."""

    earliest: dt.date | None = None
    latest: dt.date | None = None
    evidence: tuple[int, int] | None = None

    def allow(self, day: dt.date) -> bool:
        """Say whether an article of that day could name the dates that this one names."""
        return (self.earliest is None or self.earliest <= day) and (
            self.latest is None or day <= self.latest
        )


def find_bounds(lines: Sequence[Line]) -> Bounds:
    """Return the bounds that the prose among some lines sets.

    ``evidence`` is the span of the date that sets the latest day, else the earliest.
    """
    past: _Dates = []
    future: _Dates = []
    for line in (line for line in lines if line.is_prose):
        for sentence in _SENTENCE.finditer(line.text):
            side = _side(sentence.group(), past, future)
            if side is None:
                continue
            start = line.start + sentence.start()
            for day in find_days(sentence.group()):
                if day.date and (side is future or _ON.search(sentence.group(), 0, day.start)):
                    side.append((day.date, start + day.start, start + day.end))
    first, last = max(past, default=None), min(future, default=None)
    shown = last or first
    return Bounds(
        first[0] if first else None,
        last[0] if last else None,
        (shown[1], shown[2]) if shown else None,
    )


def _side(sentence: str, past: _Dates, future: _Dates) -> _Dates | None:
    words = _words()
    if _QUOTED.search(sentence) or any_word(words.reported).search(sentence):
        return None
    is_past = bool(any_word(words.past).search(sentence))
    is_future = bool(any_word(words.future).search(sentence))
    if is_past == is_future:
        return None
    return past if is_past else future


@cache
def _words() -> BoundWords:
    return load("intake/bounds.yaml", BoundWords)
