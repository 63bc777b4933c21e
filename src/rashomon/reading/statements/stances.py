"""Whose view a sentence gives: "in the opinion of X", "in X's words", read off the syntax.

The tagger often takes a verb of such a sentence for the cue and its subject for the source: then
what X thinks of somebody reads as said by that very person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

_GOVERNORS = frozenset({"in", "by"})
_NEIGHBOURS = frozenset({"our", "my", "your"})
_FIRST_WORDS = 3


def with_stances(
    page: Page, found: Sequence[Attribution], lexicon: CueLexicon
) -> list[Attribution]:
    """Return the attributions with those by phrases that say whose view a clause is.

    A verb of the clause that attributes nothing of itself ("has his own view") loses its own.
    """
    made = list(_stances(page, found, lexicon))
    verbs = {page.heads[page.heads[one.head]] for one in made if one.head is not None}
    plain = {verb for verb in verbs if page.lemmas[verb] in lexicon.file.light}
    return [*(one for one in found if one.head not in plain), *made]


def _stances(
    page: Page, found: Sequence[Attribution], lexicon: CueLexicon
) -> Iterator[Attribution]:
    """Yield an attribution for each such phrase that none has yet."""
    cued = {token for one in found if one.cue for token in range(*one.cue)}
    sourced = {token for one in found if one.source for token in range(*one.source)}
    for noun, lemma in enumerate(page.lemmas):
        if lemma not in lexicon.file.stances or noun in cued:
            continue
        holder, preposition = _holder(page, noun), page.heads[noun]
        if holder is None or sourced.intersection(range(*holder)):
            continue
        if page.deps[noun] != "pobj" or page.lower[preposition] not in _GOVERNORS:
            continue
        phrase = subtree(page, preposition)
        content = clause_around(page, page.heads[preposition], phrase)
        if content:
            cue = page.trim(preposition, noun + 1)
            yield Attribution(noun, holder, cue, content)


def _holder(page: Page, noun: int) -> Tokens | None:
    """Return who holds a view: its possessor, or what "of" leads to."""
    for child in page.children[noun]:
        if page.deps[child] == "poss" and page.lower[child] not in _NEIGHBOURS:
            return without_mark(page, child)
        if page.deps[child] == "prep" and page.lower[child] == "of":
            for inner in page.children[child]:
                if page.deps[inner] == "pobj" and page.pos[inner] != "VERB":
                    whole = subtree(page, inner)
                    return page.trim(whole.start, whole.stop)
    return None


def without_mark(page: Page, head: int) -> Tokens | None:
    """A possessor without its "'s"."""
    whole = subtree(page, head)
    stop = whole.stop - (page.tags[whole.stop - 1] == "POS")
    return page.trim(whole.start, stop)


def clause_around(page: Page, verb: int, phrase: range) -> tuple[Tokens, ...]:
    """Return the clause that a phrase stands in, without the phrase.

    Only where it opens the clause or is set off by commas: "he explained it in the words of his
    father" gives nobody's view.
    """
    if page.pos[verb] not in {"VERB", "AUX"}:
        return ()
    whole = subtree(page, verb)
    before = page.trim(whole.start, phrase.start)
    after = page.trim(phrase.stop, whole.stop)
    opens = before is None or before.end - before.start < _FIRST_WORDS
    closed = phrase.stop < len(page.words) and page.words[phrase.stop] == ","
    if after is None or not closed:
        return ()
    if not opens and page.words[phrase.start - 1] != ",":
        return ()
    return (after,) if opens or before is None else (before, after)
