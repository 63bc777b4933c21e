"""The file: opening it, keeping articles and readings, and writing what linking made of them."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import duckdb
import msgspec

from rashomon.dossier.judgements import Heeded, heed
from rashomon.dossier.judgements.correcting import added, corrected
from rashomon.dossier.receipts import receipts
from rashomon.dossier.resolve import resolve
from rashomon.dossier.rows import CONTRACT
from rashomon.links import Judgement, Links
from rashomon.records import Article, Reading, Rejected

FORMAT = "4"
"""The version of ``schema.sql``; a dossier of another version is refused, not migrated."""

S = TypeVar("S", bound=msgspec.Struct)


class DossierError(Exception):
    """A dossier cannot be opened, or holds what it should not."""


class Store:
    """The tables of one dossier; `path` None keeps it in memory."""

    def __init__(self, path: str | Path | None = None, *, create: bool = False) -> None:
        """Open a dossier, or create one where there is none and `create` says so.

        Raises DossierError when there is no such file, when it is no dossier of this format, or
        when another process holds it.
        """
        self.path = None if path is None else Path(path)
        self.connection = _connect(self.path, create)
        self._writing = False
        self._prepare(create)

    def _prepare(self, create: bool) -> None:
        names = {name for (name,) in self._all("SELECT table_name FROM duckdb_tables()")}
        if not names and create:
            self.connection.execute(files(__package__).joinpath("schema.sql").read_text("utf-8"))
            self.connection.execute("INSERT INTO meta VALUES ('format', $1)", [FORMAT])
            return
        found = self._all("SELECT value FROM meta WHERE key = 'format'") if "meta" in names else []
        if found != [(FORMAT,)]:
            self.connection.close()
            again = f"{self.path}: not a dossier of format {FORMAT}; build it again"
            saved = "; 'rashomon judgements export' saves what people ruled in it"
            raise DossierError(again + saved if "judgement" in names else again)

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

    def _all(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
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
        except BaseException:
            self.connection.rollback()
            raise
        else:
            self.connection.commit()
        finally:
            self._writing = False

    # What is kept ------------------------------------------------------------------------------

    def keep(self, articles: Iterable[Article], readings: Iterable[Reading]) -> None:
        """Keep articles and their readings, replacing earlier copies of the same ids."""
        encode = msgspec.json.encode
        with self.transaction():
            for article in articles:
                self.connection.execute(
                    "INSERT OR REPLACE INTO article VALUES ($1, $2)",
                    [article.id, encode(article).decode()],
                )
            for reading in readings:
                self.connection.execute(
                    "INSERT OR REPLACE INTO reading VALUES ($1, $2, $3)",
                    [reading.article, reading.version, encode(reading).decode()],
                )

    def reject(self, rejected: Rejected) -> None:
        """Keep an input that did not become an article, with its reason."""
        self.connection.execute(
            "INSERT OR REPLACE INTO rejected VALUES ($1, $2, $3)",
            [rejected.path, rejected.reason, rejected.detail],
        )

    def forget(self, articles: Iterable[str]) -> None:
        """Drop articles and their readings by id."""
        with self.transaction():
            for article in articles:
                self.connection.execute("DELETE FROM reading WHERE article = $1", [article])
                self.connection.execute("DELETE FROM article WHERE id = $1", [article])

    def forget_rejected(self) -> None:
        """Drop the list of inputs that did not become articles, before they are tried again."""
        self.connection.execute("DELETE FROM rejected")

    def articles(self) -> list[Article]:
        """Return all articles in the order of their ids, with what people set right about them."""
        found = self._all("SELECT record FROM article ORDER BY id")
        articles = (msgspec.json.decode(record, type=Article) for (record,) in found)
        return corrected(articles, self.judgements())

    def article_ids(self) -> set[str]:
        """Return the ids of all articles."""
        return {article for (article,) in self._all("SELECT id FROM article")}

    def article(self, article: str) -> Article | None:
        """Return one article as it was read in, or None when the dossier does not hold it."""
        found = self._all("SELECT record FROM article WHERE id = $1", [article])
        return msgspec.json.decode(found[0][0], type=Article) if found else None

    def readings(self, version: str, articles: Iterable[str] | None = None) -> list[Reading]:
        """Return the readings of one reader version in the order of their articles' ids.

        `articles` narrows them to those articles.
        """
        sql = "SELECT record FROM reading WHERE version = $1"
        parameters: list[object] = [version]
        if articles is not None:
            sql += " AND list_contains($2, article)"
            parameters.append(sorted(articles))
        found = self._all(f"{sql} ORDER BY article", parameters)
        return [msgspec.json.decode(record, type=Reading) for (record,) in found]

    def misdated(self, version: str) -> list[Article]:
        """Return the articles whose readings took another date for theirs than people give them.

        They come with that date.
        """
        given = self.judgements()
        ruled = sorted({one.a for one in given if one.verdict == "date"})
        taken = {reading.article: reading.published for reading in self.readings(version, ruled)}
        articles = [article for one in ruled if (article := self.article(one))]
        return [
            article
            for article in corrected(articles, given)
            if article.id in taken and taken[article.id] != article.published.value
        ]

    def added(self) -> dict[str, bool]:
        """Say of the articles that somebody added by hand whether they are still wanted."""
        judgements = self.judgements()
        ruled = sorted({one.a for one in judgements if one.verdict == "add"})
        return added((article for one in ruled if (article := self.article(one))), judgements)

    def read_already(self, version: str) -> set[str]:
        """Return the ids of the articles that one reader version has read."""
        sql = "SELECT article FROM reading WHERE version = $1"
        return {article for (article,) in self._all(sql, [version])}

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep what people ruled; it takes effect when the dossier is linked again.

        A judgement that is known stays as it is: an id is made from all that a judgement says.
        """
        with self.transaction():
            for judgement in judgements:
                row = msgspec.to_builtins(judgement)
                names = ", ".join(f'"{name}"' for name in row)
                values = ", ".join(f"${name}" for name in row)
                self.connection.execute(
                    f"INSERT OR IGNORE INTO judgement ({names}) VALUES ({values})",  # noqa: S608
                    row,
                )

    def rejected(self) -> list[Rejected]:
        """Return the inputs that did not become articles."""
        return self.select(Rejected, "SELECT * FROM rejected ORDER BY path, reason")

    def judgements(self) -> list[Judgement]:
        """Return what people ruled, oldest first, whether it stands or not."""
        return self.select(Judgement, 'SELECT * FROM judgement ORDER BY "when", id')

    def reader(self) -> str:
        """Return the version of the reader whose readings the dossier shows.

        Raises DossierError when nothing has been read into it.
        """
        found = self._all("SELECT value FROM meta WHERE key = 'reader'")
        if not found:
            raise DossierError(f"{self.path}: nothing is read into this dossier yet")
        return str(found[0][0])

    def heeded(self, version: str) -> Heeded:
        """Return the readings of one reader version with what people's judgements make of them."""
        return heed(self.article_ids(), self.readings(version), self.judgements())

    # What is derived ---------------------------------------------------------------------------

    def write_links(self, version: str, links: Links) -> None:
        """Write everything that follows from the readings of one version and their links."""
        articles, heeded = self.articles(), self.heeded(version)
        links = heeded.shown(links)
        tables = resolve(articles, heeded.readings, links, heeded.resolutions)
        raw_of = {article.id: article.raw for article in articles}
        with self.transaction():
            for name, table in tables.items():
                self._rewrite(name, table)
            self._rewrite("links", (*links.actor_links, *links.event_links))
            self._rewrite("receipts", receipts(tables, raw_of))
            self._note({"reader": version, "contract": str(CONTRACT)})

    def _note(self, values: Mapping[str, str]) -> None:
        for key, value in values.items():
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES ($1, $2)", [key, value])

    def _rewrite(self, table: str, rows: Iterable[msgspec.Struct]) -> None:
        """Replace a table's rows; they travel as JSON lines, which DuckDB loads in bulk."""
        self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
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


def judgements_in(path: Path) -> list[Judgement]:
    """Return what people ruled in a dossier of this format or another, oldest first.

    What people did by hand outlives the format of what is made of articles. Raises DossierError
    when there is no such file, or it holds no judgements.
    """
    connection = _connect(path, create=False)
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


def _connect(path: Path | None, create: bool) -> duckdb.DuckDBPyConnection:
    if path is not None and not create and not path.exists():
        raise DossierError(f"{path}: no such dossier; make one with 'rashomon build'")
    try:
        return duckdb.connect(str(path or ":memory:"))
    except duckdb.IOException as error:
        raise DossierError(_why_not_opened(path, str(error))) from None


def _why_not_opened(path: Path | None, error: str) -> str:
    if "lock" in error.lower():
        return f"{path}: another process has this dossier open; close it and try again"
    return f"{path}: not a dossier, or damaged ({error.splitlines()[0]})"
