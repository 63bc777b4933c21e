"""A row of a table is an article; what all tables have in common."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from typing import IO

from rashomon.intake.document import Document
from rashomon.intake.encodings import clean_characters, decode
from rashomon.intake.fields import body_of, field_names, metadata_of, normal_name
from rashomon.intake.limits import limits
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError, rejected
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import too_large
from rashomon.records import Rejected

_CHUNK = 1 << 20
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks, and Python's name of an encoding that takes the mark away."""


def row_document(
    source: SourceFile,
    number: int,
    row: object,
    options: IntakeOptions,
    flags: tuple[str, ...] = (),
) -> Document | Rejected:
    """Return the document of a row, a mapping of column to value; ``number`` counts from 1."""
    path = row_path(source, number)
    if not isinstance(row, Mapping):
        return rejected(path, "malformed", "the row is not an object with named fields")
    if len(row) > (most := limits().columns):
        return rejected(path, "too_many", f"more than {most} fields; keep those you need")
    named = {normal_name(name): value for name, value in row.items() if name is not None}
    text, html = body_of(named)
    body = text or html
    if body is None:
        if known := sorted(set(named) & {*field_names().text, *field_names().html}):
            return rejected(path, "empty", f"there is nothing in {', '.join(known)}")
        held = ", ".join(sorted(named)) or "nothing"
        return rejected(
            path, "not_an_article", f"no column holds the text; name it 'text' (columns: {held})"
        )
    if len(body) > options.max_bytes:
        return too_large("the row", options).at(path)
    raw, replaced = clean_characters(body)
    return Document(
        path,
        raw,
        "text" if text else "html",
        source.metadata.over(metadata_of(named)),
        (*source.flags, *flags, *(["characters_replaced"] if replaced else [])),
    )


def row_path(source: SourceFile, number: int) -> str:
    """Return the path of a row's article."""
    return f"{source.name}#{number}"


def encoding_of(source: SourceFile, options: IntakeOptions) -> tuple[str, tuple[str, ...]]:
    """Return the encoding of a table of text and flags about it, reading it once in chunks.

    Raises RefusedError: ``binary``, ``wrong_encoding``.
    """
    if options.encoding is not None:
        return options.encoding, ()
    with source.open() as file:
        head = file.read(_CHUNK)
        for mark, name in _MARKED:
            if head.startswith(mark):
                return name, ()
        if b"\x00" not in head and _is_utf8(head, file):
            return "utf-8", ()
    decoded = decode(head)
    if decoded.encoding == "utf-8":
        raise RefusedError("wrong_encoding", "UTF-8 at first, but not throughout; save it as UTF-8")
    return decoded.encoding, decoded.flags


def _is_utf8(head: bytes, file: IO[bytes]) -> bool:
    """Say whether what was read of a file and what is left of it are UTF-8 together."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def bounded_lines(file: IO[str], limit: int) -> Iterator[str | None]:
    """Yield the lines of a file, None for one of more than `limit` characters."""
    while line := file.readline(limit + 1):
        if len(line) <= limit or line.endswith("\n"):
            yield line
            continue
        while (rest := file.readline(limit)) and not rest.endswith("\n"):
            pass
        yield None
