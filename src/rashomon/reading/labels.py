"""What they call each other: loaded names and characterisations of the actors of an article.

A word of the lexicon counts only where it names or describes an actor of the cast: as the noun of a
mention, as its modifier or apposition, as what it is said to be, or as what somebody calls it. A
denied characterisation ("is no dictator") is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import msgspec
from spacy.tokens import Token

from rashomon.codebook import load
from rashomon.reading.draft import Draft, LabelDraft, Mention, StatementDraft, Tokens
from rashomon.records import Polarity

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_INTENSIFIERS = frozenset({"advmod"})
_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "look", "stay"})
_QUOTES = frozenset("\"“”«»„‘’'")
_SCARE_LENGTH = 3
_PREDICATES = frozenset({"attr", "acomp", "oprd"})


class _Words(msgspec.Struct, frozen=True):
    nouns: frozenset[str]
    adjectives: frozenset[str]


class _Lexicon(msgspec.Struct, frozen=True):
    negative: _Words
    positive: _Words
    calling: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Found:
    tokens: Tokens
    mention: Mention
    polarity: Polarity
    namer: int | None = None


def find_labels(draft: Draft) -> tuple[LabelDraft, ...]:
    """Return the loaded namings of the cast's actors in text order, one a span and actor."""
    by_head = _mentions_by_head(draft.cast.mentions)
    labels: dict[tuple[Tokens, int], LabelDraft] = {}
    for head in sorted(by_head):
        for mention in by_head[head]:
            for found in _of_mention(draft, mention, by_head):
                label = _label(draft, found)
                labels.setdefault((label.tokens, label.actor), label)
    return tuple(sorted(labels.values(), key=lambda label: (label.tokens, label.actor)))


def _mentions_by_head(mentions: tuple[Mention, ...]) -> dict[int, list[Mention]]:
    by_head: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_head.setdefault(mention.head, []).append(mention)
    return by_head


def _label(draft: Draft, found: _Found) -> LabelDraft:
    if found.namer is not None:
        return LabelDraft(found.tokens, found.mention.actor, found.polarity, by=found.namer)
    statement = _innermost(draft.statements, found.tokens.start)
    return LabelDraft(
        found.tokens,
        found.mention.actor,
        found.polarity,
        by=None if statement is None else statement.speaker,
        by_author=statement is None or statement.by_author,
    )


def _innermost(statements: tuple[StatementDraft, ...], token: int) -> StatementDraft | None:
    """Return the statement of the shortest content that holds a token, or None."""
    best: tuple[int, StatementDraft] | None = None
    for statement in statements:
        for content in statement.content:
            length = content.end - content.start
            if content.start <= token < content.end and (best is None or length < best[0]):
                best = (length, statement)
    return best[1] if best else None


def _of_mention(
    draft: Draft, mention: Mention, by_head: dict[int, list[Mention]]
) -> Iterator[_Found]:
    head = draft.doc[mention.head]
    if mention.form in ("description", "title"):
        yield from _naming(head, mention)
    if mention.form == "name":
        yield from _modifying(head, mention)
    if mention.form != "pronoun":
        for child in head.rights:
            if child.dep_ == "appos" and child.i not in by_head:
                yield from _naming(child, mention)
    yield from _predicated(head, mention)
    yield from _called(head, mention, by_head)


def _naming(noun: Token, mention: Mention) -> Iterator[_Found]:
    """Read the noun of a description itself: "the usurper"."""
    tokens, polarity = _loaded_noun(noun)
    if polarity is None and (polarity := _adjective_before(noun)) is None:
        polarity = _scare_quoted(noun)
    if polarity is not None:
        yield _Found(tokens, mention, polarity)


def _adjective_before(noun: Token) -> Polarity | None:
    """Return the polarity of the first loaded word before a noun, or None."""
    for child in noun.lefts:
        polarity = _polarity(child, "adjectives") if child.dep_ in _MODIFIERS else None
        if polarity is not None:
            return polarity
    return None


def _scare_quoted(noun: Token) -> Polarity | None:
    """Return negative for a noun in quotation marks of its own: the writer disowns the word."""
    doc = noun.doc
    after = doc[noun.i + 1].text if noun.i + 1 < len(doc) else ""
    before = {doc[index].text for index in range(max(0, noun.i - _SCARE_LENGTH), noun.i)}
    titled = noun.text.istitle()  # a name or the title of a book
    return "negative" if after in _QUOTES and before & _QUOTES and not titled else None


def _modifying(noun: Token, mention: Mention) -> Iterator[_Found]:
    """Read the words before a noun: "the illegitimate president"."""
    for child in noun.lefts:
        polarity = _polarity(child, "adjectives") if child.dep_ in _MODIFIERS else None
        if polarity is not None:
            yield _Found(Tokens(_with_degree(child), child.i + 1), mention, polarity)


def _predicated(head: Token, mention: Mention) -> Iterator[_Found]:
    """Read what an actor is said to be: "X is a tyrant", "X staggers and is too toxic"."""
    for verb in _verbs_of(head):
        if verb.lemma_ not in _COPULAS or _is_denied(verb) or _is_wished(verb):
            continue
        for child in verb.rights:
            if child.dep_ in _PREDICATES:
                for word in (child, *child.conjuncts):
                    yield from _complement(word, mention, None)


def _verbs_of(head: Token) -> Iterator[Token]:
    """Yield the verbs whose subject a noun is: its own, coordinated, and of its relative clause."""
    if head.dep_ in ("nsubj", "nsubjpass"):
        yield head.head
        for verb in head.head.conjuncts:
            if not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts):
                yield verb
    for clause in head.rights:
        if clause.dep_ == "relcl" and any(
            child.dep_ == "nsubj" and child.tag_ in ("WP", "WDT") for child in clause.lefts
        ):
            yield clause


def _called(head: Token, mention: Mention, by_head: dict[int, list[Mention]]) -> Iterator[_Found]:
    """Read what somebody calls an actor: "X called Y a puppet", "described Y as a pariah"."""
    small_clause = head.dep_ == "nsubj" and head.head.dep_ == "ccomp"
    verb = head.head.head if small_clause else head.head
    if verb.lemma_ not in _lexicon().calling or _is_denied(verb):
        return
    if not small_clause and head.dep_ not in ("dobj", "oprd", "nsubjpass"):
        return
    namer = next(
        (by_head[child.i][0].actor for child in verb.lefts if _is_namer(child, by_head)), None
    )
    words = [head.head] if small_clause else _names_given(verb, head)
    for word in words:
        yield from _complement(word, mention, namer)


def _is_namer(child: Token, by_head: dict[int, list[Mention]]) -> bool:
    return child.dep_ == "nsubj" and child.i in by_head


def _names_given(verb: Token, named: Token) -> list[Token]:
    """Return what a verb of calling calls its object: "a puppet", "as a puppet"."""
    given = [child for child in verb.rights if child.dep_ == "oprd" and child.i != named.i]
    for child in verb.rights:
        if child.lower_ == "as" and child.dep_ == "prep":
            given.extend(child.rights)
    return given


def _is_wished(verb: Token) -> bool:
    """Return whether a verb has a modal: what "must be lawful" is not said to be so."""
    return any(child.tag_ == "MD" for child in verb.children)


def _is_denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _complement(word: Token, mention: Mention, namer: int | None) -> Iterator[_Found]:
    if any(child.lower_ in ("no", "not", "never") for child in word.lefts):
        return
    tokens, polarity = _loaded_noun(word)
    if polarity is None and (polarity := _polarity(word, "adjectives")) is not None:
        tokens = Tokens(_with_degree(word), word.i + 1)
    if polarity is not None:
        yield _Found(tokens, mention, polarity, namer)
        return
    for found in _modifying(word, mention):
        yield _Found(found.tokens, mention, found.polarity, namer)


def _loaded_noun(noun: Token) -> tuple[Tokens, Polarity | None]:
    """Return a loaded noun with the adjectives before it, and its polarity (None: not loaded)."""
    start = noun.i
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    polarity: Polarity | None = None
    if before is not None:
        polarity = _phrase_polarity(f"{before.lower_} {noun.lemma_.lower()}")
        if polarity is not None:
            return Tokens(start - 1, noun.i + 1), polarity
    polarity = _polarity(noun, "nouns")
    while start > noun.sent.start and noun.doc[start - 1] in noun.lefts:
        if noun.doc[start - 1].dep_ not in _MODIFIERS:
            break
        start -= 1
    return Tokens(start, noun.i + 1), polarity


def _with_degree(adjective: Token) -> int:
    """Return where an adjective begins with its degree: "too toxic"."""
    degrees = [child.i for child in adjective.lefts if child.dep_ in _INTENSIFIERS]
    return min(degrees, default=adjective.i)


def _polarity(word: Token, part: str) -> Polarity | None:
    if _of_a_name(word):
        return None
    lexicon = _lexicon()
    spellings = {word.lower_, word.lemma_.lower(), _hyphenated(word)}
    if not spellings.isdisjoint(getattr(lexicon.negative, part)):
        return "negative"
    return "positive" if not spellings.isdisjoint(getattr(lexicon.positive, part)) else None


def _of_a_name(word: Token) -> bool:
    """Return whether a capital letter makes a word part of a name: "the Democratic senator"."""
    doc, i = word.doc, word.i
    if not word.text[:1].isupper() or word.text.isupper() or i == word.sent.start:
        return False
    before = doc[i - 1]
    return not (before.text in _QUOTES and (i < 2 or doc[i - 2].is_punct))


def _hyphenated(word: Token) -> str:
    """Return a word with what a hyphen ties to it ("so-called"), which the parser splits."""
    if word.i >= 2 and word.nbor(-1).text == "-" and not word.nbor(-2).whitespace_:
        return f"{word.nbor(-2).lower_}-{word.lower_}"
    return word.lower_


def _phrase_polarity(phrase: str) -> Polarity | None:
    lexicon = _lexicon()
    if phrase in lexicon.negative.nouns:
        return "negative"
    return "positive" if phrase in lexicon.positive.nouns else None


@cache
def _lexicon() -> _Lexicon:
    return load("english/loaded_words.yaml", _Lexicon)
