"""Tab-separated tables that survive hostile names and a spreadsheet.

A cell holds no tab, line break or other character that does not print; what a spreadsheet would
run is guarded as in `csv`; a cell with a quotation mark is quoted, so that no reader that honours
quotes runs on into the next row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from rashomon.export.csv import cell


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a header line and the rows as UTF-8, and return the number of rows."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_clean(value) for value in row])
            count += 1
    return count


def _clean(value: object) -> str:
    if isinstance(value, str):
        value = " ".join("".join(c if c.isprintable() else " " for c in value).split())
    return cell(value)
