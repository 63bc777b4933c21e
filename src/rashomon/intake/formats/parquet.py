"""Parquet: a row is an article; DuckDB reads it, in batches and in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import duckdb

from rashomon.intake.document import Document
from rashomon.intake.fields import field_names, normal_name
from rashomon.intake.formats.rows import row_document
from rashomon.intake.limits import limits
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile
from rashomon.records import Rejected

_BATCH = 64
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "1GB", "threads": 1}
"""What DuckDB may take: a file that unpacks to more is refused and not swapped out."""


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Yield a document a row, reading only columns with a name that means something here."""
    with source.on_disk() as location:
        try:
            with duckdb.connect(config=_CONFIG) as connection:
                for number, row in enumerate(_rows(connection, location), start=1):
                    yield row_document(source, number, row, options)
        except duckdb.Error as error:
            raise RefusedError("malformed", f"not Parquet: {str(error).splitlines()[0]}") from None


def _rows(connection: duckdb.DuckDBPyConnection, location: Path) -> Iterator[dict[str, object]]:
    path = re.sub(r"([*?\[])", r"[\1]", str(location))  # DuckDB takes a path as a pattern
    described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path])
    columns = [str(row[0]) for row in described.fetchall()]
    if len(columns) > limits().columns:
        raise RefusedError("too_many", f"more than {limits().columns} columns; keep those you need")
    wanted = [name for name in columns if normal_name(name) in _known()] or columns
    quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in wanted)
    cursor = connection.execute(f"SELECT {quoted} FROM read_parquet(?)", [path])  # noqa: S608
    while batch := cursor.fetchmany(_BATCH):
        for values in batch:
            yield dict(zip(wanted, values, strict=True))


def _known() -> frozenset[str]:
    names = field_names()
    columns = (getattr(names, field) for field in names.__struct_fields__)
    return frozenset(chain.from_iterable(columns))
