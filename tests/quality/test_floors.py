"""Quality is a gate: no figure on the annotated articles may fall below its floor.

Floors stand in ``floors.yaml`` and are lowered only by editing it, with a reason in the commit.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from benchmarks.gold import Scores, score

from rashomon.intake import IntakeOptions, read_sources
from rashomon.reading.pipeline import read
from rashomon.records import Article

FLOORS = msgspec.yaml.decode(
    Path(__file__).with_name("floors.yaml").read_bytes(), type=dict[str, float]
)


@pytest.fixture(scope="module")
def scores(shared: Path) -> Scores:
    found = read_sources([shared / "articles"], IntakeOptions())
    articles = [one for one in found if isinstance(one, Article)]
    assert len(articles) == 5
    return score(articles, read(articles))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(scores: Scores, name: str) -> None:
    assert scores[name].rate >= FLOORS[name], "\n".join([str(scores[name]), *scores[name].missed])


def test_every_figure_has_a_floor(scores: Scores) -> None:
    assert set(FLOORS) == set(scores)
