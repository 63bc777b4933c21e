"""Contrasts against two hand-made lists: of the sample corpus, and of the five real articles.

``python -m benchmarks.contrasts --data ../shared/articles [--missed]``. A contrast is found when
one that is shown touches both of its passages; one that is shown is real when it is on the list.
The lists are not complete, so what is not on them need not be false.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold import ANNOTATIONS, Score, Scores, overlaps, print_scores
from benchmarks.sample import CORPUS, expected
from rashomon.intake import IntakeOptions, read_sources
from rashomon.linking import link
from rashomon.reading.pipeline import read
from rashomon.records import Article, Contrast, Passage, Span

NAMES = ("contrasts found", "core contrasts found", "contrasts real", "no trap reported")

Row = dict[str, Any]


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
        found = any(_meets(pair, one, ids) for one in contrasts)
        what = f"{pair['kind']} {_words(pair, ids, raw)}"
        scores["contrasts found"].count(found, what)
        if pair.get("core"):
            scores["core contrasts found"].count(found, what)
    for trap in gold["traps"]:
        found = any(_meets(trap, one, ids) for one in contrasts)
        scores["no trap reported"].count(not found, f"{trap['why']} {_words(trap, ids, raw)}")
    for one in contrasts:
        real = any(_meets(pair, one, ids) for pair in gold["contrasts"])
        sides = [_quoted(raw[side.article][side.start : side.end]) for side in (one.a, one.b)]
        scores["contrasts real"].count(real, f"{one.kind} {one.score} {' <> '.join(sides)}")
    return scores


def _meets(pair: Row, contrast: Contrast, ids: dict[str, str]) -> bool:
    """Say whether a contrast's two passages touch the two of a listed pair, in either order."""

    def touches(side: Row, passage: Passage) -> bool:
        span = Span(passage.start, passage.end)
        return ids[side["article"]] == passage.article and overlaps(
            (side["start"], side["end"]), span
        )

    a, b = contrast.a, contrast.b
    return (touches(pair["a"], a) and touches(pair["b"], b)) or (
        touches(pair["a"], b) and touches(pair["b"], a)
    )


def _words(pair: Row, ids: dict[str, str], raw: dict[str, str]) -> str:
    sides = (pair["a"], pair["b"])
    return " <> ".join(
        _quoted(raw[ids[side["article"]]][side["start"] : side["end"]]) for side in sides
    )


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())[:90]}”"


def main() -> None:
    """Print the scores on both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the five articles")
    parser.add_argument("--missed", action="store_true", help="list what was not right")
    given = parser.parse_args()
    sample, real = articles_of(CORPUS / "articles"), articles_of(given.data)
    five = json.loads((ANNOTATIONS / "contrasts.json").read_text(encoding="utf-8"))
    for title, articles, gold, ids in (
        ("sample corpus", sample, expected("contrasts"), sample_ids(sample)),
        ("five articles", real, five, {Path(one.path).name: one.id for one in real}),
    ):
        print(title)
        found = link(articles, list(read(articles))).contrasts
        print_scores(score(found, gold, ids, articles), given.missed)


if __name__ == "__main__":
    main()
