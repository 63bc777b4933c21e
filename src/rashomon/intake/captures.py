"""Copies of pages: the page's own address, and when an archive or a person kept a copy of it.

The day of a copy is no evidence of when an article appeared: that may have been years before.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import msgspec

from rashomon.codebook import load
from rashomon.intake.metadata import Metadata

_NOTED_WITHIN = 10_000
_TIMES = (("%Y%m%d", ""), ("%Y%m%d%H%M%S", "Z"), ("%a %b %d %Y %H:%M:%S GMT%z", ""))
"""How moments are written, and what completes them: digits, and dates as JavaScript has them."""


class Captures(msgspec.Struct, frozen=True):
    """Patterns with the groups ``captured`` and ``address``, and names of folders of parts."""

    archives: tuple[str, ...]
    saved_pages: tuple[str, ...]
    parts_folders: tuple[str, ...]


def at_the_outlet(known: Metadata) -> Metadata:
    """Return metadata with the outlet's own address in place of that of a copy in an archive."""
    for pattern in _compiled(_data().archives):
        match = pattern.fullmatch(known.url or "")
        captured = _time(match["captured"]) if match else None
        if match and captured:
            address = match["address"]
            if not re.match(r"https?:", address):
                address = f"http://{address}"
            return replace(known, url=address, fetched=captured)
    return known


def host_of(url: str | None) -> str | None:
    """Return the host of an address: what a page that was fetched has for an outlet."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") or None if host else None


def saved_page(markup: str) -> Metadata:
    """Return what the tool that saved a page has noted in it."""
    for pattern in _compiled(_data().saved_pages):
        if match := pattern.search(markup, 0, _NOTED_WITHIN):
            captured = match.groupdict().get("captured")
            return Metadata(url=match["address"], fetched=_time(captured) if captured else None)
    return Metadata()


def is_parts_folder(name: str, pages: Collection[str]) -> bool:
    """Say whether a folder holds the parts of one of the pages beside it, by names without suffix.

    A browser saves a page as ``Story.html`` and its pictures in ``Story_files``.
    """
    return any(
        name.endswith(suffix) and name[: -len(suffix)] in pages for suffix in _data().parts_folders
    )


def _time(text: str) -> str | None:
    """Return a moment as ISO 8601, or None when it is none; digits are those of UTC."""
    for pattern, add in _TIMES:
        with contextlib.suppress(ValueError):
            found = dt.datetime.strptime(text.strip(), pattern)
            return found.date().isoformat() if pattern == "%Y%m%d" else found.isoformat() + add
    return None


@cache
def _data() -> Captures:
    return load("intake/captures.yaml", Captures)


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
