"""Rows are found again by their words when another reading gives them another id."""

from __future__ import annotations

import msgspec
import pytest
from tests import made

from rashomon.dossier.judgements.anchors import Anchors, anchors_of_contrast, is_contrast
from rashomon.links import Anchor, Passage
from rashomon.records import Reading, Span

COURIER = made.articles()[0]
READING = made.readings()[0]
ARTICLES = {COURIER.id}


def anchor_of(row: str) -> Anchor:
    (found,) = Anchors(ARTICLES, [READING]).of([row])
    return found


def changed(**fields: object) -> Anchors:
    return Anchors(ARTICLES, [msgspec.structs.replace(READING, **fields)])


@pytest.mark.parametrize("slot", ["actors", "events", "forecasts", "statements"])
def test_a_row_is_found_by_its_id_and_under_another_by_its_words(slot: str) -> None:
    row = getattr(READING, slot)[0].id
    anchor = anchor_of(row)
    assert Anchors(ARTICLES, [READING]).find(anchor) == row
    text = msgspec.json.encode(READING).decode().replace(row, f"{row}new")
    again = Anchors(ARTICLES, [msgspec.json.decode(text, type=Reading)])
    assert again.find(anchor) == f"{row}new"
    assert Anchors(set(), [READING]).find(anchor) is None
    assert Anchors(ARTICLES, []).find(anchor) is None


def test_a_longer_name_is_the_same_actor_but_not_one_of_another_kind() -> None:
    person, state = READING.actors
    longer = msgspec.structs.replace(READING.mentions[0], actor="la-x", span=Span(10, 24))
    new = msgspec.structs.replace(person, id="la-x")
    cast = {"actors": (new, state), "mentions": (longer, READING.mentions[1])}
    assert changed(**cast).find(anchor_of(person.id)) == "la-x"
    group = msgspec.structs.replace(new, kind="group")
    assert changed(**(cast | {"actors": (group, state)})).find(anchor_of(person.id)) is None


def test_a_forecast_that_is_cut_otherwise_is_another() -> None:
    (forecast,) = READING.forecasts
    span = forecast.span
    longer = Span(span.start, span.end + 10 * (span.end - span.start))
    near = Span(span.start, span.end + 1)
    for cut, found in ((longer, None), (near, "fc-x")):
        new = msgspec.structs.replace(forecast, id="fc-x", span=cut)
        assert changed(forecasts=(new,)).find(anchor_of(forecast.id)) == found


def test_of_two_events_at_one_word_that_of_the_same_type_is_meant() -> None:
    (event,) = READING.events
    other = msgspec.structs.replace(event, id="em-x", type="AID")
    same = msgspec.structs.replace(event, id="em-y")
    assert changed(events=(other, same)).find(anchor_of(event.id)) == "em-y"
    assert changed(events=(other,)).find(anchor_of(event.id)) == "em-x"


def test_a_contrast_is_known_by_its_kind_and_passages() -> None:
    (contrast,) = made.links().contrasts
    anchors = anchors_of_contrast(contrast)
    moved = msgspec.structs.replace(contrast, id="ct-x", a=contrast.b, b=contrast.a)
    assert is_contrast(moved, anchors)
    assert not is_contrast(msgspec.structs.replace(moved, kind="date"), anchors)
    elsewhere = Passage(article=contrast.a.article, start=0, end=1)
    assert not is_contrast(msgspec.structs.replace(moved, a=elsewhere), anchors)
