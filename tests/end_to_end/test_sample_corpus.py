"""The sample corpus through the Python interface: what its dossier must hold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from benchmarks.sample import CORPUS

import rashomon
from rashomon.dossier import Dossier


@pytest.fixture(scope="module")
def dossier() -> Iterator[Dossier]:
    with rashomon.build([CORPUS / "articles"]) as built:
        yield built


def test_twelve_articles_of_six_outlets_are_read_and_none_is_rejected(dossier: Dossier) -> None:
    articles = dossier.lookup.articles.values()
    assert len(articles) == 12
    assert len({article.outlet for article in articles}) == 6
    assert dossier.rejected() == []


def test_copied_wire_text_is_flagged_and_is_no_second_voice(dossier: Dossier) -> None:
    flagged = [
        article.outlet
        for article in dossier.lookup.articles.values()
        if "near_duplicate" in article.quality
    ]
    assert flagged == ["Chaika Portal"]
    for contrast in dossier.contrasts():
        assert contrast.a.text != contrast.b.text


def test_every_answer_quotes_words_of_an_article(dossier: Dossier) -> None:
    quotes = [line.quote for line in dossier.events()]
    quotes += [line.quote for line in dossier.statements()]
    assert len(quotes) > 200
    assert all(quote.text for quote in quotes)
