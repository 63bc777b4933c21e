"""Judgements as a file of JSON lines, by which analysts exchange them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from rashomon.dossier.file import DossierError
from rashomon.dossier.judgements.making import sealed
from rashomon.links import Judgement


def write(judgements: Iterable[Judgement], path: Path) -> int:
    """Write judgements, one a line, the oldest first; return how many."""
    lines = [msgspec.json.encode(one) + b"\n" for one in judgements]
    path.write_bytes(b"".join(lines))
    return len(lines)


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
