"""Contrasts that touch no event are found by what their passages have, on the page and without."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from tests import made

from rashomon.dossier import Dossier, Filter
from rashomon.report import Asked, Desk, asked_of
from rashomon.report.pages.contrasts import contrasts


@pytest.fixture(scope="module")
def eventless() -> Iterator[Dossier]:
    """The dossier made by hand, where linking found no event behind the two passages."""
    links = made.links()
    apart = [msgspec.structs.replace(one, events=()) for one in links.contrasts]
    with Dossier(create=True) as dossier:
        dossier.keep(made.articles(), made.readings())
        dossier.write_links(made.VERSION, msgspec.structs.replace(links, contrasts=tuple(apart)))
        yield dossier


@pytest.mark.parametrize(
    ("asked", "passes"),
    [
        ({}, True),
        ({"since": "2021-03-03"}, True),  # one of the articles is of the 2nd, one of the 3rd
        ({"since": "2021-03-04"}, False),
        ({"until": "2021-03-01"}, False),
        ({"actor": "Ana Brod"}, True),  # who says one of them
        ({"actor": "Borduria"}, False),  # named elsewhere in both articles
        ({"actor": "Ana Brod", "until": "2021-03-01"}, False),
        ({"type": "CONSULT"}, False),
        ({"outlet": "Herald", "actor": "Ana Brod"}, True),
    ],
)
def test_its_days_are_those_of_its_articles_and_its_actors_those_of_its_passages(
    eventless: Dossier, asked: dict[str, str], passes: bool
) -> None:
    shown = contrasts(Desk(eventless), asked_of(asked))
    assert [one.id for one in shown.contrasts] == (["ct-1"] if passes else [])
    assert [line.id for line in eventless.contrasts(msgspec.convert(asked, Filter))] == (
        ["ct-1"] if passes else []
    )
    assert shown.eventless == 1


def test_its_row_can_be_found_without_a_server_too(eventless: Dossier, dossier: Dossier) -> None:
    (one,) = contrasts(Desk(eventless), Asked()).contrasts
    assert (one.facets.date, one.facets.types) == ("2021-03-02/2021-03-03", ())
    assert one.facets.actors == ("ac-person",)
    (other,) = contrasts(Desk(dossier), Asked()).contrasts
    assert (other.facets.date, other.facets.types) == ("2021-03-01", ("CONSULT",))
    assert contrasts(Desk(dossier), Asked()).eventless == 0


def test_doubt_of_events_hides_no_contrast_without_one(eventless: Dossier) -> None:
    assert len(eventless.contrasts(Filter(confidence=1.0))) == 1
