"""The file of a dossier: made whole or not at all, opened by one process, and what goes wrong."""

from __future__ import annotations

import os
import tempfile
from importlib.resources import files
from pathlib import Path

import duckdb

FORMAT = "9"
"""The version of ``schema.sql``; a dossier of another version is refused, not migrated."""


class DossierError(Exception):
    """A dossier cannot be opened or written, or holds what it should not."""


def connect(path: Path | None, *, create: bool) -> duckdb.DuckDBPyConnection:
    """Open a dossier of this format, or make one where there is none and `create` says so.

    `path` None makes one in memory. Raises DossierError when there is no such file, when it is no
    dossier of this format, or when another process holds it.
    """
    if path is None:
        connection = duckdb.connect()
        _prepare(connection)
        return connection
    if create and not path.exists():
        _make(path)
    connection = open_any(path)
    names = {name for (name,) in _all(connection, "SELECT table_name FROM duckdb_tables()")}
    key = "SELECT value FROM meta WHERE key = 'format'"
    if "meta" in names and _all(connection, key) == [(FORMAT,)]:
        return connection
    connection.close()
    again = f"{path}: not a dossier of format {FORMAT}; build it again"
    saved = "; 'rashomon judgements export' saves what people ruled in it"
    raise DossierError(again + saved if "judgement" in names else again)


def open_any(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a dossier of any format; raises DossierError as `connect` does."""
    if not path.exists():
        raise DossierError(f"{path}: no such dossier; make one with 'rashomon build'")
    try:
        return duckdb.connect(str(path))
    except duckdb.IOException as error:
        raise DossierError(_why_not_opened(path, str(error))) from None


def why_not_written(path: Path | None, error: duckdb.Error) -> DossierError:
    """Return what to tell of a write that the disk or the memory had no room for."""
    said = str(error).splitlines()[0]
    return DossierError(
        f"{path or 'the dossier'}: cannot be written ({said}); what was kept before is whole: "
        "make room, and run the same command again"
    )


def _make(path: Path) -> None:
    """Make an empty dossier beside, and put it in its place: a kill leaves none that is cut off."""
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            fresh = Path(folder) / "new"
            with duckdb.connect(str(fresh)) as connection:
                _prepare(connection)
            _place(fresh, path)
    except duckdb.Error as error:
        raise why_not_written(path, error) from None


def _place(fresh: Path, path: Path) -> None:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return  # another process was faster
    except OSError:  # a file system without links
        fresh.replace(path)


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(files(__package__).joinpath("schema.sql").read_text("utf-8"))
    connection.execute("INSERT INTO meta VALUES ('format', $1)", [FORMAT])


def _all(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    return connection.execute(sql).fetchall()


def _why_not_opened(path: Path, error: str) -> str:
    if "lock" in error.lower():
        return f"{path}: another process has this dossier open; close it and try again"
    return f"{path}: not a dossier, or damaged ({error.splitlines()[0]})"
