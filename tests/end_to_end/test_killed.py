"""A build that is killed and started again: nothing lost, nothing twice, the same bytes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kills import killed_builds


def test_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    """More articles than one write keeps, so that some are kept when a kill comes."""
    found = killed_builds(tmp_path, points=4, articles=70, words=20, seed=5)
    assert found.kills.total() == 4
    assert found.dossiers >= 1
    assert found.wrong == []
