"""Parquet: a row is an article; DuckDB reads it, in batches and in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import duckdb

from rashomon.intake.document import Document
from rashomon.intake.fields import field_names, normal_name
from rashomon.intake.formats.rows import row_document
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.sources import SourceFile
from rashomon.records import Rejected

_BATCH = 64


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Yield a document a row, reading only columns with a name that means something here."""
    path = re.sub(r"([*?\[])", r"[\1]", str(source.location))  # DuckDB takes a path as a pattern
    with duckdb.connect() as connection:
        try:
            described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [path])
            columns = [str(row[0]) for row in described.fetchall()]
            wanted = [name for name in columns if normal_name(name) in _known()] or columns
            quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in wanted)
            cursor = connection.execute(f"SELECT {quoted} FROM read_parquet(?)", [path])  # noqa: S608
            number = 0
            while batch := cursor.fetchmany(_BATCH):
                for values in batch:
                    number += 1
                    row = dict(zip(wanted, values, strict=True))
                    yield row_document(source, number, row, options)
        except duckdb.Error as error:
            raise RefusedError("malformed", f"not Parquet: {str(error).splitlines()[0]}") from None


def _known() -> frozenset[str]:
    names = field_names()
    columns = (getattr(names, field) for field in names.__struct_fields__)
    return frozenset(chain.from_iterable(columns))
