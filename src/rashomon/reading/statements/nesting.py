"""Statements inside statements: those that the networks miss, and what each one stands in.

PolNeAR's annotators leave most of what is said inside another's words out, and so do networks that
learned from them. Here the tree decides: inside a content, a verb of the lexicon with somebody as
its subject and a clause as its object reports what that somebody says, and so does a noun with
somebody's name before it ("the minister's claim that") or a light verb ("they voiced hope that").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.stances import clause_around, without_mark

_SPOKEN = frozenset({"say", "deny", "accuse", "promise", "demand"})
"""Classes of verbs that report words; what somebody inside thinks or wants is left to the outer
speaker, who says so."""
_OWN_VOICE = frozenset(
    {"i", "we", "you", "my", "our", "your", "it", "its", "there", "one", "this", "that", "what"}
) | {"which"}
_SUBJECTS = frozenset({"nsubj"})
_TOLD = frozenset({"ccomp"})
_PROMISED = frozenset({"ccomp", "xcomp"})
_NAMED = frozenset({"acl"})
_HOLDERS = frozenset({"poss"})
_QUOTED = frozenset({"dobj", "nsubjpass"})


def inner_statements(
    page: Page, found: Sequence[Attribution], lexicon: CueLexicon
) -> Iterator[Attribution]:
    """Yield what is said inside the contents of some attributions and heads none of them yet.

    The speaker of the outer one is no source of an inner one ("he said I think ..."), and neither
    is a thing that only points somewhere.
    """
    cued = {token for one in found if one.cue for token in range(*one.cue)}
    held = {token for one in found for span in one.content for token in range(*span)}
    for token in sorted(held - cued):
        if page.pos[token] == "VERB" and lexicon.class_of(page.lemmas[token], "VERB") in _SPOKEN:
            subject, clause = _reporter(page, token), _clause(page, token, lexicon)
            if subject is not None and clause is not None and page.lower[subject] not in _OWN_VOICE:
                words = subtree(page, subject)
                source = page.trim(words.start, words.stop)
                if source is not None and source.start in held:
                    yield Attribution(token, source, Tokens(token, token + 1), (clause,))
        elif page.pos[token] == "NOUN" and lexicon.class_of(page.lemmas[token], "NOUN") is not None:
            yield from _by_noun(page, token, lexicon)
        elif page.lower[token] == "according":
            yield from _according(page, token)


def _by_noun(page: Page, noun: int, lexicon: CueLexicon) -> Iterator[Attribution]:
    """The statement of "X's claim that ..." and of "X voiced the hope that ..."."""
    clause = _child(page, noun, _NAMED)
    words = range(0) if clause is None else subtree(page, clause)
    if not words or page.lower[words.start] != "that":
        return
    cue, holder, verb = Tokens(noun, noun + 1), _child(page, noun, _HOLDERS), page.heads[noun]
    if holder is None and page.deps[noun] == "dobj" and page.lemmas[verb] in lexicon.file.light:
        cue, holder = Tokens(verb, noun + 1), _child(page, verb, _SUBJECTS)
    source = None if holder is None else without_mark(page, holder)
    content = page.trim(words.start, words.stop)
    if source is not None and content is not None and page.lower[source.start] not in _OWN_VOICE:
        yield Attribution(noun, source, cue, (content,))


def _according(page: Page, token: int) -> Iterator[Attribution]:
    """The statement of "according to X" and the clause that it stands in."""
    to = _child(page, token, frozenset({"prep"}))
    named = None if to is None else _child(page, to, frozenset({"pobj"}))
    if to is None or named is None:
        return
    words, phrase = subtree(page, named), subtree(page, token)
    source = page.trim(words.start, words.stop)
    content = clause_around(page, page.heads[token], phrase)
    if source is not None and content:
        yield Attribution(token, source, Tokens(token, to + 1), content)


def _reporter(page: Page, verb: int) -> int | None:
    """The subject of a verb, or whoever is "quoted as saying" it."""
    governor = page.heads[verb]
    if page.deps[verb] == "pcomp" and page.lower[governor] == "as":
        return _child(page, page.heads[governor], _QUOTED)
    return _child(page, verb, _SUBJECTS)


def with_quoted(page: Page, one: Attribution) -> Attribution:
    """Return an attribution by "saying" in "cited X as saying" with X for its source."""
    if one.head is None or page.deps[one.head] != "pcomp":
        return one
    subject = _reporter(page, one.head)
    words = range(0) if subject is None else subtree(page, subject)
    source = page.trim(words.start, words.stop) if words else None
    return one if source is None or one.head in words else replace(one, source=source)


def _clause(page: Page, verb: int, lexicon: CueLexicon) -> Tokens | None:
    """The clause that a verb governs, on one side of it; what is promised may be an infinitive."""
    promises = lexicon.class_of(page.lemmas[verb], "VERB") == "promise"
    clause = _child(page, verb, _PROMISED if promises else _TOLD)
    words = range(0) if clause is None else subtree(page, clause)
    return None if not words or verb in words else page.trim(words.start, words.stop)


def _child(page: Page, token: int, relations: frozenset[str]) -> int | None:
    return next((child for child in page.children[token] if page.deps[child] in relations), None)


def parents(found: Sequence[Attribution]) -> list[int | None]:
    """Return for each attribution the smallest one whose content holds its cue.

    A parent's content is always the larger one, so that nesting has no circles. An attribution
    without a cue is held by what holds the beginning of its content.
    """
    sizes = [sum(end - start for start, end in one.content) for one in found]
    nested: list[int | None] = []
    for number, inner in enumerate(found):
        place = inner.content[0].start if inner.head is None else inner.head
        holders = [
            other
            for other, outer in enumerate(found)
            if sizes[other] > sizes[number]
            and any(start <= place < end for start, end in outer.content)
        ]
        nested.append(min(holders, key=lambda other: (sizes[other], other), default=None))
    return nested
