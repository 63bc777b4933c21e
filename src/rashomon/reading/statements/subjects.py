"""A cue's own subject that the tagger took for a piece of the content, or took a piece of."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import subtree
from rashomon.reading.statements.page import Page

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONS = frozenset({"he", "she", "who"})


def with_subject(page: Page, one: Attribution) -> Attribution:
    """Return an attribution with the cue's subject, where it is a piece of content, as its source.

    "Anna Holm is convinced that the port will open": who is convinced says so. Only where more
    content is left and there is no source yet, and only for a person: the subject of "was
    announced" is what was said.
    """
    if one.source is not None or one.head is None or len(one.content) < 2:
        return one
    first = one.content[0]
    subjects = {
        child
        for child in page.children[one.head]
        if page.deps[child] in _SUBJECTS
        and (page.entities[child] == "PERSON" or page.lower[child] in _PERSONS)
    }
    inside = [token for token in range(*first) if page.is_word[token]]
    tops = {token for token in inside if page.heads[token] not in inside}
    if first.end <= one.head and tops and tops <= subjects:
        return replace(one, source=first, content=one.content[1:])
    return one


def with_whole_subject(page: Page, one: Attribution) -> Attribution:
    """Return an attribution with all of the cue's subject where its source is a phrase in it.

    "A report by the port's owners said": "by the port's owners" says nothing.
    """
    if one.head is None or one.source is None or page.pos[one.source.start] != "ADP":
        return one
    for child in page.children[one.head]:
        words = subtree(page, child)
        if page.deps[child] not in _SUBJECTS or one.head in words or child >= one.source.start:
            continue
        if one.source.end <= words.stop:
            return replace(one, source=page.trim(words.start, words.stop))
    return one
