"""The scanner of HTML: no character is lost, whatever the markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.intake.markup import is_cut_off, pieces_of

MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<a href='x>y'>", "<b", ">", "<", "<!-- c", "-->", "<script>", "</script>",
         '"', "'", "a < b", "text", "&amp;", "\n", "<!doctype html>", "<br/>", "</", "<p title=\""]
    )
).map("".join)  # fmt: skip


@given(MARKUP)
def test_pieces_join_to_the_source(source: str) -> None:
    pieces = list(pieces_of(source))
    assert "".join(source[piece.start : piece.end] for piece in pieces) == source
    assert all(piece.start < piece.end for piece in pieces)


def test_kinds_of_pieces() -> None:
    source = "<p>One <b>two</b><!-- no --><script>if (a < b) x('</p>')</script> 3 < 4<br></p>"
    found = [(source[piece.start : piece.end], piece.kind) for piece in pieces_of(source)]
    assert found == [
        ("<p>", "block"),
        ("One ", "text"),
        ("<b>", "inline"),
        ("two", "text"),
        ("</b>", "inline"),
        ("<!-- no -->", "hidden"),
        ("<script>if (a < b) x('</p>')</script>", "hidden"),
        (" 3 < 4", "text"),
        ("<br>", "block"),
        ("</p>", "block"),
    ]


def test_many_open_brackets_take_no_more_than_linear_time() -> None:
    assert len(list(pieces_of("<a '" * 20_000))) > 0


@pytest.mark.parametrize(
    ("source", "cut"),
    [
        ("<html><body><p>All.</p></body></html>", False),
        ("<p>A fragment.</p>", False),
        ("<html><body><p>Half", True),
        ("<p>Half <a href=", True),
        ("<p>Half</p><!-- never", True),
    ],
)
def test_a_page_that_is_cut_off_is_noticed(source: str, cut: bool) -> None:
    assert is_cut_off(source) is cut
