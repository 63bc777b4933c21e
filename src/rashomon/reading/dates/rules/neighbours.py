"""The day next to one that is named: "the day before last Tuesday", "the day after Christmas"."""

from __future__ import annotations

import re

from rashomon.reading.dates.grammar import Grammar, MeaningOf, Rule, word
from rashomon.reading.dates.meaning import Meaning, Setting, at
from rashomon.reading.dates.rules import calendar, named, relative

_NUMERAL = r"(?:st|nd|rd|th)?"
_STEPS = {"before": -1, "after": 1}


def rules(grammar: Grammar) -> list[Rule]:
    """Return the rules of this kind; "the day before yesterday" is a word of the codebook."""
    days = {
        relative.weekday: r"{weekday}",
        relative.deictic_weekday: r"{deictic} {weekday}",
        calendar.day_of_month: rf"{{month}} {{day}}{_NUMERAL}(?:,? {{year}})?",
        named.holiday: r"(?:{deictic:before} )?{holiday}(?:,? {year})?",
    }
    return [
        grammar.rule(rf"(?:the )?day (?P<side>before|after) {day}", _beside(day_of))
        for day_of, day in days.items()
    ]


def _beside(day_of: MeaningOf) -> MeaningOf:
    """Return the meaning of the day before or after the one that `day_of` reads."""

    def meaning(match: re.Match[str], setting: Setting) -> Meaning | None:
        day = day_of(match, setting)
        if day is None:
            return None
        there = day.period and day.period.shifted(_STEPS[word(match, "side")])
        return at(there, "day")

    return meaning
