"""Event mentions in POLECAT's columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.export.polecat import COLUMNS, write
from rashomon.export.written import Lost


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield made.fill(empty)


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "polecat.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_the_columns_are_those_of_a_weekly_file() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 40
    places = {"Event ID": 0, "Quad Code": 5, "Actor Name": 7, "Recipient Name": 15}
    places |= {"Wikipedia Recipient ID": 22, "Placename": 23, "Country": 27, "Source": 33}
    places |= {"Story People": 35, "Version": 39}
    assert {name: COLUMNS.index(name) for name in places} == places


def test_a_row_is_a_mention_that_reports_the_act(dossier: Dossier, tmp_path: Path) -> None:
    written = write(dossier, tmp_path)
    assert written.rows == {"polecat": 1, "left_out": 1}
    assert written.lost == (Lost(what="event mentions", count=1, why="denied"),)
    (row,) = table(tmp_path)
    assert list(row) == list(COLUMNS)
    told = {
        "Event ID": made.readings()[1].events[0].id,
        "Event Date": "2021-03-01",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Intensity": "2.1",
        "Quad Code": "VERBAL COOPERATION",
        "Actor Name": "Ana Brod",
        "Actor Country": "ARC",
        "Actor Name Raw": "Brod",
        "Recipient Name": "Borduria",
        "Recipient Name Raw": "Borduria",
        "Placename": "Borduria",
        "Country": "BOR",
        "Source": "Herald",
        "Publication Date": "2021-03-02",
        "Story People": "Ana Brod",
        "Story Locations": "Borduria",
        "Language": "en",
    }
    assert {name: row[name] for name in told} == told
    assert row["Version"].startswith("rashomon ")
    empty = ("Actor COW", "Wikipedia Actor ID", "City", "District", "GeoNames ID", "Latitude")
    assert {row[name] for name in empty} == {""}


def test_several_actors_share_a_cell_and_keep_their_places(
    dossier: Dossier, tmp_path: Path
) -> None:
    dossier.connection.execute(
        "UPDATE event_mentions SET sources = ['ac-person', 'ac-state'], targets = []"
    )
    dossier.connection.execute(
        "UPDATE actors SET sectors = ['GOV', 'ELI'], country = 'FRA', name = 'Brod; Ana' "
        "WHERE id = 'ac-person'"
    )
    write(dossier, tmp_path)
    (row,) = table(tmp_path)
    assert row["Actor Name"] == "Brod, Ana; Borduria"
    assert row["Actor Country"] == "France; BOR"
    assert row["Primary Actor Sector"] == "GOV; None"
    assert row["Actor Sectors"] == "GOV|ELI; None"
    assert row["Actor Title"] == row["Recipient Name"] == row["Recipient Country"] == ""


@pytest.mark.parametrize(
    ("date", "shown"),
    [("2021-03", ""), ("2021-03-01/2021-03-04", ""), ("2021-03-04", "2021-03-04")],
)
def test_only_a_day_is_a_date(dossier: Dossier, tmp_path: Path, date: str, shown: str) -> None:
    dossier.connection.execute("UPDATE event_mentions SET date = NULL")
    dossier.connection.execute("UPDATE events SET date = ?", [date])
    write(dossier, tmp_path)
    assert table(tmp_path)[0]["Event Date"] == shown


def test_pandas_reads_it_whatever_the_names_are(dossier: Dossier, tmp_path: Path) -> None:
    dossier.connection.execute("UPDATE actors SET name = ?", ['=1+1\t"\n'])
    write(dossier, tmp_path)
    frame = pandas.read_csv(tmp_path / "polecat.tsv", sep="\t")
    assert list(frame.columns) == list(COLUMNS)
    assert frame["Actor Name"].tolist() == ["'=1+1 \""]
    assert frame["Intensity"].tolist() == [2.1]


def test_a_mention_of_nobody_is_left_out(dossier: Dossier, tmp_path: Path) -> None:
    dossier.connection.execute("UPDATE event_mentions SET sources = [], targets = []")
    lost = write(dossier, tmp_path).lost
    assert [(one.count, one.why) for one in lost] == [(1, "denied"), (1, "nobody named")]
    assert table(tmp_path) == []
