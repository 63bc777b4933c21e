"""The page of an article: its words, and every span that rows point to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.report import Asked, Desk
from rashomon.report.nesting import Node
from rashomon.report.pages import PAGES
from rashomon.report.pages.article import Article, article, every
from rashomon.report.parts import Quote


def _nodes(shown: Article) -> Iterator[Node]:
    def walk(nodes: Sequence[Node]) -> Iterator[Node]:
        for node in nodes:
            yield node
            yield from walk(node.inside)

    for paragraph in shown.paragraphs:
        yield from walk(paragraph)


@pytest.fixture(scope="module")
def courier(dossier: Dossier) -> Article:
    shown = article(Desk(dossier), Asked(key=made.articles()[0].id))
    assert shown is not None
    return shown


def test_the_text_is_whole_and_its_rows_are_marked(courier: Article) -> None:
    def words(nodes: Sequence[Node]) -> str:
        return "".join(node.text or words(node.inside) for node in nodes)

    assert [words(nodes) for nodes in courier.paragraphs] == [made.COURIER]
    assert dict(courier.layers) == {
        "event": 1, "statement": 2, "forecast": 1, "contrast": 1, "label": 1, "actor": 2, "date": 1,
    }  # fmt: skip
    (told,) = courier.events
    assert (told.said, told.sure) == ("Visit to Borduria, by Ana Brod", "denied")
    assert [row.said for row in courier.contrasts] == ["1 Whether it happened"]


def test_a_trigger_leads_to_its_event(courier: Article) -> None:
    (trigger,) = [node for node in _nodes(courier) if "event-denied" in node.layers]
    assert trigger.to == "event/ev-visit.html"
    assert trigger.note.startswith("Visit to Borduria, by Ana Brod: denied")


def test_every_address_of_words_on_any_page_is_marked_in_its_article(dossier: Dossier) -> None:
    desk = Desk(dossier)
    marks = set()
    for key in every(desk):
        shown = article(desk, Asked(key=key))
        assert shown is not None
        marks |= {f"article/{key}.html#{node.mark}" for node in _nodes(shown) if node.mark}
        marks |= {f"article/{key}.html#{one.mark}" for one in shown.outside}

    def addresses(value: object) -> Iterator[str]:
        if isinstance(value, Quote):
            yield value.to
        for name in getattr(value, "__struct_fields__", ()):
            yield from addresses(getattr(value, name))
        if isinstance(value, tuple | list):
            for one in value:
                yield from addresses(one)

    found = set()
    for page in PAGES:
        for page_key in page.keys(desk) if page.keys else (None,):
            found |= set(addresses(page.build(desk, Asked(key=page_key))))
    assert found
    assert found <= marks


def test_articles_stand_in_the_order_in_which_they_appeared(dossier: Dossier) -> None:
    assert every(Desk(dossier)) == [one.id for one in reversed(made.articles())]


@pytest.mark.parametrize("key", ["ar-none", None])
def test_there_is_no_page_of_an_unknown_article(dossier: Dossier, key: str | None) -> None:
    assert article(Desk(dossier), Asked(key=key)) is None
