"""Quality is a gate: no figure on the annotated articles may fall below its floor."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from benchmarks import contrasts, events, gold, sample, speakers

import rashomon
from rashomon.intake import IntakeOptions, read_sources
from rashomon.linking import link
from rashomon.reading.pipeline import read
from rashomon.records import Article

FLOORS = msgspec.yaml.decode(
    Path(__file__).with_name("floors.yaml").read_bytes(), type=dict[str, dict[str, float]]
)


@pytest.fixture(scope="module")
def articles(shared: Path) -> gold.Scores:
    found = read_sources([shared / "articles"], IntakeOptions())
    read_ones = [one for one in found if isinstance(one, Article)]
    assert len(read_ones) == 5
    return gold.score(read_ones, read(read_ones))


@pytest.fixture(scope="module")
def tellings(shared: Path) -> gold.Scores:
    """The contrasts of the five articles."""
    found = contrasts.articles_of(shared / "articles")
    listed = json.loads((gold.ANNOTATIONS / "contrasts.json").read_text(encoding="utf-8"))
    ids = {Path(one.path).name: one.id for one in found}
    return contrasts.score(link(found, list(read(found))).contrasts, listed, ids, found)


@pytest.fixture(scope="module")
def voices(shared: Path) -> gold.Scores:
    return speakers.score(speakers.marked_texts(shared))


@pytest.fixture(scope="module")
def examples() -> gold.Scores:
    return events.score(events.sample(), "both").scores


@pytest.fixture(scope="module")
def corpus() -> gold.Scores:
    with rashomon.build([sample.CORPUS / "articles"]) as dossier:
        assert dossier.counts()["articles"] == 12
        assert dossier.broken_receipts() == []
        return sample.score(dossier)


@pytest.mark.parametrize("name", sorted(FLOORS["articles"]))
def test_no_figure_on_the_five_articles_falls_below_its_floor(
    articles: gold.Scores, name: str
) -> None:
    counted = articles[name]
    assert counted.rate >= FLOORS["articles"][name], "\n".join([str(counted), *counted.missed])


@pytest.mark.parametrize("name", sorted(FLOORS["contrasts"]))
def test_no_figure_on_contrasts_of_the_five_articles_falls_below_its_floor(
    tellings: gold.Scores, name: str
) -> None:
    counted = tellings[name]
    assert counted.rate >= FLOORS["contrasts"][name], "\n".join([str(counted), *counted.missed])


@pytest.mark.parametrize("name", sorted(FLOORS["sample"]))
def test_no_figure_on_the_sample_corpus_falls_below_its_floor(
    corpus: gold.Scores, name: str
) -> None:
    counted = corpus[name]
    assert counted.rate >= FLOORS["sample"][name], "\n".join([str(counted), *counted.missed])


@pytest.mark.parametrize("name", sorted(FLOORS["speakers"]))
def test_no_figure_on_who_the_speaker_is_falls_below_its_floor(
    voices: gold.Scores, name: str
) -> None:
    counted = voices[name]
    assert counted.rate >= FLOORS["speakers"][name], "\n".join([str(counted), *counted.missed])


@pytest.mark.parametrize("name", sorted(FLOORS["examples"]))
def test_no_figure_on_the_held_out_examples_falls_below_its_floor(
    examples: gold.Scores, name: str
) -> None:
    assert examples[name].rate >= FLOORS["examples"][name], str(examples[name])


def test_every_figure_of_the_examples_has_a_floor(examples: gold.Scores) -> None:
    assert set(FLOORS["examples"]) == set(examples)


def test_every_figure_on_who_the_speaker_is_has_a_floor(voices: gold.Scores) -> None:
    assert set(FLOORS["speakers"]) == set(voices)


def test_every_figure_of_the_sample_corpus_has_a_floor(corpus: gold.Scores) -> None:
    assert set(FLOORS["sample"]) == set(corpus)


def test_every_figure_of_the_five_articles_has_a_floor(articles: gold.Scores) -> None:
    assert set(FLOORS["articles"]) == set(articles)


def test_every_figure_on_contrasts_has_a_floor(tellings: gold.Scores) -> None:
    assert set(FLOORS["contrasts"]) == set(tellings)
