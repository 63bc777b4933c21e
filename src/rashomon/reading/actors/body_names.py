"""Names of organisations: what the gazetteer knows, runs with a word for a body, abbreviations."""

from __future__ import annotations

import re

from spacy.tokens import Token

from rashomon.gazetteer import (
    ends_like_organisation,
    find_body,
    find_seat,
    is_given_name,
    may_open_body,
    may_open_seat,
)
from rashomon.reading.actors.claims import NO_NAME_LABELS, Claims, is_role_word
from rashomon.reading.actors.context import is_name_word
from rashomon.reading.actors.lexicon import roles

_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Z&]{1,6}$|(?:[A-Z]\.){2,5}$")
_ROMAN = re.compile(r"[IVXLC]+$")
_LONGEST = 9
_LINKS = frozenset({"of", "for", "on", "and", "the", "&", "'s", "’s", "in"})


def take_known_bodies(claims: Claims) -> None:
    """Take what the gazetteer knows by exactly these words, the longest first."""
    at = 0
    while at < len(claims.doc):
        word = claims.doc[at].text
        if may_open_body(word) or may_open_seat(word):
            at = _known_body_at(claims, at)
        else:
            at += 1


def _known_body_at(claims: Claims, start: int) -> int:
    doc = claims.doc
    for end in range(min(start + _LONGEST, doc[start].sent.end), start, -1):
        if not doc[end - 1].text[0].isalnum():
            continue
        name = doc[start:end].text
        body, seat = find_body(name), find_seat(name)
        if body is None and seat is None:
            continue
        if end - start == 1 and (claims.taken[start] or not _is_proper(claims, doc[start])):
            break
        claims.add(start, end, "state" if seat else "organisation", body, seat)
        return end
    return start + 1


def _is_proper(claims: Claims, token: Token) -> bool:
    if claims.context.in_headline(token.i) and not _ACRONYM.match(token.text):
        return bool(token.ent_type_)
    return token.pos_ in ("PROPN", "ADJ", "NOUN") and not token.is_stop


def take_bodies(claims: Claims) -> None:
    """Take capitalised runs that end in a word for a body, with "of ..." behind; abbreviations."""
    for start, end in _runs(claims):
        cut = _body_end(claims, start, end)
        if cut is not None:
            _take_body(claims, start, cut)
    for token in claims.doc:
        if not claims.taken[token.i] and _is_acronym(token):
            claims.add(token.i, token.i + 1, "organisation", find_body(token.text))


def _runs(claims: Claims) -> list[tuple[int, int]]:
    """Return maximal runs of capitalised tokens outside headlines, adjectives of places too."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for token in claims.doc:
        inside = (
            is_name_word(token)
            and not claims.context.in_headline(token.i)
            and (not claims.taken[token.i] or token.i in claims.context.place_at)
        )
        if start is not None and (not inside or token.is_sent_start):
            runs.append((start, token.i))
            start = None
        if inside and start is None:
            start = token.i
    if start is not None:
        runs.append((start, len(claims.doc)))
    return runs


def _body_end(claims: Claims, start: int, end: int) -> int | None:
    """Return where a body's name in a run ends: after its last word for a body."""
    lexicon = roles()
    best = None
    for index in range(start, end):
        token = claims.doc[index]
        if token.lower_ in lexicon.persons and best is not None:
            break
        is_body = token.lower_ in lexicon.bodies or token.lemma_.lower() in lexicon.bodies
        if is_body and (index > start or _continues(claims, index + 1)):
            best = index + 1
    return best


def _continues(claims: Claims, index: int) -> bool:
    """Whether "of" or "for" and a capitalised word follow: "Ministry of Health"."""
    doc = claims.doc
    if index + 1 >= len(doc) or doc[index].lower_ not in ("of", "for"):
        return False
    return any(is_name_word(token) for token in doc[index + 1 : index + 3])


def _take_body(claims: Claims, start: int, end: int) -> None:
    while start < end - 1 and is_role_word(claims.doc[start]):
        start += 1
    if end - 1 in claims.context.place_at:
        return
    while _continues(claims, end):
        stop = _tail(claims, end + 1)
        if stop is None:
            break
        end = stop
    if end - start > 1:
        claims.add(start, end, "organisation")


def _tail(claims: Claims, start: int) -> int | None:
    """Return the end of the capitalised words after "of", or None where a place or person is."""
    doc, taken = claims.doc, claims.taken
    index = start + 1 if doc[start].lower_ == "the" else start
    end = index
    while end < len(doc):
        token = doc[end]
        joins = token.lower_ in ("and", "&") and index < end < len(doc) - 1
        if joins and is_name_word(doc[end + 1]) and not taken[end + 1]:
            end += 2
            continue
        if not is_name_word(token) or taken[end] or is_given_name(token.text):
            break
        end += 1
    return end if end > index else None


def _is_acronym(token: Token) -> bool:
    if not _ACRONYM.match(token.text) or _ROMAN.match(token.text):
        return False
    if token.ent_type_ in NO_NAME_LABELS or _is_shouted(token):
        return False
    return token.pos_ in ("PROPN", "NOUN") or token.ent_type_ == "ORG"


def _is_shouted(token: Token) -> bool:
    """Whether the words around are in capitals too, so that capitals say nothing."""
    around = [
        other
        for other in token.doc[max(0, token.i - 2) : token.i + 3]
        if other.i != token.i and other.is_alpha
    ]
    return len(around) > 1 and all(other.text.isupper() for other in around)


def take_labelled_bodies(claims: Claims) -> None:
    """Take what the parser calls an organisation and nothing else has claimed."""
    doc = claims.doc
    for entity in doc.ents:
        start, end = entity.start, entity.end
        while start < end and not is_name_word(doc[start]):
            start += 1
        while end > start and not is_name_word(doc[end - 1]):
            end -= 1
        if start == end or any(claims.taken[start:end]) or claims.context.in_headline(start):
            continue
        words = doc[start:end]
        if not all(_fits(token) for token in words):
            continue
        if len(words) == 1 and (_is_fragment(words[0]) or claims.is_common(words[0])):
            continue
        if entity.label_ == "ORG" or ends_like_organisation(words.text):
            claims.add(start, end, "organisation")


def _fits(token: Token) -> bool:
    return (is_name_word(token) and "." not in token.text) or token.lower_ in _LINKS


def _is_fragment(token: Token) -> bool:
    """Whether a word opens a longer capitalised phrase that the parser has cut."""
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    return after.pos_ == "PROPN" or is_role_word(after)
