"""A title may give its speaker and a colon."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.headlines import lost_headline
from rashomon.reading.statements.page import page_of

English = Callable[[str], Doc]
BODY = "\n\nThe bridge has been shaking for years."


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Former harbour mayor: the bridge is falling apart", "Former harbour mayor"),
        ("Petra Lind: the bridge is falling apart", "Petra Lind"),
        ("Ministry: the bridge will be closed", "Ministry"),
    ],
)
def test_a_speaker_before_the_colon_says_the_rest(
    english: English, title: str, source: str
) -> None:
    doc = english(title + BODY)
    (found,) = lost_headline(page_of(doc), [])
    assert found.source is not None
    assert doc[slice(*found.source)].text == source
    assert doc[slice(*found.content[0])].text == title.partition(": ")[2]


@pytest.mark.parametrize(
    "title",
    [
        "Harbour bridge: the city cannot pay",
        "The mayor’s new bridge: who will pay",
        "Mayor: a portrait",
        "The bridge is falling apart",
        "Day one: Mayor: the bridge is closed",
    ],
)
def test_a_subject_before_the_colon_says_nothing(english: English, title: str) -> None:
    assert list(lost_headline(page_of(english(title + BODY)), [])) == []


def test_a_title_that_is_read_already_is_left_alone(english: English) -> None:
    page = page_of(english("Mayor: the bridge is closed" + BODY))
    known = Attribution(1, Tokens(0, 1), Tokens(1, 2), (Tokens(2, 6),))
    assert list(lost_headline(page, [known])) == []


def test_only_the_title_is_a_headline(english: English) -> None:
    page = page_of(english("A walk by the sea\n\nMayor: the bridge is closed"))
    assert list(lost_headline(page, [])) == []
