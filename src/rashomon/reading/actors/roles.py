"""The role that the text states for a name: before it, beside it, or by "is"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.gazetteer import Gender
from rashomon.reading.actors.claims import Name
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import roles, titles
from rashomon.reading.actors.phrases import (
    Phrase,
    body_words,
    country_in,
    phrase_extent,
    ranks_of,
    role_lemma,
    sectors_of,
)
from rashomon.reading.draft import Tokens

_REACH = 22
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_OPEN = _NOMINAL | {"DET", "ADP", "CCONJ", "PART", "ADV"}
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "on"})
_MARKS = frozenset({"(", ")", "'s", "’s", "-", "’", "'"})
_QUOTES = frozenset("\"“”«»’‘'")
_BREAKS = frozenset({",", "–", "—"})
_CLOSERS = frozenset({",", ".", "—", "–", ";", ":", ")", "-"})


@dataclass(frozen=True, slots=True)
class StatedRole:
    """Words that state a role of a name: their tokens, head noun, country and sectors."""

    tokens: Tokens
    head: int
    lemma: str
    country: str | None
    sectors: tuple[str, ...]
    bodies: frozenset[str]
    former: bool
    ranks: frozenset[str]


def find_roles(context: Context, name: Name) -> list[StatedRole]:
    """Return the roles stated for a person's name where it stands."""
    found = (_before(context, name), _after(context, name), _predicated(context, name))
    return [role for role in found if role is not None]


def role_of(phrase: Phrase) -> StatedRole:
    """Return the role that a description beside a name states."""
    return StatedRole(
        tokens=phrase.tokens,
        head=phrase.head,
        lemma=phrase.lemma,
        country=phrase.country,
        sectors=phrase.sectors,
        bodies=phrase.bodies,
        former=phrase.former,
        ranks=phrase.ranks,
    )


def title_gender(context: Context, name: Name) -> Gender | None:
    """Return the gender that a title before the name tells ("Mrs Holt")."""
    start = name.tokens.start
    gender = titles().get(context.doc[start - 1].lower_) if start else None
    return "m" if gender == "m" else "f" if gender == "f" else None


def _stated(context: Context, tokens: Tokens, head: int) -> StatedRole:
    doc = context.doc
    words = [word for word in doc[tokens.start : tokens.end] if word.i != head]
    return StatedRole(
        tokens=tokens,
        head=head,
        lemma=role_lemma(doc[head]),
        country=country_in(context, tokens),
        sectors=sectors_of(doc[head], words),
        bodies=body_words(context, tokens),
        former=any(word.lower_ in roles().former for word in words),
        ranks=ranks_of(words),
    )


def _before(context: Context, name: Name) -> StatedRole | None:
    """Read "Foreign Minister NAME" and "the head of the service, NAME,"."""
    doc, start = context.doc, name.tokens.start
    first = doc[start].sent.start
    end = start
    if end > first and doc[end - 1].text in _QUOTES:
        end -= 1
    if end > first and doc[end - 1].text in _BREAKS:
        if not _is_closed(doc, name.tokens.end):
            return None
        end -= 1
    if end == first or doc[end - 1].pos_ == "ADP" or doc[end - 1].lower_ in titles():
        return None
    head = _role_head(doc, end - 1, max(first, end - _REACH))
    if head is None:
        return None
    left = _left_edge(doc, head, first)
    if end < start and left > first and doc[left - 1].pos_ == "ADP":
        return None  # "in the view of the expert, NAME ..." says nothing of NAME
    return _stated(context, Tokens(left, end), head)


def _is_closed(doc: Doc, end: int) -> bool:
    """Whether a name after a comma is set off on its right side, too."""
    return end >= len(doc) or doc[end].text in _CLOSERS or doc[end].is_space


def _role_head(doc: Doc, last: int, floor: int) -> int | None:
    """Return the noun that holds the role in the words that end at `last`.

    It is the last word itself, or a noun from which only a phrase with a preposition leads there.
    Of "the secretary of the Malvian president NAME" it is the outer noun, of "secretary to
    President NAME" the inner one: the determiner tells.
    """
    nouns = list(_role_nouns(doc, last, floor))
    inner = last if last in nouns else None
    outer = next((at for at in nouns if at != last and doc[at + 1].lower_ in _PREPOSITIONS), None)
    if inner is not None and (outer is None or not _is_determined_object(doc, inner)):
        return inner
    return outer


def _role_nouns(doc: Doc, last: int, floor: int) -> Iterator[int]:
    """Yield the singular role nouns of one noun phrase with its prepositions, right to left."""
    for at in range(last, floor - 1, -1):
        token = doc[at]
        if token.text in _MARKS or token.text in _QUOTES:
            continue
        if token.pos_ not in _OPEN and token.dep_ != "poss":
            return
        if token.pos_ == "ADP" and token.lower_ not in _PREPOSITIONS:
            return
        if is_role_noun(token):
            yield at


def is_role_noun(token: Token) -> bool:
    """Whether a token is a singular noun for a person."""
    if token.tag_ in ("NNS", "NNPS") or token.pos_ not in _NOMINAL:
        return False
    return role_lemma(token) in roles().persons


def _is_determined_object(doc: Doc, noun: int) -> bool:
    """Whether a noun stands in "of the ..." or "to his ..."."""
    at = noun - 1
    while at > 0 and doc[at].pos_ in _NOMINAL:
        at -= 1
    determined = doc[at].pos_ == "DET" or doc[at].dep_ == "poss"
    return at > 0 and determined and doc[at - 1].lower_ in ("of", "to", "for")


def _left_edge(doc: Doc, head: int, first: int) -> int:
    """Return where the words before a role noun begin: articles, adjectives, names of bodies."""
    at = head
    while at > first:
        before = doc[at - 1]
        participle = before.tag_ == "VBN" and before.dep_ == "amod"
        joined = before.pos_ == "PART" or before.text in ("-", "’s", "'s")
        if before.pos_ in _NOMINAL or participle or joined:
            at -= 1
        elif before.pos_ == "DET" or before.tag_ in ("PRP$", "WP$"):
            return at - 1
        elif before.text in _QUOTES and at == head and at - 1 > first:
            at -= 1
        else:
            break
    while at < head and doc[at].pos_ not in _NOMINAL and doc[at].tag_ != "VBN":
        at += 1
    return at


def _after(context: Context, name: Name) -> StatedRole | None:
    """Read "NAME, a former adviser," up to the comma, full stop or clause that closes it."""
    doc, end = context.doc, name.tokens.end
    if end + 1 >= len(doc) or doc[end].text not in (",", "–", "—", "-"):
        return None
    for at in range(end + 1, min(doc[end].sent.end, end + _REACH)):
        token = doc[at]
        if token.pos_ not in _NOMINAL | {"DET", "PART"} and token.text not in _MARKS:
            possessive = token.tag_ == "PRP$"
            if not possessive:
                return None
        if is_role_noun(token) and _ends_nominal(doc, at):
            if token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj"):
                return None
            tokens = phrase_extent(token)
            return _stated(context, Tokens(end + 1, max(tokens.end, at + 1)), at)
    return None


def _ends_nominal(doc: Doc, at: int) -> bool:
    """Whether a noun is the last of its row of nouns."""
    if at + 1 >= len(doc):
        return True
    after = doc[at + 1]
    return after.pos_ not in _NOMINAL and after.text not in ("-", "'s", "’s")


def _predicated(context: Context, name: Name) -> StatedRole | None:
    """Read "NAME is the head of the bank"."""
    subject = context.doc[name.head]
    verb = subject.head
    if subject.dep_ != "nsubj" or verb.lemma_ not in ("be", "become", "remain"):
        return None
    if any(child.dep_ == "neg" for child in verb.children):
        return None
    for child in verb.rights:
        denied = any(word.lower_ == "no" for word in child.lefts)
        if child.dep_ == "attr" and is_role_noun(child) and not denied:
            return _stated(context, phrase_extent(child), child.i)
    return None
