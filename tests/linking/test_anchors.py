"""Dates that one article leaves to a happening which another one dates, and when not to tell."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.linking.making import Draft, together

from rashomon.linking import link
from rashomon.linking.when import stepped
from rashomon.links import Contrast, Event, Links
from rashomon.records import (
    EventDate,
    Happening,
    Offset,
    OffsetUnit,
    Span,
)

WORDS = "seize harbour office customs dawn"


def seizure(draft: Draft, **fields: object) -> str:
    """A mention of the event that others count from."""
    holm = draft.actor("Ida Holm", country="NOR")
    sweden = draft.actor("Sweden", "state", "SWE")
    given = {"sources": (holm,), "targets": (sweden,), "keywords": WORDS, "modes": ("seize",)}
    sentence = f"Holm seized the harbour office, {draft.outlet} writes"
    return draft.event(sentence, "seized", "COERCE", **given | fields)  # type: ignore[arg-type]


def march(draft: Draft, date: str | None = None, time: str = "past") -> str:
    """A mention of the event whose date is counted."""
    unions = draft.actor("Dock Union", "organisation", "NOR")
    return draft.event(
        "The Dock Union marched ten days after all that",
        "marched",
        "PROTEST",
        sources=(unions,),
        date=date,
        time=time,  # type: ignore[arg-type]
        keywords="march union placard square",
    )


def counting(
    draft: Draft, mention: str, anchor: Happening, count: int = 10, unit: OffsetUnit = "day"
) -> None:
    """Say that the draft's mention is told from an anchor."""
    span = draft.events[-1].sentence
    offset = Offset(span=Span(span.end - 23, span.end), anchor=anchor, unit=unit, count=count)
    draft.events = [
        replace(event, offsets=(*event.offsets, offset)) if event.id == mention else event
        for event in draft.events
    ]


def from_seizure(draft: Draft, **fields: object) -> str:
    """Tell the seizure without a date and the march by it; return the march's id."""
    seized = seizure(draft, **fields)
    trigger = next(event.trigger for event in draft.events if event.id == seized)
    marched = march(draft)
    counting(draft, marched, Happening(span=trigger, name=""))
    return marched


def event_of(links: Links, mention: str) -> Event:
    return next(event for event in links.events if mention in event.mentions)


def linked(*drafts: Draft) -> Links:
    return link(*together(*drafts))


def test_an_event_is_dated_from_one_that_another_article_dates() -> None:
    a, b = Draft("Herald", "2031-05-20"), Draft("Courier", "2031-05-20")
    marched = from_seizure(a)
    seized = seizure(b, date="2031-05-02")
    links = linked(a, b)
    assert links.dates[marched].value == "2031-05-12"
    assert links.dates[marched].precision == "day"
    assert event_of(links, marched).date == EventDate(value="2031-05-12", precision="day")
    (why,) = (one.why for one in links.event_links if one.member == marched)
    assert why[-1].feature == "date counted from another happening"
    assert why[-1].detail == f"10 days after 2031-05-02, given by event mention {seized}"


def test_the_basis_stays_the_expression() -> None:
    a, b = Draft("Herald", "2031-05-20"), Draft("Courier", "2031-05-20")
    marched = from_seizure(a)
    seizure(b, date="2031-05-02")
    articles, readings = together(a, b)
    basis = link(articles, readings).dates[marched].basis
    assert basis is not None
    assert articles[0].raw[basis.start : basis.end] == "ten days after all that"


def test_the_order_of_articles_is_of_no_account() -> None:
    drafts = [Draft(name, "2031-05-20") for name in ("Herald", "Courier", "Bote")]
    from_seizure(drafts[0])
    seizure(drafts[1], date="2031-05-02")
    seizure(drafts[2], date="2031-05-02")
    articles, readings = together(*drafts)
    expected = link(articles, readings)
    assert expected.dates
    pairs = list(zip(articles, readings, strict=True))
    pairs.reverse()
    assert link([a for a, _ in pairs], [r for _, r in pairs]) == expected


@pytest.mark.parametrize("dates", [("2031-05",), ("2031-05-02", "2031-05-03"), ("2031",), ()])
def test_an_anchor_that_is_not_certain_to_the_day_dates_nothing(dates: tuple[str, ...]) -> None:
    a = Draft("Herald", "2031-05-20")
    marched = from_seizure(a)
    others = [Draft(f"Outlet{number}", "2031-05-20") for number in range(len(dates))]
    for other, date in zip(others, dates, strict=True):
        seizure(other, date=date)
    links = linked(a, *others)
    assert not links.dates
    assert event_of(links, marched).date is None


def test_a_month_that_holds_the_day_does_not_gainsay_it() -> None:
    a, b, c = (Draft(name, "2031-05-20") for name in ("Herald", "Courier", "Bote"))
    marched = from_seizure(a)
    seizure(b, date="2031-05-02")
    seizure(c, date="2031-05")
    assert linked(a, b, c).dates[marched].value == "2031-05-12"


def test_what_is_past_is_not_dated_after_its_report() -> None:
    a, b = Draft("Herald", "2031-05-10"), Draft("Courier", "2031-05-10")
    from_seizure(a)
    seizure(b, date="2031-05-02")
    assert not linked(a, b).dates


def of_kind(links: Links, kind: str) -> list[Contrast]:
    return [contrast for contrast in links.contrasts if contrast.kind == kind]


def test_two_dates_of_one_event_are_a_contrast_and_neither_is_overwritten() -> None:
    a, b = Draft("Herald", "2031-05-20"), Draft("Courier", "2031-05-20")
    first = seizure(a, date="2031-05-02", amount=(15, "people"))
    second = seizure(b, date="2031-05-03", amount=(15, "people"))
    articles, readings = together(a, b)
    links = link(articles, readings)
    assert event_of(links, first) == event_of(links, second)
    (contrast,) = of_kind(links, "date")
    assert {contrast.a.article, contrast.b.article} == {a.id, b.id}
    assert contrast.why[0].detail == "2031-05-02 against 2031-05-03"
    assert not links.dates
    dates = {event.id: event.date for reading in readings for event in reading.events}
    assert [dates[one] and dates[one].value for one in (first, second)] == [  # type: ignore[union-attr]
        "2031-05-02",
        "2031-05-03",
    ]


def test_a_date_that_is_counted_does_not_overwrite_one_that_is_stated() -> None:
    a, b, c = (Draft(name, "2031-05-20") for name in ("Herald", "Courier", "Bote"))
    marched = from_seizure(a)
    seizure(b, date="2031-05-02")
    stated = march(c, date="2031-05-14")
    links = linked(a, b, c)
    event = event_of(links, marched)
    assert stated in event.mentions
    assert (event.date and event.date.value) == "2031-05-14"
    assert links.dates[marched].value == "2031-05-12"
    (contrast,) = of_kind(links, "date")
    assert contrast.why[0].detail == "2031-05-12 against 2031-05-14"


def test_a_slip_of_counting_is_no_contrast() -> None:
    a, b, c = (Draft(name, "2031-05-20") for name in ("Herald", "Courier", "Bote"))
    marched = from_seizure(a)
    seizure(b, date="2031-05-02")
    assert march(c, date="2031-05-13") in event_of(linked(a, b, c), marched).mentions
    assert not of_kind(linked(a, b, c), "date")


@pytest.mark.parametrize(
    ("count", "day", "found"),
    [
        (2, "2031-05-11", "2031-05-13"),
        (2, "2031-05-10", "2031-05-12"),
        (2, "2031-05-12", None),
        (30, "2031-04-11", "2031-05-12"),
    ],
)
def test_of_counts_that_hardly_differ_the_shortest_is_taken(
    count: int, day: str, found: str | None
) -> None:
    a, b = Draft("Herald", "2031-05-20"), Draft("Courier", "2031-05-20")
    marched = from_seizure(a)
    raid = a.event("Guards raided the bank", "raided", "ASSAULT", date=day)
    trigger = next(event.trigger for event in a.events if event.id == raid)
    counting(a, marched, Happening(span=trigger, name=""), count)
    seizure(b, date="2031-05-02")
    date = linked(a, b).dates.get(marched)
    assert (date and date.value) == found


def vote(day: str | None = None, *kinds: str) -> Happening:
    return Happening(span=Span(0, 4), name="vote", kinds=kinds, day=day)


def told_of_a_vote(anchor: Happening, *dated: Happening, also: str = "seized") -> tuple[str, Links]:
    """A march ten days after the vote, in one of several articles on one affair."""
    first, *others = drafts = [Draft(f"Outlet{n}", "2031-05-20") for n in range(len(dated) + 1)]
    marched = march(first)
    counting(first, marched, anchor)
    for draft in others:
        draft.event(f"Somebody {also} the office, {draft.outlet} wrote", also, "COERCE")
    for draft in drafts:
        draft.title = "Vardo regatta put off after fog and ice break a mast"
        draft.say("The jury of the Vardo regatta put off the regatta as fog hid the ice floes.")
        draft.say(f"A broken mast kept the Vardo jury ashore, {draft.outlet} was told.")
    articles, readings = together(*drafts)
    given = [(), *((one,) for one in dated)]
    readings = [
        replace(reading, happenings=happenings)
        for reading, happenings in zip(readings, given, strict=True)
    ]
    links = link(articles, readings)
    assert len(links.stories) == 1
    return marched, links


@pytest.mark.parametrize(
    ("anchor", "dated", "day"),
    [
        (vote(), [vote("2031-05-02")], "2031-05-12"),
        (vote(), [vote("2031-05-02"), vote("2031-05-02")], "2031-05-12"),
        (vote(), [vote("2031-05-02"), vote("2031-05-03")], None),
        (vote(None, "local"), [vote("2031-05-02")], "2031-05-12"),
        (vote(), [vote("2031-05-02", "local")], "2031-05-12"),
        (vote(None, "local"), [vote("2031-05-02", "general")], None),
        (vote(None, "local"), [vote("2031-05-02", "general"), vote("2031-05-01")], "2031-05-11"),
        (vote(), [replace(vote("2031-05-02"), name="fair")], None),
        (vote(), [vote()], None),
        (replace(vote(), name=""), [vote("2031-05-02")], None),
    ],
)
def test_a_happening_is_known_by_its_noun_within_a_story(
    anchor: Happening, dated: list[Happening], day: str | None
) -> None:
    marched, links = told_of_a_vote(anchor, *dated)
    found = links.dates.get(marched)
    assert (found and found.value) == day


def test_a_noun_that_tells_events_may_mean_any_of_them() -> None:
    anchor = replace(vote(), name="raid")
    day = replace(vote("2031-05-02"), name="raid")
    assert told_of_a_vote(anchor, day)[1].dates
    assert not told_of_a_vote(anchor, day, also="raided")[1].dates


@pytest.mark.parametrize(
    ("unit", "count", "value", "precision"),
    [
        ("day", -2, "2031-04-30", "day"),
        ("week", 1, "2031-05-05/2031-05-11", "interval"),
        ("month", -5, "2030-12", "month"),
        ("year", 2, "2033", "year"),
    ],
)
def test_a_step_is_no_finer_than_its_unit(
    unit: OffsetUnit, count: int, value: str, precision: str
) -> None:
    found = stepped("2031-05-02", unit, count)
    assert found is not None
    assert (found.value, found.precision) == (value, precision)


def test_there_is_no_step_off_the_calendar() -> None:
    assert stepped("9999-12-31", "day", 1) is None
    assert stepped("0001-01-01", "year", -1) is None
    assert stepped("9999-12-31", "month", 1) is None
