"""What carrying readings costs: growth, two cores against one, memory, and Spark beside the pool.

    python -m benchmarks.engine grow --articles 1000 10000 --words 20
    python -m benchmarks.engine cores --articles 200
    python -m benchmarks.engine memory
    python -m benchmarks.engine spark --articles 400 1200

Articles are generated (`benchmarks.prose`). Each run has a process of its own, so that its peak of
memory and its CPU time are its own and those of its workers.

``grow`` prints CPU milliseconds an article at each number of articles, and their ratio. ``cores``
prints seconds for one worker and for two, without what they take to start, and how many times as
fast two are; it means nothing while the machine does other work, so the load is printed beside.
``memory`` prints the peak of a worker for articles of growing length. ``spark`` reads into Parquet
on a standalone cluster of two workers on this machine, and into nothing on two processes; from each
is taken what it needs for the first number of articles (or for as many as start all workers), for
Java takes a minute to run at full speed. It, too, means little on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.prose import prose
from rashomon.engine import read_all
from rashomon.engine.limits import limits
from rashomon.intake import IntakeOptions, read_sources
from rashomon.records import Article, Reading, Rejected

SEED = 3
LENGTHS = (1_000, 5_000, 20_000, 60_000)
"""Words of an article."""

MIB = 1 << 20


def articles(count: int, words: int) -> Iterator[Article | Rejected]:
    """Yield generated articles as intake gives them."""
    with tempfile.TemporaryDirectory() as folder:
        yield from read_sources([written(Path(folder) / "made.jsonl", count, words)])


def written(path: Path, count: int, words: int) -> Path:
    """Write generated articles to a file, and return it."""
    with path.open("w", encoding="utf-8") as out:
        for row in prose(SEED, count, words):
            out.write(f"{json.dumps(row)}\n")
    return path


def measure(count: int, words: int, workers: int) -> dict[str, Any]:
    """Read articles in worker processes, keeping nothing; return what it took."""
    began = time.perf_counter()
    first = 0.0
    read = 0
    for _, outcome in read_all(articles(count, words), workers):
        first = first or time.perf_counter() - began
        read += isinstance(outcome, Reading)
    seconds = time.perf_counter() - began
    _end_workers()
    own, theirs = (resource.getrusage(who) for who in _WHO)
    return {
        "articles": count,
        "read": read,
        "first": first,
        "seconds": seconds,
        "busy": sum(one.ru_utime + one.ru_stime for one in (own, theirs)),
        "worker": theirs.ru_maxrss * 1024 / MIB,
        "self": own.ru_maxrss * 1024 / MIB,
    }


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _end_workers() -> None:
    """End the worker that is kept: only of children that have ended is anything known."""
    from rashomon.engine import idle  # noqa: PLC0415

    idle.close()


def alone(count: int, words: int, workers: int) -> dict[str, Any]:
    """Return what `measure` finds in a process of its own."""
    given = ["alone", "--articles", str(count), "--words", str(words), "--workers", str(workers)]
    command = [sys.executable, "-m", "benchmarks.engine", *given]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def grow(counts: Sequence[int], words: int) -> None:
    """Print the CPU time an article for each number of articles, less that of starting."""
    start = alone(2, words, 2)["busy"]
    costs = []
    for count in counts:
        found = alone(count, words, 2)
        costs.append(1000 * (found["busy"] - start) / count)
        print(
            f"{count:>7,} articles: {costs[-1]:.1f} ms of CPU each, {found['read']:,} read; peak "
            f"{found['self']:.0f} MiB, a worker {found['worker']:.0f} MiB",
            flush=True,
        )
    print(f"the last costs {costs[-1] / costs[0]:.3f} times the first")


def cores(count: int, words: int) -> None:
    """Print what one worker and what two take, from their first outcome on."""
    spent = []
    for workers in (1, 2):
        found = alone(count, words, workers)
        spent.append(found["seconds"] - found["first"])
        print(f"{workers} worker(s): {spent[-1]:.1f} s, CPU {found['busy']:.1f} s", flush=True)
    print(f"two are {spent[0] / spent[1]:.2f} times as fast as one (load {os.getloadavg()[0]:.1f})")


def memory() -> None:
    """Print the peak of a worker for articles of growing length, three of each."""
    for words in LENGTHS:
        found = alone(3, words, 1)
        print(
            f"{words:>7,} words: {found['worker']:.0f} MiB, {found['read']} of 3 read", flush=True
        )


def spark(few: int, count: int, words: int) -> None:
    """Print what a cluster takes for the articles beyond the first few, and what processes take."""
    more: Mapping[str, float] = {
        "Spark": _on_spark(count, words) - _on_spark(few, words),
        "processes": alone(count, words, 2)["seconds"] - alone(few, words, 2)["seconds"],
    }
    for name, seconds in more.items():
        print(f"{name}: {seconds:.1f} s for {count - few} articles beyond the first {few}")
    overhead = more["Spark"] / more["processes"] - 1
    print(f"Spark takes {overhead:+.0%} (load {os.getloadavg()[0]:.1f})")


def _on_spark(count: int, words: int) -> float:
    """Return the seconds that a cluster takes for articles, start of the session included."""
    from benchmarks.cluster import LOOPBACK, cluster  # noqa: PLC0415 - needs an extra

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = written(folder / "made.jsonl", count, words)
        with cluster(folder) as running:
            os.environ.update(LOOPBACK)
            from rashomon.coding import code_on_spark  # noqa: PLC0415

            began = time.perf_counter()
            code_on_spark([source], IntakeOptions(), folder / "coded", running.url)
            seconds = time.perf_counter() - began
    print(f"Spark, {count} articles: {seconds:.1f} s", flush=True)
    return seconds


def main() -> None:
    """Measure what the arguments name."""
    parser = argparse.ArgumentParser(description="what carrying readings costs")
    parser.add_argument("what", choices=("grow", "cores", "memory", "spark", "alone"))
    parser.add_argument("--articles", type=int, nargs="+", default=[200], help="how many")
    parser.add_argument("--words", type=int, default=200, help="words of an article, at least")
    parser.add_argument("--workers", type=int, default=2, help="for alone: processes")
    given = parser.parse_args()
    if given.what == "alone":
        print(json.dumps(measure(given.articles[0], given.words, given.workers)))
    elif given.what == "grow":
        grow(given.articles, given.words)
    elif given.what == "cores":
        cores(given.articles[0], given.words)
    elif given.what == "memory":
        memory()
    else:
        few = given.articles[0] if given.articles[1:] else 2 * limits().articles_per_worker
        spark(few, given.articles[-1], given.words)


if __name__ == "__main__":
    main()
