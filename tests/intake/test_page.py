"""Pages: the view is the article that trafilatura chose, and every character maps back."""

from __future__ import annotations

import html
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.intake.page import drop_page, page_metadata
from rashomon.records import Article
from rashomon.view import INLINE_MARKUP, View, view_of

from .conftest import ReadOne

SUBJECTS = ["The harbour council", "Mayor Brandt’s office", "A fisherman", "The island clinic"]
VERBS = ["approved", "rejected & delayed", "announced", "quietly shelved", "paid for"]
OBJECTS = ["the new ferry line", "a café by the quay", "work worth < 9 million", "the “old” plan"]
INLINE = ["{}", "{}", "{}", "<b>{}</b>", '<a href="/x?a=1&amp;b=2">{}</a>', "<em><i>{}</i></em>",
          "{}<!-- > -->", "<span\nclass='x>y'>{}</span>"]  # fmt: skip


def sentence(chance: random.Random) -> str:
    parts = [chance.choice(SUBJECTS), chance.choice(VERBS), chance.choice(OBJECTS)]
    return " ".join(parts) + f" in {chance.randint(1900, 2020)}."


def marked_up(text: str, chance: random.Random) -> str:
    return " ".join(chance.choice(INLINE).format(html.escape(word)) for word in text.split())


def page_of(paragraphs: list[str], chance: random.Random) -> str:
    body = "\n".join(f"<p>{marked_up(text, chance)}</p>" for text in paragraphs)
    title = "Veldmark gets its ferry"
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title} | Veldmark Post</title>
<meta property="og:site_name" content="Veldmark Post">
<meta name="description" content="{html.escape(paragraphs[0])}">
<style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/f">{title}</a></li></ul></nav>
<script>document.write("<p>{html.escape(paragraphs[0])}</p>")</script>
<article><h1>{title}</h1>{body}</article>
<aside><h3>Most read</h3><a href="/1">Storm closes the quay</a></aside>
<footer><p>&copy; 2020 Veldmark Post. All rights reserved.</p></footer></body></html>"""


def view_without_furniture(raw: str) -> tuple[Article, View, tuple[str, ...]]:
    dropped, flags = drop_page(raw)
    article = Article(id="", raw=raw, path="", markup="html", dropped=dropped)
    return article, view_of(article), flags


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_the_view_reads_as_the_article_and_maps_back(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    paragraphs = [
        " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))
        for _ in range(chance.randint(3, 7))
    ]
    article, view, flags = view_without_furniture(page_of(paragraphs, chance))
    assert flags == ()
    shown = "Veldmark gets its ferry " + " ".join(paragraphs)
    assert "".join(view.text.split()) == "".join(shown.split())
    for index, char in enumerate(view.text):
        source = article.raw[view.starts[index] : view.ends[index]]
        assert char == "\n" or html.unescape(source) == char or not source.strip()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_drops_are_sorted_and_words_stay_whole(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    paragraphs = [" ".join(sentence(chance) for _ in range(3)) for _ in range(4)]
    article, view, _ = view_without_furniture(page_of(paragraphs, chance))
    ends = [0, *(drop.end for drop in article.dropped)]
    assert all(drop.start >= end for drop, end in zip(article.dropped, ends, strict=False))
    assert [block.split() for block in view.text.split("\n\n")[1:] if block.strip()] == [
        paragraph.split() for paragraph in paragraphs
    ]


def test_lines_of_the_source_are_not_lines_of_the_view(read_one: ReadOne) -> None:
    text = "The council of Veldmark approved\n   the new ferry line\tafter a night of argument. "
    article = read_one(f"<html><body><article><p>{text * 3}</p></article></body></html>", "a.html")
    view = view_of(article)
    assert "approved the new ferry line after a night" in view.text
    start = view.text.index("approved the")
    span = view.raw(start, start + 12)
    assert article.raw[span.start : span.end] == "approved\n   the"


def test_kinds_of_what_is_dropped() -> None:
    text = "The council of Veldmark approved the new ferry line after a night of argument. " * 3
    page = (
        f"<html><body><nav>Menu of the site</nav><article><p>{text}It was <em>late</em>.</p>\n"
        f"<p>{text}</p></article><footer>Imprint</footer></body></html>"
    )
    article, _, _ = view_without_furniture(page)
    kinds = {page[drop.start : drop.end]: drop.kind for drop in article.dropped}
    assert kinds["<em>"] == kinds["</em>"] == INLINE_MARKUP
    assert kinds["</p>\n<p>"] == "markup"
    assert next(kind for part, kind in kinds.items() if "Menu" in part) == "boilerplate"
    assert next(kind for part, kind in kinds.items() if "Imprint" in part) == "boilerplate"


DATES = {
    '<meta property="article:published_time" content="2021-03-04T23:30:00-05:00">': "2021-03-04",
    '<script type="application/ld+json">{"datePublished": "2021-03-04"}</script>': "2021-03-04",
    '<link rel="canonical" href="https://veldmark.example/2021/03/04/ferry">': "2021-03-04",
    '<meta property="article:modified_time" content="2022-01-01">': None,
    "": None,
}


@pytest.mark.parametrize(("head", "expected"), DATES.items())
def test_only_machine_readable_dates_of_publication_count(head: str, expected: str | None) -> None:
    clock = "<div class='date'>Friday, 4 December 2020, 2:33</div><p>Copyright 2022</p>"
    page = f"<html><head>{head}</head><body>{clock}<p>Text of 5 May 2019.</p></body></html>"
    assert page_metadata(page).published == expected


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ('<time datetime="2021-03-04T10:00">4 March</time>', "2021-03-04"),
        ('<time datetime="2021-03-04">x</time><time datetime="2020-01-02">y</time>', None),
        (
            '<time datetime="2020-01-02">x</time>'
            '<time itemprop="datePublished" datetime="2021-03-04">y</time>',
            "2021-03-04",
        ),
    ],
)
def test_a_time_element_counts_when_it_can_only_be_the_publication(
    times: str, expected: str | None
) -> None:
    assert page_metadata(f"<html><body>{times}<p>Text.</p></body></html>").published == expected


def test_metadata_of_a_page(read_one: ReadOne) -> None:
    chance = random.Random(1)  # noqa: S311
    article = read_one(page_of([sentence(chance) * 4 for _ in range(4)], chance), "page.html")
    assert (article.title, article.outlet) == ("Veldmark gets its ferry", "Veldmark Post")
    assert (article.language, article.markup) == ("en", "html")
    assert article.published.basis == "none"


def test_a_page_cut_off_within_its_text_is_read_and_flagged(read_one: ReadOne) -> None:
    chance = random.Random(2)  # noqa: S311
    page = page_of([sentence(chance) * 4 for _ in range(4)], chance)
    article = read_one(page[: page.rindex("</p>\n<p>") + 60], "page.html")
    assert "truncated" in article.quality
