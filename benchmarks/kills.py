"""Builds that are killed at random moments, and whether anything is lost or doubled by it.

    python -m benchmarks.kills --points 100

Generated articles are built into a dossier in a process that is killed (SIGKILL) and started again
until it ends by itself; then its export must be that of a build which nobody disturbed, byte for
byte, with every article read once and every span verified, and the next dossier is begun. Half of
the kills come after a random time, half when the files of the dossier have just changed; half hit
the process alone, half its workers too.

Only the first build reads. The others are told what it read by a worker that needs no models, and
waits a little for each article: what is tried here is all that stands around reading.

Prints where the kills fell, and what differs; exit code 1 if anything does.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

import duckdb
import msgspec

import rashomon
from benchmarks.prose import prose
from rashomon.dossier import Dossier
from rashomon.export import FORMATS
from rashomon.records import Article, Reading, Rejected

SEED = 1
READING = 0.01
"""Seconds that a worker waits for an article."""

TOLD = "READINGS"
"""The file of what was read, and the variable of the environment that names it to workers."""

BUILD = """
import sys
from functools import partial
from rashomon import workbench
workbench.read_all = partial(workbench.read_all, function="benchmarks.kills:told")
workbench.build([sys.argv[2]], sys.argv[1], workers=2).close()
"""

LOOK_EVERY = 0.002
"""Seconds between two looks at the files."""

CHANGES = 8
"""A kill that waits for the files to change waits for at most so many changes."""


@dataclass
class Found:
    """Where kills fell, and what was wrong with dossiers afterwards."""

    kills: Counter[str] = field(default_factory=Counter)
    dossiers: int = 0
    wrong: list[str] = field(default_factory=list)


def killed_builds(folder: Path, points: int, articles: int, words: int, seed: int) -> Found:
    """Kill builds of generated articles at `points` moments, and return what was found."""
    random = Random(seed)  # noqa: S311 - a fixed seed is the point
    source = folder / "articles.jsonl"
    rows = prose(seed, articles, words)
    source.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    path = folder / "killed.rashomon"
    with rashomon.build([source], path) as dossier:
        dossier.connection.execute(f"COPY reading TO '{folder / TOLD}' (FORMAT parquet)")
    whole = digest(path, folder / "export")
    _take_away(path)
    began = time.monotonic()
    code = _build(path, source).wait()
    lasts = time.monotonic() - began
    found = Found(dossiers=1, wrong=list(_wrong(code, path, folder / "export", whole)))
    while found.kills.total() < points:
        process = _build(path, source)
        if _killed(process, path, random, lasts):
            found.kills[_state(path)] += 1
            print(f"{found.kills.total()} of {points} kills", end="\r", flush=True)
        else:
            found.wrong.extend(_wrong(process.returncode, path, folder / "export", whole))
            found.dossiers += 1
    while (code := _build(path, source).wait()) and code < 0:
        pass
    found.wrong.extend(_wrong(code, path, folder / "export", whole))
    found.dossiers += 1
    return found


def digest(path: Path, export: Path) -> str:
    """Return a hash of all that a dossier exports, leaving neither in place but the dossier."""
    with Dossier(path) as dossier:
        FORMATS["jsonl"](dossier, export)
    told = hashlib.sha256()
    for file in sorted(export.iterdir()):
        told.update(file.name.encode() + file.read_bytes())
    shutil.rmtree(export)
    return told.hexdigest()


def told(article: Article) -> Reading | Rejected:
    """Return what the first build read in an article: what the workers of the others carry."""
    time.sleep(READING)
    return _readings()[article.id]


@cache
def _readings() -> dict[str, Reading]:
    rows = duckdb.execute("SELECT record FROM read_parquet($1)", [os.environ[TOLD]]).fetchall()
    readings = [msgspec.json.decode(record, type=Reading) for (record,) in rows]
    return {reading.article: reading for reading in readings}


def _build(path: Path, source: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(path), str(source)],
        env={**os.environ, TOLD: str(path.parent / TOLD)},
        start_new_session=True,
    )


def _killed(process: subprocess.Popen[bytes], path: Path, random: Random, lasts: float) -> bool:
    """Kill a build at a random moment; False when it had ended by itself."""
    if random.random() < 0.5:
        moment = time.monotonic() + random.random() * lasts
        while process.poll() is None and time.monotonic() < moment:
            time.sleep(LOOK_EVERY)
    else:
        changes = _changes(process, path)
        for _ in zip(range(random.randint(1, CHANGES)), changes, strict=False):
            pass
    if process.poll() is not None:
        return False
    if random.random() < 0.5:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    return True


def _changes(process: subprocess.Popen[bytes], path: Path) -> Iterator[None]:
    """Yield each time that the files of a dossier are seen to have changed."""
    seen = _files(path)
    while process.poll() is None:
        if (now := _files(path)) != seen:
            seen = now
            yield
        time.sleep(LOOK_EVERY)


def _files(path: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for entry in os.scandir(path.parent):
        if path.name in entry.name:
            try:
                status = entry.stat()
            except FileNotFoundError:
                continue
            found[entry.name] = (status.st_size, status.st_mtime_ns)
    return found


def _state(path: Path) -> str:
    """Say how far a killed build had come."""
    if not path.exists():
        return "before there was a dossier"
    with Dossier(path) as dossier:
        read = len(dossier.article_ids())
        return f"{'linked, ' if dossier.counts()['articles'] else ''}{read} articles kept"


def _wrong(code: int, path: Path, export: Path, whole: str) -> Iterator[str]:
    """Yield what is wrong with a dossier that was built in the end, and take it away."""
    if code:
        yield f"a build that was started again ended with exit code {code}"
    if digest(path, export) != whole:
        yield "the export differs from that of a build that nobody disturbed"
    with Dossier(path) as dossier:
        if dossier.broken_receipts():
            yield "spans do not verify"
        sql = "SELECT count(*), count(DISTINCT article) FROM reading"
        read, articles = dossier.connection.execute(sql).fetchall()[0]
        if read != articles:
            yield "an article was read twice"
    _take_away(path)


def _take_away(path: Path) -> None:
    for file in path.parent.glob(f"*{path.name}*"):
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def main() -> int:
    """Kill builds at as many points as asked for, and print what was found."""
    parser = argparse.ArgumentParser(description="builds that are killed, and what they leave")
    parser.add_argument("--points", type=int, default=100, help="how many kills")
    parser.add_argument("--articles", type=int, default=200, help="articles of a dossier")
    parser.add_argument("--words", type=int, default=40, help="words of an article, at least")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = killed_builds(Path(folder), given.points, given.articles, given.words, SEED)
    for state, kills in sorted(found.kills.items()):
        print(f"{kills:>4} kills: {state}")
    print(f"{found.kills.total()} kills, {found.dossiers} dossiers built in the end")
    print("\n".join(found.wrong) or "nothing lost, nothing twice")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
