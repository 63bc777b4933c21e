"""Given names, patronymics and surname endings: what a personal name says of its bearer."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from rashomon.codebook import load

Gender = Literal["m", "f"]


class _Patronymics(msgspec.Struct, frozen=True):
    m: tuple[str, ...]
    f: tuple[str, ...]


class _Surnames(msgspec.Struct, frozen=True):
    f: tuple[str, ...]
    any: tuple[str, ...]


class _GivenNames(msgspec.Struct, frozen=True):
    m: str
    f: str
    patronymics: _Patronymics
    surnames: _Surnames
    organisations: tuple[str, ...]


def is_given_name(word: str) -> bool:
    """Whether `word` is a frequent given name ("Anna", "Jean-Claude") or a patronymic."""
    known = _genders()
    folded = word.lower()
    if folded in known or folded.split("-")[0] in known:
        return True
    endings = _data().patronymics
    return len(word) > 6 and folded.endswith(endings.m + endings.f) and word[0].isupper()


def ends_like_surname(word: str) -> bool:
    """Whether a capitalised word has an ending that hardly anything but surnames has."""
    return len(word) > 5 and word.lower().endswith(_data().surnames.any)


def ends_like_organisation(word: str) -> bool:
    """Whether a one-word name ends as names of firms and bodies do ("-bank", "-media")."""
    return len(word) > 5 and word.lower().endswith(_data().organisations)


def gender_of_name(words: tuple[str, ...]) -> Gender | None:
    """Return the gender that a full name tells, or None: given name, patronymic, Slavic ending."""
    data = _data()
    folded = [word.lower() for word in words]
    for word in folded:
        if len(word) > 6 and word.endswith(data.patronymics.m):
            return "m"
        if len(word) > 6 and word.endswith(data.patronymics.f):
            return "f"
    if len(folded) > 1 and folded[0] in _genders():
        return _genders()[folded[0]]
    if len(folded[-1]) > 5 and folded[-1].endswith(data.surnames.f):
        return "f"
    return None


@cache
def _data() -> _GivenNames:
    return load("english/given_names.yaml", _GivenNames)


@cache
def _genders() -> dict[str, Gender | None]:
    data = _data()
    male, female = set(data.m.split()), set(data.f.split())
    genders: dict[str, Gender | None] = {}
    for name in sorted(male | female):
        both = name in male and name in female
        genders[name] = None if both else "m" if name in male else "f"
    return genders
