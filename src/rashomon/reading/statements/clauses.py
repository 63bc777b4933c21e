"""Who the subject of a cue is, stated or understood, read off the dependency tree."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from rashomon.reading.statements.page import Page

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent", "expl"})
_SHARED = frozenset({"conj", "xcomp", "advcl", "prep", "pcomp", "dep", "ccomp", "parataxis", "aux"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_RELATIVES = frozenset({"WP", "WDT", "WP$"})
_MAX_CLIMB = 5


class Subject(NamedTuple):
    """A token that heads a cue's logical subject, and how it was found."""

    head: int
    how: str


def logical_subject(page: Page, cue: int) -> Subject | None:
    """Return the head of the cue's logical subject, or None.

    A stated subject comes first (the agent of a passive before its grammatical subject, the
    antecedent for a relative pronoun), then a possessor ("his claim that"), then the subject of the
    clause that governs a subjectless one ("..., saying that", "came and said").
    """
    at, how = cue, ""
    for _ in range(_MAX_CLIMB):
        found = _stated(page, at)
        if found is not None:
            return Subject(found.head, how + found.how)
        head, dep = page.heads[at], page.deps[at]
        if head == at:
            return None
        if dep in {"acl", "relcl"} and page.pos[head] in _NOMINAL:
            return Subject(head, f"{how}acl")
        if dep not in _SHARED and page.pos[at] in {"VERB", "AUX"}:
            return None
        how = how or f"{dep}^"
        at = head
    return None


def _stated(page: Page, token: int) -> Subject | None:
    """The subject, agent or possessor among a token's own dependents."""
    found: Subject | None = None
    for child in page.children[token]:
        dep = page.deps[child]
        if dep == "agent":
            inner = page.children[child]
            if inner:
                return Subject(inner[-1], "agent")
        elif dep in {"nsubj", "csubj"} and found is None:
            if page.tags[child] in _RELATIVES and page.deps[token] == "relcl":
                return Subject(page.heads[token], "antecedent")
            found = Subject(child, dep)
        elif dep in {"poss", "nsubjpass"} and found is None:
            found = Subject(child, dep)
    return found


def subtree(page: Page, token: int) -> range:
    """The range that a token's descendants span."""
    low = high = token
    stack = [token]
    while stack:
        at = stack.pop()
        low, high = min(low, at), max(high, at)
        stack += page.children[at]
    return range(low, high + 1)


def is_negated(page: Page, verb: int, negators: Set[str]) -> bool:
    """Whether a verb or its subject is negated: "was not said", "neither A nor B was said"."""
    own = page.children[verb]
    subjects = [child for child in own if page.deps[child] in SUBJECTS]
    nearby = [*own, *(word for child in subjects for word in page.children[child])]
    return any(page.lower[token] in negators for token in nearby)
