"""The pages of relations between countries."""

from __future__ import annotations

import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.links import Links
from rashomon.report import Asked, Desk
from rashomon.report.pages.relation import Relation, relation
from rashomon.report.pages.relations import keys, relations


@pytest.fixture(scope="module")
def shown(dossier: Dossier) -> Relation:
    found = relation(Desk(dossier), Asked(key="ARC-BOR"))
    assert found is not None
    return found


def test_pairs_lead_to_their_page(dossier: Dossier) -> None:
    desk = Desk(dossier)
    (pair,) = relations(desk, Asked()).pairs
    assert (pair.one, pair.other, pair.to) == ("ARC", "Borduria", "relation/ARC-BOR.html")
    assert (pair.cooperative, pair.conflictual, pair.events) == (1, 0, 1)
    assert keys(desk) == ["ARC-BOR"]


def test_what_one_outlet_reports_and_the_other_denies_counts_once(shown: Relation) -> None:
    (bar,) = shown.bars
    assert (bar.strip, bar.way, bar.score, bar.events) == ("Herald", "ARC → Borduria", 2.1, 1)
    assert (bar.first, bar.end) == ("2021-03-01", "2021-03-08")
    (act,) = shown.acts
    assert act.mark == bar.mark
    assert act.quote.outlet.name == "Herald"
    assert act.weight == "+2.1"
    (period,) = shown.periods
    assert (period.period, period.cooperation, period.conflict) == (
        "1 to 7 March 2021",
        "+2.1",
        "0",
    )


def test_of_few_acts_no_change_is_told(shown: Relation) -> None:
    assert [change.on for change in shown.changes] == [None, None]
    assert shown.changes[0].said == "1 event with a day, too few to tell a change."


def test_facets_narrow_the_acts_and_not_the_series(dossier: Dossier) -> None:
    found = relation(Desk(dossier), Asked(key="ARC-BOR", outlet="Courier"))
    assert found is not None
    assert (found.slice.passing, found.slice.all, len(found.bars)) == (0, 1, 1)


@pytest.mark.parametrize("key", ["BOR-SYL", "ARC", "-", None])
def test_what_is_no_pair_has_no_page(dossier: Dossier, key: str | None) -> None:
    assert relation(Desk(dossier), Asked(key=key)) is None


def test_without_acts_the_list_is_empty() -> None:
    with Dossier(create=True) as own:
        own.write_links(made.VERSION, Links())
        assert relations(Desk(own), Asked()).pairs == ()
