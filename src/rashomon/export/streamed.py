"""Rows of a dossier one after another, so that an export need not hold a table in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from rashomon.dossier import Dossier

_ROWS = 2000
"""Rows fetched at a time."""

_ARTICLES = 300
"""Articles whose words are held at a time, some 40 MB."""

T = TypeVar("T")
R = TypeVar("R", bound=msgspec.Struct)


def stream(dossier: Dossier, kind: type[R], sql: str) -> Iterator[R]:
    """Yield the rows of a query as instances of `kind`, whose fields its columns name."""
    result = dossier.connection.cursor().execute(sql)
    names = [column[0] for column in result.description]
    while rows := result.fetchmany(_ROWS):
        found: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in rows]
        yield from msgspec.convert(found, list[kind])  # type: ignore[valid-type]


def quoting(
    dossier: Dossier, rows: Iterable[T], articles_of: Callable[[T], Iterable[str]]
) -> Iterator[T]:
    """Yield rows, the articles that they will quote being read many at a time before."""
    batch: list[T] = []
    wanted: set[str] = set()
    for row in rows:
        batch.append(row)
        wanted.update(articles_of(row))
        if len(wanted) >= _ARTICLES:
            dossier.lookup.hold(wanted)
            yield from batch
            batch, wanted = [], set()
    dossier.lookup.hold(wanted)
    yield from batch
