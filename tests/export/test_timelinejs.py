"""The timeline in TimelineJS's JSON: dates as exact as they are known, and no markup but ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rashomon.dossier import Dossier
from rashomon.export.timelinejs import ends_of, write

SCHEMA = json.loads((Path(__file__).parent / "timelinejs.schema.json").read_text("utf-8"))


def timeline(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "timeline.json").read_text("utf-8"))
    jsonschema.validate(found, SCHEMA)
    return found


def test_an_event_is_a_slide(dossier: Dossier, tmp_path: Path) -> None:
    assert write(dossier, tmp_path).rows == {"events": 1}
    found = timeline(tmp_path)
    assert found["title"]["text"]["headline"] == "2 articles, 2 outlets"
    (slide,) = found["events"]
    assert slide["unique_id"] == "ev-visit"
    assert slide["start_date"] == {"year": 2021, "month": 3, "day": 1}
    assert "end_date" not in slide
    assert slide["display_date"] == "1 March 2021"
    assert slide["text"]["headline"] == "Visit to Borduria, by Ana Brod"
    assert "1 outlet reports it, 1 denies it." in slide["text"]["text"]


@pytest.mark.parametrize(
    ("edtf", "ends"),
    [
        ("2020-08-09", ({"year": 2020, "month": 8, "day": 9}, None)),
        ("2020-06", ({"year": 2020, "month": 6}, None)),
        ("2020", ({"year": 2020}, None)),
        ("2020-06/2020-07", ({"year": 2020, "month": 6}, {"year": 2020, "month": 7})),
        ("2020-06/2020-06", ({"year": 2020, "month": 6}, None)),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(edtf: str, ends: tuple[object, object]) -> None:
    assert ends_of(edtf) == ends


@pytest.mark.parametrize("date", [None, "XXXX-07-28", "2020-06-31"])
def test_an_event_that_has_no_day_to_stand_on_is_counted(
    dossier: Dossier, tmp_path: Path, date: str | None
) -> None:
    dossier.connection.execute("UPDATE events SET date = ?", [date])
    lost = {(one.what, one.why): one.count for one in write(dossier, tmp_path).lost}
    assert lost["events", "no date"] == 1
    assert timeline(tmp_path)["events"] == []


def test_nobody_elses_markup_gets_in(hostile: Dossier, tmp_path: Path) -> None:
    lost = write(hostile, tmp_path).lost
    assert "control characters spelled out" in {one.why for one in lost}
    (slide,) = timeline(tmp_path)["events"]
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert not attrs
            tags.append(tag)

    Tags().feed(slide["text"]["headline"] + slide["text"]["text"])
    assert tags == ["p", "blockquote", "p"]
    written = (tmp_path / "timeline.json").read_text("utf-8")
    assert "<" not in written
    assert "\u202e" not in written


def test_equal_dossiers_are_written_alike(same_bytes: Callable[[str], None]) -> None:
    same_bytes("timelinejs")
