"""The five real articles, as found: furniture is dropped, prose is not, no date is invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.intake import read_sources
from rashomon.records import Article, Dropped

GOLD = Path(__file__).resolve().parent.parent / "gold" / "articles"
FILES = sorted(path for path in GOLD.glob("*.json") if path.stem.isdigit())


@pytest.fixture(scope="module")
def articles(shared: Path) -> dict[str, Article]:
    made = list(read_sources([shared / "articles"]))
    assert all(isinstance(one, Article) for one in made)
    return {one.path: one for one in made if isinstance(one, Article)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_furniture_and_nothing_else_is_dropped(
    articles: dict[str, Article], path: Path
) -> None:
    gold = json.loads(path.read_text())
    expected = [Dropped(**span) for span in gold["furniture"]]
    assert list(articles[gold["article"]].dropped) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_title_is_found(articles: dict[str, Article], path: Path) -> None:
    gold = json.loads(path.read_text())
    article = articles[gold["article"]]
    assert article.title == article.raw[slice(*gold["title"])]


def test_no_date_is_taken_from_furniture_or_made_up(articles: dict[str, Article]) -> None:
    for article in articles.values():
        evidence = article.published.evidence
        assert (article.published.value is None) == (evidence is None)
        for drop in article.dropped:
            assert not evidence or evidence.end <= drop.start or drop.end <= evidence.start


def test_raw_is_the_file_and_english(articles: dict[str, Article], shared: Path) -> None:
    for name, article in articles.items():
        assert article.raw == (shared / "articles" / name).read_bytes().decode()
        assert article.language == "en"
