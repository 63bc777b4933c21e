"""The lemma by which frames know a word, and the head that a phrase is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Token

from rashomon.reading.events.codebook import plover

_INFLECTED = frozenset({"VBD", "VBN", "VBG"})
_HYPHEN = get_string_id("-")
KEPT = 1 << 16
"""Spellings from which on what is kept is forgotten."""
_PARTS = 3
"""How many tokens a hyphened word is: its parts and the hyphen."""


def lemma(token: Token) -> str:
    """Return the lower-case lemma, mended where that makes it a known verb or hyphened word.

    The lemmatizer takes "staged" for "stag" and "unbanned" for "unbanne"; the frames know "stage"
    and "unban". A tokenizer splits "sit-in"; its last part stands for the whole.
    """
    kind = token.lemma, token.tag
    known = _kept.get(kind)
    if known is None:
        if len(_kept) > KEPT:
            _kept.clear()
        known = _kept[kind] = _Spelling.of(token.lemma_.lower(), token.tag_)
    if known.may_end and hyphened(token):
        frames, whole = plover().frames, f"{token.doc[token.i - 2].lower_}-{token.lemma_.lower()}"
        if ("noun", whole) in frames or ("verb", whole) in frames:
            return whole
    return known.spelt


class _Spelling(NamedTuple):
    """How frames spell a lemma, and whether it may be the end of a hyphened word of theirs."""

    spelt: str
    may_end: bool

    @classmethod
    def of(cls, found: str, tag: str) -> _Spelling:
        """Return the spelling of a lower-case lemma under a tag."""
        return cls(_mended(found) if tag in _INFLECTED else found, found in _last_parts())


_kept: dict[tuple[int, int], _Spelling] = {}
"""By the numbers of lemma and tag, which are the same in every vocabulary."""


def may_have_frames(part: str, found: str, tag: str) -> bool:
    """Tell whether frames may know a word of a part of speech by its lemma, in lower case."""
    spelling = _Spelling.of(found, tag)
    return spelling.may_end or (part, spelling.spelt) in plover().frames


@cache
def _last_parts() -> frozenset[str]:
    """Return what the hyphened words of the frames end in."""
    return frozenset(word.rpartition("-")[2] for _, word in plover().frames if "-" in word)


@lru_cache(maxsize=1 << 14)
def _mended(found: str) -> str:
    """Return the verb that a lemma of an inflected form was to be, where the frames know one."""
    frames = plover().frames
    if ("verb", found) in frames:
        return found
    return next((word for word in _respelt(found) if ("verb", word) in frames), found)


def hyphened(token: Token) -> bool:
    """Tell whether a token is the last part of a word that a hyphen joins."""
    at = token.i
    if at < _PARTS - 1:
        return False
    before = token.doc[at - 1]
    if before.orth != _HYPHEN:
        return False
    return not before.whitespace_ and not token.doc[at - 2].whitespace_


def _respelt(found: str) -> Iterator[str]:
    """Yield the verbs that a lemmatizer's rules for "-ed" and "-ing" may have missed."""
    yield f"{found}e"
    stem = found.removesuffix("e")
    yield stem
    if stem[-2:-1] == stem[-1:]:
        yield stem[:-1]
    yield stem + stem[-1:]


def content_head(head: Token) -> Token:
    """Return what a partitive head portions ("dozens of people": people), else the head."""
    if lemma(head) in plover().words["partitive"] or head.pos_ in {"NUM", "DET"} or head.like_num:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "in"}:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return inner
    return head
