"""Pairs of passages, as annotated and as found: whether they meet, and how they read."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.gold import overlaps
from benchmarks.yardstick import Row
from rashomon.links import Contrast, Passage
from rashomon.records import Span


def meets(pair: Row, contrast: Contrast, ids: Mapping[str, str]) -> bool:
    """Say whether a contrast's two passages touch the two of a listed pair, in either order.

    `ids` gives the article ids by the names that the list uses.
    """

    def touches(side: Row, passage: Passage) -> bool:
        span = Span(passage.start, passage.end)
        return ids[side["article"]] == passage.article and overlaps(
            (side["start"], side["end"]), span
        )

    a, b = contrast.a, contrast.b
    return (touches(pair["a"], a) and touches(pair["b"], b)) or (
        touches(pair["a"], b) and touches(pair["b"], a)
    )


def listed_words(pair: Row, ids: Mapping[str, str], raw: Mapping[str, str]) -> str:
    """Return the words of a listed pair, for lists of what was missed; `raw` is by article id."""
    sides = (pair["a"], pair["b"])
    return " <> ".join(
        _quoted(raw[ids[side["article"]]][side["start"] : side["end"]]) for side in sides
    )


def found_words(contrast: Contrast, raw: Mapping[str, str]) -> str:
    """Return the words of a found contrast."""
    sides = (contrast.a, contrast.b)
    return " <> ".join(_quoted(raw[side.article][side.start : side.end]) for side in sides)


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())[:90]}”"
