"""Whether two written names may be one person's: spellings, romanisations, forms of given names.

Names are compared by rules about writing, never by edit distance, which cannot tell two short
surnames from two romanisations of one. Every rule is data (``codebook/linking/names.yaml``).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import permutations

import msgspec

from rashomon.codebook import load

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s\b")


class NameRules(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/names.yaml``."""

    letters: dict[str, str]
    spelling: list[tuple[str, str]]
    east_slavic: list[tuple[str, str]]
    east_slavic_countries: frozenset[str]
    east_slavic_surname: str
    honorifics: frozenset[str]
    particles: frozenset[str]
    generations: frozenset[str]
    given_names: list[list[str]]


class Likeness(IntEnum):
    """How alike two name tokens are, from not at all to letter for letter."""

    NONE = 0
    INITIAL = 1
    CONSONANTS = 2
    FORM = 3
    ROMANISATION = 4
    SPELLING = 5


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in spelling-normalised tokens, in the order in which it was written."""

    tokens: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last token."""
        return self.tokens[-1]

    @property
    def is_full(self) -> bool:
        """Whether a given name is spelled out beside the surname."""
        return len(self.tokens) > 1 and any(len(token) > 1 for token in self.tokens[:-1])


def _rules() -> NameRules:
    return load("linking/names.yaml", NameRules)


@lru_cache(maxsize=1 << 17)
def latin(text: str) -> str:
    """Return lower-case Latin letters for a word in Latin or Cyrillic script."""
    letters = _rules().letters
    out = []
    for char in unicodedata.normalize("NFC", text.lower()):
        if char in letters:
            out.append(letters[char])
        else:
            out += [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    return "".join(out)


@cache
def _patterns(which: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), new) for pattern, new in getattr(_rules(), which))


def _rewrite(token: str, which: str) -> str:
    for pattern, new in _patterns(which):
        token = pattern.sub(new, token)
    return token


@lru_cache(maxsize=1 << 17)
def spelling(token: str) -> str:
    """Return what is left of a token once habits of spelling are gone."""
    return _rewrite(latin(token), "spelling")


@lru_cache(maxsize=1 << 17)
def romanisation(token: str) -> str:
    """Return the class of a spelling-normalised token under East Slavic romanisations."""
    return _rewrite(token, "east_slavic")


@lru_cache(maxsize=1 << 17)
def consonants(token: str) -> str:
    """Return the consonants of a token's romanisation class, for blocking and as weak evidence."""
    reduced = romanisation(token)
    return reduced[:1] + re.sub("[aeiou]", "", reduced[1:])


@lru_cache(maxsize=1 << 16)
def person_name(text: str) -> PersonName | None:
    """Return the tokens of a person's name without titles; None when nothing is left."""
    rules = _rules()
    words = [latin(word) for word in _TOKEN.findall(_POSSESSIVE.sub("", text))]
    while len(words) > 1 and words[0] in rules.honorifics:
        words = words[1:]
    while len(words) > 1 and words[-1] in rules.generations:
        words = words[:-1]
    kept = [word for word in words if word not in rules.particles] or words
    tokens = tuple(spelling(word) for word in kept)
    return PersonName(tokens) if tokens and any(tokens) else None


def is_east_slavic(name: PersonName, country: str | None) -> bool:
    """Return whether East Slavic romanisation may have shaped a name."""
    if country is not None:
        return country in _rules().east_slavic_countries
    return _sounds_east_slavic(name.surname)


@lru_cache(maxsize=1 << 17)
def _sounds_east_slavic(surname: str) -> bool:
    return re.search(_rules().east_slavic_surname, surname) is not None


@cache
def _forms() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, names in enumerate(_rules().given_names):
        for name in names:
            found.setdefault(spelling(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _slavic_forms() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for name, numbers in _forms().items():
        reduced = romanisation(name)
        found[reduced] = found.get(reduced, frozenset()) | numbers
    return found


def _share_form(a: str, b: str, slavic: bool) -> bool:
    if _forms().get(a, frozenset()) & _forms().get(b, frozenset()):
        return True
    if not slavic:
        return False
    forms = _slavic_forms()
    left = forms.get(romanisation(a), frozenset())
    return bool(left & forms.get(romanisation(b), frozenset()))


def token_likeness(a: str, b: str, slavic: bool) -> Likeness:
    """Return how alike two spelling-normalised tokens are, given names or surnames."""
    if a == b:
        return Likeness.SPELLING
    if slavic and romanisation(a) == romanisation(b):
        return Likeness.ROMANISATION
    return Likeness.NONE


def given_likeness(a: str, b: str, slavic: bool) -> Likeness:
    """Return how alike two given names are: also forms of one name, and initials."""
    likeness = token_likeness(a, b, slavic)
    if likeness:
        return likeness
    if 1 in (len(a), len(b)):
        return Likeness.INITIAL if a[:1] == b[:1] else Likeness.NONE
    return Likeness.FORM if _share_form(a, b, slavic) else Likeness.NONE


def surname_likeness(a: PersonName, b: PersonName, slavic: bool) -> Likeness:
    """Return how alike two surnames are; unstressed vowels may differ if the rest is long."""
    likeness = token_likeness(a.surname, b.surname, slavic)
    if likeness or not slavic:
        return likeness
    shared = consonants(a.surname)
    alike = len(shared) > 3 and shared == consonants(b.surname)
    return Likeness.CONSONANTS if alike else Likeness.NONE


def full_likeness(a: PersonName, b: PersonName, slavic: bool) -> Likeness:
    """Return how alike two full names are, in their written order or with the surname first."""
    best = _ordered_likeness(a, b, slavic)
    if best or len(a.tokens) != len(b.tokens) or len(a.tokens) > 3:
        return best
    for order in permutations(b.tokens):
        pairs = zip(a.tokens, order, strict=True)
        best = max(best, min(token_likeness(x, y, slavic) for x, y in pairs))
    return best


def full_name_keys(name: PersonName) -> frozenset[tuple[str, ...]]:
    """Return keys of which any two full names that are alike have one in common.

    They share the class of the surname and something of the first given name, or all their classes
    in some order. A given name alone is no key: thousands have it.
    """
    family, given = consonants(name.surname), name.tokens[0]
    reduced = romanisation(given)
    forms = _forms().get(given, frozenset()) | _slavic_forms().get(reduced, frozenset())
    alike = {given[:1], reduced, *map(str, forms)}
    keys = {(family, one) for one in alike}
    return frozenset({*keys, ("", *sorted(consonants(token) for token in name.tokens))})


def _ordered_likeness(a: PersonName, b: PersonName, slavic: bool) -> Likeness:
    family = surname_likeness(a, b, slavic)
    if not family:
        return Likeness.NONE
    first, second = a.tokens[:-1], b.tokens[:-1]
    found = [given_likeness(first[0], second[0], slavic)]
    if len(first) == len(second):
        found += [given_likeness(x, y, slavic) for x, y in zip(first[1:], second[1:], strict=True)]
    given = min(found)
    if family is Likeness.CONSONANTS and given in (Likeness.NONE, Likeness.INITIAL):
        return Likeness.NONE
    return min(family, given)
