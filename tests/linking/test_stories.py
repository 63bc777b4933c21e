"""Which articles tell one story, and which only repeat another."""

from __future__ import annotations

from tests.linking.making import Draft, together

from rashomon.linking.copies import origins
from rashomon.linking.stories import link_stories
from rashomon.links import Ruling
from rashomon.records import Article

HARBOUR = "Dockers in Norhaven walked out after the harbour master cut the night shift pay"
FERRY = "The ferry Albatross ran aground off Skerry Point with ninety passengers aboard"
TAX = "Parliament voted down the sugar tax that the health minister had staked her name on"


def article(outlet: str, text: str, day: str | None = "2031-05-04", title: str = "") -> Article:
    draft = Draft(outlet, day, title=title, own_words=False)
    draft.say(text)
    return together(draft)[0][0]


def newsroom() -> list[Article]:
    return [
        article("Herald", f"{HARBOUR}. Ships wait outside.", title="Norhaven dockers walk out"),
        article("Courier", f"{HARBOUR}, their union said.", title="Night pay: dockers walk out"),
        article("Bote", f"{FERRY}. Nobody was hurt.", title="Ferry Albatross aground"),
        article("Post", f"{FERRY}, the coastguard says.", title="Aground: ferry Albatross"),
        article("Times", f"{TAX}.", title="Sugar tax falls"),
        article("Echo", f"{TAX} for years.", title="Minister loses sugar tax vote"),
    ]


def outlets(articles: list[Article], rulings: tuple[Ruling, ...] = ()) -> set[frozenset[str]]:
    by_id = {a.id: a.outlet or "" for a in articles}
    return {
        frozenset(by_id[key] for key in story.articles) for story in link_stories(articles, rulings)
    }


def test_stories_by_content() -> None:
    assert outlets(newsroom()) == {
        frozenset({"Herald", "Courier"}),
        frozenset({"Bote", "Post"}),
        frozenset({"Times", "Echo"}),
    }
    assert outlets(newsroom()[::-1]) == outlets(newsroom())


def test_what_lies_weeks_apart_is_another_story() -> None:
    late = article("Late", f"{FERRY}. Nobody was hurt.", "2031-09-04")
    assert frozenset({"Late"}) in outlets([*newsroom(), late])


def test_a_person_joins_articles() -> None:
    articles = newsroom()
    ruling = Ruling(same=True, left=(articles[0].id,), right=(articles[2].id,))
    found = outlets(articles, (ruling,))
    assert any({"Herald", "Bote"} <= story for story in found)


def test_no_articles_no_stories() -> None:
    assert link_stories([]) == ()


def test_copies_go_back_to_the_earliest_or_to_the_outlet_they_name() -> None:
    text = f"{HARBOUR}. {FERRY}. {TAX}. All of this was said at one dinner by one man."
    first, second = article("Wire", text, "2031-05-03"), article("Portal", text, "2031-05-04")
    other = article("Post", f"{FERRY}. Nobody was hurt, and tea was served in the lifeboats.")
    assert origins([second, other, first]) == {
        first.id: first.id,
        second.id: first.id,
        other.id: other.id,
    }
