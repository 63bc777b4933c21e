"""What somebody calls somebody or something: "what he called a raid", "which both consider theirs".

The tagger misses most of these inside another's words and in relative clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import is_negated, subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

_NAMES = frozenset({"oprd", "attr"})
_NAMED = frozenset({"dobj", "nsubj"})
_RELATIVES = frozenset({"WP", "WDT"})
_OWN_VOICE = frozenset({"i", "we", "you", "one", "it", "there"})


def lost_names(
    page: Page, found: Sequence[Attribution], lexicon: CueLexicon
) -> Iterator[Attribution]:
    """Yield an attribution for each verb of naming that heads no cue yet and has all its parts."""
    taken = {token for one in found if one.cue for token in range(*one.cue)}
    for verb, lemma in enumerate(page.lemmas):
        if lemma not in lexicon.file.naming or page.pos[verb] != "VERB" or verb in taken:
            continue
        own = page.children[verb]
        subject = next((child for child in own if page.deps[child] == "nsubj"), None)
        name = _name(page, verb)
        if subject is None or name is None or is_negated(page, verb, lexicon.file.negators):
            continue
        if page.lower[subject] in _OWN_VOICE or page.tags[subject] in _RELATIVES:
            continue
        words = subtree(page, subject)
        source = page.trim(words.start, words.stop)
        if source is not None and source.end <= verb:
            yield Attribution(verb, source, Tokens(verb, verb + 1), (name,))


def _name(page: Page, verb: int) -> Tokens | None:
    """What a verb names something, with what it names unless a relative stands for that."""
    own = page.children[verb]
    after = [child for child in own if child > verb]
    relative = any(page.tags[child] in _RELATIVES for child in own if child < verb)
    named = next((child for child in after if page.deps[child] in _NAMED), None)
    name = next((child for child in after if page.deps[child] in _NAMES), None)
    if name is None:
        within = () if named is None else page.children[named]
        name = next((child for child in (*after, *within) if _is_as(page, child)), None)
    if relative:
        name = named if name is None else name
        start = None if name is None else subtree(page, name).start + _is_as(page, name)
    else:
        start = None if named is None else subtree(page, named).start
    return None if name is None or start is None else page.trim(start, subtree(page, name).stop)


def _is_as(page: Page, token: int) -> bool:
    """Whether a token is the "as" before what something is seen as."""
    return page.lower[token] == "as" and page.deps[token] == "prep" and bool(page.children[token])
