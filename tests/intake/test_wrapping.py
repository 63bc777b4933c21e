"""Lines of fixed width: joined to paragraphs in the view, untouched in the raw text."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.intake.wrapping import find_wraps
from rashomon.records import Article
from rashomon.view import view_of

from .conftest import PROSE, ReadOne

PARAGRAPHS = PROSE.strip().split("\n\n")


def shown(raw: str) -> str:
    return view_of(Article(id="", raw=raw, path="", dropped=find_wraps(raw))).text


def wrapped(width: int, newline: str = "\n") -> str:
    return (newline * 2).join(
        newline.join(textwrap.wrap(paragraph, width, break_on_hyphens=False))
        for paragraph in PARAGRAPHS
    )


@pytest.mark.parametrize("width", [40, 60, 72, 80, 98])
def test_lines_of_a_paragraph_are_one_text(width: int) -> None:
    assert shown(wrapped(width)) == "\n\n".join(PARAGRAPHS)


def test_the_raw_text_stays_and_every_character_has_its_way_back(read_one: ReadOne) -> None:
    raw = "Ferry line approved\r\n\r\n" + wrapped(60, "\r\n")
    article = read_one(raw)
    assert article.raw == raw
    view = view_of(article)
    assert "\r" not in view.text
    for paragraph in PARAGRAPHS:
        start = view.text.index(paragraph)
        span = view.raw(start, start + len(paragraph))
        assert raw[span.start : span.end].split() == paragraph.split()
    assert article.title == "Ferry line approved"


def test_paragraphs_without_a_blank_line_between_them_are_kept_apart() -> None:
    text = wrapped(60).replace("\n\n", "\n")
    assert shown(text) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "Bread\nMilk\nFlour and sugar\nTwo kilos of apples from the market\nSalt\n",
        "The boat came in.\nThe quay was full of people.\nNobody said a word.\nIt rained.\n",
        "One line\n",
        "",
    ],
)
def test_other_lines_are_left_alone(text: str) -> None:
    assert find_wraps(text) == ()


def test_items_of_a_list_begin_anew_and_a_hyphen_joins() -> None:
    text = (
        "The council of the harbour listed what the well-\n"
        "known line would need before the first boat sails:\n"
        "- a landing stage on the island, with a roof, and\n"
        "- two boats of the kind that the old town has seen\n"
        "for many years on the other side of the long quay.\n"
    )
    assert shown(text) == (
        "The council of the harbour listed what the well-known line would need before the first "
        "boat sails:\n- a landing stage on the island, with a roof, and\n"
        "- two boats of the kind that the old town has seen for many years on the other side of "
        "the long quay.\n"
    )


@given(st.text(st.sampled_from("ab-. \n\r\t\u2028"), max_size=400))
def test_wraps_are_white_space_in_order(raw: str) -> None:
    wraps = find_wraps(raw)
    assert all(not raw[wrap.start : wrap.end].strip() for wrap in wraps)
    assert all(a.end <= b.start for a, b in pairwise(wraps))
