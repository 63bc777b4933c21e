"""Which verb a conjoined one goes on from, and so shares its subject with."""

from __future__ import annotations

from spacy.tokens import Token

CHAINED = frozenset({"conj", "dep"})
"""Dependencies of a verb that goes on with the subject of its head ("came, then went")."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PREDICATING = _FINITE | {"VB"}
_BARE = frozenset({"VB", "VBG"})


def parallel(verb: Token) -> Token | None:
    """Return the verb that a conjunct goes on from: of those above it, one of its own form.

    In "will cut the price and will try", "asked him to go and fined him" and "found
    him guilty and jailed him" a parser may take the nearest word for it. There is none where the
    conjunct hangs on no verb.
    """
    head: Token = verb.head
    if head.pos_ == "ADJ" and verb.tag_ in _PREDICATING:
        return next((above for above in head.ancestors if above.tag_ == verb.tag_), None)
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    modals = {child.lower_ for child in verb.children if child.tag_ == "MD"}
    if modals:
        shared = (above for above in (head, *head.ancestors) if _words(above) & modals)
        return next(shared, head)
    if verb.tag_ in _FINITE and head.tag_ in _BARE and not _has_auxiliary(head):
        return next(filter(_is_finite, head.ancestors), head)
    return head


def _words(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children}


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} and child.tag_ != "TO" for child in verb.children)


def _is_finite(verb: Token) -> bool:
    auxiliaries = (child for child in verb.children if child.dep_ in {"aux", "auxpass"})
    return verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in auxiliaries)
