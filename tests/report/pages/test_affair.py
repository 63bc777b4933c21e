"""The affair in ten seconds."""

from __future__ import annotations

import msgspec
from tests import made

from rashomon.dossier import Dossier
from rashomon.links import Links
from rashomon.report import Asked, Desk, frame_of
from rashomon.report.pages.affair import affair


def test_it_says_what_it_is_and_how_much(dossier: Dossier) -> None:
    desk = Desk(dossier)
    frame = frame_of(desk)
    assert (frame.title, frame.span) == ("ARC and Borduria", "2 to 3 March 2021")
    assert affair(desk, Asked()).counts == ("2 articles", "2 outlets", "1 event", "1 contrast")


def test_it_says_where_they_differ_in_their_own_words(dossier: Dossier) -> None:
    shown = affair(Desk(dossier), Asked())
    (point,) = shown.disagree
    assert (point.label, point.detail) == (
        "Whether it happened",
        "Visit to Borduria, by Ana Brod",
    )
    assert [quote.outlet.name for quote in point.quotes] == ["Courier", "Herald"]
    assert shown.agree == ()
    (told,) = shown.most_told
    assert told.to == "event/ev-visit.html"
    assert told.detail == "1 March 2021: 1 outlet reports it, 1 denies it"


def test_it_says_how_each_outlet_stands(dossier: Dossier) -> None:
    shown = affair(Desk(dossier), Asked())
    stands = {one.outlet.name: (one.asserting, one.denying, one.silent) for one in shown.splits}
    assert stands == {"Courier": (0, 1, 0), "Herald": (1, 0, 0)}
    assert [(one.name, one.mentions) for one in shown.actors] == [("Ana Brod", 2), ("Borduria", 2)]


def test_articles_without_an_outlet_speak_for_themselves() -> None:
    nameless = [msgspec.structs.replace(article, outlet=None) for article in made.articles()]
    with Dossier(create=True) as other:
        other.keep(nameless, made.readings())
        other.write_links(made.VERSION, msgspec.structs.replace(made.links(), relations=()))
        shown = affair(Desk(other), Asked())
        assert frame_of(Desk(other)).title == "Ana Brod and Borduria"
    assert shown.counts[1] == "0 outlets and 2 articles without one"
    assert [lane.outlet.name for lane in shown.strip.lanes if lane.outlet] == [
        "Courier.txt",
        "Herald.txt",
    ]


def test_an_empty_dossier_has_an_affair() -> None:
    with Dossier(create=True) as empty:
        empty.write_links(made.VERSION, Links())
        desk = Desk(empty)
        assert frame_of(desk).title == "A dossier without actors"
        assert affair(desk, Asked()).strip.lanes == ()
