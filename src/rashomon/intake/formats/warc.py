"""WARC (ISO 28500): what a crawler kept, record by record, packed or not, and never on disk again.

Each record of a packed archive is a gzip member of its own, so one that is broken or cut off is
skipped: the next one is found by its first bytes, and must begin as a record does. That is why
this is not left to a library: those that there are stop at the first broken record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import IO

from rashomon.intake.formats.members import Member, next_member
from rashomon.intake.http import headers_of, media_type, parse_response
from rashomon.intake.kinds import MEDIA, looks_html
from rashomon.intake.limits import Allowance, limits
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile
from rashomon.records import Rejected

_VERSION = re.compile(rb"WARC/\d\.\d{1,2}\s*$")
_WITH_TEXT = frozenset({"response", "resource", "conversion"})
"""Types of records that hold what was fetched. The others tell how, or point to another record."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)?")
_BEGINNING = b"WARC/"
_STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class Record:
    """``headers`` have names in lower case; ``block`` is None when nobody wants it."""

    headers: dict[str, str]
    block: bytes | None


def records(source: SourceFile, options: IntakeOptions) -> Iterator[SourceFile | Rejected]:
    """Yield the pages, texts and documents in an archive; ``#n`` is the number of the record.

    Pictures, scripts and redirections are parts of the crawl and not inputs: they are passed over.
    """
    with source.on_disk() as location, location.open("rb") as file:
        limit = options.max_bytes
        for number, found in enumerate(_records(file, source.allowance, limit), start=1):
            name = f"{source.name}#{number}"
            try:
                if isinstance(found, RefusedError):
                    raise found
                inner = _file(source, name, found, limit)
            except RefusedError as refused:
                yield refused.at(name)
                continue
            if inner is not None:
                yield inner


def _records(file: IO[bytes], allowance: Allowance, limit: int) -> Iterator[Record | RefusedError]:
    """Yield the records of an archive, and a refusal for each that is broken."""
    if file.read(2) != b"\x1f\x8b":
        file.seek(0)
        yield from _in_stream(file, limit)
        return
    at = next_member(file, 0, _BEGINNING)
    while at is not None:
        member = Member(file, at, allowance)
        try:
            yield from _in_stream(member.stream, limit)
        except RefusedError as refused:
            if refused.reason != "malformed":
                raise
            yield refused
            at = next_member(file, at + 1, _BEGINNING)
            continue
        at = next_member(file, member.end, _BEGINNING)
        if at != member.end and (at is not None or file.seek(0, 2) > member.end):
            yield RefusedError("malformed", "there is something between the records; it is left")


def _in_stream(stream: IO[bytes], limit: int) -> Iterator[Record | RefusedError]:
    """Yield the records of a stream; after a broken one, all up to the next beginning is left."""
    lost = False
    while line := stream.readline(_STEP):
        if _VERSION.match(line):
            found = _record(stream, limit)
            lost = isinstance(found, RefusedError) and found.reason == "malformed"
            yield found
        elif line.strip() and not lost:
            lost = True
            yield RefusedError("malformed", "no record begins here; the next one is looked for")


def _record(stream: IO[bytes], limit: int) -> Record | RefusedError:
    """Return the record whose first line was read, and leave the stream behind it.

    Behind its head, where it is not as long as it says and the stream can go back.
    """
    headers = headers_of(_head(stream))
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdigit()):
        return RefusedError("malformed", "the record does not say how long it is")
    start = stream.tell() if stream.seekable() else None
    size, kept = int(length), headers.get("warc-type", "").lower() in _WITH_TEXT
    too_large = size > limit + limits().head_bytes
    block = stream.read(size) if kept and not too_large else None
    read = _skip(stream, size) if block is None else len(block)
    if read < size or stream.readline(_STEP).strip():
        if start is not None:
            stream.seek(start)
        said = (
            "the archive is cut off in this record" if read < size else "it is longer than it says"
        )
        return RefusedError("malformed", f"{said}; fetch the page again")
    if kept and too_large:
        return RefusedError("too_large", "the record is larger than the limit; raise max_bytes")
    return Record(headers, block)


def _head(stream: IO[bytes]) -> bytes:
    """Return the head of a record as far as the limit; what is cut names no length."""
    lines, left = [], limits().head_bytes
    while left > 0 and (line := stream.readline(left)).strip():
        lines.append(line)
        left -= len(line)
    return b"".join(lines)


def _skip(stream: IO[bytes], size: int) -> int:
    """Pass over so many bytes, and return how many there were."""
    left = size
    while left > 0 and (data := stream.read(min(left, _STEP))):
        left -= len(data)
    return size - left


def _file(source: SourceFile, name: str, record: Record, limit: int) -> SourceFile | None:
    """Return the page or document that a record holds, or None when it holds none."""
    if record.block is None:
        return None
    url = record.headers.get("warc-target-uri", "").strip("<>")
    kind, charset = media_type(record.headers.get("content-type", ""))
    body = record.block
    if kind == "application/http":
        response = parse_response(body, source.allowance, limit)
        kind, charset, body = response.media_type, response.charset, response.body
        if 300 <= response.status < 400:
            return None
        if response.status >= 400:
            raise RefusedError("http_error", f"the server said {response.status}; fetch it again")
    format_name = MEDIA.get(kind) or ("html" if not kind and looks_html(body) else None)
    if format_name is None or url.endswith("/robots.txt"):
        return None
    date = record.headers.get("warc-date", "")
    found = Metadata(url=url or None, fetched=date if _DATE.fullmatch(date) else None)
    return source.inside(
        name,
        partial(BytesIO, body),
        kind=format_name,
        charset=charset,
        metadata=source.metadata.over(found),
        flags=(*source.flags, *(["truncated"] if "warc-truncated" in record.headers else [])),
    )
