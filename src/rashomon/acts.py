"""What counts as an act of one party towards another: the rule behind relations and their series.

A party is whatever a caller tells apart: countries, or the two sides that somebody asks about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import permutations, product
from typing import Literal

import msgspec

from rashomon.codebook import load
from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.records import Factuality

Uncounted = Literal["denied", "possible or left open", "conflict yet to come", "undated background"]
"""Why a mention is no report of an act."""

_CONFLICT = (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)


class _Linking(msgspec.Struct, frozen=True):
    """The one field of ``codebook/linking/events.yaml`` that is needed here."""

    mutual: frozenset[str]


def counts(type_: str, factuality: Factuality, *, historical: bool, dated: bool) -> bool:
    """Return whether PLOVER counts a mention: not negated, not imagined, no conflict to come.

    Background without a date is left out too: it may be of any time.
    """
    return why_not(type_, factuality, historical=historical, dated=dated) is None


def why_not(
    type_: str, factuality: Factuality, *, historical: bool, dated: bool
) -> Uncounted | None:
    """Return the first reason for which a mention does not count, or None."""
    if factuality.polarity == "negative":
        return "denied"
    if factuality.certainty in ("possible", "underspecified"):
        return "possible or left open"
    if factuality.time == "future" and EVENT_TYPES[type_].quad in _CONFLICT:
        return "conflict yet to come"
    if historical and not dated:
        return "undated background"
    return None


def directed(
    type_: str, sources: Collection[str], targets: Collection[str], *, aimed: bool
) -> Iterator[tuple[str, str]]:
    """Yield who acts towards whom, in order; those who meet, agree or cooperate do so mutually.

    `aimed` says whether the mention names a target at all, be it one that is no party.
    """
    if aimed:
        pairs = product(sorted(sources), sorted(targets))
        yield from ((source, target) for source, target in pairs if source != target)
    elif is_mutual(type_):
        yield from permutations(sorted(sources), 2)


def is_mutual(type_: str) -> bool:
    """Return whether those who do this do it to one another."""
    return type_ in load("linking/events.yaml", _Linking).mutual
