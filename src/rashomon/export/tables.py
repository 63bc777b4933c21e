"""The tables of the contract, in an order that depends on nothing but their content."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rashomon.dossier import Dossier
from rashomon.dossier.rows import TABLES
from rashomon.export.streamed import stream


def encoded_tables(dossier: Dossier) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield each table's name and its rows as JSON, so that equal dossiers write alike."""
    for name, kind in TABLES.items():
        rows = stream(dossier, kind, f"SELECT * FROM {name} ORDER BY ALL")  # noqa: S608
        yield name, map(msgspec.json.encode, rows)
