"""When an article appeared: from evidence, with the evidence, or not known."""

from __future__ import annotations

import json

import pytest

from rashomon.records import Article, Published

from .conftest import PROSE, ReadOne


def stated(article: Article) -> tuple[str | None, str, str | None]:
    published = article.published
    span = published.evidence
    said = article.raw[span.start : span.end] if span else None
    return published.value, published.basis, said


@pytest.mark.parametrize(
    ("opening", "value", "evidence"),
    [
        ("VELDMARK, 4 March 2021. ", "2021-03-04", "4 March 2021"),
        ("VELDMARK, March 4, 2021 (Sunn Wire) - ", "2021-03-04", "March 4, 2021"),
        ("Veldmark, March 4, 2021 — ", "2021-03-04", "March 4, 2021"),
        ("VELDMARK, March 4, 2021. /SUNN/. ", "2021-03-04", "March 4, 2021"),
        ("ST. OLAF/VELDMARK, Thursday, March 4, 2021 – ", "2021-03-04", "Thursday, March 4, 2021"),
    ],
)
def test_a_dateline_gives_the_day(
    read_one: ReadOne, opening: str, value: str | None, evidence: str
) -> None:
    assert stated(read_one(f"Ferry at last\n\n{opening}{PROSE}")) == (value, "text", evidence)


@pytest.mark.parametrize(
    "opening",
    [
        "In Veldmark, 4 March 2021 was a quiet day. ",
        "Veldmark, 4 March 2021. ",
        "VELDMARK, March 4 - ",
        "VELDMARK, 31 June 2021 - ",
        "VELDMARK, Monday, March 4, 2021 - ",
    ],
)
def test_what_is_no_sure_dateline_gives_none(read_one: ReadOne, opening: str) -> None:
    assert read_one(f"Ferry at last\n\n{opening}{PROSE}").published == Published()


def test_a_dateline_without_a_year_takes_it_from_the_address(read_one: ReadOne) -> None:
    row = {"text": f"Ferry\n\nVELDMARK, March 4 - {PROSE}", "url": "https://v.example/2021/03/05/f"}
    assert stated(read_one(json.dumps(row), "a.jsonl")) == ("2021-03-04", "text", "March 4")


def test_a_dateline_without_a_year_takes_the_only_one_that_the_prose_allows(
    read_one: ReadOne,
) -> None:
    text = (
        f"VELDMARK, March 4 - {PROSE}\n\nThe council met on 2 February 2021 in the town hall.\n\n"
        "The next session is set for 9 May 2021 and open to the public.\n"
    )
    assert stated(read_one(text)) == ("2021-03-04", "text", "March 4")


def test_the_agency_of_a_dateline_is_the_relayed_outlet(read_one: ReadOne) -> None:
    text = f"VELDMARK, 4 March 2021 (Sunn Wire) - {PROSE}"
    assert read_one(text).relayed_outlet == "Sunn Wire"
    assert read_one(text, outlet="Sunn Wire Service").relayed_outlet is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("4 March 2021", "2021-03-04"),
        ("Published: Thursday, 4 March 2021, 14:05", "2021-03-04"),
        ("March 4, 2021 | Veldmark", "2021-03-04"),
        ("4 March 2021, 14:05", "2021-03-04"),
        ("Thursday, 4 March 2021", "2021-03-04"),
        ("Thursday, 4 March 2021, 14:05", None),
        ("Updated: 4 March 2021", None),
        ("Friday, 4 March 2021", None),
    ],
)
def test_a_date_line_below_the_title(read_one: ReadOne, line: str, value: str | None) -> None:
    article = read_one(f"Ferry at last\n\n{line}\n\n{PROSE}")
    assert article.published.value == value
    assert article.title == "Ferry at last"


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("4 March 2021", "2021-03-04"),
        ("Published 4 March 2021, 14:05", "2021-03-04"),
        ("Thursday, 4 March 2021", None),
        ("4 March 2021, 14:05", None),
        ("4 March 2021, Thursday, 14:05", None),
        ("14:05, 4 March 2021", None),
        ("Today is Thursday, 4 March 2021", None),
    ],
)
def test_above_the_title_a_time_or_a_weekday_is_the_clock_of_the_page(
    read_one: ReadOne, line: str, value: str | None
) -> None:
    assert read_one(f"{line}\n\nFerry at last\n\n{PROSE}").published.value == value


def test_date_lines_that_disagree_say_nothing(read_one: ReadOne) -> None:
    article = read_one(f"4 March 2021\n\nFerry at last\n\n5 March 2021\n\n{PROSE}")
    assert article.published == Published()


def test_a_date_line_that_the_prose_contradicts_says_nothing(read_one: ReadOne) -> None:
    text = (
        f"4 March 2021\n\nFerry at last\n\n{PROSE}\n\nThe boat was launched on 5 July 2022 in Sunn."
    )
    assert read_one(text).published == Published()


PAST = "The council met on 2 February 2021 in the old town hall."
FUTURE = "The next session is set for 9 May 2021 and open to the public."


def test_dates_on_both_sides_bound_the_day(read_one: ReadOne) -> None:
    article = read_one(f"{PROSE}\n\n{PAST}\n\n{FUTURE}\n")
    assert stated(article) == ("2021-02-02/2021-05-09", "text", "9 May 2021")
    assert article.published.precision == "interval"


@pytest.mark.parametrize(
    "added",
    [
        PAST,
        FUTURE,
        f"{FUTURE} The mayor said: “{PAST}”",
        f"{PAST} The mayor said the next session would be held on 9 May 2021 in any case.",
        f"{PAST} The session was put off until 9 May 2021 by a show of hands.",
    ],
)
def test_one_side_alone_or_what_was_said_bounds_nothing(read_one: ReadOne, added: str) -> None:
    assert read_one(f"{PROSE}\n\n{added}\n").published == Published()


def test_metadata_comes_first_and_an_unreadable_date_is_flagged(read_one: ReadOne) -> None:
    text = f"VELDMARK, 4 March 2021. {PROSE}"
    article = read_one(json.dumps({"text": text, "date": "2021-03-05T01:00:00"}), "a.jsonl")
    assert stated(article) == ("2021-03-05", "metadata", None)
    article = read_one(json.dumps({"text": text, "date": "05/03/2021"}), "a.jsonl")
    assert stated(article) == ("2021-03-04", "text", "4 March 2021")
    assert "date_unreadable" in article.quality


def test_a_day_in_the_address_is_metadata(read_one: ReadOne) -> None:
    row = {"text": PROSE, "url": "https://v.example/news/2021/3/4/ferry"}
    assert stated(read_one(json.dumps(row), "a.jsonl")) == ("2021-03-04", "metadata", None)
