"""Quality is a gate: no figure on the annotated articles may fall below its floor."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from benchmarks import attribution, events, gold, plover, sample, speakers, stories, yardstick

import rashomon
from rashomon.intake import IntakeOptions, read_sources
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
def voices(shared: Path) -> gold.Scores:
    return speakers.score(speakers.marked_texts(shared))


@pytest.fixture(scope="module")
def examples() -> gold.Scores:
    return events.score(events.sample(), "both").scores


def scored_by(scorer: Path, given: Path, out: Path) -> Any:
    """What the scorer that lies beside a yardstick says."""
    command = [sys.executable, *map(str, (scorer, given, out)), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


@pytest.fixture(scope="module")
def attributions(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The F1 of who said what and of contents, and the recall of each type, in %."""
    folder, out = shared / "yardsticks" / "attribution", tmp_path_factory.mktemp("a") / "sys.jsonl"
    yardstick.write(out, attribution.statement_rows(folder / "dev.jsonl"))
    scored = scored_by(folder / "score_attribution.py", folder / "dev.jsonl", out)
    names = ("who_said_what", "token_content", "exact_content")
    recalls = {
        kind: scored["recall_by_type"][kind]["joint"] for kind in ("direct", "mixed", "indirect")
    }
    return {name: scored[name]["F1"] for name in names} | recalls


@pytest.fixture(scope="module")
def relations(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The macro-F1 of each level."""
    folder, out = shared / "yardsticks" / "plover", tmp_path_factory.mktemp("plover") / "sys.jsonl"
    yardstick.write(out, plover.relation_rows(folder, "both"))
    scored = scored_by(folder / "score_plover.py", folder / "dev.jsonl", out)
    return {level: scored[level]["macro_f1"] for level in ("root", "quad", "binary")}


@pytest.fixture(scope="module")
def grouped(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The F1 of stories, article by article and pair by pair."""
    folder, out = shared / "yardsticks" / "stories", tmp_path_factory.mktemp("s") / "sys.jsonl"
    yardstick.write(out, stories.cluster_rows(folder / "dev.jsonl"))
    scored = scored_by(folder / "score_clusters.py", folder / "dev.jsonl", out)
    return {name: scored[name]["F1"] for name in ("b3", "pair")}


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


@pytest.mark.parametrize("level", sorted(FLOORS["plover"]))
def test_no_figure_on_given_relations_falls_below_its_floor(
    relations: dict[str, float], level: str
) -> None:
    assert relations[level] >= FLOORS["plover"][level]


@pytest.mark.parametrize("name", sorted(FLOORS["stories"]))
def test_no_figure_on_stories_falls_below_its_floor(grouped: dict[str, float], name: str) -> None:
    assert grouped[name] >= FLOORS["stories"][name]


@pytest.mark.parametrize("name", sorted(FLOORS["attribution"]))
def test_no_figure_on_who_said_what_falls_below_its_floor(
    attributions: dict[str, float], name: str
) -> None:
    assert attributions[name] >= FLOORS["attribution"][name]


def test_every_figure_of_the_examples_has_a_floor(examples: gold.Scores) -> None:
    assert set(FLOORS["examples"]) == set(examples)


def test_every_figure_on_who_the_speaker_is_has_a_floor(voices: gold.Scores) -> None:
    assert set(FLOORS["speakers"]) == set(voices)


def test_every_figure_of_the_sample_corpus_has_a_floor(corpus: gold.Scores) -> None:
    assert set(FLOORS["sample"]) == set(corpus)


def test_every_figure_of_the_five_articles_has_a_floor(articles: gold.Scores) -> None:
    assert set(FLOORS["articles"]) == set(articles)
