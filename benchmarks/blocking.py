"""The blocking of event mentions as SQL: the same pairs as `rashomon.linking.blocking`, anywhere.

    python -m benchmarks.blocking --mentions 200000
    python -m benchmarks.blocking --mentions 200000 --spark 'local[2]'

This is the step of linking that a cluster would take over first (docs/scaling.md). Mentions are
made as in `benchmarks.scale`; their keys go into a table, and one window over each key's list gives
the pairs. Prints how many keys and pairs there are, seconds of each way, and whether the pairs are
the same; exit code 1 if they are not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.scale import Clock
from benchmarks.synthesis import Maker
from rashomon.linking import blocking
from rashomon.linking.occurrences import Occurrence, occurrences_of
from rashomon.linking.sameness import weights

SEED = 1

Pairs = npt.NDArray[np.int64]
"""Two columns, the smaller position first; sorted, each pair once."""

FOLLOWERS = """
SELECT mention, count(*) OVER (PARTITION BY kind, key) AS size,
       {collect}(mention) OVER (
           PARTITION BY kind, key ORDER BY day, trigger, mention
           ROWS BETWEEN 1 FOLLOWING AND {block} - 1 FOLLOWING
       ) AS followers
FROM keys
"""
"""Beside each entry of a list, those that follow within reach; positions are in order of ids."""

PAIRS = """
SELECT DISTINCT least(mention, other) AS a, greatest(mention, other) AS b
FROM ({unnested})
WHERE step <= {neighbours} OR size <= {block}
ORDER BY a, b
"""


class Dialect(NamedTuple):
    """What two engines call differently: gathering a list, and taking it apart with positions."""

    collect: str
    unnested: str


DUCKDB = Dialect(
    "list",
    "SELECT mention, size, unnest(followers) AS other, "
    "unnest(range(1, len(followers) + 1)) AS step FROM ({followers})",
)
SPARK = Dialect(
    "collect_list",
    "SELECT mention, size, other, at + 1 AS step FROM ({followers}) "
    "LATERAL VIEW posexplode(followers) AS at, other",
)


def query(dialect: Dialect) -> str:
    """Return the SQL that makes pairs of the table ``keys``."""
    limits = {"block": weights().block, "neighbours": weights().neighbours}
    followers = FOLLOWERS.format(collect=dialect.collect, **limits)
    return PAIRS.format(unnested=dialect.unnested.format(followers=followers), **limits)


def keys_of(occurrences: Sequence[Occurrence]) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield each entry of a list: kind, key, day and trigger of the mention, and its position."""
    for at, one in enumerate(occurrences):
        for key in blocking._keys(one):
            yield blocking._kind(one), "\x1f".join(key), one.day, one.trigger, at


def in_python(occurrences: Sequence[Occurrence]) -> Pairs:
    """Return the pairs that linking compares."""
    found = [np.stack(pairs, axis=1) for pairs in blocking.candidates(occurrences)]
    return _sorted(np.concatenate(found))


def in_duckdb(keys: Path) -> Pairs:
    """Return the pairs of a Parquet file of keys, by DuckDB."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE VIEW keys AS FROM '{keys}'")
        found = connection.execute(query(DUCKDB)).fetchnumpy()
    return np.stack((found["a"], found["b"]), axis=1)


def in_spark(keys: Path, master: str) -> Pairs:
    """Return the pairs of a Parquet file of keys, by Spark."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    builder = SparkSession.builder.master(master).appName("blocking")
    with builder.config("spark.ui.enabled", "false").getOrCreate() as session:
        session.read.parquet(str(keys)).createOrReplaceTempView("keys")
        found = session.sql(query(SPARK)).toArrow()
    return np.stack([found[name].to_numpy() for name in ("a", "b")], axis=1)


def _sorted(pairs: Pairs) -> Pairs:
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def main() -> int:
    """Block made mentions in Python and by SQL, and compare."""
    parser = argparse.ArgumentParser(description="blocking as SQL")
    parser.add_argument("--mentions", type=int, default=200_000)
    parser.add_argument("--spark", metavar="MASTER", help="by Spark, and not by DuckDB")
    given = parser.parse_args()
    made = Maker(SEED).corpus(given.mentions)
    seen = occurrences_of(made.articles, made.readings, made.actors, made.stories)
    occurrences = list(seen.values())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "keys.parquet"
        columns = zip(*keys_of(occurrences), strict=True)
        names = ("kind", "key", "day", "trigger", "mention")
        table = pa.table(dict(zip(names, map(list, columns), strict=True)))
        pq.write_table(table, path)
        size = path.stat().st_size
        clock = Clock()
        ours = clock.timed("Python", lambda: in_python(occurrences))
        if given.spark:
            theirs = clock.timed("Spark", lambda: in_spark(path, given.spark))
        else:
            theirs = clock.timed("DuckDB", lambda: in_duckdb(path))
    took = ", ".join(f"{name} {clock.seconds[name]:.1f} s" for name in clock.seconds)
    busy = ", ".join(f"{name} {clock.busy[name]:.1f}" for name in clock.busy)
    same = np.array_equal(ours, theirs)
    print(
        f"{len(occurrences):,} mentions, {table.num_rows:,} keys ({size / 1e6:.0f} MB), "
        f"{len(ours):,} pairs: {took} (CPU of this process: {busy}); "
        f"{'the same pairs' if same else 'NOT the same pairs'}"
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
