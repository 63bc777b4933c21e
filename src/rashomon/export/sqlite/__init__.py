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
from rashomon.export.streamed import stream
from rashomon.export.written import Written

NAME = "dossier"
"""The name of the file, which Datasette takes for the name of the database."""

_AT_ONCE = 5000
"""Rows that are inserted together."""

_ORDER = ("articles", "actors", "events", "statements", *TABLES)
"""What others refer to is written first, so that no reference ever leads nowhere."""


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``dossier.db`` and ``metadata.json`` into `folder`; a file that is there is replaced.

    Raises sqlite3.IntegrityError when a row refers to one that the dossier does not have.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.executescript(_text("schema.sql"))
        with database:
            database.execute("BEGIN")
            database.execute("PRAGMA defer_foreign_keys = ON")  # lasts as long as the transaction
            counts = _insert(database, _all_rows(dossier))
        database.executescript(_text("views.sql"))
        database.execute("VACUUM")
    metadata = msgspec.yaml.decode(_text("metadata.yaml"))
    text = msgspec.json.format(msgspec.json.encode(metadata), indent=2)
    folder.joinpath("metadata.json").write_bytes(text + b"\n")
    return Written(rows=dict(sorted(counts.items())))


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _all_rows(dossier: Dossier) -> Iterator[FlatRow]:
    yield "dossier", (CONTRACT, rashomon.__version__, dossier.reader())
    for name in dict.fromkeys(_ORDER):
        for row in stream(dossier, TABLES[name], f"SELECT * FROM {name} ORDER BY ALL"):  # noqa: S608
            yield from flat(row)
    ordered = 'SELECT * FROM receipts ORDER BY article, start, "end", "table", "row", part'
    for receipt in stream(dossier, Receipt, ordered):
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
