"""Denials that the tagger lost, read off the syntax: what is denied must not read as told.

Only verbs that mean nothing but denying (``denying`` in the lexicon) and only where the tree is
plain: a subject and an object or a clause, or the subject of a passive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

_DENIED = frozenset({"dobj", "ccomp", "xcomp"})
_CLAUSE_EDGES = frozenset({"VERB", "AUX", "SCONJ"})


def lost_denials(
    page: Page, found: Sequence[Attribution], lexicon: CueLexicon
) -> Iterator[Attribution]:
    """Yield an attribution for each verb of denying that heads no cue yet."""
    taken = {token for one in found if one.cue for token in range(*one.cue)}
    for token, lemma in enumerate(page.lemmas):
        if page.pos[token] == "VERB" and lemma in lexicon.file.denying and token not in taken:
            source, denied = _parts(page, token)
            if denied is not None:
                yield Attribution(token, source, Tokens(token, token + 1), (denied,))


def _parts(page: Page, verb: int) -> tuple[Tokens | None, Tokens | None]:
    """Return who denies, where that is said, and what is denied."""
    parts = {page.deps[child]: child for child in page.children[verb]}
    agent = next(iter(page.children[parts["agent"]]), None) if "agent" in parts else None
    if "nsubjpass" in parts:
        return _phrase(page, agent), _before(page, parts["nsubjpass"])
    if "nsubj" not in parts:
        return None, None
    denied = next((parts[dep] for dep in parts if dep in _DENIED), None)
    return _phrase(page, parts["nsubj"]), _phrase(page, denied)


def _before(page: Page, subject: int) -> Tokens | None:
    """All that stands before the verb of a passive, back to the last verb, comma or "that".

    A long subject ("the link between A and B") is often parsed as two: half of it would turn the
    denial of a link into that of a deed.
    """
    whole = subtree(page, subject)
    start, first = whole.start, page.sentences[page.sentence_of[subject]].start
    while start > first and page.is_word[start - 1] and page.pos[start - 1] not in _CLAUSE_EDGES:
        start -= 1
    return page.trim(start, whole.stop)


def _phrase(page: Page, head: int | None) -> Tokens | None:
    if head is None:
        return None
    whole = subtree(page, head)
    return page.trim(whole.start, whole.stop)
