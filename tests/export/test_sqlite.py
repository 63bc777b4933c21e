"""The SQLite file: whole, joined up, searchable, and described to Datasette as it is."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.rows import TABLES, Row
from rashomon.export.sqlite import write
from rashomon.export.sqlite.flat import flat

TABLE_KEYS = {"title", "description", "label_column", "sort", "sort_desc", "facets", "columns"}
QUERY_KEYS = {"title", "description", "sql"}
"""What Datasette 0.65 documents for a table and for a canned query, as far as we use it."""

VIEWS = {
    "what_happened",
    "tellings",
    "who_says_what",
    "contradictions",
    "expected",
    "loaded_names",
    "relation_by_month",
}


def opened(folder: Path) -> sqlite3.Connection:
    database = sqlite3.connect(folder / "dossier.db")
    database.row_factory = sqlite3.Row
    return database


def asked(folder: Path, sql: str, **values: object) -> list[dict[str, Any]]:
    with closing(opened(folder)) as database:
        database.create_function("escape_fts", 1, lambda words: f'"{words}"')  # as Datasette's
        return [dict(row) for row in database.execute(sql, values)]


def test_every_row_of_the_contract_is_there(dossier: Dossier, tmp_path: Path) -> None:
    written = write(dossier, tmp_path)
    assert written.lost == ()
    for name, count in dossier.counts().items():
        assert asked(tmp_path, f"SELECT count(*) AS n FROM {name}") == [{"n": count}]
        assert written.rows[name] == count
    assert written.rows["evidence"] == dossier.receipt_count()


def test_every_reference_leads_to_a_row(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    assert asked(tmp_path, "PRAGMA foreign_key_check") == []
    assert asked(tmp_path, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    nowhere = "INSERT INTO event_outlets VALUES ('ev-none', 'Herald', 'silent')"
    with closing(opened(tmp_path)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(nowhere)


def test_a_row_that_refers_to_nothing_is_refused(dossier: Dossier, tmp_path: Path) -> None:
    dossier.connection.execute("UPDATE event_mentions SET event = 'ev-none'")
    with pytest.raises(sqlite3.IntegrityError):
        write(dossier, tmp_path)


def test_a_statement_may_stand_before_the_one_it_is_in(dossier: Dossier, tmp_path: Path) -> None:
    first, second = (
        row["id"] for row in dossier.connection.execute("FROM statements ORDER BY id").df().iloc()
    )
    dossier.connection.execute("UPDATE statements SET parent = ? WHERE id = ?", [second, first])
    write(dossier, tmp_path)
    found = asked(tmp_path, "SELECT parent FROM statements WHERE parent IS NOT NULL")
    assert found == [{"parent": second}]


def test_the_views_answer_what_a_person_asks(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    (event,) = asked(tmp_path, "SELECT * FROM what_happened")
    assert (event["sources"], event["targets"]) == ("Ana Brod", "Borduria")
    assert (event["asserting"], event["denying"], event["mentions"]) == (1, 1, 2)
    told = asked(tmp_path, "SELECT * FROM tellings ORDER BY outlet")
    assert [row["polarity"] for row in told] == ["negative", "positive"]
    assert [row["asserted_by"] for row in told] == ["Ana Brod", "author"]
    assert told[0]["words"] == made.COURIER
    assert "& met 12 ministers" in told[1]["words"]
    (contrast,) = asked(tmp_path, "SELECT * FROM contradictions")
    assert {contrast["words_a"], contrast["words_b"]} == {"visited", "flew"}
    assert contrast["why"] == "one denies what one reports"
    assert {row["words"] for row in asked(tmp_path, "SELECT * FROM expected")} == {"Borduria"}
    assert {row["said_by"] for row in asked(tmp_path, "SELECT * FROM loaded_names")} == {"author"}
    (month,) = asked(tmp_path, "SELECT * FROM relation_by_month")
    assert (month["month"], month["cooperation"], month["events"]) == ("2021-03", 2.1, 1)


@pytest.mark.parametrize(
    ("date", "months"),
    [("2021", []), (None, []), ("2021-03/2021-04", []), ("2021-03-30/2021-03-31", ["2021-03"])],
)
def test_an_act_of_no_one_month_is_in_none(
    dossier: Dossier, tmp_path: Path, date: str | None, months: list[str]
) -> None:
    dossier.connection.execute("UPDATE relations SET date = ?", [date])
    write(dossier, tmp_path)
    assert [row["month"] for row in asked(tmp_path, "SELECT * FROM relation_by_month")] == months


def test_words_are_found_whatever_their_accents(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    metadata = json.loads((tmp_path / "metadata.json").read_text("utf-8"))
    search = metadata["databases"]["dossier"]["queries"]["passages_with_words"]["sql"]
    found = asked(tmp_path, search, words="ENVÓY")
    assert {row["part"] for row in found} == {"sentence"}
    assert asked(tmp_path, search, words="nobody") == []


def test_datasette_is_told_of_what_there_is(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    metadata = json.loads((tmp_path / "metadata.json").read_text("utf-8"))
    assert set(metadata) == {"title", "description", "databases"}
    (database,) = metadata["databases"].values()
    assert set(metadata["databases"]) == {"dossier"}
    names = asked(tmp_path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ours = {row["name"] for row in names if not row["name"].startswith("evidence_fts")}
    assert set(database["tables"]) == ours
    assert {"tables", "queries"} == set(database)
    assert ours > VIEWS
    for name, about in database["tables"].items():
        assert set(about) <= TABLE_KEYS
        columns = {row["name"] for row in asked(tmp_path, f"PRAGMA table_info({name})")}
        facets = [one if isinstance(one, str) else one["array"] for one in about.get("facets", ())]
        named = {about[key] for key in ("label_column", "sort", "sort_desc") if key in about}
        assert {*about.get("columns", ()), *facets, *named} <= columns, name


def test_the_canned_queries_run(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    metadata = json.loads((tmp_path / "metadata.json").read_text("utf-8"))
    queries = metadata["databases"]["dossier"]["queries"]
    values = {
        "passages_with_words": {"words": "envoy"},
        "one_event_told_by_all": {"event": "ev-visit"},
        "what_an_outlet_leaves_out": {"outlet": "Herald"},
        "what_one_says": {"speaker": "Ana Brod"},
        "evidence_of_a_row": {"row": "ct-1"},
    }
    assert set(values) == set(queries)
    for name, query in queries.items():
        assert set(query) == QUERY_KEYS
        assert set(re.findall(r":(\w+)", query["sql"])) == set(values[name])
        found = asked(tmp_path, query["sql"], **values[name])
        assert bool(found) == (name != "what_an_outlet_leaves_out")  # both outlets tell it


def test_equal_dossiers_are_the_same_file(same_bytes: Callable[[str], None]) -> None:
    same_bytes("sqlite")


def test_a_file_that_is_there_is_replaced(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "dossier.db").write_text("something else")
    write(dossier, tmp_path)
    assert len(asked(tmp_path, "SELECT * FROM articles")) == 2


def test_harm_is_kept_word_for_word(hostile: Dossier, tmp_path: Path) -> None:
    write(hostile, tmp_path)
    (name,) = {row["name"] for row in asked(tmp_path, "SELECT name FROM actors")}
    assert name == hostile.lookup.actors["ac-person"].name
    assert "<script>" in name
    assert any("\u202e" in row["text"] for row in asked(tmp_path, "SELECT text FROM evidence"))
    assert asked(tmp_path, "PRAGMA foreign_key_check") == []


def test_every_table_of_the_contract_has_its_way_down(dossier: Dossier) -> None:
    for name, kind in TABLES.items():
        rows = dossier.select(kind, f"SELECT * FROM {name}")
        tables = [table for row in rows for table, _ in flat(row)]
        assert tables.count(name) == len(rows)

    class Unknown(Row, frozen=True):
        pass

    with pytest.raises(TypeError, match="no table for Unknown"):
        list(flat(Unknown()))


ELSEWHERE = {
    "articles": {"dropped"},
    "actors": {"roles"},
    "event_mentions": {"sources", "targets", "quantities", "factuality", "views"}
    | {"trigger", "sentence"},
    "events": {"sources", "targets", "mentions", "outlets"},
    "statements": {"source", "cue", "content", "about"},
    "forecasts": {"quantities"},
    "contrasts": {"a", "b", "events", "why"},
}
"""Fields of the contract that are tables of their own, or more columns than one."""


def test_every_field_of_the_contract_is_a_column(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    for name, kind in TABLES.items():
        columns = {row["name"] for row in asked(tmp_path, f"PRAGMA table_info({name})")}
        assert set(kind.__struct_fields__) - columns == ELSEWHERE.get(name, set()), name


def test_lists_are_json(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    (aliases,) = asked(tmp_path, "SELECT aliases FROM actors WHERE id = 'ac-person'")
    assert msgspec.json.decode(aliases["aliases"]) == ["Brod"]
