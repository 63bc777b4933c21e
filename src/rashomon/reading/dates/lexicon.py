"""The words of temporal expressions, as the codebook lists them, turned round for looking up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from rashomon.codebook import load

T = TypeVar("T")


@dataclass(frozen=True)
class SeasonWord:
    """A season's TIMEX3 code and the month in which it begins (northern hemisphere)."""

    code: str
    first: int


@dataclass(frozen=True)
class UnitWords:
    """The words of a unit, its ISO 8601 duration letter, and how many of that letter it is."""

    words: list[str]
    code: str
    times: int = 1
    clock: bool = False


@dataclass(frozen=True)
class Holiday:
    """A named day: a fixed month and day, an n-th weekday of a month, or days from Easter."""

    names: list[str]
    date: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    easter: int | None = None


@dataclass(frozen=True)
class TimeWords:
    """``codebook/<language>/time.yaml``; its comments say what each field holds."""

    months: dict[int, list[str]]
    weekdays: dict[int, list[str]]
    ambiguous: list[str]
    noun_only: list[str]
    before_counts: list[str]
    before_years: list[str]
    seasons: dict[str, SeasonWord]
    units: dict[str, UnitWords]
    numbers: dict[str, int]
    scales: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    unspecified: list[str]
    couples: list[str]
    parts: dict[str, str]
    loose: list[str]
    bounding: list[str]
    deictic: dict[str, int]
    narrative: dict[str, int]
    days: dict[str, int]
    ago: dict[str, int]
    back_and_forth: dict[str, int]
    day_parts: dict[str, str]
    frequencies: dict[str, str]
    every: list[str]
    vague: dict[str, list[str]]
    prospective: list[str]
    future_auxiliaries: list[str]
    limits: list[str]
    occasions: list[str]
    placing: list[str]
    places: list[str]
    relating: list[str]
    reacting: list[str]
    happening: list[str]
    others: list[str]
    indefinite: list[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """`TimeWords` with every list of variants turned into a dictionary from word to meaning."""

    words: TimeWords
    months: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    vague: dict[str, str] = field(default_factory=dict)
    holidays: dict[str, Holiday] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language.

    Raises FileNotFoundError when the codebook has none for it.
    """
    words = load(f"{language}/time.yaml", TimeWords)
    days = load(f"{language}/time_holidays.yaml", list[Holiday])
    return Lexicon(
        words=words,
        months=_turned(words.months),
        weekdays=_turned(words.weekdays),
        units={word: unit for unit, entry in words.units.items() for word in entry.words},
        vague=_turned(words.vague),
        abbreviations=frozenset(
            short
            for names in (*words.months.values(), *words.weekdays.values())
            for short in names[1:]
        ),
        holidays={name: holiday for holiday in days for name in holiday.names},
    )


def _turned(variants: dict[T, list[str]]) -> dict[str, T]:
    return {word: meaning for meaning, words in variants.items() for word in words}
