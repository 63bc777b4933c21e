"""The words that foretell (``codebook/english/forecasts.yaml``), as look-ups."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rashomon.codebook import load
from rashomon.records import Certainty


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The probability from `low` to `high` that some words stand for."""

    low: float
    high: float
    words: list[str]


class ForecastFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

    probability: list[Range]
    probable_from: float
    raising: dict[Literal["certain", "probable"], list[str]]
    risking: frozenset[str]
    foretelling: frozenset[str]
    ascribed: frozenset[str]
    first_person: frozenset[str]
    befalling: frozenset[str]
    asserting: frozenset[str]
    connectives: frozenset[str]
    within: frozenset[str]


class ForecastLexicon:
    """Look-ups by lower-case word or lemma."""

    def __init__(self, file: ForecastFile) -> None:
        self.file = file
        self.raising: dict[str, Certainty] = {
            word: certainty for certainty, words in file.raising.items() for word in words
        }
        self._hedges: dict[str, Certainty] = {
            word: _certainty(one, file.probable_from)
            for one in file.probability
            for word in one.words
        }
        self._longest = max(word.count(" ") + 1 for word in self._hedges)

    def hedges_in(self, words: list[str]) -> list[Certainty]:
        """The certainties of the words of estimative probability in a text, longest match first."""
        found: list[Certainty] = []
        at = 0
        while at < len(words):
            for length in range(self._longest, 0, -1):
                certainty = self._hedges.get(" ".join(words[at : at + length]))
                if certainty is not None:
                    found.append(certainty)
                    break
            at += length
        return found


def _certainty(given: Range, probable_from: float) -> Certainty:
    """Probable when the words' range, or that of the opposite outcome, is high enough."""
    sure = max(given.low, 1 - given.high)
    return "probable" if sure >= probable_from else "possible"


@cache
def forecast_lexicon() -> ForecastLexicon:
    """Return the English lexicon of forecasts."""
    return ForecastLexicon(load("english/forecasts.yaml", ForecastFile))
