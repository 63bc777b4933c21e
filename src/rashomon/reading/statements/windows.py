"""The part of the text that one cue is read against."""

from __future__ import annotations

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.page import Page

_REACH = 160
_SENTENCE_ENDS = frozenset(".!?…")


def window(page: Page, cue: int) -> Tokens:
    """Return the tokens to label around a cue: its sentence, and what goes on from it.

    Within the cue's paragraph that is the quoted sentences next to it, and the other part of a
    sentence that the parser cut in two; beyond it, the next paragraph where a colon leads there.
    Whole sentences within `_REACH` tokens of the cue. In PolNeAR's development set the window holds
    at least half of 99.5% of the contents.
    """
    number = page.paragraph_of[cue]
    start, end = page.paragraphs[number]
    first = last = page.sentence_of[cue]
    lowest, highest = page.sentence_of[start], page.sentence_of[end - 1]
    while first > lowest and (_is_quoted(page, first - 1) or not _is_whole(page, first - 1)):
        first -= 1
    while last < highest and (_is_quoted(page, last + 1) or not _is_whole(page, last)):
        last += 1
    start = max(start, page.sentences[first].start)
    stop = min(end, page.sentences[last].end)
    if (
        stop == end
        and _last_word(page, start, end)[-1] == ":"
        and number + 1 < len(page.paragraphs)
    ):
        stop = page.paragraphs[number + 1].end
    return Tokens(*_clip(page, cue, start, stop))


def _clip(page: Page, cue: int, start: int, end: int) -> tuple[int, int]:
    if cue - start > _REACH:
        start = page.sentences[page.sentence_of[cue - _REACH]].start
    if end - cue > _REACH:
        end = page.sentences[page.sentence_of[cue + _REACH - 1]].end
    return start, end


def _is_quoted(page: Page, sentence: int) -> bool:
    """Whether a sentence has quoted words."""
    return any(page.quote_of[token] >= 0 for token in range(*page.sentences[sentence]))


def _is_whole(page: Page, sentence: int) -> bool:
    """Whether a sentence ends in final punctuation."""
    return _last_word(page, *page.sentences[sentence])[-1] in _SENTENCE_ENDS


def _last_word(page: Page, start: int, end: int) -> str:
    """The last token of a range that is neither white space nor a closing mark."""
    at = end - 1
    while at > start and (page.words[at].isspace() or page.is_mark[at] or page.words[at] in ")]"):
        at -= 1
    return page.words[at]
