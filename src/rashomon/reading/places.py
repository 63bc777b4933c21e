"""Where: the names of states, cities and regions, and the adjectives made of them.

The gazetteer has the last word on what is a place; the parser only says what is part of a longer
name. A city that few people live in counts only where the parser, too, sees a place.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from rashomon.codebook import load
from rashomon.gazetteer import (
    City,
    find_city,
    find_demonym,
    find_region,
    find_state,
    is_given_name,
)
from rashomon.reading.draft import Draft, PlaceMention, Tokens
from rashomon.records import Place

_LONGEST = 4
_BIG = 300_000
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_INSIDE = frozenset({"-", "of", "the", "and", "de", "la", "el", "al"})
_LOCATIVE = frozenset({"in", "near", "from", "to", "at", "outside", "around", "via", "toward"})


def find_places(draft: Draft) -> tuple[PlaceMention, ...]:
    """Return the place names of an article in text order; they do not overlap."""
    doc = draft.doc
    found: list[PlaceMention] = []
    at = 0
    while at < len(doc):
        mention = _longest_at(doc, at) if _may_start(doc[at]) else None
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.tokens.end
    return tuple(found)


def _may_start(token: Token) -> bool:
    if token.is_stop:
        return token.text in ("US", "U.S.", "U.S")
    return token.text[0].isupper()


def _longest_at(doc: Doc, start: int) -> PlaceMention | None:
    for end in range(_furthest(doc, start), start, -1):
        mention = _mention(doc[start:end])
        if mention is not None:
            return mention
    return None


def _furthest(doc: Doc, start: int) -> int:
    """Return where the words that a place name from `start` could hold end."""
    end = start + 1
    while end < len(doc) and end - start < _LONGEST:
        token = doc[end]
        if not (token.text[0].isupper() or token.lower_ in _INSIDE) or token.is_sent_start:
            break
        end += 1
    return end


def _mention(span: Span) -> PlaceMention | None:
    name = span.text
    if not (span[-1].text[0].isalnum() and (span[-1].is_alpha or span[-1].text.endswith("."))):
        return None
    if len(span) == 1 and name.isupper() and len(name) > 3:
        name = name.title()
    tokens = Tokens(span.start, span.end)
    demonym = find_demonym(name)
    state = find_state(name)
    if state is not None and not _in_person_name(span):
        if span.root.pos_ not in ("PROPN", "NOUN", "ADJ"):
            return None
        place = Place(name=state.name, country=state.code)
        return PlaceMention(tokens, place, is_country=True)
    if demonym is not None and span.root.pos_ in ("ADJ", "PROPN", "NOUN"):
        place = Place(name=demonym.name, country=demonym.code)
        return PlaceMention(tokens, place, is_demonym=True)
    region, city = find_region(name), find_city(name)
    if (region is None and city is None) or name in _never() or _in_person_name(span):
        return None
    if region is not None:
        place = Place(
            name=name,
            country=region.country,
            latitude=region.latitude,
            longitude=region.longitude,
        )
        return PlaceMention(tokens, place)
    if city is None or not _reads_as_city(span, city):
        return None
    place = Place(
        name=city.name, country=city.country, latitude=city.latitude, longitude=city.longitude
    )
    return PlaceMention(tokens, place, is_capital=city.is_capital)


def _reads_as_city(span: Span, city: City) -> bool:
    first = span[0]
    if not city.is_capital and any(token.pos_ != "PROPN" for token in span):
        return False
    if _in_longer_name(span):
        return False
    if first.ent_type_ in _PLACE_LABELS:
        return True
    before = first.nbor(-1).lower_ if first.i > first.sent.start else ""
    if city.is_capital or city.population >= _BIG:
        return True
    return before in _LOCATIVE and first.ent_type_ not in ("PERSON", "ORG")


def _in_longer_name(span: Span) -> bool:
    """Whether the parser sees an organisation or work whose name the span opens or holds."""
    first, last = span[0], span[-1]
    if last.i + 1 < len(span.doc):
        after = last.nbor(1)
        if after.pos_ == "PROPN" and after.text[0].isupper() and after.ent_iob_ == "I":
            return after.ent_type_ in ("ORG", "FAC", "WORK_OF_ART", "EVENT", "PRODUCT")
    return first.ent_iob_ == "I" and first.ent_type_ in ("ORG", "WORK_OF_ART", "FAC")


def _in_person_name(span: Span) -> bool:
    first, last = span[0], span[-1]
    if first.i > first.sent.start:
        before = first.nbor(-1)
        if before.pos_ == "PROPN" and is_given_name(before.text) and not is_given_name(span.text):
            return True
    if is_given_name(span.text) and last.i + 1 < len(span.doc):
        after = last.nbor(1)
        return after.pos_ == "PROPN" and after.ent_type_ == "PERSON"
    return False


def _never() -> frozenset[str]:
    return load("english/never_places.yaml", frozenset[str])
