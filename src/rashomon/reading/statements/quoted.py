"""Attributions and quotations: a quotation is said as a whole, and by one speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution, distance
from rashomon.reading.statements.clauses import logical_subject, subtree
from rashomon.reading.statements.floating import is_held, stands_alone
from rashomon.reading.statements.page import Page, Quoted

_MUCH = 0.4
"""Share of a quotation from which a content has all of it."""
_MOST = 0.5


def whole_quotations(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Extend a content that has much of a quotation to all of it, when its cue stands outside."""
    return [replace(one, content=_extended(page, one)) for one in found]


def _extended(page: Page, one: Attribution) -> tuple[Tokens, ...]:
    numbers = {page.quote_of[token] for span in one.content for token in range(*span)} - {-1}
    spans = list(one.content)
    for number in sorted(numbers):
        whole = page.trim(*page.quotations[number].tokens)
        if whole is None or (one.head is not None and page.quote_of[one.head] == number):
            continue
        words = [token for token in range(*whole) if page.is_word[token]]
        held = [token for token in words if one.holds(token)]
        if _MUCH * len(words) <= len(held) < len(words):
            spans.append(whole)
    return tuple(_union(page, spans))


def _union(page: Page, spans: Sequence[Tokens]) -> list[Tokens]:
    """Merge ranges that overlap or that only punctuation parts."""
    merged: list[Tokens] = []
    for span in sorted(spans):
        if merged and page.trim(merged[-1].end, span.start) is None:
            last = merged.pop()
            merged.append(Tokens(last.start, max(last.end, span.end)))
        else:
            merged.append(span)
    return merged


def run_on_clauses(
    page: Page, kept: Sequence[Attribution], probabilities: Mapping[int, float]
) -> list[Attribution]:
    """Make attributions of clauses that a quoted sentence runs into ("...," she began the talk).

    The verb of such a clause speaks, whatever it means; its roles need no tagger.
    """
    found = []
    for quoted in page.quotations:
        verb = _running_on(page, quoted, probabilities)
        if verb is None or not stands_alone(page, quoted) or is_held(page, kept, quoted):
            continue
        subject = logical_subject(page, verb)
        content = page.trim(*quoted.tokens)
        if subject is None or content is None or subject.head in range(*quoted.tokens):
            continue
        words = subtree(page, subject.head)
        source = page.trim(words.start, words.stop)
        found.append(Attribution(verb, source, Tokens(verb, verb + 1), (content,)))
    return found


def _running_on(page: Page, quoted: Quoted, probabilities: Mapping[int, float]) -> int | None:
    """The likeliest cue between a quotation that ends in a comma and the end of the sentence."""
    start, end = quoted.tokens
    if page.words[end - 1] != "," or end >= len(page.words):
        return None
    stop = page.paragraphs[page.paragraph_of[start]].end
    after = []
    for token in range(end, stop):
        if page.quote_of[token] >= 0 or page.words[token] in {".", "!", "?", ";"}:
            break
        if token in probabilities and page.pos[token] == "VERB":
            after.append(token)
    return max(after, key=lambda token: probabilities[token], default=None)


def part_quotations(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Leave a quoted part that two attributions claim to that of its own sentence, or the nearer.

    A part that is not all quoted is left only to one of its own sentence that claims most of it.

    Neither may stand in the other's content or in the same sentence. What is left with nothing said
    was no attribution: "The chairman advises calm. "...", he said."
    """
    kept = list(found)
    for number, one in enumerate(kept):
        for part in one.content:
            if _claimed(page, kept, number, part):
                rest = tuple(span for span in kept[number].content if span != part)
                kept[number] = replace(kept[number], content=rest)
    return [one for one in kept if one.content]


def _claimed(page: Page, found: Sequence[Attribution], number: int, part: Tokens) -> bool:
    """Whether another attribution has a better claim to a quoted part."""
    one = found[number]
    if one.head is None:
        return False
    quoted = all(page.depth_of[part.start : part.end])
    for other in found:
        if other is one or other.head is None or one.holds(other.head) or other.holds(one.head):
            continue
        if page.sentence_of[other.head] == page.sentence_of[one.head]:
            continue
        tags = page.sentence_of[other.head] == page.sentence_of[part.end - 1]
        nearer = tags or distance(part, other.head) < distance(part, one.head)
        if _share(part, other) > (0 if quoted else _MOST) and (nearer if quoted else tags):
            return True
    return False


def _share(part: Tokens, other: Attribution) -> float:
    """How much of a part another attribution's content holds."""
    held = sum(
        max(0, min(part.end, span.end) - max(part.start, span.start)) for span in other.content
    )
    return held / (part.end - part.start)
