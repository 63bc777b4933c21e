"""Judgements as a file of JSON lines, by which analysts exchange them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import msgspec

from rashomon.dossier.file import DossierError, open_any
from rashomon.dossier.judgements.making import sealed
from rashomon.links import Judgement


def write(judgements: Iterable[Judgement], path: Path) -> int:
    """Write judgements, one a line, the oldest first; return how many."""
    lines = [msgspec.json.encode(one) + b"\n" for one in judgements]
    path.write_bytes(b"".join(lines))
    return len(lines)


def in_dossier(path: Path) -> list[Judgement]:
    """Return what people ruled in a dossier of this format or another, oldest first.

    What people did by hand outlives the format of what is made of articles. Raises DossierError
    when there is no such file, or it holds no judgements.
    """
    connection = open_any(path)
    names = ", ".join(f'"{name}"' for name in Judgement.__struct_fields__)
    try:
        sql = f'SELECT {names} FROM judgement ORDER BY "when", id'  # noqa: S608 - fields of ours
        found = connection.execute(sql).fetchall()
    except duckdb.Error:
        raise DossierError(f"{path}: holds no judgements that can be read") from None
    finally:
        connection.close()
    rows = [dict(zip(Judgement.__struct_fields__, row, strict=True)) for row in found]
    return msgspec.convert(rows, list[Judgement])


def read(path: Path) -> list[Judgement]:
    """Return the judgements of a file.

    Raises DossierError, with the line, for what is no judgement or has been changed: an id is made
    from all that its judgement says, so that no file can put other words into an analyst's mouth.
    """
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            judgement = msgspec.json.decode(line, type=Judgement)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DossierError(f"{path}, line {number}: no judgement ({error})") from None
        if judgement != sealed(judgement):
            raise DossierError(
                f"{path}, line {number}: {judgement.id} was changed after it was made"
            )
        found.append(judgement)
    return found
