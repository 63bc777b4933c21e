"""JSON Schemas of the contract's tables, generated from the row types.

``python -m rashomon.export.schemas`` rewrites the files in ``export/schemas/``; a test holds them
against the types.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from rashomon.dossier.rows import TABLES

FOLDER = Path(__file__).parent / "schemas"


def schema_texts() -> dict[str, bytes]:
    """Return each table's schema, by file name, as formatted JSON."""
    return {
        f"{name}.schema.json": msgspec.json.format(
            msgspec.json.encode(msgspec.json.schema(kind), order="sorted"), indent=2
        )
        + b"\n"
        for name, kind in TABLES.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in schema_texts().items():
        FOLDER.joinpath(name).write_bytes(text)
