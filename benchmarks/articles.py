"""The five real articles against what a careful reader wrote down (see `benchmarks.gold`).

``python -m benchmarks.articles --data ../shared/articles [--missed]``
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.gold import print_scores, score
from rashomon.intake import IntakeOptions, read_sources
from rashomon.reading.pipeline import read
from rashomon.records import Article


def main() -> None:
    """Print each score, and with ``--missed`` what was not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the articles")
    parser.add_argument("--missed", action="store_true", help="list what was not right")
    given = parser.parse_args()
    found = read_sources([given.data], IntakeOptions())
    articles = [one for one in found if isinstance(one, Article)]
    print_scores(score(articles, read(articles)), given.missed)


if __name__ == "__main__":
    main()
