"""Interviews and transcripts: paragraphs that begin with a name and a colon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.page import Page

_LONGEST_NAME = 4
_FEWEST_WORDS = 3
_FEWEST_TURNS = 3
_FEWEST_EACH = 2


def add_turns(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with the turns of a transcript in place of what a turn's colon cued.

    A text is a transcript where two speakers or more take at least three turns, each of them two:
    "Background: ..." and "What next: ..." open paragraphs of any article.
    """
    turns = [turn for paragraph in page.paragraphs if (turn := _turn(page, paragraph)) is not None]
    counts = Counter(_label(page, turn) for turn in turns)
    kept = [turn for turn in turns if counts[_label(page, turn)] >= _FEWEST_EACH]
    if len(kept) < _FEWEST_TURNS or len({_label(page, turn) for turn in kept}) < 2:
        return list(found)
    colons = {turn.head for turn in kept}
    return [*(one for one in found if one.head not in colons), *kept]


def is_turn(page: Page, one: Attribution) -> bool:
    """Whether an attribution is a turn: all its paragraph from the colon on."""
    return _turn(page, page.paragraphs[page.paragraph_of[one.content[0].start]]) == one


def _turn(page: Page, paragraph: Tokens) -> Attribution | None:
    """The turn that a paragraph is, if it begins with capitalised words and a colon."""
    words = (at for at in range(*paragraph) if not page.words[at].isspace())
    colon = next((at for at in islice(words, _LONGEST_NAME + 1) if page.words[at] == ":"), None)
    if colon is None or page.depth_of[colon]:
        return None
    name = page.trim(paragraph.start, colon)
    said = page.trim(colon + 1, paragraph.end)
    if name is None or said is None or sum(page.is_word[slice(*said)]) < _FEWEST_WORDS:
        return None
    if not all(page.words[at][0].isupper() for at in range(*name) if page.is_word[at]):
        return None
    return Attribution(colon, name, Tokens(colon, colon + 1), (said,))


def _label(page: Page, turn: Attribution) -> str:
    """The last word before the colon: interviews shorten the names of those who go on."""
    name = turn.source
    return page.lower[name.end - 1] if name is not None else ""
