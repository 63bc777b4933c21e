"""Accusations that the tagger lost or laid at the door of the accused, read off the syntax.

"She was accused of selling visas" says what somebody holds against him, and who that is only where
an agent stands beside it; so does "on suspicion of fraud", and "on espionage charges".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.reading.actors.lexicon import acting_nouns
from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import is_negated, logical_subject, subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

_OBJECTS = frozenset({"pobj", "pcomp"})
_PASSIVE = frozenset({"nsubjpass", "auxpass"})
_ACTIVE = frozenset({"nsubj", "dobj"})
_GROUNDS = frozenset({"on", "under", "over", "amid"})


def with_accuser(page: Page, one: Attribution, lexicon: CueLexicon) -> Attribution:
    """Return an attribution by a passive ("was accused of") without the accused as its source."""
    if one.head is None or one.source is None or page.lemmas[one.head] not in lexicon.file.accusing:
        return one
    if not _is_passive(page, one.head):
        return one
    agent = _agent(page, one.head)
    if agent is not None and agent.start <= one.source.start < agent.end:
        return one
    return replace(one, source=agent)


def lost_accusations(
    page: Page, found: Sequence[Attribution], lexicon: CueLexicon
) -> Iterator[Attribution]:
    """Yield an attribution for each verb or noun of accusing that heads no cue yet."""
    taken = {token for one in found if one.cue for token in range(*one.cue)}
    for token, lemma in enumerate(page.lemmas):
        if token in taken:
            continue
        if page.pos[token] == "VERB" and lemma in lexicon.file.accusing:
            source, content = _by_verb(page, token, lexicon)
        elif page.pos[token] == "NOUN" and lemma in lexicon.file.accusations:
            source, content = _accuser(page, token, lexicon), _by_noun(page, token)
        else:
            continue
        if content is not None:
            yield Attribution(token, source, Tokens(token, token + 1), (content,))


def _by_verb(page: Page, verb: int, lexicon: CueLexicon) -> tuple[Tokens | None, Tokens | None]:
    """Return who accuses, where that is said, and of what; nothing where nobody is accused."""
    own = page.children[verb]
    links = lexicon.file.accusing[page.lemmas[verb]]
    content = next((_governed(page, child) for child in own if page.lower[child] in links), None)
    if content is None or is_negated(page, verb, lexicon.file.negators):
        return None, None
    if _is_passive(page, verb):
        return _agent(page, verb), content
    accused = any(page.deps[child] == "dobj" for child in own)
    subject = logical_subject(page, verb) if accused else None
    named = None if subject is None else subtree(page, subject.head)
    if named is None or verb in named:
        return None, None
    return page.trim(named.start, named.stop), content


def _is_passive(page: Page, verb: int) -> bool:
    own = {page.deps[child] for child in page.children[verb]}
    return page.tags[verb] == "VBN" and (
        not own.isdisjoint(_PASSIVE) or (page.deps[verb] == "acl" and own.isdisjoint(_ACTIVE))
    )


def _agent(page: Page, token: int) -> Tokens | None:
    """Who stands behind the "by" of a passive or a noun."""
    by = next((child for child in page.children[token] if page.lower[child] == "by"), None)
    return None if by is None else _governed(page, by)


def _governed(page: Page, preposition: int) -> Tokens | None:
    """The phrase or clause that a preposition governs."""
    for child in page.children[preposition]:
        if page.deps[child] in _OBJECTS:
            whole = subtree(page, child)
            return page.trim(whole.start, whole.stop)
    return None


def _by_noun(page: Page, noun: int) -> Tokens | None:
    """What is alleged: "that ...", "of ...", or the words before the noun ("fraud charges").

    A charge in the singular may be a fee, an office or an assault.
    """
    grounds = page.lower[page.heads[noun]] in _GROUNDS
    if page.tags[noun] != "NNS" and not grounds and page.lemmas[noun] == "charge":
        return None
    for child in page.children[noun]:
        whole = subtree(page, child)
        if page.deps[child] == "acl" and page.lower[whole.start] == "that":
            return page.trim(whole.start, whole.stop)
        if page.deps[child] == "prep" and page.lower[child] == "of":
            return _governed(page, child)
    if not grounds:
        return None
    crimes = [
        child
        for child in page.children[noun]
        if page.deps[child] == "compound"
        and page.pos[child] == "NOUN"
        and page.lemmas[child] not in acting_nouns()
    ]
    return page.trim(subtree(page, crimes[0]).start, noun) if crimes else None


def _accuser(page: Page, noun: int, lexicon: CueLexicon) -> Tokens | None:
    """Who makes an accusation: its owner, or whoever utters it or acts on it.

    "The port's owners made allegations of theft"; "they dismissed her on theft charges".
    """
    for child in page.children[noun]:
        if page.deps[child] == "poss":
            whole = subtree(page, child)
            return page.trim(whole.start, whole.stop - (page.tags[whole.stop - 1] == "POS"))
    agent = _agent(page, noun)
    if agent is not None:
        return agent
    verb = page.heads[noun]
    if page.lower[verb] in _GROUNDS:
        verb = page.heads[verb]
        acting = any(page.deps[child] == "dobj" for child in page.children[verb])
    else:
        acting = page.deps[noun] == "dobj" and page.lemmas[verb] in lexicon.file.light
    subject = logical_subject(page, verb) if acting and page.pos[verb] == "VERB" else None
    if subject is None or subject.how.endswith("nsubjpass"):
        return None
    whole = subtree(page, subject.head)
    return None if noun in whole else page.trim(whole.start, whole.stop)
