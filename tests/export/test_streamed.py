"""Rows come one after another, and the articles that they quote are read together."""

from __future__ import annotations

import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.rows import ArticleRow
from rashomon.export import streamed
from rashomon.export.counted import events_told
from rashomon.export.streamed import quoting, stream


def test_rows_are_those_of_the_table(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "_ROWS", 1)
    rows = stream(dossier, ArticleRow, "SELECT * FROM articles ORDER BY id")
    assert list(rows) == list(dossier.lookup.articles.values())


def test_other_questions_may_be_asked_meanwhile(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streamed, "_ROWS", 1)
    rows = stream(dossier, ArticleRow, "SELECT * FROM articles ORDER BY id")
    seen = [(row.id, dossier.counts()["articles"]) for row in rows]
    assert seen == [(article, 2) for article in sorted(one.id for one in made.articles())]


@pytest.mark.parametrize("articles", [1, 2, 100])
def test_what_is_quoted_is_held_and_all_rows_come(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, articles: int
) -> None:
    monkeypatch.setattr(streamed, "_ARTICLES", articles)
    ids = [one.id for one in made.articles()]
    rows = [ids[0], ids[1], ids[0], ids[1], ids[1]]
    found = []
    for row in quoting(dossier, rows, lambda row: [row]):
        assert row in dossier.lookup.hold([])
        found.append(row)
    assert found == rows


def test_an_event_that_lost_its_mentions_shifts_no_other(dossier: Dossier) -> None:
    dossier.connection.execute("INSERT INTO events SELECT * REPLACE ('ev-a' AS id) FROM events")
    told = [(event.id, len(mentions)) for event, mentions in events_told(dossier)]
    assert told == [("ev-a", 0), ("ev-visit", 2)]
