"""The patterns of furniture, as data: see ``codebook/intake/furniture.yaml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from rashomon.codebook import load

Where = Literal["anywhere", "edges", "foot"]


class Rule(msgspec.Struct, frozen=True):
    """Patterns for whole lines of one kind, where they may stand and how long they may be."""

    kind: str
    where: Where
    max_words: int
    patterns: tuple[str, ...]
    ends_with_period: bool = True


class Mark(msgspec.Struct, frozen=True):
    """A pattern that is furniture wherever it stands."""

    kind: str
    pattern: str


class Furniture(msgspec.Struct, frozen=True):
    """All that intake knows of furniture by its words."""

    rules: tuple[Rule, ...]
    marks: tuple[Mark, ...]
    publication_cues: tuple[str, ...]
    other_cues: tuple[str, ...]
    name_particles: tuple[str, ...]
    name_joiners: tuple[str, ...]


@cache
def furniture_data() -> Furniture:
    """Return the patterns."""
    return load("intake/furniture.yaml", Furniture)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of the data, ready for use; case is ignored."""
    return re.compile(pattern, re.IGNORECASE)


@cache
def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of some words or phrases, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)
