"""Tell problems and balance of the examples, or compare them with a second annotation.

``python -m training.corpus [--check | --sample N | --agreement SECOND] [FILES]``
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.corpus import Example, files, read
from training.corpus.agreement import agreement, paired
from training.corpus.balance import balances
from training.corpus.check import check
from training.corpus.sample import draw


def main() -> None:
    """Print what is wrong and how the examples are spread, or what was asked for instead."""
    parser = argparse.ArgumentParser(prog="training.corpus", description=__doc__)
    task = parser.add_mutually_exclusive_group()
    task.add_argument("--check", action="store_true", help="exit 1 if there is a problem")
    task.add_argument("--sample", type=int, metavar="N", help="print N sentences without marks")
    task.add_argument("--agreement", type=Path, metavar="SECOND", help="compare with this file")
    parser.add_argument("files", nargs="*", type=Path, help="default: the shipped corpus")
    arguments = parser.parse_args()
    paths = arguments.files or files()
    if arguments.sample is not None:
        print(*draw(_examples(paths), arguments.sample), sep="\n")
    elif arguments.agreement:
        _compare(paths, arguments.agreement)
    else:
        problems = _review(paths)
        sys.exit(problems and arguments.check)


def _examples(paths: list[Path]) -> list[Example]:
    return [example for path in paths for example in read(path)]


def _compare(paths: list[Path], second: Path) -> None:
    others = read(second)
    pairs = paired(_examples(paths), others)
    for figure in agreement(pairs):
        print(figure)
    print(f"{len(pairs)} of {len(others)} sentences compared")


def _review(paths: list[Path]) -> bool:
    examples, problems = check(paths)
    for problem in problems:
        print(problem, file=sys.stderr)
    for balance in balances(examples):
        print(balance)
    print(f"{len(examples)} examples, {len(problems)} problems")
    return bool(problems)


if __name__ == "__main__":
    main()
