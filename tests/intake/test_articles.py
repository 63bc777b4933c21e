"""Whatever the input, an article's drops are spans of its raw text, or it is refused by name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.intake import DROPS, FLAGS, REASONS
from rashomon.intake.articles import article_of
from rashomon.intake.document import Document
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.view import view_of

from .conftest import PROSE

PARTS = st.sampled_from(
    [PROSE, *PROSE.split("\n"), "\n\n", "\r\n", "\n", "READ: More", "[ad_1]", "Ann Bell", "By Ann",
     "3 May 2021, 14:05", "Monday", "VELDMARK, 4 March 2021 - ", "(c) 2020", "a.jpg", "“", '"', " ",
     "Home | News | Sport", "Source: Wire", "Source: ", "!", "\ufeff", "https://v.example/2021/13/"]
)  # fmt: skip
TAGS = st.sampled_from(
    ["<p>", "</p>", "<html>", "<body>", "</body>", "<b>", "</b>", "<a href='", "<!--", "-->",
     "<script>", "</script>", "<div>", "</div>", "<article>", "&amp;", "&#xD800;", "&#0;", "&bog;",
     "<table><tr><td>", "</td></tr></table>", "<li>", "<h1>", "</h1>", "<![CDATA[", "]]>", "<br>"]
)  # fmt: skip


def check(raw: str, markup: str) -> None:
    document = Document("a", raw, markup)  # type: ignore[arg-type]
    try:
        article = article_of(document, IntakeOptions(outlet="Veldmark Post"))
    except RefusedError as refused:
        assert refused.reason in REASONS  # noqa: PT017 - any of them may be the right one
        return
    ends = [0, *(drop.end for drop in article.dropped)]
    assert all(drop.start >= end for drop, end in zip(article.dropped, ends, strict=False))
    assert all(drop.start < drop.end <= len(raw) for drop in article.dropped)
    assert set(article.quality) <= set(FLAGS)
    assert {drop.kind for drop in article.dropped} <= set(DROPS)
    view = view_of(article)
    assert all(start < end for start, end in zip(view.starts, view.ends, strict=True))
    if article.published.evidence:
        assert raw[article.published.evidence.start : article.published.evidence.end]


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join))
def test_any_text(raw: str) -> None:
    check(raw, "text")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PARTS, TAGS), max_size=25).map("".join))
def test_any_page(raw: str) -> None:
    check(raw, "html")


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_any_characters(raw: str) -> None:
    check(raw, "text")
    check(raw, "html")
