"""gzip and zstd: one file inside another, unpacked as it is read."""

from __future__ import annotations

import errno
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Protocol, cast

import zstandard

from rashomon.intake.limits import Allowance
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import Opener, SourceFile

_WINDOW = 1 << 27
"""Bytes of memory that a zstd stream may ask for; what ``zstd`` itself allows without an option."""
_ZSTD_STEP = 1 << 10
"""Bytes unpacked at a time: four can stand for 128 KiB, and zstd takes no limit."""
_ERRORS = (EOFError, zlib.error, zipfile.BadZipFile, zstandard.ZstdError)
"""What the streams raise that this wraps, with the OSError of gzip, which has no number."""


class Readable(Protocol):
    """All that is asked of a stream of unpacked bytes."""

    def read(self, size: int, /) -> bytes:
        """Return up to so many bytes, none at the end."""

    def close(self) -> None:
        """Let go of what is held."""


class Unpacked(io.RawIOBase):
    """A stream that counts what it unpacks, and tells an error of the packing as a refusal."""

    def __init__(self, stream: Readable, allowance: Allowance, *below: IO[bytes]) -> None:
        self._stream, self._allowance, self._below = stream, allowance, below

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer; raises RefusedError (``malformed``, ``bomb``)."""
        view = memoryview(cast(bytearray, buffer)).cast("B")
        try:
            data = self._stream.read(len(view))
        except (*_ERRORS, OSError) as error:
            if is_of_the_disk(error):
                raise
            raise RefusedError(
                "malformed", f"it cannot be unpacked to its end: {error}; fetch it again"
            ) from None
        self._allowance.spend(len(data))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close what lies below, too."""
        for stream in (self._stream, *self._below):
            stream.close()
        super().close()


def is_of_the_disk(error: BaseException) -> bool:
    """Say whether an error is the disk's: packing that is broken leads to places that are none."""
    return isinstance(error, OSError) and error.errno not in {None, errno.EINVAL}


def buffered(stream: Unpacked) -> IO[bytes]:
    """Return a stream with lines and reads of any length."""
    return io.BufferedReader(stream)


class _Frames:
    """What the zstd frames of a stream hold; a missing end is told, as the library does not."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._pending, self._ready = b"", b""
        self._begin()

    def _begin(self) -> None:
        unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame, self._is_fresh = unpacker.decompressobj(), True

    def read(self, most: int) -> bytes:
        """Return up to so many bytes, none at the end; raises EOFError and ZstdError."""
        while not self._ready:
            data = self._pending or self._packed.read(_ZSTD_STEP)
            if not data:
                if not self._is_fresh:
                    raise EOFError("the end is missing")
                return b""
            self._ready, self._is_fresh = self._frame.decompress(data), False
            self._pending = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._begin()
        data, self._ready = self._ready[:most], self._ready[most:]
        return data

    def close(self) -> None:
        """Nothing is held that is not freed by itself."""


def gunzip(source: SourceFile, _options: IntakeOptions) -> Iterator[SourceFile]:
    """Yield the one file in a gzip file; a WARC as it is, for its records are packed one by one.

    Raises RefusedError (``malformed``) when it cannot be unpacked at all.
    """

    def opened() -> IO[bytes]:
        packed = source.open()
        stream = gzip.GzipFile(fileobj=packed, mode="rb")
        return buffered(Unpacked(stream, source.allowance, packed))

    inner = _inner(source, ".gz", opened)
    yield replace(source, kind="warc") if _is_warc(inner) else inner


def unzstd(source: SourceFile, _options: IntakeOptions) -> Iterator[SourceFile]:
    """Yield the one file in a zstd file."""

    def opened() -> IO[bytes]:
        packed = source.open()
        return buffered(Unpacked(_Frames(packed), source.allowance, packed))

    yield _inner(source, ".zst", opened)


def _inner(source: SourceFile, suffix: str, opener: Opener) -> SourceFile:
    """Return the file inside: it keeps the name that is on disk, and is told by the rest of it."""
    plain = source.plain or source.name
    if PurePosixPath(plain).suffix.lower() in {suffix, ".zstd", ".gzip"}:
        plain = str(PurePosixPath(plain).with_suffix(""))
    return source.inside(source.name, opener, plain=plain)


def _is_warc(inner: SourceFile) -> bool:
    if inner.suffix == ".warc":
        return True
    with inner.open() as file:
        return file.read(5) == b"WARC/"
