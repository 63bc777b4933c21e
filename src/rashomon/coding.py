"""Articles to rows, one by one: what a pipe or a job wants, before anything is linked.

The rows are those of the contract, as far as one article gives them. What compares articles is left
out: events, contrasts and relations, and which event a mention is of. Actors are those of the one
article, and so are their ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from rashomon.dossier import Dossier
from rashomon.dossier.resolve import resolve
from rashomon.engine import EngineError, read_all
from rashomon.intake import IntakeOptions, read_source
from rashomon.intake.sources import STANDARD_INPUT
from rashomon.intake.streaming import read_stream
from rashomon.links import Link, Links
from rashomon.records import Article, Reading, Rejected

if TYPE_CHECKING:
    import pyarrow as pa

CODED = (
    "articles",
    "actors",
    "actor_mentions",
    "event_mentions",
    "statements",
    "forecasts",
    "labels",
)
"""The tables of the contract that one article fills, in the order of its rows."""

LINKED = ("event",)
"""Fields of their rows that only linking fills."""

Row = dict[str, Any]


def code(
    sources: Sequence[str | Path],
    options: IntakeOptions,
    standard_input: IO[bytes],
    *,
    workers: int | None = None,
) -> Iterator[tuple[str, Row]]:
    """Yield the table and the row of all that the sources say, an article at a time, in order.

    ``"-"`` is `standard_input`, JSON lines without an end. What is not read is a row of the table
    ``rejected``. No article is held for longer than it is read; duplicates are not told.
    """

    def inputs() -> Iterator[Article | Rejected | None]:
        for source in sources:
            if str(source) == STANDARD_INPUT:
                yield from read_stream(standard_input, options)
            else:
                yield from read_source(source, options)

    for given, outcome in read_all(inputs(), workers):
        if isinstance(given, Article) and isinstance(outcome, Reading):
            for table, rows in rows_of(given, outcome).items():
                for row in rows:
                    yield table, row
        elif isinstance(outcome, Rejected):
            article = given.id if isinstance(given, Article) else None
            aside = msgspec.structs.replace(outcome, article=article)
            yield "rejected", msgspec.to_builtins(aside)


def code_on_spark(
    sources: Sequence[str | Path], options: IntakeOptions, folder: Path, master: str
) -> dict[str, int]:
    """Read the sources on a Spark cluster into a new folder of Parquet (`rashomon.engine.coded`).

    Returns the number of rows of each table. Raises CodedError and EngineError, as
    `rashomon.engine.spark.read_on_spark` does.
    """
    try:
        from rashomon.engine.spark import read_on_spark  # noqa: PLC0415 - needs an extra
    except ImportError as error:
        raise EngineError(
            f"{error.name} is not installed; pip install 'rashomon[spark]' brings it"
        ) from None
    return read_on_spark(sources, options, folder, master, rows_of=rows_of, tables=_types())


def rows_of(article: Article, reading: Reading) -> dict[str, list[Row]]:
    """Return the rows of all that one reading says, by table."""
    links = Links(
        actors=reading.actors,
        actor_links=tuple(Link(member=one.id, target=one.id, score=1.0) for one in reading.actors),
        event_links=tuple(Link(member=one.id, target=one.id, score=1.0) for one in reading.events),
    )
    tables = resolve([article], [reading], links, {})
    return {table: [_unlinked(row) for row in tables[table]] for table in CODED}


def _unlinked(row: msgspec.Struct) -> Row:
    fields: Row = msgspec.to_builtins(row)
    return {name: fields[name] for name in fields if name not in LINKED}


def _types() -> pa.Schema:
    """Return the columns of all tables as Arrow has them: a list of rows each."""
    import pyarrow as pa  # noqa: PLC0415 - comes with the extra

    fields = []
    with Dossier(create=True) as dossier:
        for table in CODED:
            rows = dossier.connection.sql(f"SELECT * FROM {table}").to_arrow_table()  # noqa: S608
            known = [field for field in rows.schema if field.name not in LINKED]
            fields.append(pa.field(table, pa.list_(pa.struct(known))))
    return pa.schema(fields)
