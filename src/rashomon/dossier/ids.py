"""Which row is meant by an id, or by the start of one."""

from __future__ import annotations

from collections.abc import Collection

from rashomon.dossier.file import DossierError


def meant(start: str, ids: Collection[str], kind: str, hint: str) -> str:
    """Return the id that is `start`, or else the only one that begins so.

    Raises DossierError, which calls a row by its `kind`, when there is none (and then gives the
    `hint`) or there are several.
    """
    if start in ids:
        return start
    found = sorted(one for one in ids if one.startswith(start))
    if not found:
        raise DossierError(f"{start}: no such {kind}; {hint}")
    if len(found) > 1:
        raise DossierError(f"{start}: fits {len(found)} {kind}s, e.g. {found[0]} and {found[1]}")
    return found[0]
