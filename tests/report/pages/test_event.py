"""One event as each outlet tells it."""

from __future__ import annotations

import msgspec
import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.links import Outlets
from rashomon.report import Asked, Desk
from rashomon.report.pages.event import Event, event, worth_a_page


@pytest.fixture(scope="module")
def shown(dossier: Dossier) -> Event:
    found = event(Desk(dossier), Asked(key="ev-visit"))
    assert found is not None
    return found


def test_the_tellings_stand_side_by_side(shown: Event) -> None:
    assert shown.title == "Visit to Borduria, by Ana Brod"
    assert shown.row.stance == "1 outlet reports it, 1 denies it"
    courier, herald = shown.tellings
    assert [one.outlet.name for one in shown.tellings] == ["Courier", "Herald"]
    assert courier.features["happened"].values[0].text == "denied, according to Ana Brod"
    assert herald.features["happened"].values[0].text == "yes, in its own voice"
    assert courier.features["called"].values[0].text == "Brod"
    assert [value.text for value in herald.features["many"].values] == ["12"]
    assert shown.silent == ()


def test_what_differs_is_said_and_what_is_alike_is_not(shown: Event) -> None:
    assert shown.differing == ("happened",)
    assert "where" in dict(shown.rows)


def test_a_contrast_stands_at_the_row_that_it_is_about(shown: Event) -> None:
    (contrast,) = shown.contrasts.values()
    assert (contrast.number, contrast.question) == (1, "Whether it happened")
    assert contrast.to == "contrasts.html?row=ct-1#ct-1"
    for telling in shown.tellings:
        marked = {name for name, one in telling.features.items() if one.contrasts}
        assert marked == {"happened"}


def test_a_quotation_has_the_very_words_marked_and_its_speaker(shown: Event) -> None:
    courier, herald = shown.tellings
    assert [piece.text for piece in courier.quotes[0].pieces if piece.marked] == ["visited"]
    assert courier.quotes[0].speakers == ("Ana Brod",)
    assert herald.quotes[0].speakers == ()
    assert made.HERALD[herald.quotes[0].start : herald.quotes[0].end] == made.HERALD


def test_no_event_has_no_page(dossier: Dossier) -> None:
    assert event(Desk(dossier), Asked(key="ev-nothing")) is None


def test_a_copied_text_is_no_telling_of_its_own() -> None:
    (told,) = made.links().events
    copied = msgspec.structs.replace(told, outlets=Outlets(asserting=("Herald",), silent=("Post",)))
    links = msgspec.structs.replace(made.links(), events=(copied,), contrasts=())
    with Dossier(create=True) as other:
        other.keep(made.articles(), made.readings())
        other.write_links(made.VERSION, links)
        desk = Desk(other)
        shown = event(desk, Asked(key="ev-visit"))
        assert worth_a_page(desk) == []
    assert shown is not None
    assert [(one.outlet.name, one.repeats) for one in shown.tellings] == [
        ("Herald", False),
        ("Courier", True),
    ]
    assert shown.row.stance == "1 outlet reports it, 1 repeats another's words, 1 is silent"
    assert shown.differing == ()


def test_a_judgement_stands_beside_what_was_judged() -> None:
    with Dossier(create=True) as other:
        judge = Judge(made.fill(other), "Mira", "2021-05-01T10:00:00Z")
        first, second = (reading.events[0].id for reading in made.readings())
        other.judge([judge.pair("same", first, second)])
        shown = event(Desk(other), Asked(key="ev-visit"))
    assert shown is not None
    assert [(one.verdict, one.who) for one in shown.rulings] == [("ruled the same", "Mira")]
