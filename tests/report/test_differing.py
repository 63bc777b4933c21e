"""Where tellings have nothing in common, and where they only say more or less."""

from __future__ import annotations

import msgspec
import pytest
from tests import made

from rashomon.dossier import Dossier, rows
from rashomon.records import EventDate, Quantity
from rashomon.report.differing import differing

NAMES = {"ac-person": "Ana Brod", "ac-state": "Borduria", "ac-double": "ANA BROD"}


@pytest.fixture(scope="module")
def mention() -> rows.EventMentionRow:
    with Dossier(create=True) as dossier:
        return made.fill(dossier).select(rows.EventMentionRow, "SELECT * FROM event_mentions")[0]


def _on(value: str) -> EventDate:
    return EventDate(value=value, precision="day")


def _count(value: float) -> tuple[Quantity, ...]:
    return (Quantity(value=value, unit="people", start=0, end=1),)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({}, {}, ()),
        ({"date": _on("2021-03-01")}, {"date": _on("2021-03")}, ()),
        ({"date": _on("2021-03-01")}, {"date": _on("2021-03-02")}, ("when",)),
        ({"date": _on("2021-03-01")}, {"date": None}, ()),
        ({"quantities": _count(33)}, {"quantities": _count(32)}, ("many",)),
        ({"quantities": _count(33)}, {"quantities": ()}, ()),
        ({"sources": ("ac-person",)}, {"sources": ("ac-state",)}, ("by",)),
        ({"sources": ("ac-person",)}, {"sources": ("ac-double",)}, ()),
        ({"targets": ("ac-person", "ac-state")}, {"targets": ("ac-state",)}, ()),
    ],
)
def test_only_what_cannot_be_reconciled_differs(
    mention: rows.EventMentionRow,
    one: dict[str, object],
    other: dict[str, object],
    found: tuple[str, ...],
) -> None:
    tellings = [[msgspec.structs.replace(mention, **said)] for said in (one, other)]
    assert differing(tellings, NAMES) == found


def test_an_outlet_that_says_both_agrees_with_either(mention: rows.EventMentionRow) -> None:
    first = msgspec.structs.replace(mention, date=_on("2021-03-01"))
    second = msgspec.structs.replace(mention, date=_on("2021-03-02"))
    assert differing([[first], [first, second]], NAMES) == ()
