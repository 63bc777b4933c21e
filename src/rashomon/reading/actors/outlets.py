"""Names of the press: a noun for an outlet and the proper words beside it."""

from __future__ import annotations

from rashomon.gazetteer import is_given_name
from rashomon.reading.actors.claims import Claims
from rashomon.reading.actors.context import is_name_word
from rashomon.reading.actors.lexicon import roles
from rashomon.reading.actors.sectors import organisation_sectors

_OPENING = frozenset("\"“«„'‘")
_BESIDE = frozenset({"appos", "compound", "nmod", "flat"})
_BEFORE = _BESIDE | {"amod"}
_LONGEST = 6


def take_outlets(claims: Claims) -> None:
    """Take "the newspaper NAME" and "the broadcaster NAME", the name quoted or not.

    The name stands beside the noun in the tree and begins with no given name: "the newspaper Anna
    Holt owns" names no newspaper.
    """
    doc = claims.doc
    for token in doc[:-1]:
        if token.lower_ not in roles().outlets or claims.taken[token.i]:
            continue
        start = token.i + 1
        quoted = doc[start].text in _OPENING
        start += quoted
        end = _end(claims, start)
        if end == start or (is_given_name(doc[start].text) and not quoted):
            continue
        root = doc[start:end].root
        beside = root.dep_ in _BESIDE and root.head.i == token.i
        before = token.dep_ in _BEFORE and token.head.i == root.i
        if quoted or beside or before:
            claims.add(start, end, "organisation", press=True)


def take_short_outlets(claims: Claims) -> None:
    """Take "the Gazette" where an outlet's name of several words ends so."""
    lasts = {
        name.words[-1]
        for name in claims.names
        if name.kind == "organisation"
        and len(name.words) > 1
        and "JRN" in organisation_sectors(name)
    }
    for token in claims.doc:
        if token.text in lasts and is_name_word(token) and not claims.taken[token.i]:
            claims.add(token.i, token.i + 1, "organisation", press=True)


def _end(claims: Claims, start: int) -> int:
    """The end of the capitalised words from `start`, with what the parser takes for a part."""
    doc = claims.doc
    end = at = start
    while at < min(len(doc), start + _LONGEST):
        if is_name_word(doc[at]) and not claims.taken[at]:
            end = at + 1
        elif end == start or doc[at].pos_ != "PROPN":
            break
        at += 1
    return end
