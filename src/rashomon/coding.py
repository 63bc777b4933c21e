"""Articles to rows, one by one: what a pipe or a job wants, before anything is linked.

The rows are those of the contract, as far as one article gives them. What compares articles is left
out: events, contrasts and relations, and which event a mention is of. Actors are those of the one
article, and so are their ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import msgspec

from rashomon.dossier.resolve import resolve
from rashomon.engine import read_all
from rashomon.intake import IntakeOptions, read_source
from rashomon.intake.sources import STANDARD_INPUT
from rashomon.intake.streaming import read_stream
from rashomon.links import Link, Links
from rashomon.records import Article, Reading, Rejected

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
            yield from rows_of(given, outcome)
        elif isinstance(outcome, Rejected):
            article = given.id if isinstance(given, Article) else None
            aside = msgspec.structs.replace(outcome, article=article)
            yield "rejected", msgspec.to_builtins(aside)


def rows_of(article: Article, reading: Reading) -> Iterator[tuple[str, Row]]:
    """Yield the table and the row of all that one reading says."""
    links = Links(
        actors=reading.actors,
        actor_links=tuple(Link(member=one.id, target=one.id, score=1.0) for one in reading.actors),
        event_links=tuple(Link(member=one.id, target=one.id, score=1.0) for one in reading.events),
    )
    tables = resolve([article], [reading], links, {})
    for table in CODED:
        for row in tables[table]:
            fields = msgspec.to_builtins(row)
            yield table, {name: fields[name] for name in fields if name not in LINKED}
