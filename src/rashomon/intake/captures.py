"""Addresses in web archives: the page's own address, and when the archive captured it.

The day in such an address is that of the capture. An article may have appeared years before.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.intake.metadata import Metadata


class Captures(msgspec.Struct, frozen=True):
    """Patterns of whole addresses with the groups ``captured`` and ``address``."""

    archives: tuple[str, ...]


def at_the_outlet(known: Metadata) -> Metadata:
    """Return metadata with the outlet's own address in place of that of a copy in an archive."""
    for pattern in _patterns():
        match = pattern.fullmatch(known.url or "")
        captured = _time(match["captured"]) if match else None
        if match and captured:
            address = match["address"]
            if not re.match(r"https?:", address):
                address = f"http://{address}"
            return replace(known, url=address, fetched=captured)
    return known


def _time(digits: str) -> str | None:
    """Return yyyymmdd or yyyymmddhhmmss (UTC) as ISO 8601, or None when it is no time."""
    try:
        if len(digits) == 8:
            return dt.datetime.strptime(digits, "%Y%m%d").date().isoformat()
        return dt.datetime.strptime(digits, "%Y%m%d%H%M%S").isoformat() + "Z"
    except ValueError:
        return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    archives = load("intake/captures.yaml", Captures).archives
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in archives)
