"""One CSV file a table, safe to open in a spreadsheet.

Nested fields are written as JSON in one cell. A cell that a spreadsheet would take for a formula
is preceded by an apostrophe (OWASP, "CSV Injection"): article text is hostile input.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

from rashomon.dossier import Dossier
from rashomon.dossier.rows import TABLES
from rashomon.export.tables import encoded_tables
from rashomon.export.written import Written, losses

_GUARDED = ("cells", "an apostrophe before what a spreadsheet would run")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(dossier: Dossier, folder: Path) -> Written:
    """Write the dossier into `folder`, and count the rows of each table and the guarded cells."""
    folder.mkdir(parents=True, exist_ok=True)
    counts: dict[str, int] = {}
    changed: Counter[tuple[str, str]] = Counter()
    for name, lines in encoded_tables(dossier):
        counts[name] = 0
        columns = list(TABLES[name].__struct_fields__)
        # utf-8-sig: without the mark, spreadsheets read Cyrillic as Latin-1.
        with folder.joinpath(f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(columns)
            for line in lines:
                row = json.loads(line)
                cells = [cell(row[column]) for column in columns]
                changed[_GUARDED] += sum(
                    text != row[column]
                    for text, column in zip(cells, columns, strict=True)
                    if isinstance(row[column], str)
                )
                writer.writerow(cells)
                counts[name] += 1
    return Written(rows=counts, lost=losses(changed))


def cell(value: object) -> str:
    """Return a value as the text of a cell that no spreadsheet executes."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
