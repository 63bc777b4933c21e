"""What one more article costs a dossier of a given size, as `rashomon add` adds it.

    python -m benchmarks.adding --articles 1000 100000

Generated articles (`benchmarks.prose`) are read and linked into a dossier on disk, and that is
taken many times over (`benchmarks.dossiers.tiled`): who is in them stays who he is, so that every
article meets many that are like it. Then five more are added one by one, by the command itself.
Printed are the median and the most of its wall clock, and the median of its CPU seconds, those of
its worker included.
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
from pathlib import Path
from statistics import median

import rashomon
from benchmarks.dossiers import tiled
from benchmarks.engine import written
from benchmarks.prose import prose
from rashomon.dossier import Dossier

BASE = 500
"""Articles that are read; more are made of these."""
OTHER_SEED = 2
"""That of the article which is added: the same people, other words."""
TIMES = 5
_COMMAND = (sys.executable, "-c", "from rashomon.cli import main; main()")


def made(path: Path, articles: int, words: int) -> None:
    """Make a dossier of about so many articles."""
    base = min(BASE, articles)
    rashomon.build([written(path.with_suffix(".jsonl"), base, words)], path).close()
    with Dossier(path) as dossier:
        tiled(dossier, max(1, articles // base))


def added(path: Path, row: dict[str, str]) -> tuple[float, float, dict[str, int]]:
    """Add an article; return the seconds and the CPU seconds that took, and what was said."""
    article = path.with_name("new.jsonl")
    article.write_text(json.dumps(row), "utf-8")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [*_COMMAND, "add", str(path), str(article), "--json"]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if said["new"] != 1:
        raise ValueError(f"{said['new']} articles were new")
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, busy, said


def main() -> None:
    """Print what one more article costs, for each number of articles."""
    parser = argparse.ArgumentParser(description="what one more article costs")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 100_000])
    parser.add_argument("--words", type=int, default=100, help="words of an article, at least")
    given = parser.parse_args()
    for count in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made.rashomon"
            made(path, count, given.words)
            os.sync()  # or what was made is still being written while the first is added
            found = [added(path, row) for row in prose(OTHER_SEED, TIMES, given.words)]
        seconds, busy = [one[0] for one in found], [one[1] for one in found]
        said = found[-1][2]
        print(
            f"{said['articles']:>9,} articles, {said['placed']} placed: {median(seconds):.1f} s, "
            f"at most {max(seconds):.1f} s; {median(busy):.1f} s of CPU",
            flush=True,
        )


if __name__ == "__main__":
    main()
