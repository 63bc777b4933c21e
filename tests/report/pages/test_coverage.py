"""The page of outlets by events."""

from __future__ import annotations

import pytest

from rashomon.dossier import Dossier
from rashomon.report import Asked, Desk
from rashomon.report.pages.coverage import coverage


def test_each_outlet_stands_to_each_event(dossier: Dossier) -> None:
    shown = coverage(Desk(dossier), Asked())
    assert [outlet.name for outlet in shown.outlets] == ["Courier", "Herald"]
    (row,) = shown.events
    assert row.event.heading == "Visit to Borduria, by Ana Brod"
    assert row.ways == ("denying", "asserting")
    assert row.others == 0


@pytest.mark.parametrize(
    ("asked", "passing"),
    [(Asked(outlet="Herald"), 1), (Asked(type="ASSAULT"), 0), (Asked(actor="Borduria"), 1)],
)
def test_facets_narrow_the_events(dossier: Dossier, asked: Asked, passing: int) -> None:
    shown = coverage(Desk(dossier), asked)
    assert (shown.slice.passing, len(shown.events), shown.slice.all) == (passing, passing, 1)
