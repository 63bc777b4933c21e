"""Content codings and packed files, unpacked no further than the limits allow."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from rashomon.intake.web.outcomes import NotFetchedError
from rashomon.intake.web.settings import FetchLimits

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_PIECE = 1 << 16


def unpacked(body: bytes, coding: str | None, limits: FetchLimits) -> bytes:
    """Return a body without its content coding, the value of ``Content-Encoding``.

    Raises NotFetchedError: ``bomb``; ``malformed`` for what is not packed as it says, or in a way
    that was not asked for.
    """
    name = (coding or "identity").strip().lower()
    if name in {"identity", ""} or not body:
        return body
    if name in {"gzip", "x-gzip"}:
        return _inflated(body, _GZIP, limits)
    if name == "deflate":  # meant is zlib's form, but some send it bare (RFC 9110, 8.4.1.2)
        is_zlib = body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
        return _inflated(body, _ZLIB if is_zlib else _RAW, limits)
    raise NotFetchedError("malformed", f"it is packed as {name!r}, which was not asked for")


def gunzipped(content: bytes, limits: FetchLimits) -> bytes:
    """Return a file without gzip, if it is packed so; raises as `unpacked` does."""
    return _inflated(content, _GZIP, limits) if content.startswith(_GZIP_MAGIC) else content


def _inflated(body: bytes, form: int, limits: FetchLimits) -> bytes:
    room = min(limits.unpacked_bytes, max(limits.expansion_free, limits.expansion * len(body)))
    pieces = []
    for piece in _pieces(body, form):
        room -= len(piece)
        if room < 0:
            raise NotFetchedError("bomb", f"{len(body)} bytes unpack to more than is allowed")
        pieces.append(piece)
    return b"".join(pieces)


def _pieces(body: bytes, form: int) -> Iterator[bytes]:
    """Yield what members of a packed body, one after another, unpack to."""
    try:
        while body:
            unpacking = zlib.decompressobj(form)
            while not unpacking.eof:
                piece = unpacking.decompress(body, _PIECE)
                body = unpacking.unconsumed_tail
                if not piece and not unpacking.eof:
                    raise NotFetchedError("malformed", "it is packed, and cut off")
                yield piece
            body = unpacking.unused_data
            if form != _GZIP or not body.startswith(_GZIP_MAGIC):
                return
    except zlib.error as error:
        raise NotFetchedError("malformed", f"it is not packed as it says: {error}") from None
