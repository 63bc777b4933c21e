"""The command ``code``: articles in, rows out, for pipes and jobs."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from rashomon.cli.building import given_options, intake_options
from rashomon.cli.render import reading_bar, show_json
from rashomon.intake import IntakeOptions


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--spark", metavar="MASTER", help="Read on this cluster: spark://host:7077.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for what a cluster reads, as Parquet.",
)
@intake_options
def code(
    sources: tuple[str, ...],
    spark: str | None,
    into: Path | None,
    workers: int | None,
    as_json: bool,
    **given: str | None,
) -> int:
    """Read SOURCES article by article and print what each says as JSON lines.

    Without SOURCES, or for -, JSON lines are read from standard input as they come: an object with
    its "text" is an article. A line names its table: articles, actors, actor_mentions,
    event_mentions, statements, forecasts, labels, rejected. Nothing is linked: actors are those of
    one article. Exit code 1 when no article was read.

    A cluster of Apache Spark writes the tables into a folder of Parquet instead, which any DuckDB
    can query and "rashomon build --from-parquet" links.

    \b
    rashomon code < articles.jsonl > rows.jsonl
    zcat day.jsonl.gz | rashomon code | jq 'select(.table == "event_mentions")'
    rashomon code year/ --spark spark://host:7077 --into coded/
    """
    options = given_options(**given)
    if bool(spark) != bool(into):
        raise click.UsageError("--spark and --into go together: a cluster, and where it writes")
    if spark and into:
        return _on_spark(sources, options, into, spark, as_json=as_json)
    counts: Counter[str] = Counter()
    out = sys.stdout.buffer
    try:
        with reading_bar() as bar:
            for table, line in _lines(sources or ("-",), options, workers):
                out.write(line)
                out.flush()
                counts[table] += 1
                if not out.isatty():
                    bar("reading", counts["articles"])
    except BrokenPipeError:
        _leave_quietly()
        return 0
    held = {table: counts[table] for table in ("articles", "rejected")}
    told = f"{held['articles']} articles, {held['rejected']} not read"
    click.echo(json.dumps(held) if as_json else told, err=True)
    return 0 if held["articles"] else 1


def _leave_quietly() -> None:
    """Whoever read the rows has enough: what is still to be flushed goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _on_spark(
    sources: tuple[str, ...], options: IntakeOptions, into: Path, master: str, *, as_json: bool
) -> int:
    from rashomon import coding as way  # noqa: PLC0415

    if not sources or "-" in sources:
        raise click.UsageError("a cluster reads files that all its machines see; name SOURCES")
    counts = way.code_on_spark(sources, options, into, master)
    if as_json:
        show_json(counts)
    else:
        click.echo(f"{into}: {sum(counts.values())} rows in {len(counts)} tables")
    return 0 if counts["articles"] else 1


def _lines(
    sources: tuple[str, ...], options: IntakeOptions, workers: int | None
) -> Iterator[tuple[str, bytes]]:
    from rashomon import coding as way  # noqa: PLC0415 - imports DuckDB, which takes a moment

    for table, row in way.code(sources, options, sys.stdin.buffer, workers=workers):
        yield table, msgspec.json.encode({"table": table} | row) + b"\n"


COMMANDS = (code,)
