"""The contract: one JSON lines file a table, and a manifest."""

from __future__ import annotations

from pathlib import Path

import msgspec

import rashomon
from rashomon.dossier import Dossier
from rashomon.dossier.rows import CONTRACT
from rashomon.export.tables import encoded_tables
from rashomon.export.written import Written


def write(dossier: Dossier, folder: Path) -> Written:
    """Write the dossier into `folder`, and return the number of rows of each table."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, lines in encoded_tables(dossier):
        counts[name] = 0
        with folder.joinpath(f"{name}.jsonl").open("wb") as out:
            for line in lines:
                out.write(line + b"\n")
                counts[name] += 1
    manifest = {"contract": CONTRACT, "rashomon": rashomon.__version__, **counts}
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
    folder.joinpath("manifest.json").write_bytes(text + b"\n")
    return Written(rows=counts)
