"""What every benchmark shares: its two arguments, and rows in and out as JSON lines.

A benchmark reads the input fields of one yardstick's folder and writes the rows that the folder's
README asks for; the scorer that lies beside the data does the measuring.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def arguments(description: str) -> tuple[Path, Path]:
    """Return ``--data`` (a yardstick's folder) and ``--out`` (the file to write)."""
    given = parser_of(description).parse_args()
    return given.data, given.out


def parser_of(description: str) -> argparse.ArgumentParser:
    """Return the parser of the two arguments, for a benchmark that has more."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="the yardstick's folder")
    parser.add_argument("--out", type=Path, required=True, help="the rows to score (JSONL)")
    return parser


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def write(path: Path, found: Iterable[Row]) -> None:
    """Write rows as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for row in found:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
