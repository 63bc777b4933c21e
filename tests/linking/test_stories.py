"""Which articles tell one story, and which only repeat another."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.making import Draft, together

from rashomon.linking.clusters import Partition
from rashomon.linking.cohesion import Scores, grow
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


def test_a_text_that_all_print_is_one_origins() -> None:
    text = f"{HARBOUR}. {FERRY}. {TAX}. All of this was said at one dinner by one man."
    printed = [article(f"Portal {n}", text, f"2031-05-{n + 4:02}") for n in range(9)]
    edited = [article(f"Own {n}", f"{text} Number {n}.", "2031-05-20") for n in range(3)]
    empty = [article("Blank", "...", "2031-05-01"), article("Void", "--", "2031-05-02")]
    assert origins([*edited, *empty, *printed[::-1]]) == {
        **{one.id: printed[0].id for one in (*printed, *edited)},
        **{one.id: one.id for one in empty},
    }


SCORES = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(
        lambda pair: pair[0] < pair[1]
    ),
    st.floats(0, 1),
)


@given(SCORES)
def test_parts_that_no_strong_pair_connects_grow_as_if_alone(
    scores: dict[tuple[str, str], float],
) -> None:
    whole, apart = Partition("abcdefgh"), Partition("abcdefgh")
    grow(whole, "abcdefgh", columns(scores), 0.5, 0.4)
    connected = Partition("abcdefgh")
    for (a, b), score in scores.items():
        if score >= 0.5:
            connected.join(a, b)
    for members in connected.groups():
        inside = {pair: score for pair, score in scores.items() if set(pair) <= set(members)}
        grow(apart, "abcdefgh", columns(inside), 0.5, 0.4)
    assert whole.groups() == apart.groups()


def columns(scores: dict[tuple[str, str], float]) -> Scores:
    pairs = sorted(scores)
    a, b = (np.array([ord(pair[side]) - ord("a") for pair in pairs], dtype=int) for side in (0, 1))
    return Scores(a, b, np.array([scores[pair] for pair in pairs], dtype=float))


def test_another_affair_changes_no_story() -> None:
    late = [
        article("Late", f"{FERRY}. Nobody was hurt.", f"2032-01-{day:02}") for day in range(1, 9)
    ]
    assert outlets(newsroom()) <= outlets([*newsroom(), *late])
