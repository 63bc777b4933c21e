"""This machine's cores: order kept, failures told, a dead worker survived."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from tests.conftest import article_of

from rashomon.engine import local
from rashomon.records import Article, Reading, Rejected


def _dies_on_poison(articles: Sequence[Article]) -> list[Reading | Rejected]:
    """What a worker runs in these tests (module level, so that it can be sent to a process)."""
    if any("poison" in article.raw for article in articles):
        os._exit(1)
    return [Reading(article=article.id, version="test") for article in articles]


def _articles(count: int, poison: Sequence[int] = ()) -> list[Article]:
    return [article_of(f"Article {at}{' poison' if at in poison else ''}.") for at in range(count)]


def test_a_worker_that_dies_costs_only_the_article_that_killed_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(local, "read_batch", _dies_on_poison)
    given = _articles(40, poison=(13,))
    outcomes = list(local.read_all(iter(given), workers=2))
    assert [article.id for article, _ in outcomes] == [article.id for article in given]
    failed = [at for at, (_, outcome) in enumerate(outcomes) if isinstance(outcome, Rejected)]
    assert failed == [13]
    assert isinstance(outcomes[13][1], Rejected)
    assert outcomes[13][1].reason == "worker_died"


def test_any_number_of_workers_reads_the_same() -> None:
    given = _articles(local.WORTH_A_POOL + 3)
    alone = list(local.read_all(iter(given), workers=1))
    together = list(local.read_all(iter(given), workers=2))
    assert alone == together
    assert all(isinstance(outcome, Reading) for _, outcome in alone)


def test_an_article_in_an_unknown_language_is_set_aside_with_its_reason() -> None:
    given = [article_of("Hello there.", language="xx"), article_of("Hello again.")]
    (_, first), (_, second) = local.read_all(given)
    assert isinstance(first, Rejected)
    assert first.reason == "unsupported_language"
    assert isinstance(second, Reading)
