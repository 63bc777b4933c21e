"""Levers: through what one side acts on the other (``codebook/plover/levers.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from rashomon.codebook import load

_WORD = re.compile(r"\w+")


class Lever(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contexts of a lever; or one context of another lever, ``within`` which `words` tell it.

    The words are of English sentences, lower case and in all their forms.
    """

    contexts: tuple[str, ...] = ()
    within: str | None = None
    words: frozenset[str] = frozenset()


class LeversFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file: the levers by name, and the contexts that are in ``none``."""

    levers: dict[str, Lever]
    none: tuple[str, ...]


def levers_file() -> LeversFile:
    """Return the file."""
    return load("plover/levers.yaml", LeversFile)


def levers_of(contexts: Iterable[str], sentence: Callable[[], str]) -> tuple[str, ...]:
    """Return the levers that an act of these contexts pulls, in the order of the file.

    `sentence` gives the act's words; it is asked only where they decide.
    """
    levers = levers_file().levers
    told = set(contexts)
    found: set[str] = set()
    for name, lever in levers.items():
        if lever.within in told and lever.words.intersection(_WORD.findall(sentence().lower())):
            found.add(name)
            told.remove(lever.within)
    found |= {name for name, lever in levers.items() if told.intersection(lever.contexts)}
    return tuple(name for name in levers if name in found)
