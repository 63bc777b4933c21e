"""The strip of time, and the events by date."""

from __future__ import annotations

import msgspec
import pytest
from tests import made

from rashomon.dossier import Dossier, DossierError
from rashomon.links import Links
from rashomon.records import EventDate
from rashomon.report import Asked, Desk, outlets, strip
from rashomon.report.pages.timeline import timeline


def test_each_outlet_has_a_lane_and_its_own_certainty(dossier: Dossier) -> None:
    lanes = timeline(Desk(dossier), Asked()).strip.lanes
    assert [lane.outlet.name for lane in lanes if lane.outlet] == ["Courier", "Herald"]
    marks = [mark for lane in lanes for mark in lane.marks]
    assert [(mark.sign, mark.sure, mark.width) for mark in marks] == [
        (1, "denied", None),
        (1, "certain", None),
    ]
    assert marks[0].title == "Courier, 1 March 2021: Visit to Borduria, by Ana Brod (denied)"
    assert {mark.to for mark in marks} == {"event/ev-visit.html"}


def test_a_facet_asks_for_marks_as_for_rows(dossier: Dossier) -> None:
    shown = timeline(Desk(dossier), Asked(outlet="Herald"))
    assert [len(lane.marks) for lane in shown.strip.lanes] == [0, 1]
    assert (shown.slice.passing, shown.slice.all) == (1, 1)
    (row,) = shown.events
    assert [outlet.name for outlet in row.voices] == ["Courier", "Herald"]
    assert row.stance == "1 outlet reports it, 1 denies it"
    assert row.sure == ("certain", "denied")


def test_the_slice_that_is_asked_for_is_shown(dossier: Dossier) -> None:
    shown = timeline(Desk(dossier), Asked(offset=1))
    assert shown.events == ()
    assert (shown.slice.offset, shown.slice.passing) == (1, 1)


def test_somebody_unknown_is_not_taken_for_nobody(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match="no such actor"):
        timeline(Desk(dossier), Asked(actor="Nobody At All"))


def test_a_month_is_a_bar_and_no_date_a_margin(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (reading.events[0].id for reading in made.readings())
    month = EventDate(value="2021-02", precision="month", basis=None)
    undated = [
        msgspec.structs.replace(
            reading, events=(msgspec.structs.replace(reading.events[0], date=None),)
        )
        for reading in made.readings()
    ]
    with Dossier(create=True) as other:
        other.keep(made.articles(), undated)
        other.write_links(made.VERSION, _dated(made.links(), {first: month}))
        courier, herald = timeline(Desk(other), Asked()).strip.lanes
        assert [mark.width is not None for mark in courier.marks] == [True]
        assert (herald.marks, len(herald.undated)) == ((), 1)
        assert second
        monkeypatch.setattr(strip, "MOST", 1)
        for module in (outlets, strip):
            monkeypatch.setattr(module, "HUES", 0)  # both share the grey lane
        shared = timeline(Desk(other), Asked()).strip
        assert [len(lane.marks) + len(lane.undated) for lane in shared.lanes] == [1]
        assert shared.untold == 1


def _dated(links: Links, dates: dict[str, EventDate]) -> Links:
    return msgspec.structs.replace(links, dates=dates)
