"""What one more article costs a dossier of a given size: reading it back, linking it, writing it.

    python -m benchmarks.adding --articles 250 500 1000

Generated articles (`benchmarks.prose`) are read and linked into a dossier on disk. Then one is
added as `rashomon add` does, and the CPU seconds of this process are taken of each stage: the new
article's reading is another process's, and costs the same whatever the size.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import rashomon
from benchmarks.engine import written
from rashomon.linking import link
from rashomon.reading.version import VERSION

T = TypeVar("T")


def stages(count: int, words: int, folder: Path) -> dict[str, float]:
    """Return the CPU seconds of each stage of linking a dossier anew, and the size of its file."""
    source = written(folder / "made.jsonl", count, words)
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        result = work()
        seconds[name] = time.process_time() - began
        return result

    path = folder / f"{count}.rashomon"
    with rashomon.build([source], path) as dossier:
        heeded = timed("readings", lambda: dossier.heeded(VERSION))
        articles = timed("articles", dossier.articles)
        links = timed("linking", lambda: link(articles, heeded.readings, heeded.rulings))
        timed("writing", lambda: dossier.write_links(VERSION, links))
    seconds["MB"] = path.stat().st_size / 1e6
    return seconds


def main() -> None:
    """Print the stages for each number of articles."""
    parser = argparse.ArgumentParser(description="what one more article costs")
    parser.add_argument("--articles", type=int, nargs="+", default=[250, 500, 1000])
    parser.add_argument("--words", type=int, default=100, help="words of an article, at least")
    given = parser.parse_args()
    for count in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            found = stages(count, given.words, Path(folder))
        told = ", ".join(f"{name} {value:.2f}" for name, value in found.items())
        print(f"{count:>7,} articles: {told}", flush=True)


if __name__ == "__main__":
    main()
