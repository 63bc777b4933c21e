"""Quotations that no cue reaches: whose they are is read from what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import Subject, logical_subject, subtree
from rashomon.reading.statements.page import Page, Quoted

_MIN_WORDS = 4
_MAX_NAME = 8
_SENTENCE_ENDS = frozenset(".!?…")
_DASHES = frozenset("―—–-")


def add_floating(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Add the quoted sentences that no attribution holds.

    Such a quotation belongs, in this order, to the name that follows it after a dash; to the latest
    quoted attribution of its paragraph, as more content; to the subject of the sentence that a
    colon ends just before it; or, when its paragraph is nothing but quotation, to the source of the
    quoted attribution that the paragraph before ends with. Else it is an attribution without a
    source.
    """
    made = list(found)
    for quoted in page.quotations:
        tokens = page.trim(*quoted.tokens)
        if tokens is None or not stands_alone(page, quoted) or is_held(page, made, quoted):
            continue
        signed = _signature(page, quoted.tokens.end)
        before = _latest(page, made, page.paragraph_of[tokens.start], tokens.start)
        if signed is None and before is not None:
            extended = made[before]
            made[before] = replace(extended, content=(*extended.content, tokens))
            continue
        source = signed or _announcer(page, made, quoted.tokens.start)
        if source is None and page.paragraph_of[tokens.start]:
            source = _carried(page, made, page.paragraph_of[tokens.start])
        made.append(Attribution(None, source, None, (tokens,)))
    return made


def stands_alone(page: Page, quoted: Quoted) -> bool:
    """Whether an outermost quotation is a sentence or more, begun where a sentence begins."""
    start, end = quoted.tokens
    if quoted.depth or sum(page.is_word[start:end]) < _MIN_WORDS:
        return False
    before = _neighbour(page, start - 1, -1)
    after = _neighbour(page, end, 1)
    begins = (
        before is None
        or page.words[before][-1] in _SENTENCE_ENDS
        or page.words[before] == ":"
        or page.quote_of[before] >= 0
    )
    ends = page.words[end - 1][-1] in _SENTENCE_ENDS | {","}
    return begins and (after is None or ends or page.words[after][0] in _DASHES)


def is_held(page: Page, found: Sequence[Attribution], quoted: Quoted) -> bool:
    """Whether the content of an attribution made outside the quotation has a word of it."""
    inside = range(*quoted.tokens)
    return any(
        page.is_word[token]
        for attribution in found
        if attribution.head is None or attribution.head not in inside
        for start, end in attribution.content
        for token in range(max(start, inside.start), min(end, inside.stop))
    )


def _neighbour(page: Page, token: int, step: int) -> int | None:
    """The next token of the same paragraph that is neither a mark nor white space."""
    if not 0 <= token < len(page.words):
        return None
    start, end = page.paragraphs[page.paragraph_of[token - step]]
    while start <= token < end:
        if not page.is_mark[token] and not page.words[token].isspace():
            return token
        token += step
    return None


def _signature(page: Page, end: int) -> Tokens | None:
    """The name in "...” — Name, role", when nothing but it ends the paragraph."""
    dash = _neighbour(page, end, 1)
    if dash is None or page.words[dash].strip("\"”“'’")[:1] not in _DASHES:
        return None
    stop = page.paragraphs[page.paragraph_of[dash]].end
    comma = next((at for at in range(dash, stop) if page.words[at] == ","), stop)
    name = page.trim(dash + 1, comma)
    if name is None or name.end - name.start > _MAX_NAME:
        return None
    verbless = not any(page.pos[at] in {"VERB", "AUX"} for at in range(*name))
    return name if verbless and page.words[name.start][0].isupper() else None


def _latest(page: Page, found: Sequence[Attribution], paragraph: int, before: int) -> int | None:
    """The attribution with quoted content that ends last before a place in a paragraph."""
    start = page.paragraphs[paragraph].start
    best, best_end = None, -1
    for number, one in enumerate(found):
        end = max(one.content[-1].end, 0 if one.cue is None else one.cue.end)
        voiced = one.head is None or page.quote_of[one.head] < 0
        quoted = any(page.depth_of[span.start] for span in one.content)
        if start < end <= before and voiced and quoted and end > best_end:
            best, best_end = number, end
    return best


def _announcer(page: Page, found: Sequence[Attribution], start: int) -> Tokens | None:
    """The source in the sentence that ends in a colon before a quotation."""
    at = start - 1
    while at >= 0 and (page.is_mark[at] or page.words[at].isspace()):
        at -= 1
    if at < 0 or page.words[at] != ":":
        return None
    first = page.sentences[page.sentence_of[at]].start
    for one in reversed(found):
        if one.head is not None and one.source is not None and first <= one.head <= at:
            return one.source
    root = next(
        t
        for t in range(first, at + 1)
        if page.heads[t] not in range(first, at + 1) or page.heads[t] == t
    )
    if page.pos[root] in {"VERB", "AUX"}:
        subject = _agent_aside(page, root) or logical_subject(page, root)
        words = subtree(page, subject.head) if subject else range(0)
        return page.trim(words.start, words.stop) if words else None
    name = page.trim(first, at)
    return name if name is not None and name.end - name.start <= _MAX_NAME else None


def _agent_aside(page: Page, root: int) -> Subject | None:
    """Whoever stands behind the "by" of a clause beside: "As stated by the port, it reads: ..."."""
    for child in page.children[root]:
        found = logical_subject(page, child) if page.deps[child] == "advcl" else None
        if found is not None and found.how == "agent":
            return found
    return None


def _carried(page: Page, found: Sequence[Attribution], paragraph: int) -> Tokens | None:
    """The source that the paragraph before leaves to one that is nothing but quotation."""
    start, end = page.paragraphs[paragraph]
    if any(page.is_word[token] and page.quote_of[token] < 0 for token in range(start, end)):
        return None
    before = paragraph - 1
    while before > 0 and not any(page.is_word[slice(*page.paragraphs[before])]):
        before -= 1
    latest = _latest(page, found, before, start)
    return None if latest is None else found[latest].source
