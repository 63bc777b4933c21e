"""How long `rashomon serve` takes for each page of a dossier of 100,000 articles.

    python -m benchmarks.serve --dossier /tmp/large.rashomon

Makes the dossier (`benchmarks.dossiers`) where there is none, starts the server as a user does, and
asks it for every kind of page over one connection: each facet that the page has, for values drawn
from the dossier, and pages of drawn keys. Prints the median and the 95th percentile in
milliseconds, the median of the server's CPU time (of all threads: on a busy machine the better
figure), the largest answer in kilobytes as it is sent, and what the first request of all took.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from urllib.parse import urlencode, urlsplit

from benchmarks.dossiers import filled, tiled
from rashomon.dossier import Dossier
from rashomon.report import PAGES, Desk
from rashomon.report.links import address, can_be_key

SEED = 1
MADE, TIMES = 1000, 100
"""Articles that are made one by one, and how often the dossier has each."""

VALUES = {
    "outlet": "SELECT DISTINCT coalesce(outlet, id) FROM articles ORDER BY ALL LIMIT 100",
    "actor": "SELECT name FROM actors ORDER BY id LIMIT 100",
    "type": "SELECT DISTINCT type FROM events ORDER BY ALL",
    "since": "SELECT DISTINCT date[:7] FROM events WHERE date IS NOT NULL ORDER BY ALL",
    "certainty": "SELECT unnest(['certain', 'probable', 'possible', 'denied', 'future'])",
    "voice": "SELECT unnest(['author', 'quoted'])",
    "text": "SELECT DISTINCT split_part(title, ' ', 2) FROM articles ORDER BY ALL LIMIT 100",
    "offset": "SELECT unnest([100, 1000, 5000])",
}
"""Where the values of a facet are drawn from."""


@dataclass(slots=True)
class Taken:
    """What the requests of one kind took."""

    kind: str
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    sent: int = 0

    def said(self) -> dict[str, object]:
        """Return the figures, in milliseconds and kilobytes."""
        slowest = sorted(self.seconds)[max(0, round(0.95 * len(self.seconds)) - 1)]
        return {
            "page": self.kind,
            "requests": len(self.seconds),
            "median": round(1000 * statistics.median(self.seconds)),
            "p95": round(1000 * slowest),
            "cpu": round(1000 * statistics.median(self.busy)),
            "kilobytes": round(self.sent / 1000),
        }


def made(path: Path, times: int) -> None:
    """Make the dossier where there is none."""
    if not path.exists():
        with Dossier(path, create=True) as dossier:
            tiled(filled(dossier, MADE), times)


def wanted(path: Path, each: int) -> tuple[int, list[tuple[str, str]]]:
    """Return how many articles there are, and the kind and the path of every request."""
    random = Random(SEED)  # noqa: S311 - a fixed seed is the point
    with Dossier(path) as dossier:
        desk = Desk(dossier)
        values = {
            name: [str(value) for (value,) in dossier.connection.execute(sql).fetchall()]
            for name, sql in VALUES.items()
        }
        asked = list(_paths(desk, random, values, each))
        return dossier.counts()["articles"], asked


def _paths(
    desk: Desk, random: Random, values: dict[str, list[str]], each: int
) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        if page.keys is not None:
            keys = [key for key in page.keys(desk) if can_be_key(key)]
            for key in random.sample(keys, min(each, len(keys))):
                yield page.name, address(page.name, key)
            continue
        for _ in range(each):
            yield page.name, address(page.name)
        facets = [name for name in (*page.facets, "offset") if name in values and page.facets]
        for name in facets:
            for _ in range(max(1, each // 4)):
                query = urlencode({name: random.choice(values[name])})
                yield f"{page.name}?{name}", address(page.name, query=query)


def measured(path: Path, asked: Sequence[tuple[str, str]]) -> tuple[float, list[Taken]]:
    """Return the seconds of the first request, and what those of each kind took."""
    program = Path(sys.executable).with_name("rashomon")
    command = [str(program), "serve", str(path), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            printed = "".join(iter(server.stdout.readline, "}\n")) + "}" if server.stdout else ""
            netloc = urlsplit(json.loads(printed)["address"]).netloc
            connection = HTTPConnection(netloc)
            first, _ = _asked(connection, "index.html")
            taken: dict[str, Taken] = {}
            for kind, one in asked:
                found = taken.setdefault(kind, Taken(kind))
                before = _busy(server.pid)
                seconds, sent = _asked(connection, one)
                if sent:
                    found.seconds.append(seconds)
                    found.busy.append(_busy(server.pid) - before)
                    found.sent = max(found.sent, sent)
            connection.close()
        finally:
            server.terminate()
    return first, list(taken.values())


def _asked(connection: HTTPConnection, path: str) -> tuple[float, int]:
    """Return seconds and bytes; 0 bytes for a key that the made dossier has no page for."""
    start = time.perf_counter()
    connection.request("GET", f"/{path}", headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    sent = len(answer.read())
    taken = time.perf_counter() - start
    if answer.status not in (200, 404):
        raise RuntimeError(f"{path}: {answer.status}")
    return taken, sent if answer.status == 200 else 0


def _busy(process: int) -> float:
    """Return the CPU seconds that a process has taken (in hundredths), where the system tells."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    user, system = told.read_text("utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print what each kind of page took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dossier", type=Path, required=True, help="kept for the next run")
    parser.add_argument("--times", type=int, default=TIMES, help=f"times {MADE} articles")
    parser.add_argument("--each", type=int, default=20, help="requests of each kind")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    made(given.dossier, given.times)
    articles, asked = wanted(given.dossier, given.each)
    first, taken = measured(given.dossier, asked)
    lines = [one.said() for one in taken if one.seconds]
    if given.json:
        print(json.dumps({"articles": articles, "first": round(1000 * first), "pages": lines}))
        return
    print(f"{articles:,} articles; the first request of all {1000 * first:.0f} ms")
    print(f"{'page':28} {'requests':>8} {'median':>7} {'p95':>7} {'CPU':>6} {'kB':>6}")
    for line in lines:
        print("{page:28} {requests:>8} {median:>7} {p95:>7} {cpu:>6} {kilobytes:>6}".format(**line))


if __name__ == "__main__":
    main()
