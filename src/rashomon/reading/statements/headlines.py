"""Headlines that give a speaker and a colon: "Former mayor: the bridge is falling apart"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.reading.actors.lexicon import acting_nouns
from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.page import Page

_LONGEST_SPEAKER = 6
_FEWEST_WORDS = 3
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def lost_headline(page: Page, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the attribution of a title that nothing found reaches yet.

    Before the colon stands nothing but a person's name or a noun for somebody, after it a sentence:
    "Harbour bridge: the city cannot pay" says what the article is about.
    """
    title = next((one for one in page.paragraphs if any(page.is_word[slice(*one)])), None)
    if title is None:
        return
    colons = [token for token in range(*title) if page.words[token] == ":"]
    if len(colons) != 1 or any(one.content[0].start < title.end for one in found):
        return
    (colon,) = colons
    source, said = page.trim(title.start, colon), page.trim(colon + 1, title.end)
    if source is None or said is None or not _speaks(page, source):
        return
    words = sum(page.is_word[slice(*said)])
    if words >= _FEWEST_WORDS and any(page.tags[token] in _FINITE for token in range(*said)):
        yield Attribution(colon, source, Tokens(colon, colon + 1), (said,))


def _speaks(page: Page, source: Tokens) -> bool:
    """Whether some words are a person's name, or a noun for somebody with what describes it."""
    inside = range(*source)
    if len(inside) > _LONGEST_SPEAKER or any(page.pos[at] in {"VERB", "AUX"} for at in inside):
        return False
    last = source.end - 1
    return page.entities[last] == "PERSON" or page.lemmas[last] in acting_nouns()
