"""Forecasts against our own annotations: the five real articles, and the sample corpus.

``python benchmarks/forecasts.py --articles DIR [--sample DIR] [--missed]`` prints, for both, how
many core forecasts are found (by overlap), how many found ones are real, and whether the forecaster
is right. In the sample corpus, what a speaker announces to do himself is not core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gold import Marked, Row, Score, annotation_of, score_forecasts
from rashomon.intake import IntakeOptions, read_sources
from rashomon.reading.pipeline import read
from rashomon.records import Article

SAMPLE = Path(__file__).resolve().parent.parent / "examples" / "belarus-2020"
NAMES = ("core forecasts found", "forecasts real", "forecaster")


def articles_in(folder: Path) -> list[Article]:
    """Return the articles of a folder; what is none there is left out."""
    found = read_sources([folder], IntakeOptions())
    return [one for one in found if isinstance(one, Article)]


def sample_annotations(sample: Path) -> Iterator[tuple[Article, Row]]:
    """Yield each annotated article of the sample corpus, its rows in the form of the gold files."""
    expected = sample / "expected"
    forecasts: list[Row] = json.loads((expected / "forecasts.json").read_text("utf-8"))
    actors: list[Row] = json.loads((expected / "actors.json").read_text("utf-8"))["actors"]
    articles = articles_in(sample)
    for name in sorted({row["article"] for row in forecasts}):
        its = [row for row in forecasts if row["article"] == name]
        first = its[0]
        article = next(
            one
            for one in articles
            if (Path(one.path).stem == name or "#" in one.path)
            and one.raw[first["start"] : first["end"]] == first["text"]
        )
        yield (
            article,
            {
                "forecasts": [
                    {
                        "span": [row["start"], row["end"]],
                        "speaker": None if row["speaker"] == "unnamed" else row["speaker"],
                        "core": not row["intention"],
                    }
                    for row in its
                ],
                "actors": [
                    {"key": actor["actor"], "mentions": mentions}
                    for actor in actors
                    if (
                        mentions := [
                            [mention["start"], mention["end"]]
                            for mention in actor["mentions"]
                            if mention["article"] == name
                        ]
                    )
                ],
            },
        )


def report(title: str, annotated: list[tuple[Article, Row]], missed: bool) -> None:
    """Print the scores of one set of annotated articles."""
    scores = {name: Score() for name in NAMES}
    readings = read(article for article, _ in annotated)
    for (article, annotation), reading in zip(annotated, readings, strict=True):
        score_forecasts(Marked(article, reading, annotation), scores)
    for name in NAMES:
        print(f"{title}: {name:22} {scores[name]}")
        if missed:
            for what in scores[name].missed:
                print(f"    {what}")


def main() -> None:
    """Score both sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="the five real articles")
    parser.add_argument("--sample", type=Path, default=SAMPLE, help="the sample corpus")
    parser.add_argument("--missed", action="store_true", help="list what was not right")
    given = parser.parse_args()
    gold = [(one, annotation_of(one)) for one in articles_in(given.articles)]
    report("articles", gold, given.missed)
    report("sample", list(sample_annotations(given.sample)), given.missed)


if __name__ == "__main__":
    main()
