"""What a reader asks of a page: facets, and which slice of the rows. It is the query string."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args
from urllib.parse import urlencode

import msgspec

from rashomon.dossier import Filter
from rashomon.dossier.filters import is_date
from rashomon.ontology import EVENT_TYPES
from rashomon.report.parts import Sure, Voice

SLICE = 50
"""Rows of a list that a server shows at a time."""

FACETS = ("outlet", "actor", "type", "since", "until", "certainty", "voice", "text")

_CHOICES: Mapping[str, frozenset[str]] = {
    "type": frozenset(EVENT_TYPES),
    "certainty": frozenset(get_args(Sure)),
    "voice": frozenset(get_args(Voice)),
}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Facets of one page, the rows ``[offset, offset + limit)``, and the key of a keyed page.

    ``outlet`` is a name as `Outlet.key` has it, ``actor`` an id, a name or a country's code,
    ``since`` and ``until`` are days, months or years, ``text`` is words that a row contains.
    ``row`` is the id of a row, of which the slice is shown that has it (`site.placed`).
    """

    key: str | None = None
    outlet: str | None = None
    actor: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    certainty: Sure | None = None
    voice: Voice | None = None
    text: str | None = None
    row: str | None = None
    offset: int = 0
    limit: int = SLICE

    @property
    def facets(self) -> dict[str, str]:
        """The facets that are set, by name."""
        return {name: value for name in FACETS if (value := getattr(self, name))}

    def filter(self) -> Filter:
        """Return the facets that the dossier's own questions know."""
        return Filter(
            outlet=self.outlet,
            actor=self.actor,
            type=self.type,
            since=self.since,
            until=self.until,
        )

    def query(self, **changes: object) -> str:
        """Return the query string that asks for this, with some of it changed; "" for nothing."""
        asked = msgspec.structs.replace(self, **changes) if changes else self
        offset = {"offset": str(asked.offset)} if asked.offset else {}
        return urlencode(asked.facets | offset)


def asked_of(query: Mapping[str, str], key: str | None = None) -> Asked:
    """Return what a query string asks for; empty values ask for nothing.

    Raises ValueError, in words for the reader, for a value that no row can have.
    """
    given: dict[str, Any] = {
        name: value.strip() for name, value in query.items() if name in FACETS and value.strip()
    }
    for name, choices in _CHOICES.items():
        if name in given and given[name] not in choices:
            listed = ", ".join(sorted(choices))
            raise ValueError(f"{name}: {given[name]!r} is none of {listed}")
    for name in ("since", "until"):
        if name in given and not is_date(given[name]):
            raise ValueError(f"{name}: {given[name]!r} is no date; write 2020, 2020-08, 2020-08-09")
    offset = query.get("offset", "") or "0"
    if not (offset.isascii() and offset.isdecimal()) or len(offset) > 9:
        raise ValueError(f"offset: {offset!r} is no number of rows")
    row = None if given else query.get("row", "").strip() or None
    return Asked(key=key, row=row, offset=int(offset), **given)
