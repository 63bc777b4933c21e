"""Contrasts against hand-made lists: of the sample corpus, of the five real articles, of pairs.

``python -m benchmarks.contrasts --data ../shared/articles [--missed]`` takes the first two. A
contrast is found when one that is shown touches both of its passages; one that is shown is real
when it is on the list. The lists are not complete, so what is not on them need not be false.
``python -m benchmarks.contrasts --pairs tests/gold/contrasts [--data ../shared] [--missed]`` takes
the pairs of many affairs (see `benchmarks.contrast_pairs`), the real ones only with ``--data``.
``python -m benchmarks.contrasts --affairs tests/gold/affairs [--missed]`` takes affairs whose pairs
of passages are all judged (see `benchmarks.contrast_affairs`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import contrast_affairs, contrast_pairs
from benchmarks.gold import ANNOTATIONS, Score, Scores, print_scores
from benchmarks.passages import found_words, listed_words, meets
from benchmarks.sample import CORPUS, expected
from benchmarks.yardstick import Row
from rashomon.intake import IntakeOptions, read_sources
from rashomon.linking import link
from rashomon.links import Contrast
from rashomon.reading.pipeline import read
from rashomon.records import Article

NAMES = ("contrasts found", "core contrasts found", "contrasts real", "no trap reported")


def articles_of(folder: Path) -> list[Article]:
    """Return the articles of a folder."""
    return [one for one in read_sources([folder], IntakeOptions()) if isinstance(one, Article)]


def sample_ids(articles: Iterable[Article]) -> dict[str, str]:
    """Return the id of each article of the sample corpus by its name in the expected dossier."""
    articles = list(articles)
    by_url = {article.url: article.id for article in articles}
    by_file = {Path(article.path).name: article.id for article in articles}
    lines = (CORPUS / "articles" / "media-cloud.jsonl").read_text(encoding="utf-8").splitlines()
    found = {row["id"]: by_url[row["url"]] for row in map(json.loads, lines)}
    return found | {
        row["article"]: by_file[Path(row["file"]).name]
        for row in expected("articles")
        if row["article"] not in found
    }


def score(
    contrasts: Sequence[Contrast], gold: Row, ids: dict[str, str], articles: Sequence[Article]
) -> Scores:
    """Return the scores of contrasts against one list; `ids` is by the list's article names."""
    raw = {article.id: article.raw for article in articles}
    scores: Scores = {name: Score() for name in NAMES}
    for pair in gold["contrasts"]:
        found = any(meets(pair, one, ids) for one in contrasts)
        what = f"{pair['kind']} {listed_words(pair, ids, raw)}"
        scores["contrasts found"].count(found, what)
        if pair.get("core"):
            scores["core contrasts found"].count(found, what)
    for trap in gold["traps"]:
        found = any(meets(trap, one, ids) for one in contrasts)
        scores["no trap reported"].count(not found, f"{trap['why']} {listed_words(trap, ids, raw)}")
    for one in contrasts:
        real = any(meets(pair, one, ids) for pair in gold["contrasts"])
        scores["contrasts real"].count(real, f"{one.kind} {one.score} {found_words(one, raw)}")
    return scores


def report(data: Path, missed: bool) -> None:
    """Print the scores on the sample corpus and on the five articles, which lie in `data`."""
    sample, real = articles_of(CORPUS / "articles"), articles_of(data)
    five = json.loads((ANNOTATIONS / "contrasts.json").read_text(encoding="utf-8"))
    for title, articles, gold, ids in (
        ("sample corpus", sample, expected("contrasts"), sample_ids(sample)),
        ("five articles", real, five, {Path(one.path).name: one.id for one in real}),
    ):
        print(title)
        found = link(articles, list(read(articles))).contrasts
        print_scores(score(found, gold, ids, articles), missed)


def main() -> None:
    """Print the scores on the lists that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, help="the folder of annotated pairs")
    parser.add_argument("--affairs", type=Path, help="the folder of affairs judged in full")
    parser.add_argument(
        "--data", type=Path, help="the five articles' folder; with --pairs, the shared folder"
    )
    parser.add_argument("--missed", action="store_true", help="list what was not right")
    given = parser.parse_args()
    if given.affairs:
        contrast_affairs.report(given.affairs, given.missed)
    elif given.pairs:
        contrast_pairs.report(given.pairs, given.data, given.missed)
    elif given.data:
        report(given.data, given.missed)
    else:
        parser.error("give --affairs, --data, --pairs, or the last two")


if __name__ == "__main__":
    main()
