"""Percentages and counted amounts in a forecast."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.draft import Draft, QuantityDraft, Tokens
from rashomon.reading.events.quantities import quantities_of, value_of

_PERCENT = frozenset({"%", "percent", "pct"})


def amounts_in(draft: Draft, span: Tokens, head: Token) -> tuple[QuantityDraft, ...]:
    """Return the percentages of a span and the amounts that its verb's arguments count."""
    found = {one.tokens.start: one for one in _percentages(draft, span)}
    for one in quantities_of(head, frozenset()):
        inside = span.start <= one.tokens.start and one.tokens.end <= span.end
        counted = draft.doc[one.tokens.start].lower_ != "one"
        if inside and counted and not _is_time(draft, one.tokens):
            found.setdefault(one.tokens.start, one)
    return tuple(found[start] for start in sorted(found))


def _percentages(draft: Draft, span: Tokens) -> list[QuantityDraft]:
    found = []
    for at in range(span.start, span.end - 1):
        if draft.doc[at + 1].lower_ in _PERCENT:
            value = value_of([draft.doc[at].lower_])
            if value is not None:
                found.append(QuantityDraft(Tokens(at, at + 2), value, "percent"))
    return found


def _is_time(draft: Draft, tokens: Tokens) -> bool:
    return any(
        time.tokens.start < tokens.end and tokens.start < time.tokens.end for time in draft.times
    )
