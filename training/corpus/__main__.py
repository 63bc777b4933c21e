"""Tell problems and balance of the examples: ``python -m training.corpus [--check] [FILES]``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.corpus import files
from training.corpus.balance import balances
from training.corpus.check import check


def main() -> None:
    """Print what is wrong and how the examples are spread."""
    parser = argparse.ArgumentParser(prog="training.corpus", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 if there is a problem")
    parser.add_argument("files", nargs="*", type=Path, help="default: the shipped corpus")
    arguments = parser.parse_args()
    examples, problems = check(arguments.files or files())
    for problem in problems:
        print(problem, file=sys.stderr)
    for balance in balances(examples):
        print(balance)
    print(f"{len(examples)} examples, {len(problems)} problems")
    sys.exit(bool(problems) and arguments.check)


if __name__ == "__main__":
    main()
