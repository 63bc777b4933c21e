"""CSV and TSV: the first line names the columns, a record is an article."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import IO

from rashomon.intake.document import Document
from rashomon.intake.formats.rows import bounded_lines, encoding_of, row_document, row_path
from rashomon.intake.limits import limits
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError, rejected
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import too_large
from rashomon.records import Rejected

_DELIMITERS = ",;\t|"


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Yield a document a record; one that does not have the header's columns is rejected."""
    encoding, flags = encoding_of(source, options)
    csv.field_size_limit(options.max_bytes)
    with source.open_text(encoding, newline="") as file:
        header, records = _records(file, options)
        number = 0
        while True:
            number += 1
            try:
                record = next(records)
            except StopIteration:
                return
            except csv.Error as error:
                yield rejected(row_path(source, number), "malformed", f"not CSV: {error}")
                continue
            if record and len(record) != len(header):
                counts = f"{len(record)} fields, but the header names {len(header)}"
                yield rejected(row_path(source, number), "malformed", counts)
            elif record:
                row = dict(zip(header, record, strict=True))
                yield row_document(source, number, row, options, flags)


def _records(file: IO[str], options: IntakeOptions) -> tuple[list[str], Iterator[list[str]]]:
    """Return the header and the records; the header decides which character parts the fields."""
    lines = _lines(file, options)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    if first.count(delimiter) >= limits().columns:
        raise RefusedError("too_many", f"more than {limits().columns} columns; keep those you need")
    records = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    try:
        return next(records, []), records
    except csv.Error as error:
        raise RefusedError("malformed", f"the first line does not name columns: {error}") from None


def _lines(file: IO[str], options: IntakeOptions) -> Iterator[str]:
    for line in bounded_lines(file, options.max_bytes):
        if line is None:  # the end of its record cannot be found without holding it
            raise too_large("a line of the table", options)
        yield line
