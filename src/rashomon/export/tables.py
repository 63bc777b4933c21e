"""The tables of the contract, in an order that depends on nothing but their content."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rashomon.dossier import Dossier
from rashomon.dossier.rows import TABLES, Row


def encoded_tables(dossier: Dossier) -> Iterator[tuple[str, list[bytes]]]:
    """Yield each table's name and its rows as JSON, sorted, so that equal dossiers write alike."""
    for name, kind in TABLES.items():
        rows: list[Row] = dossier.select(kind, f"SELECT * FROM {name}")  # noqa: S608
        yield name, sorted(map(msgspec.json.encode, rows))
