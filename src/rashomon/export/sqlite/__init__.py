"""One SQLite file with foreign keys, full-text search and views, and metadata for Datasette."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.resources import files
from itertools import islice
from pathlib import Path

import msgspec

import rashomon
from rashomon.dossier import Dossier
from rashomon.dossier.receipts import Receipt
from rashomon.dossier.rows import CONTRACT, TABLES
from rashomon.export.sqlite.flat import FlatRow, flat
from rashomon.export.streamed import quoting, stream
from rashomon.export.written import Written

NAME = "dossier"
"""The name of the file, which Datasette takes for the name of the database."""

_AT_ONCE = 5000
"""Rows that are inserted together."""


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``dossier.db`` and ``metadata.json`` into `folder`; a file that is there is replaced.

    Raises sqlite3.IntegrityError when a row refers to one that the dossier does not have.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_text("schema.sql"))
        with database:
            counts = _insert(database, _all_rows(dossier))
        _check_references(database)
        database.executescript(_text("views.sql"))
        database.execute("VACUUM")
    metadata = msgspec.yaml.decode(_text("metadata.yaml"))
    text = msgspec.json.format(msgspec.json.encode(metadata), indent=2)
    folder.joinpath("metadata.json").write_bytes(text + b"\n")
    return Written(rows=dict(sorted(counts.items())))


def _check_references(database: sqlite3.Connection) -> None:
    """Raise sqlite3.IntegrityError if a row refers to one that is not there.

    Checked once and not row by row: statements may stand before those that they are nested in.
    """
    astray = database.execute("PRAGMA foreign_key_check").fetchone()
    if astray is not None:
        raise sqlite3.IntegrityError(f"{astray[0]}: a row refers to no row of {astray[2]}")


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _all_rows(dossier: Dossier) -> Iterator[FlatRow]:
    yield "dossier", (CONTRACT, rashomon.__version__, dossier.reader())
    for name, kind in TABLES.items():
        for row in stream(dossier, kind, f"SELECT * FROM {name} ORDER BY ALL"):  # noqa: S608
            yield from flat(row)
    ordered = 'SELECT * FROM receipts ORDER BY article, start, "end", "table", "row", part'
    receipts = stream(dossier, Receipt, ordered)
    for receipt in quoting(dossier, receipts, lambda receipt: [receipt.article]):
        quote = dossier.lookup.quote(receipt.article, receipt.start, receipt.end)
        yield "evidence", (*msgspec.structs.astuple(receipt), quote.text)


def _insert(database: sqlite3.Connection, rows: Iterable[FlatRow]) -> Counter[str]:
    """Insert the rows, and count them by table."""
    counts: Counter[str] = Counter()
    rows = iter(rows)
    while batch := list(islice(rows, _AT_ONCE)):
        by_table: dict[str, list[tuple[object, ...]]] = {}
        for table, values in batch:
            by_table.setdefault(table, []).append(values)
        for table, values_of in by_table.items():
            places = ", ".join("?" * len(values_of[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({places})", values_of)  # noqa: S608
            counts[table] += len(values_of)
    return counts
