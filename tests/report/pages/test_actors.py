"""The pages of actors."""

from __future__ import annotations

import pytest

from rashomon.dossier import Dossier
from rashomon.report import Asked, Desk
from rashomon.report.pages.actor import Actor, actor, foremost
from rashomon.report.pages.actors import actors


@pytest.fixture(scope="module")
def brod(dossier: Dossier) -> Actor:
    shown = actor(Desk(dossier), Asked(key="ac-person"))
    assert shown is not None
    return shown


def test_the_list_counts_mentions_and_outlets(dossier: Dossier) -> None:
    shown = actors(Desk(dossier), Asked())
    assert {one.name: one.mentions for one in shown.actors} == {"Ana Brod": 2, "Borduria": 2}
    assert [outlet.name for outlet in shown.actors[0].outlets] == ["Courier", "Herald"]
    assert shown.slice.all == 2


@pytest.mark.parametrize(
    ("asked", "passing"),
    [
        (Asked(text="brod"), 1),
        (Asked(text="%"), 0),
        (Asked(outlet="Herald"), 2),
        (Asked(outlet="Gazette"), 0),
    ],
)
def test_facets_narrow_the_list(dossier: Dossier, asked: Asked, passing: int) -> None:
    shown = actors(Desk(dossier), asked)
    assert (shown.slice.passing, len(shown.actors)) == (passing, passing)


def test_what_nobody_but_a_denier_tells_is_no_dyad_of_the_graph(dossier: Dossier) -> None:
    (dyad,) = actors(Desk(dossier), Asked()).dyads
    assert (dyad.source_name, dyad.target_name) == ("Ana Brod", "Borduria")
    assert (dyad.cooperative, dyad.conflictual) == (1, 0)


def test_an_actor_is_named_by_each_outlet_in_its_own_words(brod: Actor) -> None:
    courier, herald = brod.namings
    assert [(naming.outlet.name, naming.more) for naming in brod.namings] == [
        ("Courier", 0),
        ("Herald", 0),
    ]
    assert [(name.words, name.polarity, name.count) for name in courier.names] == [
        ("Brod", "negative", 1)
    ]
    assert herald.names[0].to.startswith("article/")
    assert not brod.sampled


def test_an_actor_does_and_says(brod: Actor) -> None:
    assert [event.heading for event in brod.does] == ["Visit to Borduria, by Ana Brod"]
    assert (brod.suffers, brod.more_does, brod.more_says) == ((), 0, 0)
    assert [quote.outlet.name for quote in brod.says] == ["Herald", "Courier"]
    assert [role.text for role in brod.roles] == []


def test_the_foremost_have_pages_and_the_unknown_none(dossier: Dossier) -> None:
    desk = Desk(dossier)
    assert sorted(foremost(desk)) == ["ac-person", "ac-state"]
    assert actor(desk, Asked(key="ac-nobody")) is None
