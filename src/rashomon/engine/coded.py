"""A folder of readings, as a cluster leaves it: what anyone can query, and what linking needs.

outcomes/       one row an input: the article, its reading or why it has none, as JSON, and its
                rows of the contract as lists
event_mentions/ the same rows as tables, one folder each, for whoever asks only for them
manifest.json   written last, with the version of the reader
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import msgspec

from rashomon.engine.local import Outcome
from rashomon.reading.version import VERSION
from rashomon.records import Article, Reading, Rejected

OUTCOMES = "outcomes"

_MANIFEST = "manifest.json"
_BATCH = 64


class CodedError(OSError):
    """A folder does not hold readings, or not those of this reader."""


class _Manifest(msgspec.Struct, frozen=True):
    reader: str
    rows: dict[str, int]


def seal(folder: Path, rows: dict[str, int]) -> None:
    """Say that a folder is complete, and how many rows its tables have."""
    manifest = msgspec.json.encode(_Manifest(VERSION, rows))
    folder.joinpath(_MANIFEST).write_bytes(msgspec.json.format(manifest, indent=2) + b"\n")


def outcomes_in(folder: Path) -> Iterator[Outcome]:
    """Yield what a folder holds, a batch in memory at a time, in no particular order.

    Raises CodedError when it holds no readings, is not complete, or is of another reader.
    """
    _check(folder)
    pattern = f"{folder.as_posix()}/{OUTCOMES}/*.parquet"
    with duckdb.connect() as connection:
        try:
            sql = "SELECT article, reading, rejected FROM read_parquet($1)"
            rows = connection.execute(sql, [pattern])
            while batch := rows.fetchmany(_BATCH):
                for row in batch:
                    yield _outcome(*row)
        except (duckdb.Error, msgspec.MsgspecError) as error:
            said = str(error).splitlines()[0]
            raise CodedError(f"{folder}: damaged ({said}); code the articles again") from None


def _check(folder: Path) -> None:
    try:
        found = msgspec.json.decode(folder.joinpath(_MANIFEST).read_bytes(), type=_Manifest)
    except (OSError, msgspec.MsgspecError):
        raise CodedError(
            f"{folder}: no complete folder of 'rashomon code --into'; "
            f"there is no {_MANIFEST} in it that can be read"
        ) from None
    if found.reader != VERSION:
        raise CodedError(
            f"{folder}: read by version {found.reader} of the reader, and this is {VERSION}; "
            "code the articles again"
        )


def _outcome(article: str | None, reading: str | None, rejected: str | None) -> Outcome:
    outcome = (
        msgspec.json.decode(reading, type=Reading)
        if reading
        else msgspec.json.decode(rejected or "", type=Rejected)
    )
    if article:
        return msgspec.json.decode(article, type=Article), outcome
    if isinstance(outcome, Reading):
        raise msgspec.ValidationError("a reading without its article")
    return outcome, outcome
