"""What each attribution stands in, and whose words are quoted "as saying"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import subtree
from rashomon.reading.statements.page import Page

_SUBJECTS = frozenset({"nsubj"})
_QUOTED = frozenset({"dobj", "nsubjpass"})


def reporter(page: Page, verb: int) -> int | None:
    """The subject of a verb, or whoever is "quoted as saying" it."""
    governor = page.heads[verb]
    if page.deps[verb] == "pcomp" and page.lower[governor] == "as":
        return child_by(page, page.heads[governor], _QUOTED)
    return child_by(page, verb, _SUBJECTS)


def with_quoted(page: Page, one: Attribution) -> Attribution:
    """Return an attribution by "saying" in "cited X as saying" with X for its source."""
    if one.head is None or page.deps[one.head] != "pcomp":
        return one
    subject = reporter(page, one.head)
    words = range(0) if subject is None else subtree(page, subject)
    source = page.trim(words.start, words.stop) if words else None
    return one if source is None or one.head in words else replace(one, source=source)


def child_by(page: Page, token: int, relations: Set[str]) -> int | None:
    """Return the first child of a token that hangs on it by one of some relations."""
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
