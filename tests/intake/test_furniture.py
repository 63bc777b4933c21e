"""What is not the article is dropped by span; what may be a sentence of it never is."""

from __future__ import annotations

import pytest

from rashomon.intake import DROPS
from rashomon.intake.rules import furniture_data
from rashomon.records import Article
from rashomon.view import view_of

from .conftest import PROSE, ReadOne

FIRST, SECOND = PROSE.strip().split("\n\n")


def dropped(article: Article) -> list[tuple[str, str]]:
    return [(article.raw[drop.start : drop.end], drop.kind) for drop in article.dropped]


def test_the_head_of_a_copied_page(read_one: ReadOne) -> None:
    head = "3 May 2021, Monday, 14:05\nGood day, Veldmark!\n\n“Ferry at Last”\n\nFerry at last\n\n"
    article = read_one(head + PROSE)
    assert dropped(article) == [
        ("3 May 2021, Monday, 14:05", "page_clock"),
        ("Good day, Veldmark!", "site_greeting"),
        ("Ferry at last", "repeated_title"),
    ]
    assert article.title == "“Ferry at Last”"
    assert article.published.basis == "none"


@pytest.mark.parametrize("title", ["They lied again!", "They lied again!\n\nThey lied again!"])
def test_an_exclamation_that_is_the_title_is_no_greeting(
    read_one: ReadOne, title: str | None
) -> None:
    article = read_one(f"3 May 2021, Monday, 14:05\n\n{title}\n\n{PROSE}")
    assert article.title == "They lied again!"
    assert "site_greeting" not in [kind for _, kind in dropped(article)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ: Fishermen walk out of the council", "cross_link"),
        ("Read also: Who pays for the landing stage?", "cross_link"),
        ("See also – The island clinic", "cross_link"),
        ("Читайте также: Паром в Вельдмарк", "cross_link"),
        ("[ad_1]", "ad_marker"),
        ("ADVERTISEMENT", "ad_marker"),
        ("паром.jpg", "image_caption"),
        ("Photo: Veldmark archive", "image_caption"),
    ],
)
@pytest.mark.parametrize("place", ["middle", "end"])
def test_lines_that_are_furniture_wherever_they_stand(
    read_one: ReadOne, line: str, kind: str, place: str
) -> None:
    parts = [FIRST, line, SECOND] if place == "middle" else [FIRST, SECOND, line]
    article = read_one("\n\n".join(parts))
    assert dropped(article) == [(line, kind)]
    assert view_of(article).text.split() == PROSE.split()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Copyright © 2022. All Rights Reserved.", "copyright"),
        ("(c) 2021 Veldmark Post. Reprints need our consent, which we like to give.", "copyright"),
        ("Powered by FerryPress", "powered_by"),
        ("Share this article", "share_line"),
        ("Subscribe to our newsletter and read more of what the council does.", "share_line"),
        ("Facebook | Twitter | Telegram", "share_line"),
        ("We use cookies to count our readers.", "cookie_line"),
        ("Home | News | Island | Contact", "menu"),
        ("12,345", "page_counter"),
        ("Comments (12)", "page_counter"),
        ("4 min read", "page_counter"),
        ("Source: Sunn Wire", "source_line"),
        ("Petra Holm", "byline"),
        ("By Petra Holm, harbour correspondent", "byline"),
        ("(Reporting by P. Holm; editing by the night desk)", "byline"),
    ],
)
def test_small_print_below_the_text(read_one: ReadOne, line: str, kind: str) -> None:
    article = read_one(f"{PROSE}\n{line}\n")
    assert dropped(article) == [(line, kind)]
    assert view_of(article).text.split() == PROSE.split()


def test_bylines_and_sources_become_metadata(read_one: ReadOne) -> None:
    article = read_one(f"Ferry at last\n\nBy Petra Holm\n\n{PROSE}\nSource: Sunn Wire\n")
    assert (article.author, article.relayed_outlet) == ("Petra Holm", "Sunn Wire")


def test_a_name_beside_the_date_below_the_title_is_the_author(read_one: ReadOne) -> None:
    article = read_one(f"Ferry at last\n\nPetra Holm\n4 March 2021\n\n{PROSE}")
    assert dropped(article) == [("Petra Holm", "byline"), ("4 March 2021", "date_line")]
    assert article.author == "Petra Holm"


def test_every_kind_of_the_data_is_documented() -> None:
    data = furniture_data()
    kinds = {rule.kind for rule in data.rules} | {mark.kind for mark in data.marks}
    assert kinds <= set(DROPS)


def test_a_masthead_is_the_outlet_s_own_name(read_one: ReadOne) -> None:
    text = f"VELDMARK POST | Harbour\n\nVeldmark Post reporters were let in\n\n{PROSE}"
    article = read_one(text, outlet="Veldmark Post")
    assert dropped(article) == [("VELDMARK POST | Harbour", "masthead")]
    assert article.title == "Veldmark Post reporters were let in"


@pytest.mark.parametrize(
    "line",
    [
        "Read the council's letter: it says nothing about fishermen, and that is the point.",
        "Watch: the mayor will blame the fishermen once the money has run out.",
        "By Friday the fishermen had changed their minds",
        "Source: nobody in the council would say who had paid for the study of the quay.",
        "Share prices of the ferry company fell.",
        "Support for the ferry is thin!",
        "Join hands, the mayor said, and we shall have a boat.",
        "Copyright law was the least of the council's worries.",
        "“We shall not pay!”",
        "See you on the island.",
        "The vote was on 3 May 2021",
        "The end of the affair?",
        "Long live Veldmark!",
    ],
)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_sentence_of_the_article_is_never_dropped(
    read_one: ReadOne, line: str, place: str
) -> None:
    parts = {
        "first": ["A ferry at last", line, FIRST, SECOND],
        "middle": [FIRST, line, SECOND],
        "last": [FIRST, SECOND, line],
    }[place]
    article = read_one("\n\n".join(parts))
    assert dropped(article) == []


def test_a_mark_within_a_line_is_taken_out_alone(read_one: ReadOne) -> None:
    article = read_one(PROSE.replace("Mayor", "[ad_1] Mayor"))
    assert dropped(article) == [("[ad_1]", "ad_marker")]


def test_furniture_in_a_page_takes_up_its_markup(read_one: ReadOne) -> None:
    page = (
        f"<html><body><article><p>{FIRST}</p><p>READ: <a href='/x'>Fishermen <b>walk</b> out</a>"
        f"</p><p>{SECOND}</p></article></body></html>"
    )
    article = read_one(page, "page.html")
    assert ("READ: <a href='/x'>Fishermen <b>walk</b> out", "cross_link") in dropped(article)
    assert view_of(article).text.split() == PROSE.split()
    starts = [drop.start for drop in article.dropped]
    ends = [drop.end for drop in article.dropped]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize(
    "opening", ["VELDMARK, March 4, 2021 (Sunn Wire) - ", "VELDMARK, March 4 - "]
)
def test_a_dateline_is_dropped_and_its_sentence_stays(read_one: ReadOne, opening: str) -> None:
    article = read_one(f"Ferry at last\n\n{opening}{PROSE}")
    assert dropped(article) == [(opening, "dateline")]
    assert view_of(article).text.startswith(f"Ferry at last\n\n{FIRST}")
