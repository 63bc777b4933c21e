"""The role that the text states for a name: before it, beside it, or by "is"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import roles, titles
from rashomon.reading.actors.names import Name
from rashomon.reading.actors.phrases import country_in, sectors_of
from rashomon.reading.draft import Tokens
from rashomon.gazetteer import Gender

_REACH = 22
_OPEN = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "ADP", "CCONJ", "PART", "PRON", "ADV"})
_INNER_PREPOSITIONS = frozenset({"of", "for", "at", "in", "to", "on"})


@dataclass(frozen=True, slots=True)
class StatedRole:
    """Words that state a role of a name: their tokens, head noun, country and sectors."""

    tokens: Tokens
    head: int
    lemma: str
    country: str | None
    sectors: tuple[str, ...]
    former: bool


def stated_role(context: Context, tokens: Tokens, head: int) -> StatedRole:
    """Return the role that a span states."""
    doc = context.doc
    words = [word for word in doc[tokens.start : tokens.end] if word.i != head]
    return StatedRole(
        tokens=tokens,
        head=head,
        lemma=_lemma(doc[head]),
        country=country_in(context, tokens),
        sectors=sectors_of(doc[head], words),
        former=any(word.lower_ in roles().former for word in words),
    )


def find_roles(context: Context, name: Name) -> list[StatedRole]:
    """Return the roles stated for a person's name where it stands, in text order."""
    found = []
    before = _before(context, name)
    if before is not None:
        found.append(before)
    after = _after(context, name)
    if after is not None:
        found.append(after)
    return found


def title_gender(context: Context, name: Name) -> Gender | None:
    """Return the gender that a title before the name tells ("Mrs Holt")."""
    start = name.tokens.start
    if start == 0:
        return None
    gender = titles().get(context.doc[start - 1].lower_)
    return "m" if gender == "m" else "f" if gender == "f" else None


def _before(context: Context, name: Name) -> StatedRole | None:
    doc, start = context.doc, name.tokens.start
    sentence = doc[start].sent.start
    at = start - 1
    if at >= sentence and doc[at].text == ",":
        at -= 1
        if not _ends_apposition(context, name):
            return None
        comma = True
    else:
        comma = False
    head = _role_head(context, at, sentence, name, comma)
    if head is None:
        return None
    left = _left_edge(doc[head], sentence)
    end = at + 1
    return stated_role(context, Tokens(left, end), head)


def _ends_apposition(context: Context, name: Name) -> bool:
    """Whether a name after a comma is set off on its right side, too."""
    end = name.tokens.end
    if end >= len(context.doc):
        return True
    return context.doc[end].text in (",", ".", "—", "–", ";", ":", ")") or (
        context.doc[end].pos_ in ("VERB", "AUX", "PUNCT", "SPACE")
    )


def _role_head(
    context: Context, at: int, sentence: int, name: Name, comma: bool
) -> int | None:
    """Walk left from `at` over one noun phrase; return the head noun of the role in it.

    Of "the secretary of the Malvian president NAME" the outer noun holds the role, of "secretary
    to President NAME" the inner one: a determiner before the inner noun tells.
    """
    doc = context.doc
    inner: int | None = None
    index = at
    floor = max(sentence, at - _REACH)
    while index >= floor:
        token = doc[index]
        if token.text in "()" or token.text in ("'s", "’s", "-", "’", "'"):
            index -= 1
            continue
        if token.pos_ not in _OPEN or (token.pos_ == "PRON" and token.dep_ != "poss"):
            break
        if token.pos_ == "ADP" and token.lower_ not in _INNER_PREPOSITIONS:
            break
        if _is_role_noun(token) and inner is None and _heads_here(context, index, at):
            inner = index
            if not _has_determiner(token) or not _is_of_object(token):
                return inner
        elif inner is not None and _is_role_noun(token) and _governs_of(doc, index, inner):
            return index
        elif _is_role_noun(token) and inner is None and _only_of(doc, index, at):
            return index
        index -= 1
    return inner


def _is_role_noun(token: Token) -> bool:
    if token.tag_ in ("NNS", "NNPS") or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    return _lemma(token) in roles().persons


def _lemma(token: Token) -> str:
    return token.lower_ if token.lower_ in roles().persons else token.lemma_.lower()


def _heads_here(context: Context, index: int, at: int) -> bool:
    """Whether the noun at `index` is the last word of what stands before the name."""
    return index == at


def _only_of(doc: object, index: int, at: int) -> bool:
    """Whether nothing but a phrase with "of", "for", "at" stands between a noun and the name."""
    after = doc[index + 1]  # type: ignore[index]
    if after.text == "(":
        return False
    return after.lower_ in _INNER_PREPOSITIONS and index < at


def _governs_of(doc: object, index: int, inner: int) -> bool:
    return doc[index + 1].lower_ in ("of", "to", "for")  # type: ignore[index]


def _has_determiner(token: Token) -> bool:
    """Whether a determiner opens the words that directly precede a noun."""
    index = token.i - 1
    while index >= token.sent.start and token.doc[index].pos_ in ("ADJ", "NOUN", "PROPN"):
        index -= 1
    return index >= token.sent.start and token.doc[index].pos_ == "DET"


def _is_of_object(token: Token) -> bool:
    """Whether "of" or "to" stands before the noun's own words."""
    index = token.i - 1
    while index >= token.sent.start and token.doc[index].pos_ in ("ADJ", "NOUN", "PROPN", "DET"):
        index -= 1
    return index > token.sent.start and token.doc[index].lower_ in ("of", "to", "for")


def _left_edge(head: Token, sentence: int) -> int:
    """Return where the words before a role noun begin (articles, adjectives, names of bodies)."""
    doc, index = head.doc, head.i
    while index > sentence:
        before = doc[index - 1]
        hyphen = before.text == "-" and index - 2 >= sentence
        if before.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "PART") or hyphen:
            index -= 1
        elif before.pos_ in ("DET", "PRON") and before.dep_ in ("det", "poss"):
            index -= 1
            break
        else:
            break
    while index < head.i and doc[index].text in ("-", "'s", "’s"):
        index += 1
    return index


def _after(context: Context, name: Name) -> StatedRole | None:
    doc, end = context.doc, name.tokens.end
    if end + 1 >= len(doc) or doc[end].text not in (",", "–", "—", "-"):
        return None
    limit = min(doc[end].sent.end, end + _REACH)
    for index in range(end + 1, limit):
        token = doc[index]
        if token.pos_ not in _OPEN - {"ADP", "CCONJ"} and token.text != "-":
            return None
        if _is_role_noun(token) and not _is_role_noun(_next(token)) and token.dep_ != "compound":
            return _closed_role(context, end + 1, index, limit)
    return None


def _next(token: Token) -> Token:
    return token.nbor(1) if token.i + 1 < len(token.doc) else token


def _closed_role(context: Context, start: int, head: int, limit: int) -> StatedRole | None:
    """Return the role of an apposition that a comma, full stop or clause closes."""
    doc = context.doc
    end = head + 1
    while end < limit and (
        doc[end].pos_ in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "PART", "NUM")
        or doc[end].text == "-"
    ):
        end += 1
    while end > head + 1 and doc[end - 1].pos_ in ("ADP", "DET"):
        end -= 1
    if end == limit and end < doc[head].sent.end:
        return None
    if doc[head].dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    return stated_role(context, Tokens(start, end), head)
