"""Apache Spark: the same reading, carried to the workers of a cluster (``rashomon[spark]``).

Files are taken in where they lie, so all machines must see them under the same paths; articles are
then dealt out anew, a few a task, so that a lost worker costs seconds. Each Python worker reads in
a process of its own, as on one machine: an article that ends it is set aside and stops no job.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from rashomon.engine import idle
from rashomon.engine.coded import OUTCOMES, CodedError, seal
from rashomon.engine.hand import READ_ARTICLE, EngineError, Hand
from rashomon.engine.limits import limits
from rashomon.intake import IntakeOptions, articles_in, duplicate, files_of
from rashomon.intake.source import SourceFile
from rashomon.records import Article, Reading, Rejected

ARTICLES_A_TASK = 16
"""What a lost worker has to read again at most; fewer cost more than they save."""

Row = dict[str, Any]

RowsOf = Callable[[Article, Reading], dict[str, list[Row]]]
"""The rows of one reading, by the name of their table."""

_FILES = pa.schema(
    {"file": pa.int64(), "location": pa.string(), "name": pa.string(), "rejected": pa.string()}
)
_INPUTS = pa.schema(
    {
        "key": pa.string(),
        "file": pa.int64(),
        "at": pa.int64(),
        "article": pa.string(),
        "rejected": pa.string(),
    }
)
_OUTCOMES = pa.schema({"article": pa.string(), "reading": pa.string(), "rejected": pa.string()})


def read_on_spark(
    sources: Sequence[str | Path],
    options: IntakeOptions,
    folder: Path,
    master: str,
    *,
    rows_of: RowsOf,
    tables: pa.Schema,
) -> dict[str, int]:
    """Read the sources on a cluster into a new folder, and return the rows of each table.

    `master` is what Spark calls one: ``spark://host:7077``, or ``local[2]``. `rows_of` gives the
    rows of a reading, `tables` their types: a list a table. Raises CodedError when the folder is
    not empty and EngineError when Spark does not start or gives up.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CodedError(f"{folder}: not empty; name a folder that does not exist yet")
    try:
        with _session(master) as session:
            outcomes = _outcomes(session, sources, options, rows_of, tables)
            counts = _write(session, outcomes, folder.resolve(), tables)
    except (PySparkException, Py4JError) as error:
        said = str(error).strip().splitlines()[0]
        raise EngineError(f"Spark gave up: {said}") from error
    seal(folder, counts)
    return counts


def _session(master: str) -> SparkSession:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # or it would be any python3
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")
    configured = {
        "spark.sql.adaptive.enabled": "false",  # it would join tasks, which are small in bytes only
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(ARTICLES_A_TASK),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master(master).appName("rashomon")
    return builder.config(map=configured).getOrCreate()


def _outcomes(
    session: SparkSession,
    sources: Sequence[str | Path],
    options: IntakeOptions,
    rows_of: RowsOf,
    tables: pa.Schema,
) -> DataFrame:
    """Say what is to be done: files to inputs, these dealt out by key, and each of them read."""
    files = [
        _file(at, found) for at, found in enumerate(one for s in sources for one in files_of(s))
    ]
    frame = session.createDataFrame(pa.Table.from_pylist(files, _FILES))
    each = frame.repartition(max(1, len(files)), "file")
    inputs = each.mapInArrow(partial(_take_in, options=options), from_arrow_schema(_INPUTS))
    inputs = inputs.persist(StorageLevel.DISK_ONLY)
    tasks = max(1, -(-inputs.count() // ARTICLES_A_TASK))
    dealt = inputs.repartition(tasks, "key").sortWithinPartitions("key", "file", "at")
    schema = pa.schema([*_OUTCOMES, *tables])
    return dealt.mapInArrow(
        partial(_read, rows_of=rows_of, schema=schema), from_arrow_schema(schema)
    )


def _write(
    session: SparkSession, outcomes: DataFrame, folder: Path, tables: pa.Schema
) -> dict[str, int]:
    """Write what becomes of each input, then its rows once more as tables of their own."""
    place = (folder / OUTCOMES).as_uri()
    outcomes.write.parquet(place)
    read = session.read.parquet(place)
    for table in tables.names:
        read.selectExpr(f"inline({table})").write.parquet((folder / table).as_uri())
    sizes = [f"coalesce(sum(size({table})), 0) AS {table}" for table in tables.names]
    counted: dict[str, int] = read.selectExpr(f"count(*) AS {OUTCOMES}", *sizes).first().asDict()
    return counted


def _file(at: int, found: SourceFile | Rejected) -> Row:
    if isinstance(found, Rejected):
        return {"file": at, "rejected": _json(found)}
    return {"file": at, "location": str(found.location.resolve()), "name": found.name}


def _take_in(batches: Iterator[pa.RecordBatch], options: IntakeOptions) -> Iterator[pa.RecordBatch]:
    """Turn files into inputs, on a worker: an input is an article, or why there is none."""
    for file in _rows(batches):
        for at, found in enumerate(_inputs_of(file, options)):
            row = {"file": file["file"], "at": at}
            if isinstance(found, Article):
                row |= {"key": found.id, "article": _json(found)}
            else:
                row |= {"key": found.path, "rejected": _json(found)}
            yield pa.RecordBatch.from_pylist([row], _INPUTS)


def _inputs_of(file: Row, options: IntakeOptions) -> Iterator[Article | Rejected]:
    if file["rejected"]:
        yield msgspec.json.decode(file["rejected"], type=Rejected)
    else:
        yield from articles_in(SourceFile.on(Path(file["location"]), file["name"]), options)


def _read(
    batches: Iterator[pa.RecordBatch], rows_of: RowsOf, schema: pa.Schema
) -> Iterator[pa.RecordBatch]:
    """Read inputs, on a worker. Equal articles follow one another: the first of them is read."""
    hand = idle.take(READ_ARTICLE)
    before: Article | None = None
    try:
        for batch in batches:
            rows = []
            for given in batch.to_pylist():
                row, before = _row(given, before, hand, rows_of)
                rows.append(row)
            yield pa.RecordBatch.from_pylist(rows, schema)  # row by row costs 7 ms each
    finally:
        idle.keep(hand)


def _row(
    given: Row, before: Article | None, hand: Hand, rows_of: RowsOf
) -> tuple[Row, Article | None]:
    """Return what becomes of an input, and the article that the next one may repeat."""
    if not given["article"]:
        return {"rejected": given["rejected"]}, before
    article = msgspec.json.decode(given["article"], type=Article)
    if before and article.id == before.id:
        return {"rejected": _json(duplicate(article, before.path))}, before
    return {"article": given["article"]} | _outcome(hand, article, rows_of), article


def _outcome(hand: Hand, article: Article, rows_of: RowsOf) -> Row:
    outcome = hand.read(article, limits())
    if isinstance(outcome, Rejected):
        return {"rejected": _json(outcome)}
    return {"reading": _json(outcome)} | rows_of(article, outcome)


def _rows(batches: Iterator[pa.RecordBatch]) -> Iterator[Row]:
    for batch in batches:
        yield from batch.to_pylist()


def _json(record: Article | Reading | Rejected) -> str:
    return msgspec.json.encode(record).decode()
