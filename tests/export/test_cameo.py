"""Events in CAMEO's codes and GDELT's columns: the mapping is whole, and nothing is made up."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import msgspec
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import made

from rashomon.acts import counts
from rashomon.dossier import Dossier
from rashomon.export.cameo import COLUMNS, KEYS, date_cells, geo_cells, write
from rashomon.export.cameo_codes import (
    actor_code,
    base_code,
    cameo,
    event_code,
    quad_class,
    root_code,
)
from rashomon.export.counted import why_not
from rashomon.export.tsv import write_table
from rashomon.export.written import Lost
from rashomon.ontology import EVENT_TYPES, INTERNATIONAL, SECTORS
from rashomon.records import Certainty, Factuality, Place, Polarity, Time

DOC = Path(__file__).parents[2] / "docs" / "cameo.md"

ROOTS = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "CONCEDE": "08",
    "RETREAT": "08",
    "REQUEST": "10",
    "ACCUSE": "09 11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
    "ASSAULT": "18 19 20",
}
"""PLOVER 1.3, table 7.1, read backwards, with 20 as ASSAULT."""

DENIED = Lost(what="event mentions", count=1, why="denied")

ELSEWHERE = {"convict": "116", "destroy": "1712", "crowd-control": "175"}
"""Modes that CAMEO files under the root of another type."""


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield made.fill(empty)


def table(folder: Path, name: str = "cameo") -> list[dict[str, str]]:
    with (folder / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_the_columns_are_those_of_gdelt() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 58
    places = {
        "GLOBALEVENTID": 0,
        "FractionDate": 4,
        "Actor1Code": 5,
        "Actor1Type3Code": 14,
        "Actor2Code": 15,
        "IsRootEvent": 25,
        "EventCode": 26,
        "GoldsteinScale": 30,
        "NumMentions": 31,
        "AvgTone": 34,
        "Actor1Geo_Type": 35,
        "Actor2Geo_Type": 42,
        "ActionGeo_Type": 49,
        "ActionGeo_FeatureID": 55,
        "DATEADDED": 56,
        "SOURCEURL": 57,
    }
    assert {name: COLUMNS.index(name) for name in places} == places


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_every_type_and_mode_has_a_code_under_its_root(name: str) -> None:
    rule = cameo().types[name]
    assert set(rule.modes) == EVENT_TYPES[name].modes
    assert root_code(rule.code) in ROOTS[name].split()
    for mode, code in rule.modes.items():
        assert code == ELSEWHERE.get(mode) or root_code(code) in ROOTS[name].split()


def test_the_codebook_names_what_it_uses_and_uses_what_it_names() -> None:
    data = cameo()
    used = {code for rule in data.types.values() for code in (rule.code, *rule.modes.values())}
    assert used | set(data.reverse) | set(data.reverse.values()) == set(data.codes)
    assert set(data.types) == set(EVENT_TYPES)
    assert set(data.sectors) == SECTORS
    assert {role for group in data.role_order for role in group} <= set(data.sectors.values())
    assert set(data.international) == INTERNATIONAL
    roots = sorted(root for quad in data.quads.values() for root in quad)
    assert roots == [f"{number:02}" for number in range(1, 21)]
    for code, about in data.codes.items():
        assert re.fullmatch(r"\d{3,4}", code)
        cooperative = quad_class(code) < 3 and code != "090"
        assert about.goldstein is None or (about.goldstein > 0) == cooperative


@pytest.mark.parametrize(
    ("type_", "modes", "code"),
    [
        ("COERCE", (), "170"),
        ("COERCE", ("restrict", "arrest"), "173"),
        ("ACCUSE", ("allege", "investigate"), "090"),
        ("ASSAULT", ("beat", "primitive"), "182"),
        ("ASSAULT", ("destroy", "heavy-weapons"), "194"),
        ("ASSAULT", ("firearms", "massacre"), "202"),
        ("PROTEST", ("demo", "riot"), "145"),
    ],
)
def test_the_first_mode_that_is_listed_decides(
    type_: str, modes: tuple[str, ...], code: str
) -> None:
    assert event_code(type_, modes) == code


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_the_documentation_has_the_mapping(name: str) -> None:
    rule = cameo().types[name]
    special: dict[str, list[str]] = {}
    for mode, code in rule.modes.items():
        if code != rule.code:
            special.setdefault(code, []).append(f"`{mode}`")
    modes = "; ".join(f"{', '.join(names)} {code}" for code, names in special.items())
    row = f"| {name} | {rule.code} {cameo().codes[rule.code].name} | {modes} |"
    assert row.replace("|  |", "| |") in DOC.read_text("utf-8")


def test_codes_are_taken_apart_as_gdelt_does() -> None:
    assert [base_code("1822"), base_code("040")] == ["182", "040"]
    assert [quad_class(code) for code in ("042", "090", "116", "145", "173")] == [1, 2, 3, 3, 4]


@pytest.mark.parametrize(
    ("country", "sectors", "parts"),
    [
        ("BLR", ("GOV", "MIL"), ("BLRGOVMIL", "BLR", "", ("GOV", "MIL"))),
        ("ROU", ("JRN",), ("ROMMED", "ROM", "", ("MED",))),
        ("KOS", ("MED",), ("KOSHLH", "KOS", "", ("HLH",))),
        (None, ("COP",), ("COP", "", "", ("COP",))),
        (None, ("UNK", "REL"), ("", "", "", ())),
        ("UNO", ("JUD",), ("IGOUNOJUD", "", "UNO", ("IGO", "JUD"))),
        ("EUR", (), ("IGOEUREEC", "EUR", "EEC", ("IGO",))),
        (None, ("ISM", "OPP"), ("NGMOPP", "", "", ("NGM", "OPP"))),
        ("BLR", ("ISM", "OPP"), ("NGMBLROPP", "BLR", "", ("NGM", "OPP"))),
        ("RUS", ("ELI", "COP", "MIL"), ("RUSCOPMILELI", "RUS", "", ("COP", "MIL", "ELI"))),
        (None, ("CVL", "PTY", "OPP", "GOV"), ("OPPPTYCVL", "", "", ("OPP", "PTY", "CVL"))),
        ("USA", ("SOC", "CVL", "EDU", "LAB", "BUS"), ("USACVLEDULAB", "USA", "", None)),
        ("USA", ("not a code",), ("USA", "USA", "", ())),
    ],
)
def test_actors_are_coded_by_country_and_role(
    country: str | None, sectors: tuple[str, ...], parts: tuple[object, ...]
) -> None:
    found = actor_code(country, sectors)
    types = parts[3] if parts[3] is not None else ("CVL", "EDU", "LAB")
    assert (found.code, found.country, found.group, found.types) == (*parts[:3], types)


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("2019-01-25", ("20190125", "201901", "2019", "2019.0685")),
        ("2004-11-26", ("20041126", "200411", "2004", "2004.8932")),
        ("2020-06", ("", "202006", "2020", "")),
        ("2020", ("", "", "2020", "")),
        ("2020-06-19/2020-06-24", ("", "202006", "2020", "")),
        ("2020-06/2020-07", ("", "", "2020", "")),
        ("2019-12-30/2020-01-02", ("", "", "", "")),
        ("2020-06-19/", ("", "", "", "")),
        ("2020-06-19/..", ("", "", "", "")),
        ("XXXX-07-28", ("", "", "", "")),
        (None, ("", "", "", "")),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(value: str | None, cells: tuple[str, ...]) -> None:
    assert date_cells(value) == cells


def test_places_have_the_kind_that_the_gazetteer_knows() -> None:
    assert geo_cells(Place(name="Belarus", country="BLR"))[:3] == (1, "Belarus", "BO")
    minsk = Place(name="Minsk", country="BLR", latitude=53.90019, longitude=27.56653)
    assert geo_cells(minsk) == (4, "Minsk", "BO", "", 53.90019, 27.56653, "")
    region = Place(name="Arcadia Bay", country="XXX", latitude=1.0, longitude=2.0)
    assert geo_cells(region)[:3] == (None, "Arcadia Bay", None)
    assert geo_cells(None) == ("",) * 7


def test_what_counts_here_counts_among_the_relations(dossier: Dossier) -> None:
    row = next(iter(dossier.lookup.mentions.values()))
    for type_, certainty, polarity, time in product(
        EVENT_TYPES, get_args(Certainty), get_args(Polarity), get_args(Time)
    ):
        factuality = Factuality(certainty=certainty, polarity=polarity, time=time)
        change = {"type": type_, "factuality": factuality}
        told = why_not(msgspec.structs.replace(row, **change), None) is None
        dated = row.date is not None
        assert told == counts(type_, factuality, historical=row.historical, dated=dated)
    background = {"historical": True, "factuality": Factuality()}
    undated = msgspec.structs.replace(row, date=None, **background)
    assert why_not(undated, None) == "undated background"
    assert why_not(undated, "1994") is None


def test_a_visit_is_told_from_both_sides_and_its_denial_left_out(
    dossier: Dossier, tmp_path: Path
) -> None:
    written = write(dossier, tmp_path)
    assert written.rows == {"cameo": 2, "cameo_keys": 2, "left_out": 1}
    assert written.lost == (DENIED,)
    visit, host = table(tmp_path)
    assert list(visit) == list(COLUMNS)
    assert [visit["EventCode"], host["EventCode"]] == ["042", "043"]
    assert [visit["Actor1Name"], visit["Actor2Name"]] == ["ANA BROD", "BORDURIA"]
    assert [host["Actor1Code"], host["Actor2Code"]] == ["BOR", "ARC"]
    assert visit["SQLDATE"] == "20210301"
    assert [visit["NumMentions"], visit["NumSources"], visit["NumArticles"]] == ["1", "1", "1"]
    assert visit["DATEADDED"] == "20210302"
    assert visit["IsRootEvent"] == visit["AvgTone"] == visit["SOURCEURL"] == ""
    key = table(tmp_path, "cameo_keys")[0]
    assert list(key) == list(KEYS)
    assert key["GLOBALEVENTID"] == visit["GLOBALEVENTID"]
    assert [key["event"], key["actor1"]] == ["ev-visit", "ac-person"]
    (left,) = table(tmp_path, "left_out")
    assert left["reason"] == "denied"
    assert left["mention"] != key["mentions"]


def test_pandas_reads_it_as_the_documentation_says(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier.connection.execute("UPDATE events SET date = '2021-03'")
    write(dossier, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    snippet = re.search(r"```python\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)
    assert snippet
    names: dict[str, pandas.DataFrame] = {}
    exec(snippet[1], names)  # noqa: S102 - our own page
    events = names["events"]
    assert list(events.columns) == list(COLUMNS)
    assert events["EventCode"].tolist() == ["042", "043"]
    assert events["EventRootCode"].tolist() == ["04", "04"]
    assert events["MonthYear"].tolist() == [202103, 202103]
    assert events["SQLDATE"].isna().all()
    assert events["GoldsteinScale"].tolist() == [1.9, 2.8]
    assert events["QuadClass"].tolist() == [1, 1]


@pytest.mark.parametrize(
    ("change", "pairs"),
    [
        ("targets = []", [("ANA BROD", "")]),
        ("sources = []", [("", "BORDURIA")]),
        ("sources = [], targets = []", []),
        ("sources = ['ac-state'], targets = ['ac-state']", []),
        (
            "type = 'AGREE', sources = ['ac-person', 'ac-state'], targets = []",
            [("ANA BROD", "BORDURIA"), ("BORDURIA", "ANA BROD")],
        ),
        (
            "type = 'PROTEST', sources = ['ac-person', 'ac-state'], targets = []",
            [("ANA BROD", ""), ("BORDURIA", "")],
        ),
        (
            "sources = ['ac-person', 'ac-state'], targets = []",
            [("ANA BROD", ""), ("BORDURIA", "")],
        ),
    ],
)
def test_each_pair_is_a_row_and_who_is_not_known_is_empty(
    dossier: Dossier, tmp_path: Path, change: str, pairs: list[tuple[str, str]]
) -> None:
    dossier.connection.execute(f"UPDATE events SET {change}")
    written = write(dossier, tmp_path)
    found = [(row["Actor1Name"], row["Actor2Name"]) for row in table(tmp_path)]
    assert found == pairs
    nobody = Lost(what="event mentions", count=1, why="nobody named")
    assert written.lost == ((DENIED,) if pairs else (DENIED, nobody))
    numbers = [int(row["GLOBALEVENTID"]) for row in table(tmp_path)]
    assert len(set(numbers)) == len(numbers)
    assert all(0 < number < 10**15 for number in numbers)


def test_equal_dossiers_are_written_alike(dossier: Dossier, tmp_path: Path) -> None:
    with Dossier(create=True) as other:
        write(made.fill(other), tmp_path / "a")
    write(dossier, tmp_path / "b")
    for name in ("cameo", "cameo_keys", "left_out"):
        assert (tmp_path / f"a/{name}.tsv").read_bytes() == (
            tmp_path / f"b/{name}.tsv"
        ).read_bytes()


@pytest.mark.parametrize(
    "name", ["=cmd|' /C calc'!A0", "Ana\tBrod\r\nBOR", '"Ana', "@SUM(A1)", "\u2028+1", "-\x1b[2J"]
)
def test_a_hostile_name_stays_in_its_cell(dossier: Dossier, tmp_path: Path, name: str) -> None:
    dossier.connection.execute("UPDATE actors SET name = ?", [name])
    write(dossier, tmp_path)
    rows = table(tmp_path)
    assert [row["EventCode"] for row in rows] == ["042", "043"]
    assert not rows[0]["Actor1Name"].startswith(("=", "+", "-", "@"))
    frame = pandas.read_csv(tmp_path / "cameo.tsv", sep="\t", dtype=str)
    assert frame.shape == (2, 58)


@given(st.lists(st.tuples(st.text(), st.text(), st.floats(allow_nan=False)), max_size=5))
def test_any_text_makes_as_many_rows_as_it_has(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, ...]]
) -> None:
    path = tmp_path_factory.mktemp("tsv") / "x.tsv"
    assert write_table(path, ("a", "b", "c"), rows) == len(rows)
    with path.open(encoding="utf-8", newline="") as lines:
        found = list(csv.reader(lines, delimiter="\t"))[1:]
    assert [len(row) for row in found] == [3] * len(rows)
    for row in found:
        assert all(cell.isprintable() for cell in row)
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row[:2])
