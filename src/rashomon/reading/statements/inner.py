"""Statements inside statements that the networks miss.

PolNeAR's annotators leave most of what is said inside another's words out, and so do networks that
learned from them. Here the tree decides: inside a content, a verb of the lexicon with somebody as
its subject and a clause as its object reports what that somebody says, and so does a noun with
somebody's name before it ("the minister's claim that") or a light verb ("they voiced hope that").
"I predict" and "we demand" do more than say: what they do is a statement of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import is_negated, subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.nesting import child_by, reporter
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.stances import clause_around, without_mark
from rashomon.records import CueClass

_SPOKEN = frozenset({"say", "deny", "accuse", "promise", "demand"})
"""Classes of verbs that report words; what somebody inside thinks or wants is left to the outer
speaker, who says so."""
_PERFORMED = frozenset({"deny", "accuse", "promise", "demand", "predict"})
"""Classes of verbs that do in the first person what they mean."""
_SPEAKERS = frozenset({"i", "we"})
_OWN_VOICE = _SPEAKERS | {
    *("you", "my", "our", "your", "it", "its", "there", "one", "this", "that", "what", "which")
}
_TOLD = frozenset({"ccomp"})
_PROMISED = frozenset({"ccomp", "xcomp"})
_DONE = frozenset({"ccomp", "xcomp", "dobj"})
_NAMED = frozenset({"acl"})
_HOLDERS = frozenset({"poss"})
_ASIDE = frozenset({"aux", "neg", "mark"})
"""What makes a deed in words less than done: "I would", "I do not", "if I"."""


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
        if page.lower[token] == "according":
            yield from _according(page, token)
        elif page.pos[token] == "VERB":
            inner = _by_verb(page, token, lexicon) or _performed(page, token, lexicon)
            if inner is not None and (inner.source is None or inner.source.start in held):
                yield inner
        elif page.pos[token] == "NOUN" and lexicon.class_of(page.lemmas[token], "NOUN") is not None:
            yield from _by_noun(page, token, lexicon)


def _by_verb(page: Page, verb: int, lexicon: CueLexicon) -> Attribution | None:
    """The statement of "X said that ...", "X noted the need to ..." and "X was told to ..."."""
    if _class(page, verb, lexicon) not in _SPOKEN:
        return None
    subject = reporter(page, verb)
    if subject is None:
        return _order(page, verb, lexicon)
    content = _clause(page, verb, lexicon) or _point(page, verb, lexicon)
    words = subtree(page, subject)
    source = page.trim(words.start, words.stop)
    if content is None or source is None or page.lower[subject] in _OWN_VOICE:
        return None
    return Attribution(verb, source, Tokens(verb, verb + 1), (content,))


def _class(page: Page, verb: int, lexicon: CueLexicon) -> CueClass | None:
    """The class of a verb, with that of "told to" before that of "told"."""
    lemma = page.lemmas[verb]
    if child_by(page, verb, frozenset({"xcomp"})) is not None:
        told = lexicon.file.phrases.get(f"{lemma} to")
        if told == "demand":
            return told
    return lexicon.class_of(lemma, "VERB")


def _order(page: Page, verb: int, lexicon: CueLexicon) -> Attribution | None:
    """What "were told to" asks of its subject; whose order it is only an agent says."""
    own = page.children[verb]
    asked = child_by(page, verb, frozenset({"xcomp"}))
    if asked is None or _class(page, verb, lexicon) != "demand":
        return None
    if child_by(page, verb, frozenset({"nsubjpass"})) is None:
        return None
    if any(page.tags[child] == "MD" for child in own):
        return None
    if is_negated(page, verb, lexicon.file.negators):
        return None
    agent = child_by(page, verb, frozenset({"agent"}))
    by = None if agent is None else child_by(page, agent, frozenset({"pobj"}))
    content = _whole(page, asked)
    if content is None:
        return None
    source = None if by is None else _whole(page, by)
    return Attribution(verb, source, Tokens(verb, verb + 1), (content,))


def _performed(page: Page, verb: int, lexicon: CueLexicon) -> Attribution | None:
    """The statement of "I predict that ..." or "we demand an answer", present and plain."""
    subject = child_by(page, verb, frozenset({"nsubj"}))
    done = child_by(page, verb, _DONE)
    if subject is None or done is None or done < verb or page.lower[subject] not in _SPEAKERS:
        return None
    aside = (child for child in page.children[verb] if page.deps[child] in _ASIDE)
    if page.tags[verb] not in {"VB", "VBP"} or any(page.lower[one] != "that" for one in aside):
        return None
    if _class(page, verb, lexicon) not in _PERFORMED:
        return None
    content = page.trim(subtree(page, done).start, subtree(page, verb).stop)
    if content is None:
        return None
    return Attribution(verb, Tokens(subject, subject + 1), Tokens(verb, verb + 1), (content,))


def _by_noun(page: Page, noun: int, lexicon: CueLexicon) -> Iterator[Attribution]:
    """The statement of "X's claim that ..." and of "X voiced the hope that ..."."""
    clause = child_by(page, noun, _NAMED)
    words = range(0) if clause is None else subtree(page, clause)
    if not words or page.lower[words.start] != "that":
        return
    cue, holder, verb = Tokens(noun, noun + 1), child_by(page, noun, _HOLDERS), page.heads[noun]
    if holder is None and page.deps[noun] == "dobj" and page.lemmas[verb] in lexicon.file.light:
        cue, holder = Tokens(verb, noun + 1), child_by(page, verb, frozenset({"nsubj"}))
    source = None if holder is None else without_mark(page, holder)
    content = page.trim(words.start, words.stop)
    if source is not None and content is not None and page.lower[source.start] not in _OWN_VOICE:
        yield Attribution(noun, source, cue, (content,))


def _according(page: Page, token: int) -> Iterator[Attribution]:
    """The statement of "according to X" and the clause that it stands in."""
    to = child_by(page, token, frozenset({"prep"}))
    named = None if to is None else child_by(page, to, frozenset({"pobj"}))
    if to is None or named is None:
        return
    words, phrase = subtree(page, named), subtree(page, token)
    source = page.trim(words.start, words.stop)
    content = clause_around(page, page.heads[token], phrase)
    if source is not None and content:
        yield Attribution(token, source, Tokens(token, to + 1), content)


def _clause(page: Page, verb: int, lexicon: CueLexicon) -> Tokens | None:
    """The clause that a verb governs, on one side of it; what is promised may be an infinitive."""
    lemma = page.lemmas[verb]
    promises = (
        lexicon.class_of(lemma, "VERB") == "promise"
        or lexicon.file.phrases.get(f"{lemma} to") == "promise"
    )
    clause = child_by(page, verb, _PROMISED if promises else _TOLD)
    words = range(0) if clause is None else subtree(page, clause)
    return None if not words or verb in words else page.trim(words.start, words.stop)


def _point(page: Page, verb: int, lexicon: CueLexicon) -> Tokens | None:
    """What "noted the importance of" holds to be so: the phrase of a noun that says something."""
    if page.lemmas[verb] not in lexicon.file.emphasising:
        return None
    point = child_by(page, verb, frozenset({"dobj"}))
    if point is None or page.lemmas[point] not in lexicon.file.points:
        return None
    return _whole(page, point)


def _whole(page: Page, head: int) -> Tokens | None:
    words = subtree(page, head)
    return page.trim(words.start, words.stop)
