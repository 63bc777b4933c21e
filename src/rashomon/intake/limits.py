"""How much an input may ask for (``codebook/intake/limits.yaml``), and what stops it.

Most limits are counts, so that the same input ends the same way on every machine. The one on time
is the last resort, for what no count foresees.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import FrameType

import msgspec

from rashomon.codebook import load
from rashomon.intake.outcomes import RefusedError

MEGABYTE = 1_000_000


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes, counts and seconds; each is explained where it is set."""

    article_bytes: int
    nesting: int
    expansion: int
    expansion_free: int
    members: int
    directory_bytes: int
    head_bytes: int
    columns: int
    entries: int
    depth: int
    tags: int
    pages: int
    parts: int
    seconds: float
    pdf_megabytes: int


@cache
def limits() -> Limits:
    """Return the limits."""
    return load("intake/limits.yaml", Limits)


@dataclass(slots=True)
class Allowance:
    """Bytes that may still be unpacked from one file, over all its members and passes."""

    left: int

    @classmethod
    def of(cls, packed_bytes: int) -> Allowance:
        """Return the allowance of a file of so many bytes."""
        return cls(limits().expansion_free + limits().expansion * packed_bytes)

    def spend(self, unpacked_bytes: int) -> None:
        """Count bytes as they are unpacked; raises RefusedError (``bomb``) when it is too much."""
        self.left -= unpacked_bytes
        if self.left < 0:
            raise RefusedError(
                "bomb",
                f"it unpacks to more than {limits().expansion} times its size; "
                "unpack it yourself if you trust it",
            )


class _OutOfTimeError(BaseException):
    """Not an Exception: a library that catches all of those must not swallow it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop what runs inside after so many seconds; raises RefusedError (``too_slow``).

    The alarm of the operating system interrupts Python and its regular expressions. Outside of
    the main thread, and where there is no such alarm (Windows), nothing is limited.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(
        signal, "setitimer"
    ):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _OutOfTimeError:
        raise RefusedError(
            "too_slow", f"reading it took more than {seconds:g} seconds; save it as plain text"
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
