"""What one more article costs a dossier of a given size, as `rashomon add` adds it.

    python -m benchmarks.adding --articles 1000 100000

Generated articles (`benchmarks.prose`) are read and linked into a dossier on disk, and that is
taken many times over (`benchmarks.dossiers.tiled`): who is in them stays who he is, so that every
article meets many that are like it. Then one more is added by the command itself. Printed are its
CPU seconds, those of its worker included, its wall clock, and what it wrote.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import rashomon
from benchmarks.dossiers import tiled
from benchmarks.engine import written
from benchmarks.prose import prose
from rashomon.dossier import Dossier

BASE = 500
"""Articles that are read; more are made of these."""
OTHER_SEED = 2
"""That of the article which is added: the same people, other words."""
_COMMAND = (sys.executable, "-c", "from rashomon.cli import main; main()")


def made(path: Path, articles: int, words: int) -> None:
    """Make a dossier of about so many articles."""
    base = min(BASE, articles)
    rashomon.build([written(path.with_suffix(".jsonl"), base, words)], path).close()
    with Dossier(path) as dossier:
        tiled(dossier, max(1, articles // base))


def added(path: Path, words: int) -> dict[str, float]:
    """Add an article, and return what that took and how many rows it made."""
    article = path.with_name("new.jsonl")
    article.write_text(json.dumps(next(prose(OTHER_SEED, 1, words))), "utf-8")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [*_COMMAND, "add", str(path), str(article), "--json"]
    said = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if said["new"] != 1:
        raise ValueError(f"{said['new']} articles were new")
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"articles": said["articles"], "placed": said["placed"], "CPU": busy, "wall": seconds}


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
            size = path.stat().st_size / 1e6
            found = added(path, given.words)
        print(
            f"{found['articles']:>9,.0f} articles ({size:,.0f} MB), {found['placed']:.0f} placed: "
            f"{found['CPU']:.1f} s of CPU, {found['wall']:.1f} s",
            flush=True,
        )


if __name__ == "__main__":
    main()
