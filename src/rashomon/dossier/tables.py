"""The tables of a dossier's file: opening it, asking it, and writing rows so that none is lost."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import duckdb
import msgspec

from rashomon.dossier.file import connect, why_not_written

S = TypeVar("S", bound=msgspec.Struct)


class Tables:
    """The tables of one dossier; `path` None keeps it in memory."""

    def __init__(self, path: str | Path | None = None, *, create: bool = False) -> None:
        """Open a dossier, or create one where there is none and `create` says so.

        Raises DossierError when there is no such file, when it is no dossier of this format, or
        when another process holds it.
        """
        self.path = None if path is None else Path(path)
        self.connection = connect(self.path, create=create)
        self._writing = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what is pending and let go of the file."""
        self.connection.close()

    def fetch(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query as tuples."""
        return self.connection.execute(sql, list(parameters)).fetchall()

    def select(self, kind: type[S], sql: str, parameters: Sequence[object] = ()) -> list[S]:
        """Return the rows of a query as instances of `kind`, whose fields its columns name."""
        result = self.connection.execute(sql, list(parameters))
        names = [column[0] for column in result.description]
        found = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
        return msgspec.convert(found, list[kind])  # type: ignore[valid-type]

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or not at all; an inner one joins it."""
        if self._writing:
            yield
            return
        self.connection.begin()
        self._writing = True
        try:
            yield
            self.connection.commit()
        except BaseException as error:
            with contextlib.suppress(duckdb.Error):  # a failed commit has ended it
                self.connection.rollback()
            if isinstance(error, duckdb.OperationalError | duckdb.FatalException):
                raise why_not_written(self.path, error) from None
            raise
        finally:
            self._writing = False

    def note(self, values: Mapping[str, str]) -> None:
        """Keep what is noted of the dossier as a whole, by name."""
        for key, value in values.items():
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES ($1, $2)", [key, value])

    def rewrite(self, table: str, rows: Iterable[msgspec.Struct]) -> None:
        """Replace a table's rows."""
        self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
        self.insert(table, rows)

    def replace(self, table: str, rows: Sequence[msgspec.Struct]) -> None:
        """Write rows in the place of those that have their ids."""
        ids = [getattr(row, "id") for row in rows]  # noqa: B009 - not every struct has one
        self.connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT unnest($1))", [ids])  # noqa: S608
        self.insert(table, rows)

    def insert(self, table: str, rows: Iterable[msgspec.Struct]) -> None:
        """Add rows to a table; they travel as JSON lines, which DuckDB loads in bulk."""
        described = self.connection.execute(f"DESCRIBE {table}").fetchall()
        columns = {name: kind for name, kind, *_ in described}
        names = ", ".join(f'"{name}"' for name in columns)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{table}.jsonl"
            with path.open("wb") as out:
                for row in rows:
                    out.write(msgspec.json.encode(row) + b"\n")
            if path.stat().st_size:
                loaded = (
                    "read_json($path, format = 'newline_delimited', columns = $columns, "
                    "maximum_object_size = 1073741824)"
                )
                self.connection.execute(
                    f"INSERT INTO {table} SELECT {names} FROM {loaded}",  # noqa: S608 - names of ours
                    {"path": str(path), "columns": columns},
                )
