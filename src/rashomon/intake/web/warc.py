"""Records of a WARC file (ISO 28500, version 1.1): written whole, and read back after a kill.

Each record is a gzip member of its own, so a file that ends in the middle of one has lost that one
and no other.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from rashomon.intake.http import headers_of
from rashomon.intake.web.outcomes import Exchange, Fetched

_GZIP = 16 + zlib.MAX_WBITS
_STEP = 1 << 16
_SOFTWARE = "software: {agent}\r\nformat: WARC File Format 1.1\r\n"


class NotWarcError(Exception):
    """What stands at an offset of a file is no WARC record packed with gzip."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it was read: names of headers in lower case; ``end`` is the offset behind it."""

    headers: dict[str, str]
    block: bytes
    end: int

    @property
    def kind(self) -> str:
        """The type of the record."""
        return self.headers.get("warc-type", "")


def first_record(agent: str, at: dt.datetime) -> bytes:
    """Return the record that a file begins with: what wrote it."""
    block = _SOFTWARE.format(agent=agent).encode()
    return _member("warcinfo", at, {"Content-Type": "application/warc-fields"}, block)


def records_of(fetched: Fetched) -> bytes:
    """Return a request and a response for each exchange, byte for byte; the page comes last."""
    return b"".join(map(_exchange_records, fetched.exchanges))


def read_records(file: IO[bytes], start: int, most: int) -> Iterator[Record]:
    """Yield the complete records of a packed file from an offset on.

    ``most`` bounds what is kept of each, in bytes. A file that breaks off ends with the last
    complete record; raises NotWarcError where there is something else.
    """
    file.seek(start)
    at, pending = start, b""
    while pending or (pending := file.read(_STEP)):
        begins, inflater, parts, room = at, zlib.decompressobj(_GZIP), [], most
        while not inflater.eof:
            if not pending and not (pending := file.read(_STEP)):
                return
            try:
                part = inflater.decompress(pending, _STEP)
            except zlib.error:
                raise NotWarcError(begins) from None
            used = len(pending) - len(inflater.unconsumed_tail) - len(inflater.unused_data)
            at, pending = at + used, pending[used:]
            parts.append(part[:room])
            room -= len(parts[-1])
        head, _, block = b"".join(parts).partition(b"\r\n\r\n")
        if not head.startswith(b"WARC/"):
            raise NotWarcError(begins)
        yield Record(headers_of(head), block.removesuffix(b"\r\n\r\n"), at)


def _exchange_records(exchange: Exchange) -> bytes:
    target = {"WARC-Target-URI": exchange.url, "WARC-IP-Address": exchange.ip}
    response = {**target, "Content-Type": "application/http;msgtype=response"}
    request = {
        **target,
        "Content-Type": "application/http;msgtype=request",
        "WARC-Concurrent-To": _id("response", exchange.at, response, exchange.response),
    }
    return _member("request", exchange.at, request, exchange.request) + _member(
        "response", exchange.at, response, exchange.response
    )


def _member(kind: str, at: dt.datetime, headers: dict[str, str], block: bytes) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": _id(kind, at, headers, block),
        "WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        **headers,
        "WARC-Block-Digest": _digest(block),
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return gzip.compress(f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n", mtime=0)


def _id(kind: str, at: dt.datetime, headers: dict[str, str], block: bytes) -> str:
    """Return an id that the same record has whenever it is written."""
    what = f"{kind} {at.isoformat()} {headers.get('WARC-Target-URI')} {_digest(block)}"
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, what)}>"


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
