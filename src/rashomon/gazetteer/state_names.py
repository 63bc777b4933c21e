"""The territories of the world by code and by name, as Open Sanctions' rigour lists them.

Rigour's own look-up transliterates 30,000 names of all scripts when it is first asked, which takes
longer than to read five articles. Here a name is looked up as rigour would, but among those in
the Latin alphabet, and not among the cities by which rigour also knows a state.
"""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from functools import cache

import msgspec
from rigour._core import territories_jsonl  # the public index holds no variants of names

_DROPPED = ".()[],;:_-–/'’‘"
_FOLDED = str.maketrans(dict.fromkeys(string.punctuation, " ") | dict.fromkeys(_DROPPED))


class Territory(msgspec.Struct, frozen=True, gc=False):
    """A territory of rigour: its codes in lower case and its names."""

    code: str
    name: str
    full_name: str = ""
    alpha3: str | None = None
    is_country: bool = False
    other_codes: tuple[str, ...] = ()
    names_strong: tuple[str, ...] = ()
    names_weak: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Index:
    by_code: dict[str, Territory]
    by_name: dict[str, Territory]


def territory_of(code: str) -> Territory | None:
    """Return the territory of a code (ISO 3166-1 alpha-2 or alpha-3, any case), or None."""
    return _index().by_code.get(code.lower())


def territory_named(name: str) -> Territory | None:
    """Return the territory of a name, whatever its case, accents and punctuation, or None."""
    return _index().by_name.get(_folded(name))


@cache
def _index() -> _Index:
    territories = msgspec.json.Decoder(Territory).decode_lines(territories_jsonl())
    by_code: dict[str, Territory] = {}
    strong: dict[str, Territory] = {}
    weak: dict[str, Territory] = {}
    for territory in territories:
        by_code[territory.code] = territory
        for name in (*territory.names_strong, territory.name, territory.full_name):
            strong[_folded(name)] = territory
        for name in territory.names_weak:
            weak[_folded(name)] = territory
    for territory in territories:
        for code in (*territory.other_codes, territory.alpha3):
            if code is not None:
                by_code[code] = territory
    by_name = weak | strong
    del by_name[""]  # what the names in other alphabets come to
    return _Index(by_code, by_name)


def _folded(name: str) -> str:
    """Return a Latin name without case, accents and punctuation; nothing for any other name."""
    if not name.isascii():
        parts = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in parts if not unicodedata.combining(char))
    folded = name.casefold().translate(_FOLDED)
    return " ".join(folded.split()) if folded.isascii() else ""
