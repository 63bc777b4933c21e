"""Who is told: the words that say to whom, or through what, a source speaks."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_LINKS = frozenset({"with", "to", "for"})
_CARRIERS = frozenset({"in", "on"})
_DEMONSTRATIVES = frozenset({"this", "our"})


def recipients(page: Page, cue: int, lexicon: CueLexicon) -> Iterator[int]:
    """Yield the heads of those told: "told X", "said to X", "said in an interview with X".

    Of "the broadcaster NAME" first the name; "this newspaper" is the article's own outlet and
    passes nothing on. A verb that is coordinated with another shares what stands before both.
    """
    for place in _told(page, cue, lexicon):
        if any(page.lower[child] in _DEMONSTRATIVES for child in page.children[place]):
            continue
        yield from (child for child in page.children[place] if page.deps[child] == "appos")
        yield place
    if page.deps[cue] == "conj" and page.heads[cue] < cue:
        first = page.heads[cue]
        yield from (place for place in recipients(page, first, lexicon) if place < first)


def _told(page: Page, cue: int, lexicon: CueLexicon) -> Iterator[int]:
    file = lexicon.file
    told = page.lemmas[cue] in file.telling
    for child in page.children[cue]:
        if told and page.deps[child] in _OBJECTS:
            yield child
        for inner in _objects(page, child):
            if told and page.lower[child] == "to":
                yield inner
            elif page.lemmas[inner] in file.occasions:
                for link in page.children[inner]:
                    if page.lower[link] in _LINKS:
                        yield from _objects(page, link)
            elif page.lemmas[cue] in file.carried and page.lower[child] in _CARRIERS:
                yield inner


def _objects(page: Page, preposition: int) -> list[int]:
    if page.deps[preposition] not in {"prep", "dative"}:
        return []
    return [child for child in page.children[preposition] if page.deps[child] == "pobj"]
