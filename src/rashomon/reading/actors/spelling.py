"""When two spellings are one name: romanisation rules, given names, initials.

Nothing here measures distance. Two words agree when the rules of ``transliteration.yaml`` make
them the same word; given names also agree when ``name_forms.txt.xz`` has them on one line as forms
of one name (Wikidata's, by way of rigour). Short words must agree to the letter.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from rashomon import codebook

Words = tuple[str, ...]
FORMS = "english/name_forms.txt.xz"
"""In the codebook, written by `training.name_forms`."""
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III"})


class _Rules(msgspec.Struct, frozen=True):
    rules: tuple[tuple[str, str], ...]
    minimum: int


@lru_cache(maxsize=65536)
def spelling_key(word: str) -> str:
    """Return a key under which romanised spellings of one name word are equal."""
    found = "".join(filter(str.isalpha, folded(word)))
    rules, minimum = _compiled()
    if len(found) < minimum:
        return found
    for pattern, replacement in rules:
        found = pattern.sub(replacement, found)
    return found


def folded(word: str) -> str:
    """Return a word in lower case and without accents."""
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


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
    return not _forms(one).isdisjoint(_forms(other))


@lru_cache(maxsize=4096)
def _forms(given: str) -> frozenset[int | str]:
    """Return the parts of a given name, and where the lines begin that have a part as a form."""
    found: set[int | str] = set()
    table = _table()
    for part in folded(given).replace("-", " ").split():
        found.add(part)
        at = table.find(f" {part} ")
        while at >= 0:
            found.add(table.rfind("\n", 0, at))
            at = table.find(f" {part} ", at + 1)
    return frozenset(found)


@cache
def _table() -> str:
    """Return the lines of forms, each form between spaces."""
    return lzma.decompress(files(codebook).joinpath(FORMS).read_bytes()).decode("ascii")


@cache
def _compiled() -> tuple[tuple[tuple[re.Pattern[str], str], ...], int]:
    data = codebook.load("english/transliteration.yaml", _Rules)
    return tuple((re.compile(pattern), to) for pattern, to in data.rules), data.minimum
