"""JSON: an array of articles, or objects one after another; decoded value by value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from rashomon.intake.document import Document
from rashomon.intake.formats.rows import encoding_of, row_document
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import too_large
from rashomon.records import Rejected

_CHUNK = 1 << 16
_BETWEEN = " \t\r\n,"


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Yield a document an element; what follows the first error in the JSON is not read."""
    encoding, flags = encoding_of(source, options)
    with source.open_text(encoding, newline="") as file:
        for number, row in enumerate(_values(file, options), start=1):
            yield row_document(source, number, row, options, flags)


def _values(file: IO[str], options: IntakeOptions) -> Iterator[object]:
    """Yield the elements of the array in a file, or its values, holding one at a time.

    A value that is not complete in the buffer is tried again with twice as much text, so that a
    long one costs a small multiple of its length.
    """
    decoder = json.JSONDecoder()
    buffer, step = file.read(_CHUNK).lstrip(), _CHUNK
    is_array = buffer.startswith("[")
    buffer = buffer[1:] if is_array else buffer
    while True:
        buffer = buffer.lstrip(_BETWEEN)
        if is_array and buffer.startswith("]"):
            return
        if not is_array and not buffer and not (buffer := file.read(step)):
            return
        try:
            value, end = decoder.raw_decode(buffer)
        except (ValueError, RecursionError) as error:
            if len(buffer) > options.max_bytes:
                raise too_large("one value", options) from None
            more = file.read(step)
            if not more:
                raise RefusedError("malformed", f"not JSON from here on: {error}") from None
            buffer, step = buffer + more, step * 2
            continue
        yield value
        buffer, step = buffer[end:], _CHUNK
