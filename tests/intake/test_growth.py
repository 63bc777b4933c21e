"""No pattern of intake backtracks: four times the text takes no more than some four times as long.

What is measured is the time of this process alone, and the bound lies far from what is linear (4)
and from what is quadratic (16).
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from rashomon.intake import (
    bounds,
    captures,
    dates,
    furniture,
    kinds,
    markup,
    names,
    quality,
    wrapping,
    xml,
)
from rashomon.intake.lines import lines_of
from rashomon.intake.metadata import Metadata
from rashomon.intake.outcomes import RefusedError

ATTACKS = [
    ("<a ", ""), ("<a '", ""), ('<style "', ""), ("<!", ""), ("<!--", ""), ("<", ""), ("&#", ""),
    ("May 1, ", " "), ("May 1 12:00", " "), ("12:00 ", "Monday "), ("1 May ", "x"), ("", "\u2028"),
    ("", " "), ("By Ann Bell", " "), ("x", " |"), ("share", " |"), ("A. ", ""), ("Minsk, ", "a, "),
    ('"', "a "), ("said ", ",."), ("1.000. ", "1,000"), ("<!DOCTYPE r [", "]"), ("<?xml ", "<?"),
    ("https://web.archive.org/web/20200101/", "?utm_a=1"), ("word-\n", "line of words\n"),
]  # fmt: skip
"""Beginnings, and what is repeated behind them (the beginning itself, where there is nothing)."""


def laid_out(text: str) -> object:
    return furniture.findings(furniture.lay_out(text, Metadata(outlet="Post")), text)


def parsed(text: str) -> object:
    try:
        return xml.parse_xml(text.encode())
    except RefusedError:
        return None


READERS: list[Callable[[str], object]] = [
    lambda text: list(markup.pieces_of(text)),
    markup.is_cut_off,
    markup.has_markup,
    lambda text: list(dates.find_days(text)),
    dates.read_date,
    laid_out,
    lambda text: bounds.find_bounds(list(lines_of(text))),
    lambda text: quality.quality_of(list(lines_of(text))),
    names.is_name,
    wrapping.find_wraps,
    captures.saved_page,
    lambda text: captures.at_the_outlet(Metadata(url=text)),
    lambda text: kinds.looks_html(text.encode()),
    parsed,
]


def seconds(reader: Callable[[str], object], text: str) -> float:
    def once() -> float:
        started = time.process_time()
        reader(text)
        return time.process_time() - started

    return min(once() for _ in range(2))


@pytest.mark.parametrize("number", range(len(READERS)))
def test_time_grows_with_the_text_and_not_with_its_square(number: int) -> None:
    reader = READERS[number]
    for first, again in ATTACKS:
        unit = again or first
        short, long = (first + unit * (count // len(unit)) + "!" for count in (4_000, 16_000))
        assert seconds(reader, long) < 9 * seconds(reader, short) + 0.05, (first, again)
