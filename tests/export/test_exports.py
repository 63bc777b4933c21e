"""Every export of a dossier made by hand: the contract, the spreadsheet, the columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import jsonschema
import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.rows import TABLES
from rashomon.export import FORMATS
from rashomon.export.csv import cell
from rashomon.export.schemas import FOLDER, schema_texts


@pytest.fixture(scope="module")
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield made.fill(empty)


def test_the_schema_files_are_those_of_the_types() -> None:
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == schema_texts()


def test_jsonl_is_valid_and_complete(dossier: Dossier, tmp_path: Path) -> None:
    counts = FORMATS["jsonl"](dossier, tmp_path).rows
    assert set(counts) == set(TABLES)
    assert all(counts.values())
    for name in TABLES:
        schema = json.loads((FOLDER / f"{name}.schema.json").read_text())
        lines = (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines()
        assert len(lines) == counts[name]
        for line in lines:
            jsonschema.validate(json.loads(line), schema)
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["contract"] == 1
    assert manifest["articles"] == 2


def test_a_row_that_breaks_the_contract_is_refused(dossier: Dossier, tmp_path: Path) -> None:
    FORMATS["jsonl"](dossier, tmp_path)
    row = json.loads((tmp_path / "event_mentions.jsonl").read_text("utf-8").splitlines()[0])
    schema = json.loads((FOLDER / "event_mentions.schema.json").read_text())
    for broken in (row | {"extra": 1}, row | {"factuality": {"certainty": "sure"}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_parquet_holds_the_same_rows(dossier: Dossier, tmp_path: Path) -> None:
    counts = FORMATS["parquet"](dossier, tmp_path).rows
    for name, count in counts.items():
        sql = f"SELECT count(*) FROM '{tmp_path / name}.parquet'"
        found = duckdb.connect().execute(sql).fetchall()
        assert found == [(count,)]


def test_csv_reads_back(dossier: Dossier, tmp_path: Path) -> None:
    counts = FORMATS["csv"](dossier, tmp_path).rows
    for name, count in counts.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            read = list(csv.DictReader(lines))
        assert len(read) == count
        assert list(read[0]) == list(TABLES[name].__struct_fields__)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "  =1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text).startswith("'")


def test_plain_cells_stay_as_they_are() -> None:
    assert [cell(None), cell(-2.1), cell("a=b"), cell(["ф"])] == ["", "-2.1", "a=b", '["ф"]']
