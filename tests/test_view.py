"""The view of an article never loses its way back to the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Article, Dropped, Span
from rashomon.view import INLINE_MARKUP, View, text_of, view_of


def article(raw: str, *dropped: tuple[int, int, str], markup: str = "text") -> Article:
    gaps = tuple(Dropped(start=start, end=end, kind=kind) for start, end, kind in dropped)
    return Article(id="ar-x", raw=raw, path="x", markup=markup, dropped=gaps)  # type: ignore[arg-type]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    raw = draw(st.text(alphabet="ab &;<>#x3\n\u0416\U0001f600", max_size=60))
    bounds = st.integers(0, len(raw))
    gaps = draw(st.lists(st.tuples(bounds, bounds), max_size=4))
    kinds = st.sampled_from([INLINE_MARKUP, "boilerplate"])
    cuts = [(min(gap), max(gap), draw(kinds)) for gap in gaps if gap[0] != gap[1]]
    return article(raw, *cuts, markup=draw(st.sampled_from(["text", "html"])))


@given(articles())
def test_every_character_shown_comes_from_somewhere_and_in_order(made: Article) -> None:
    view = view_of(made)
    assert view.text == text_of(made)
    assert len(view.text) == len(view.starts) == len(view.ends)
    for start, end in zip(view.starts, view.ends, strict=True):
        assert 0 <= start < end <= len(made.raw)
    assert list(view.starts) == sorted(view.starts)
    assert list(view.ends) == sorted(view.ends)


@given(articles())
def test_there_and_back_again(made: Article) -> None:
    view = view_of(made)
    for at in range(len(view.text)):
        span = view.raw(at, at + 1)
        found = view.find(span)
        assert found is not None
        assert found[0] <= at < found[1]


@given(articles())
def test_plain_text_is_shown_as_it_is_where_nothing_is_dropped(made: Article) -> None:
    whole = article(made.raw)
    assert view_of(whole).text == made.raw


def test_a_dropped_block_leaves_a_break_and_inline_markup_none() -> None:
    raw = "<p>One <b>two</b> three.</p><p>Four &amp; five.</p>"
    tags = [(0, 3, "markup"), (7, 10, INLINE_MARKUP), (13, 17, INLINE_MARKUP)]
    tags += [(24, 31, "markup"), (47, 51, "markup")]
    view = view_of(article(raw, *tags, markup="html"))
    assert view.text.strip() == "One two three.\n\nFour & five."
    at = view.text.index("two three")
    span = view.raw(at, at + len("two three"))
    assert raw[span.start : span.end] == "two</b> three"
    at = view.text.index("&")
    span = view.raw(at, at + 1)
    assert raw[span.start : span.end] == "&amp;"


def test_a_span_that_is_wholly_dropped_is_not_in_the_view() -> None:
    view = view_of(article("keep drop keep", (5, 9, "boilerplate")))
    start, end = view.find(Span(5, 9)) or (0, 0)
    assert not view.text[start:end].strip()


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 99)])
def test_a_span_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        View("abc", (0, 1, 2), (1, 2, 3)).raw(start, end)
