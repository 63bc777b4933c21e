"""What the server takes and how long it waits (``codebook/web/limits.yaml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from rashomon.codebook import load


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sizes in bytes, times in seconds, the rest are counts."""

    port: int
    readers: int
    connections: int
    waiting_changes: int
    remembered_changes: int
    body_bytes: int
    upload_bytes: int
    seconds_to_send: float
    seconds_to_answer: float
    listed: int


@cache
def limits() -> Limits:
    """Return the limits of this installation."""
    return load("web/limits.yaml", Limits)
