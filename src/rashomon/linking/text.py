"""Words and stems of a text, and how alike two texts are by them: no models, any alphabet."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from rashomon.codebook import load

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*", re.UNICODE)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")

BACKGROUND = 100
"""Clauses on other matters that are imagined beside those of a few articles."""

Vector = Mapping[str, float]
"""A sparse vector of unit length."""


class TextRules(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/text.yaml``."""

    stopwords: dict[str, str]
    cyrillic_stem: int
    latin_endings: list[str]
    shortest_stem: int


def _rules() -> TextRules:
    return load("linking/text.yaml", TextRules)


@cache
def stopwords() -> frozenset[str]:
    """Return the words that say nothing about a text's subject, of all languages."""
    return frozenset(word for listed in _rules().stopwords.values() for word in listed.split())


def written(text: str) -> list[str]:
    """Return the words of a text as they are written, hyphenated ones whole."""
    found: list[str] = _WORD.findall(text)
    return found


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, hyphenated ones whole."""
    return [word.lower() for word in written(text)]


def alternatives(phrases: Iterable[str]) -> str:
    """Return a pattern of any of some phrases, the longest that fits."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(map(re.escape, longest_first))


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return a word without its inflection, roughly: what remains need not be a word."""
    rules = _rules()
    if _CYRILLIC.search(word):
        return word[: rules.cyrillic_stem]
    for ending in rules.latin_endings:
        if word.endswith(ending) and len(word) - len(ending) >= rules.shortest_stem:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1 << 18)
def content_stem(word: str) -> str | None:
    """Return the stem of a word, None for one that carries nothing of a text's subject."""
    lower = word.lower()
    return stem(lower) if len(lower) > 1 and lower not in stopwords() else None


def content_stems(text: str) -> list[str]:
    """Return the stems of the words that carry a text's subject, in text order."""
    return [found for word in written(text) if (found := content_stem(word))]


def inverse_frequencies(
    documents: Iterable[Iterable[str]], background: int = 0
) -> dict[str, float]:
    """Return each term's smoothed inverse document frequency, never below 0.

    `background` documents that hold none of the terms are imagined beside the given ones, so that
    a few texts on one affair are not left with nothing in common that counts.
    """
    counts: Counter[str] = Counter()
    size = background
    for terms in documents:
        counts.update(set(terms))
        size += 1
    return {term: math.log((1 + size) / (1 + n)) for term, n in sorted(counts.items())}


def unit_vector(weighted: Mapping[str, float]) -> dict[str, float]:
    """Return the vector at length 1; a vector of nothing stays as it is."""
    length = math.sqrt(sum(value * value for value in weighted.values()))
    return {term: value / length for term, value in weighted.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """Return the cosine of two unit vectors: 0 for nothing in common, 1 for the same."""
    if len(a) > len(b):
        a, b = b, a
    total = 0.0
    for term, value in a.items():
        if term in b:
            total += value * b[term]
    return total
