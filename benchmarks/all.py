"""Every yardstick: run its benchmark, then the scorer that lies beside its data.

``python -m benchmarks.all [--yardsticks DIR] [NAME ...]``
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A folder of data, and how each of its gold files is scored (paths from that folder)."""

    name: str
    scorer: str
    gold: tuple[str, ...]
    options: tuple[str, ...] = ()


YARDSTICKS = (
    Yardstick("plover", "score_plover.py", ("dev.jsonl", "binary_dev.jsonl")),
    Yardstick("attribution", "score_attribution.py", ("dev.jsonl",)),
    Yardstick("factuality", "score_factuality.py", ("dev.jsonl",)),
    Yardstick("timex", "score_timex.py", ("dev.jsonl",), ("--buckets",)),
    Yardstick("event_dates", "score_event_dates.py", ("dev.jsonl",)),
    Yardstick(
        "linking",
        "score_coref.py",
        ("dev/mentions.jsonl",),
        ("--where", "kind=event", "gold_sentence=True"),
    ),
    Yardstick("stories", "score_clusters.py", ("dev.jsonl",)),
    Yardstick(
        "naming", "../linking/score_coref.py", ("dev/mentions.jsonl",), ("--within", "event")
    ),
    Yardstick("russian", "score_pairs.py", ("dev.jsonl",)),
)


def run(yardstick: Yardstick, folder: Path) -> int:
    """Run and score one yardstick; return the first exit code that is not 0, or 0."""
    print(f"\n== {yardstick.name}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "sys.jsonl"
        command = [sys.executable, str(HERE / f"{yardstick.name}.py")]
        given = ["--data", str(folder), "--out", str(out)]
        code = subprocess.run([*command, *given], check=False).returncode
        for gold in yardstick.gold if code == 0 else ():
            scored = [
                *map(str, (folder / yardstick.scorer, folder / gold, out)),
                *yardstick.options,
            ]
            code = code or subprocess.run([sys.executable, *scored], check=False).returncode
    return code


def main() -> int:
    """Run the yardsticks that are named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--yardsticks", type=Path, default=Path("../shared/yardsticks"))
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these")
    given = parser.parse_args()
    wanted = [one for one in YARDSTICKS if not given.names or one.name in given.names]
    return max((run(one, given.yardsticks / one.name) for one in wanted), default=2)


if __name__ == "__main__":
    sys.exit(main())
