"""The stems of many texts as columns of numbers, and how often a text has them and pairs of them.

A word is looked at once, however often it is told; all else is done to columns.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from rashomon.linking.sparse import Numbers, Positions
from rashomon.linking.text import content_stem, written

NO_STEM = -1

Kind = TypeVar("Kind", bound=np.generic)

_BATCH = 1 << 12
"""Texts that are counted together. A text's place among them and two stems fit one number of 63
bits as long as there are fewer than 47 million stems."""


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of texts that have `fields` fields each, by their numbers in the alphabet.

    Those of field ``j`` of text ``i`` lie from ``start[i * fields + j]`` on; `count` is of
    different stems.
    """

    term: npt.NDArray[np.int32]
    start: Positions
    fields: int
    count: int


def stems_of(texts: Iterable[Sequence[str]], fields: int) -> Stems:
    """Return the stems of what carries the subject in each field of each text."""
    lexicon = _Lexicon()
    number = lexicon.__getitem__
    found, ends = array("i"), array("q", [0])
    for text in texts:
        for field in text:
            found.extend(map(number, written(field)))
            ends.append(len(found))
    given = np.frombuffer(found, dtype=np.int32)
    kept = given != NO_STEM
    before = np.concatenate(([0], np.cumsum(kept)))
    start: Positions = before[np.frombuffer(ends, dtype=np.int64)]
    return Stems(lexicon.ranks()[given[kept]], start, fields, len(lexicon.stems))


class _Lexicon(dict[str, int]):
    """The number of each word's stem, given when the word is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.stems: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        stem = content_stem(word)
        number = NO_STEM if stem is None else self.stems.setdefault(stem, len(self.stems))
        self[word] = number
        return number

    def ranks(self) -> npt.NDArray[np.int32]:
        """Return the place in the alphabet of each stem, by its number."""
        rank = np.empty(len(self.stems), dtype=np.int32)
        rank[[self.stems[stem] for stem in sorted(self.stems)]] = np.arange(len(self.stems))
        return rank


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a text has a term, each once: columns in order of texts (`row`) and terms."""

    row: npt.NDArray[np.int32]
    term: Positions
    count: npt.NDArray[np.float32]


def counted(stems: Stems, weight: Numbers) -> Counts:
    """Return how often each text has each stem, told in field ``j`` for ``weight[j]`` times."""

    def told(field: Positions, term: Positions) -> _Told:
        kept = np.flatnonzero(weight[field % stems.fields])
        field, term = field[kept], term[kept]
        return field // stems.fields, term, weight[field % stems.fields]

    return _counted(stems, told, stems.count)


def counted_pairs(stems: Stems) -> Counts:
    """Return how often each text has each pair of neighbouring stems, by one number a pair."""

    def told(field: Positions, term: Positions) -> _Told:
        at = np.flatnonzero(field[1:] == field[:-1])
        return field[at] // stems.fields, term[at] * stems.count + term[at + 1], np.ones(len(at))

    return _counted(stems, told, stems.count**2)


_Told = tuple[Positions, Positions, Numbers]
"""What is told: the text, by its place in the batch, the term, and for how many times it counts."""


def _counted(stems: Stems, told: Callable[[Positions, Positions], _Told], terms: int) -> Counts:
    """Return the sums of what is told of the stems of each field; terms are less than `terms`."""
    rows: list[npt.NDArray[np.int32]] = []
    all_terms: list[Positions] = []
    counts: list[npt.NDArray[np.float32]] = []
    texts = (len(stems.start) - 1) // stems.fields
    for first in range(0, texts, _BATCH):
        last = min(first + _BATCH, texts)
        start = stems.start[first * stems.fields : last * stems.fields + 1]
        field = np.repeat(np.arange(len(start) - 1), np.diff(start))
        row, term, times = told(field, stems.term[start[0] : start[-1]].astype(np.int64))
        key, which = np.unique(row * terms + term, return_inverse=True)
        row, term = np.divmod(key, max(1, terms))
        rows.append((row + first).astype(np.int32))
        all_terms.append(term)
        counts.append(np.bincount(which, weights=times).astype(np.float32))
    return Counts(
        _column(rows, np.int32), _column(all_terms, np.int64), _column(counts, np.float32)
    )


def _column(parts: list[npt.NDArray[Kind]], kind: type[Kind]) -> npt.NDArray[Kind]:
    """Return the parts as one, and none of them any longer: a column may fill a lot of memory."""
    whole = np.concatenate([np.empty(0, dtype=kind), *parts])
    parts.clear()
    return whole
