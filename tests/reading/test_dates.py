"""Temporal expressions: found, typed, and resolved only as far as the article allows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from spacy.tokens import Doc
from tests.conftest import article_of

from rashomon.reading.dates import find_times
from rashomon.reading.dates.periods import bounds
from rashomon.reading.draft import Draft, TimeMention
from rashomon.records import Precision, Published
from rashomon.view import view_of

Parse = Callable[[str], Doc]
SATURDAY = "2020-08-08"


def times_in(
    parse: Parse, text: str, published: str | None = SATURDAY, precision: Precision = "day"
) -> dict[str, TimeMention]:
    when = Published(value=published, precision=precision, basis="user" if published else "none")
    article = replace(article_of(text), published=when)
    draft = Draft(article, view_of(article), parse(text))
    return {draft.doc[t.tokens.start : t.tokens.end].text: t for t in find_times(draft)}


def only(found: dict[str, TimeMention]) -> TimeMention:
    assert len(found) == 1, found
    return next(iter(found.values()))


@pytest.mark.parametrize(
    ("text", "kind", "value", "edtf"),
    [
        ("The mayor resigned on 7 August 2020.", "DATE", "2020-08-07", "2020-08-07"),
        ("The mayor resigned on August 7, 2020.", "DATE", "2020-08-07", "2020-08-07"),
        ("The mayor resigned on 2020-08-07.", "DATE", "2020-08-07", "2020-08-07"),
        ("The mayor resigned on 07.08.2020.", "DATE", "2020-08-07", "2020-08-07"),
        ("The mayor resigned in June 2019.", "DATE", "2019-06", "2019-06"),
        ("The mayor resigned in February this year.", "DATE", "2020-02", "2020-02"),
        ("The mayor resigned in 1994.", "DATE", "1994", "1994"),
        ("The mayor resigned in early June.", "DATE", "2020-06", "2020-06-01/2020-06-10"),
        ("The mayor resigned in late May.", "DATE", "2020-05", "2020-05-21/2020-05-31"),
        ("The mayor resigned in the spring of 2019.", "DATE", "2019-SP", "2019-03/2019-05"),
        ("The mayor resigned last week.", "DATE", "2020-W31", "2020-07-27/2020-08-02"),
        ("The mayor resigned last month.", "DATE", "2020-07", "2020-07"),
        ("The mayor resigned a month ago.", "DATE", "2020-07", "2020-07"),
        ("The mayor resigned three days ago.", "DATE", "2020-08-05", "2020-08-05"),
        ("The mayor resigned yesterday.", "DATE", "2020-08-07", "2020-08-07"),
        ("The mayor resigned last Christmas.", "DATE", "2019-12-25", "2019-12-25"),
        ("The mayor resigned the day after last Christmas.", "DATE", "2019-12-26", "2019-12-26"),
        ("The mayor resigned the day before last Tuesday.", "DATE", "2020-08-03", "2020-08-03"),
        ("The mayor resigned the day before Thursday's row.", "DATE", "2020-08-05", "2020-08-05"),
        ("The mayor resigned the day after June 10, 2019.", "DATE", "2019-06-11", "2019-06-11"),
        ("The mayor resigned at 9 a.m. on Thursday.", "TIME", "2020-08-06T09:00", "2020-08-06"),
        ("The mayor resigned on Friday night.", "TIME", "2020-08-07TNI", "2020-08-07"),
        ("The mayor ruled in the 1990s.", "DATE", "199", "1990/1999"),
        ("The mayor ruled for over two decades.", "DURATION", "P20Y", None),
        ("The mayor ruled for two and a half years.", "DURATION", "P2Y6M", None),
        ("The mayor ruled for half an hour.", "DURATION", "PT30M", None),
        ("The mayor meets the press every week.", "SET", "P1W", None),
        ("The mayor resigned recently.", "DATE", "PAST_REF", None),
        ("The mayor is now in office.", "DATE", "PRESENT_REF", None),
        ("The fair ran from June 19-24.", "DATE", "2020-06-19/2020-06-24", "2020-06-19/2020-06-24"),
    ],
)
def test_value_and_date(english: Parse, text: str, kind: str, value: str, edtf: str | None) -> None:
    found = only(times_in(english, text))
    assert (found.type, found.value, found.date) == (kind, value, edtf)
    assert (found.date is None) == (found.precision is None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council voted on Saturday.", "2020-08-08"),
        ("The council voted on Monday.", "2020-08-03"),
        ("The council will vote on Monday.", "2020-08-10"),
        ("The council plans to vote on Monday.", "2020-08-10"),
        ("The vote, which will decide the matter, is set for August 20.", "2020-08-20"),
        ("The council voted in November.", "2019-11"),
        ("The council will vote in November.", "2020-11"),
        ("The council was elected on December 3.", "2019-12-03"),
    ],
)
def test_the_tense_of_the_clause_says_which_way_to_look(
    english: Parse, text: str, value: str
) -> None:
    assert only(times_in(english, text)).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dairy lost less in the second quarter than a year earlier.", "2019-Q2"),
        ("The dairy posted a loss in third-quarter sales, unlike a year ago.", "2019-Q3"),
        ("The dairy gained in the second quarter. In the nine months it lost, unlike a year ago.",
         "2019"),
        ("In the nine months the dairy lost. It gained in the second quarter, unlike a year ago.",
         "2019-Q2"),
        ("The dairy expects a loss in the third quarter. It opened a year ago.", "2019"),
    ],
)  # fmt: skip
def test_a_year_ago_is_a_quarter_where_quarters_are_compared(
    english: Parse, text: str, value: str
) -> None:
    (back,) = (time for words, time in times_in(english, text).items() if "year" in words)
    assert back.value == value


def test_that_day_is_the_day_just_named(english: Parse) -> None:
    found = times_in(english, "Police raided the bank on June 11. Its chief fled the same day.")
    assert found["the same day"].date == "2020-06-11"


def test_a_year_in_the_passage_serves_where_the_day_of_writing_is_not_known(
    english: Parse,
) -> None:
    text = "In the spring of 2019 the envoys met. In the fall they fell out."
    found = times_in(english, text, published=None)
    assert [time.value for time in found.values()] == ["2019-SP", "2019-FA"]


@pytest.mark.parametrize(
    "text",
    [
        "He has ruled since 1994. The parade in May was called off.",
        "The guards left in the fall of 2019. The parade is on June 24.",
        "She advised the court until 2011. They met in January.",
    ],
)
def test_a_year_that_the_passage_only_mentions_serves_nothing_else(
    english: Parse, text: str
) -> None:
    *_, last = times_in(english, text, published=None).values()
    assert last.date is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council voted on Friday.", "XXXX-WXX-5"),
        ("The council voted yesterday.", "XXXX-XX-XX"),
        ("The council voted on August 9.", "XXXX-08-09"),
        ("The council voted last year.", "XXXX"),
        ("The council voted last summer.", "XXXX-SU"),
    ],
)
def test_without_a_day_of_writing_nothing_is_guessed(english: Parse, text: str, value: str) -> None:
    found = only(times_in(english, text, published=None))
    assert (found.value, found.date, found.precision) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "published", "precision", "edtf"),
    [
        ("The council voted last month.", "2020-08", "month", "2020-07"),
        ("The council voted last year.", "2020-08", "month", "2019"),
        ("The council voted on Friday.", "2020-08", "month", None),
        ("The council voted last year.", "2020", "year", "2019"),
        ("The council voted last month.", "2020", "year", None),
        ("The council voted last month.", "2020-08-03/2020-08-08", "interval", "2020-07"),
    ],
)
def test_a_vague_day_of_writing_resolves_what_it_can(
    english: Parse, text: str, published: str, precision: Precision, edtf: str | None
) -> None:
    assert only(times_in(english, text, published, precision)).date == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke to the crowd.",
        "Prices fall and rents may rise.",
        "Sun employees left the firm.",
        "The singer is 25 years old.",
        "A 25-year-old singer was detained.",
        "It costs $2,000 and 1,994 people paid.",
        "Three quarters of the voters stayed away.",
        "About 2000 protesters were detained.",
        "They fined more than 1990 of them.",
        "It makes $3 million a year.",
        "The road was built in the Marches.",
    ],
)
def test_what_only_looks_like_a_time_is_none(english: Parse, text: str) -> None:
    assert times_in(english, text) == {}


def test_more_than_two_years_ago_is_no_date(english: Parse) -> None:
    assert only(times_in(english, "It closed more than two years ago.")).date is None


def test_a_leap_day_is_sought_in_leap_years(english: Parse) -> None:
    assert only(times_in(english, "She was born on February 29.")).date == "2020-02-29"
    unwritten = only(times_in(english, "She was born on February 29.", "2022-12-01"))
    assert unwritten.date == "2020-02-29"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), weekday=st.integers(0, 6))
def test_a_bare_weekday_is_the_last_such_day(english: Parse, day: date, weekday: int) -> None:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    found = only(times_in(english, f"The bridge collapsed on {names[weekday]}.", day.isoformat()))
    assert found.date is not None
    there = date.fromisoformat(found.date)
    assert there.weekday() == weekday
    assert timedelta(0) <= day - there < timedelta(days=7)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    one=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    two=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    phrase=st.sampled_from(
        [
            "yesterday",
            "last week",
            "two months ago",
            "in May",
            "on June 3",
            "last spring",
            "on Friday",
        ]
    ),
)
def test_a_later_day_of_writing_never_gives_an_earlier_date(
    english: Parse, one: date, two: date, phrase: str
) -> None:
    text = f"The bridge collapsed {phrase}."
    early, late = sorted((one, two))
    before, after = (only(times_in(english, text, day.isoformat())).date for day in (early, late))
    assert before is not None
    assert after is not None
    assert bounds(before) <= bounds(after)  # type: ignore[operator]


WORDS = """the a last next May March 1999 two half Friday ' s ago before after 31 30 February week
years 10:35 p.m. 2020-02-30 quarter first third of in early late 's , . ( ) - end month day Sun.
century twenty thousand nineteen ninety Christmas later that same every Q4 99/99/99 1000"""
PHRASES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(st.text(max_size=60), PHRASES))
@pytest.mark.parametrize("published", [SATURDAY, None, "2020-02", "0001-01-01", "9999-12-31"])
def test_any_text_gives_ordered_valid_mentions(
    english: Parse, published: str | None, text: str
) -> None:
    article = article_of(text, published)
    draft = Draft(article, view_of(article), english(text))
    end = 0
    for time in find_times(draft):
        assert end <= time.tokens.start < time.tokens.end <= len(draft.doc)
        end = time.tokens.end
        assert (time.date is None) == (time.precision is None)
        if time.date is not None:
            known = bounds(time.date)
            assert known is not None
            assert known[0] <= known[1]
