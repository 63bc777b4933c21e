"""Rows of a dossier one after another, so that an export need not hold a table in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from rashomon.dossier import Dossier

_AT_ONCE = 2000
"""Rows fetched at a time."""

R = TypeVar("R", bound=msgspec.Struct)


def stream(dossier: Dossier, kind: type[R], sql: str) -> Iterator[R]:
    """Yield the rows of a query as instances of `kind`, whose fields its columns name."""
    result = dossier.connection.cursor().execute(sql)
    names = [column[0] for column in result.description]
    while rows := result.fetchmany(_AT_ONCE):
        found: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in rows]
        yield from msgspec.convert(found, list[kind])  # type: ignore[valid-type]
