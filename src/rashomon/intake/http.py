"""A response of a web server as it came over the wire: its status, its headers and its body.

Archives keep it in every shape: with or without the chunks and the packing that the headers name.
What does not fit the headers is taken as it is, for it was unpacked before it was kept.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message

import brotli
import zstandard

from rashomon.intake.limits import Allowance
from rashomon.intake.outcomes import RefusedError

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})[^\r\n]*\r?\n")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_STEP = 1 << 16


@dataclass(frozen=True, slots=True)
class Response:
    """``headers`` have names in lower case; ``body`` is unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of the body in lower case, without parameters; empty when it is not said."""
        return media_type(self.headers.get("content-type", ""))[0]

    @property
    def charset(self) -> str | None:
        """The encoding that the header names."""
        return media_type(self.headers.get("content-type", ""))[1]


def parse_response(data: bytes, allowance: Allowance, limit: int) -> Response:
    """Return the response in the bytes of a record; `limit` bounds its body in bytes.

    Raises RefusedError: ``malformed`` when it is none, ``bomb``, ``too_large``.
    """
    status = _STATUS.match(data)
    if not status:
        raise RefusedError("malformed", "the record holds no response of a server")
    end = _END_OF_HEAD.search(data, status.end() - 1)
    head, body = (data[status.end() : end.start()], data[end.end() :]) if end else (data, b"")
    headers = headers_of(head)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _without_chunks(body)
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        body = _unpacked(body, coding.strip(), allowance, limit)
    return Response(int(status[1]), headers, body)


def headers_of(head: bytes) -> dict[str, str]:
    """Return the fields of a head by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for line in head.splitlines():
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if colon and name.strip():
            found.setdefault(name.strip().lower(), value.strip())
    return found


def media_type(value: str) -> tuple[str, str | None]:
    """Return the type and the charset of a Content-Type."""
    message = Message()
    message["Content-Type"] = re.sub(r"[^ -~]+", " ", value)[:500]
    charset = message.get_param("charset")
    kind = value.partition(";")[0].strip().lower()
    return kind, charset.strip() if isinstance(charset, str) and charset.strip() else None


def _without_chunks(data: bytes) -> bytes:
    """Return a body without the marks between its chunks; as it is, if it has none."""
    parts: list[bytes] = []
    at = 0
    while match := _CHUNK.match(data, at):
        size = int(match[1], 16)
        at = match.end() + size
        if size == 0:
            return b"".join(parts)
        parts.append(data[match.end() : at])
    return b"".join(parts) if parts and at >= len(data) else data


def _unpacked(data: bytes, coding: str, allowance: Allowance, limit: int) -> bytes:
    try:
        if coding in {"gzip", "x-gzip", "deflate"}:
            return _inflated(data, coding, allowance, limit)
        if coding == "br":
            return _unbrotlied(data, allowance, limit)
        if coding == "zstd":
            reader = zstandard.ZstdDecompressor(max_window_size=1 << 23).stream_reader(data)
            return _bounded([reader.read(limit + 1)], allowance, limit)
    except (zlib.error, brotli.error, zstandard.ZstdError):
        pass  # it was unpacked before it was kept
    return data


def _inflated(data: bytes, coding: str, allowance: Allowance, limit: int) -> bytes:
    bare = coding == "deflate" and data[:1] != b"\x78"  # some servers leave out zlib's frame
    inflater = zlib.decompressobj(wbits=-15 if bare else 47)
    return _bounded([inflater.decompress(data, limit + 1)], allowance, limit)


def _unbrotlied(data: bytes, allowance: Allowance, limit: int) -> bytes:
    decoder = brotli.Decompressor()
    parts = [decoder.process(data, output_buffer_limit=_STEP)]
    size = len(parts[0])
    while not decoder.is_finished() and size <= limit and not decoder.can_accept_more_data():
        parts.append(decoder.process(b"", output_buffer_limit=_STEP))
        size += len(parts[-1])
    return _bounded(parts, allowance, limit)


def _bounded(parts: list[bytes], allowance: Allowance, limit: int) -> bytes:
    body = b"".join(parts)
    allowance.spend(len(body))
    if len(body) > limit:
        raise RefusedError("too_large", "the page is larger than the limit; raise max_bytes")
    return body
