"""Search: by names, titles and the words that tell events."""

from __future__ import annotations

import pytest

from rashomon.dossier import Dossier
from rashomon.report import Asked, Desk
from rashomon.report.pages.search import search


@pytest.mark.parametrize(
    ("text", "actors", "articles", "events"),
    [
        ("brod", ["Ana Brod"], 0, 1),
        ("BORDURIA", ["Borduria"], 0, 1),
        ("visited  borduria", [], 0, 1),
        ("flew to", [], 0, 0),
        ("courier.txt", [], 1, 0),
        ("100%_", [], 0, 0),
        ("", ["Ana Brod", "Borduria"], 2, 1),
    ],
)
def test_what_has_the_words_is_found(
    dossier: Dossier, text: str, actors: list[str], articles: int, events: int
) -> None:
    shown = search(Desk(dossier), Asked(text=text))
    assert [one.name for one in shown.actors] == actors
    assert (shown.all_actors, shown.all_articles, shown.all_events) == (
        len(actors),
        articles,
        events,
    )


def test_what_is_not_shown_is_counted(dossier: Dossier) -> None:
    shown = search(Desk(dossier), Asked(limit=1))
    assert (len(shown.actors), shown.all_actors) == (1, 2)
    assert (len(shown.articles), shown.all_articles) == (1, 2)
