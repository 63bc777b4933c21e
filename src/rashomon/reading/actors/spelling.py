"""When two spellings are one name: romanisation rules, given names, initials.

Nothing here measures distance. Two words agree when the rules of ``transliteration.yaml`` make
them the same word; given names also agree when rigour's name symbols (Wikidata items for given
names) say that they are forms of one name. Short words must agree to the letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import msgspec
from rigour.names import NameTypeTag, analyze_names

from rashomon.codebook import load

Words = tuple[str, ...]
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III"})


class _Rules(msgspec.Struct, frozen=True):
    rules: tuple[tuple[str, str], ...]
    minimum: int


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """Return a key under which romanised spellings of one name word are equal."""
    parts = unicodedata.normalize("NFKD", word.lower())
    folded = "".join(char for char in parts if char.isalpha() and not unicodedata.combining(char))
    rules, minimum = _compiled()
    if len(folded) < minimum:
        return folded
    for pattern, replacement in rules:
        folded = pattern.sub(replacement, folded)
    return folded


def is_suffix(word: str) -> bool:
    """Whether a word tells a father from his son ("Jr.")."""
    return word.rstrip(".") in _SUFFIXES


def core_words(words: Words) -> Words:
    """Return a name without its suffix."""
    return tuple(word for word in words if not is_suffix(word)) or words


def same_person_name(one: Words, other: Words) -> bool:
    """Whether two full names (two words or more) can be names of one person.

    The last words must agree, and so must the first: in spelling, as a given name's forms, or as an
    initial. Middle words must not contradict where both names have one; a suffix sets names apart.
    """
    if {word for word in one if is_suffix(word)} != {word for word in other if is_suffix(word)}:
        return False
    one, other = core_words(one), core_words(other)
    if spelling_key(one[-1]) != spelling_key(other[-1]):
        return False
    if not _same_given(one[0], other[0]):
        return False
    if len(one) > 2 and len(other) > 2:
        return _same_given(one[1], other[1])
    return True


def _same_given(one: str, other: str) -> bool:
    if spelling_key(one) == spelling_key(other):
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    if len(short) == 1:
        return long[:1].lower() == short.lower()
    if short[0].lower() != long[0].lower():
        return False
    return not _symbols(one).isdisjoint(_symbols(other))


@lru_cache(maxsize=4096)
def _symbols(given: str) -> frozenset[str]:
    names = analyze_names(NameTypeTag.PER, [given], phonetics=False)
    return frozenset(str(symbol) for name in names for symbol in name.symbols)


@cache
def _compiled() -> tuple[tuple[tuple[re.Pattern[str], str], ...], int]:
    data = load("english/transliteration.yaml", _Rules)
    return tuple((re.compile(pattern), to) for pattern, to in data.rules), data.minimum
