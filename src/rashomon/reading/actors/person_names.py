"""Names of persons: by given names, titles and labels, and the words that repeat them."""

from __future__ import annotations

import re

from spacy.tokens import Token

from rashomon.gazetteer import ends_like_organisation, ends_like_surname, is_given_name
from rashomon.reading.actors.claims import NO_NAME_LABELS, Claims, is_role_word
from rashomon.reading.actors.context import is_name_word
from rashomon.reading.actors.lexicon import roles, titles
from rashomon.reading.actors.spelling import is_suffix, spelling_key

_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s$")
_LONGEST = 6
_PARTICLES = frozenset(
    {"al", "el", "bin", "ben", "ibn", "van", "von", "der", "den", "de", "da", "di", "del", "du",
     "dos", "la", "le", "ter", "abu"}
)  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "appos"})


def take_persons(claims: Claims) -> None:
    """Take the names of persons: full names first, then the single words that repeat them."""
    pieces = _pieces(claims)
    known: set[str] = set()
    for start, end in pieces:
        cut = _full_name(claims, start, end)
        if cut is not None:
            claims.add(*cut, "person")
            words = claims.names[-1].words
            known.update(spelling_key(word) for word in words if not is_suffix(word))
    for start, end in pieces:
        if end - start == 1 and _is_person_word(claims, claims.doc[start]):
            claims.add(start, end, "person")
            known.add(spelling_key(claims.names[-1].words[0]))
    for token in claims.doc:
        if not claims.taken[token.i] and _repeats(claims, token, known):
            claims.add(token.i, token.i + 1, "person")


def _pieces(claims: Claims) -> list[tuple[int, int]]:
    """Return runs of untaken proper words, cut at role words and titles.

    A hyphen or a particle continues a run when a part of a name follows ("Jong-un", "al-Masri").
    """
    pieces: list[tuple[int, int]] = []
    at, last = 0, len(claims.doc)
    while at < last:
        if not _is_part(claims, claims.doc[at]):
            at += 1
            continue
        end = at + 1
        while end < last and not claims.doc[end].is_sent_start:
            step = _continuation(claims, end)
            if step == 0:
                break
            end += step
        pieces.append((at, end))
        at = end
    return pieces


def _is_part(claims: Claims, token: Token) -> bool:
    return (
        is_name_word(token)
        and not claims.taken[token.i]
        and token.ent_type_ not in NO_NAME_LABELS
        and not is_role_word(token)
        and not _is_office_word(token)
        and not _PLURAL_ACRONYM.match(token.text)
        and (token.pos_ == "PROPN" or is_given_name(token.text))
        and (token.is_alpha or token.text[1:2] == "." or "-" in token.text or is_suffix(token.text))
    )


def _is_office_word(token: Token) -> bool:
    """Whether a word belongs to offices and bodies ("Secretary of State NAME")."""
    lexicon = roles()
    word = token.lower_
    tables = (lexicon.governments, lexicon.bodies, lexicon.qualifiers, lexicon.adjectival)
    return any(word in table for table in tables)


def _continuation(claims: Claims, at: int) -> int:
    """Return how many tokens from `at` on belong to the name that ends there."""
    doc = claims.doc
    if _is_part(claims, doc[at]):
        return 1
    if doc[at].text == "-" and at + 1 < len(doc) and not doc[at - 1].whitespace_:
        after = doc[at + 1]
        compound = at >= 2 and _is_part(claims, doc[at - 2]) and not doc[at].whitespace_
        if (
            after.is_alpha
            and not claims.taken[at + 1]
            and (
                (after.is_lower and len(after) < 6 and compound)
                or (is_given_name(doc[at - 1].text) and after.text[0].isupper())
            )
        ):
            return 2
    if doc[at].lower_ in _PARTICLES and at + 2 < len(doc):
        hyphen = doc[at + 1].text == "-"
        if _is_part(claims, doc[at + 2 if hyphen else at + 1]):
            return 3 if hyphen else 2
    return 0


def _full_name(claims: Claims, start: int, end: int) -> tuple[int, int] | None:
    """Return the part of a run that is a name of two words or more, or None."""
    doc = claims.doc
    if end - start < 2 or end - start > 2 * _LONGEST:
        return None
    given = next((at for at in range(start, end) if is_given_name(doc[at].text)), None)
    named = given is not None and end - given >= 2
    if claims.context.in_headline(start):
        return (given, given + 2) if named and given is not None else None
    if named and given is not None:
        return (start if given - start <= 1 else given, min(end, given + _LONGEST))
    if end - start > _LONGEST:
        return None
    persons = sum(token.ent_type_ == "PERSON" for token in doc[start:end])
    labelled = persons >= max(1, end - start - 1)
    if labelled or _is_titled(doc[start]) or _stands_alone(claims, start, end):
        return (start, end)
    return None


def _stands_alone(claims: Claims, start: int, end: int) -> bool:
    """Whether two or three words without a label and an article act, or belong to a country."""
    span = claims.doc[start:end]
    if len(span) > 3 or any(token.ent_type_ or claims.is_common(token) for token in span):
        return False
    if any(token.text.isupper() or ends_like_organisation(token.text) for token in span):
        return False
    before = claims.doc[start - 1] if start > span.sent.start else None
    if before is not None and before.tag_ == "POS" and start - 2 in claims.context.place_at:
        return True
    return span.root.dep_ in _SUBJECTS and (before is None or before.pos_ not in ("DET", "ADJ"))


def _is_titled(token: Token) -> bool:
    """Whether a title or a capitalised role word stands before a token."""
    if token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    return before.lower_ in titles() or (
        before.lower_ in roles().persons and before.text[0].isupper()
    )


def _is_person_word(claims: Claims, token: Token) -> bool:
    """Whether a single word is a person's name on its own evidence."""
    if claims.context.in_headline(token.i) or ends_like_organisation(token.text):
        return False
    if token.dep_ in ("compound", "amod") and token.head.pos_ == "NOUN":
        return _is_titled(token)
    if token.ent_type_ == "PERSON" or ends_like_surname(token.text) or _is_titled(token):
        return True
    return not token.ent_type_ and _acts_alone(claims, token)


def _acts_alone(claims: Claims, token: Token) -> bool:
    """Whether a word without label and article is the subject of a verb, and no common word."""
    if claims.is_common(token) or token.text.isupper() or token.i == token.sent.start:
        return False
    return token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.n_lefts == 0


def _repeats(claims: Claims, token: Token, known: set[str]) -> bool:
    """Whether a capitalised word repeats a part of a known person's name."""
    if not (token.is_title and token.is_alpha and len(token) > 2) or claims.is_common(token):
        return False
    return not is_role_word(token) and spelling_key(token.text) in known
