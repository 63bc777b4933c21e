"""Quotations that no cue reaches: whose they are is read from what stands just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.extraction import Attribution
from rashomon.reading.statements.page import Page

_MIN_WORDS = 4
_SENTENCE_ENDS = frozenset(".!?…")


def add_floating(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Add the quoted sentences that no attribution holds.

    Within a paragraph such a quotation goes on with the latest quoted attribution; a paragraph
    that is nothing but a quotation is an attribution of its own, with the source of the quotation
    that the paragraph before ended in (a continued quotation) or with no source.
    """
    made = list(found)
    for number, quoted in enumerate(page.quotations):
        if quoted.depth or not _stands_alone(page, quoted.tokens) or _held(page, made, quoted.tokens):
            continue
        tokens = page.trim(*quoted.tokens)
        if tokens is None:
            continue
        before = _latest(page, made, tokens.start)
        if before is not None:
            extended = made[before]
            made[before] = replace(extended, content=(*extended.content, tokens))
        else:
            made.append(Attribution(None, _carried(page, made, number), None, (tokens,)))
    return made


def _stands_alone(page: Page, tokens: Tokens) -> bool:
    """Whether a quotation is a sentence or more, with nothing around it in its sentences."""
    words = sum(page.is_word[token] for token in range(*tokens))
    if words < _MIN_WORDS:
        return False
    paragraph = page.paragraphs[page.paragraph_of[tokens.start]]
    before = _neighbour(page, tokens.start - 1, -1, paragraph)
    after = _neighbour(page, tokens.end, 1, paragraph)
    ends = page.words[tokens.end - 1][-1] in _SENTENCE_ENDS
    starts = before is None or page.words[before][-1] in _SENTENCE_ENDS or (
        page.words[before] == ":" or page.quote_of[before] >= 0
    )
    return starts and (after is None or ends)


def _neighbour(page: Page, token: int, step: int, within: Tokens) -> int | None:
    """The next token that is neither a mark nor white space."""
    while within.start <= token < within.end:
        if not page.is_mark[token] and not page.words[token].isspace():
            return token
        token += step
    return None


def _held(page: Page, found: Sequence[Attribution], tokens: Tokens) -> bool:
    """Whether some attribution's content has a word of the quotation, or reports from within it."""
    for attribution in found:
        for start, end in attribution.content:
            shared = range(max(start, tokens.start), min(end, tokens.end))
            outside = attribution.head is None or attribution.head not in range(*tokens)
            if outside and any(page.is_word[token] for token in shared):
                return True
    return False


def _latest(page: Page, found: Sequence[Attribution], start: int) -> int | None:
    """The attribution with quoted content that ends last before a place in its paragraph."""
    paragraph = page.paragraphs[page.paragraph_of[start]]
    best, best_end = None, -1
    for number, attribution in enumerate(found):
        end = max(span.end for span in attribution.content)
        outside = attribution.head is None or page.quote_of[attribution.head] < 0
        last = max(end, 0 if attribution.cue is None else attribution.cue.end)
        quoted = any(page.depth_of[span.start] for span in attribution.content)
        if paragraph.start < last <= start and outside and quoted and last > best_end:
            best, best_end = number, last
    return best


def _carried(page: Page, found: Sequence[Attribution], number: int) -> Tokens | None:
    """The source of the quotation before, when its paragraph left it open."""
    if number == 0:
        return None
    before = page.quotations[number - 1]
    if not before.continued:
        return None
    for attribution in reversed(found):
        if any(span.start < before.tokens.end and before.tokens.start < span.end
               for span in attribution.content):
            return attribution.source
    return None
