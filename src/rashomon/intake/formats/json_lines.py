"""JSON Lines: a line is an object, an object is an article."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rashomon.intake.document import Document
from rashomon.intake.formats.rows import bounded_lines, encoding_of, row_document, row_path
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import rejected
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import too_large
from rashomon.records import Rejected


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Yield a document a line; a row's number is that of its line, a bad line is rejected alone."""
    encoding, flags = encoding_of(source, options)
    with source.open_text(encoding, newline="\n") as file:
        for number, line in enumerate(bounded_lines(file, options.max_bytes), start=1):
            if line is None:
                yield too_large("the line", options).at(row_path(source, number))
            elif line.strip():
                yield _row(source, number, line, options, flags)


def _row(
    source: SourceFile, number: int, line: str, options: IntakeOptions, flags: tuple[str, ...]
) -> Document | Rejected:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return rejected(row_path(source, number), "malformed", f"not JSON: {error}")
    return row_document(source, number, row, options, flags)
