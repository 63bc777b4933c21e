"""The way out of a dossier: one module a format, each writing a folder.

A new format is a new module with a ``write`` and one line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rashomon.dossier import Dossier
from rashomon.export import csv, jsonl, parquet

Writer = Callable[[Dossier, Path], dict[str, int]]
"""Writes a dossier into a folder and returns the number of rows of each table."""

FORMATS: dict[str, Writer] = {
    "jsonl": jsonl.write,
    "csv": csv.write,
    "parquet": parquet.write,
}
