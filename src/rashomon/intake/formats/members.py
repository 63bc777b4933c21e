"""The members of a gzip file one by one, and the next sound one after one that is broken."""

from __future__ import annotations

import io
import zlib
from typing import IO, cast

from rashomon.intake.limits import Allowance
from rashomon.intake.outcomes import RefusedError

_GZIP = 31
"""zlib's number for a stream with the frame of gzip."""
_MAGIC = b"\x1f\x8b\x08"
_STEP = 1 << 16


class Member(io.RawIOBase):
    """What one gzip member of a file holds; ``end`` is the offset behind it, once it is read."""

    def __init__(self, file: IO[bytes], start: int, allowance: Allowance) -> None:
        self._file, self._allowance = file, allowance
        self._inflater = zlib.decompressobj(wbits=_GZIP)
        self._pending = b""
        self._at = start
        self.stream = io.BufferedReader(self)

    @property
    def end(self) -> int:
        """The offset of the first byte behind the member."""
        return self._at - len(self._inflater.unused_data)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer; raises RefusedError (``malformed``, ``bomb``)."""
        view = memoryview(cast(bytearray, buffer)).cast("B")
        data = b""
        while not data and not self._inflater.eof:
            data = self._inflated(len(view))
        self._allowance.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def _inflated(self, most: int) -> bytes:
        if not self._pending:
            self._file.seek(self._at)
            self._pending = self._file.read(_STEP)
            self._at += len(self._pending)
            if not self._pending:
                raise RefusedError("malformed", "the archive is cut off here; fetch it again")
        try:
            data = self._inflater.decompress(self._pending, most)
        except zlib.error as error:
            raise RefusedError("malformed", f"the record cannot be unpacked: {error}") from None
        self._pending = self._inflater.unconsumed_tail
        return data


def next_member(file: IO[bytes], start: int, beginning: bytes) -> int | None:
    """Return the offset, at or after `start`, of a member that holds `beginning` first, or None."""
    at = start
    while True:
        file.seek(at)
        window = file.read(_STEP)
        found = window.find(_MAGIC)
        if found < 0:
            if len(window) < _STEP:
                return None
            at += len(window) - len(_MAGIC) + 1
            continue
        at += found
        if _begins(file, at, beginning):
            return at
        at += 1


def _begins(file: IO[bytes], at: int, beginning: bytes) -> bool:
    file.seek(at)
    try:
        data = zlib.decompressobj(wbits=_GZIP).decompress(file.read(_STEP), len(beginning))
    except zlib.error:
        return False
    return data == beginning
