"""The words that foretell (``codebook/english/forecasts.yaml``), as look-ups."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from rashomon.codebook import load
from rashomon.codebook.probability import Estimate, estimates, probability_file
from rashomon.records import Certainty


class ForecastFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

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
    ahead: frozenset[str]
    uncounted: dict[str, str]
    conditional: frozenset[str]
    unconditional: frozenset[str]
    inverted: frozenset[str]
    without: frozenset[str]


class Hedge(NamedTuple):
    """Words ``[start, end)`` of a text that hedge, and how sure they leave it."""

    start: int
    end: int
    certainty: Certainty


class ForecastLexicon:
    """Look-ups by lower-case word or lemma."""

    def __init__(self, file: ForecastFile) -> None:
        self.file = file
        self.raising: dict[str, Certainty] = {
            word: certainty for certainty, words in file.raising.items() for word in words
        }
        self._hedges: dict[str, Certainty] = {
            word: certainty
            for certainty, words in probability_file().unnumbered.items()
            for word in words
        }
        self._hedges |= {
            word: _certainty(estimate, file.probable_from) for word, estimate in estimates().items()
        }
        self._longest = max(word.count(" ") + 1 for word in self._hedges)

    def hedges_in(self, words: Sequence[str]) -> list[Hedge]:
        """Return the words of estimative probability in a text, the longest match first."""
        found: list[Hedge] = []
        at = 0
        while at < len(words):
            for length in range(self._longest, 0, -1):
                certainty = self._hedges.get(" ".join(words[at : at + length]))
                if certainty is not None:
                    found.append(Hedge(at, at + length, certainty))
                    break
            at += length
        return found


def _certainty(given: Estimate, probable_from: float) -> Certainty:
    """Probable when the words' range, or that of the opposite outcome, is high enough."""
    sure = max(given.low, 1 - given.high)
    return "probable" if sure >= probable_from else "possible"


@cache
def forecast_lexicon() -> ForecastLexicon:
    """Return the English lexicon of forecasts."""
    return ForecastLexicon(load("english/forecasts.yaml", ForecastFile))
