"""Views: "in the opinion of X", "in X's words"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.page import page_of
from rashomon.reading.statements.stances import with_stances

Parse = Callable[[str], Doc]


def stances(parse: Parse, text: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and contents of the views found where the tagger found nothing."""
    doc = parse(text)
    made = []
    for one in with_stances(page_of(doc), [], cue_lexicon()):
        assert one.source is not None
        assert one.cue is not None
        spans = [doc[start:end].text for start, end in one.content]
        made.append((doc[slice(*one.source)].text, doc[slice(*one.cue)].text, spans))
    return made


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("In the opinion of Anna Holm, the port will close.", "Anna Holm", "the port will close"),
        ("In Anna Holm's words, the port is a ruin.", "Anna Holm", "the port is a ruin"),
    ],
)
def test_the_holder_of_a_view_is_its_source(
    english: Parse, text: str, source: str, content: str
) -> None:
    ((found, _, contents),) = stances(english, text)
    assert (found, contents) == (source, [content])


def test_a_view_inside_its_clause_leaves_two_contents(english: Parse) -> None:
    ((source, cue, contents),) = stances(
        english, "The main reason for the visit, in his opinion, is the old debt."
    )
    assert (source, cue) == ("his", "in his opinion")
    assert contents == ["The main reason for the visit", "is the old debt"]


@pytest.mark.parametrize(
    "text",
    [
        "In our opinion, the port will close.",
        "He thanked the crew in the words of his father.",
        "She had no confidence in the word of the minister, her uncle.",
    ],
)
def test_other_words_are_nobodys_view(english: Parse, text: str) -> None:
    assert stances(english, text) == []


def test_what_is_attributed_already_is_not_attributed_twice(english: Parse) -> None:
    page = page_of(english("In the opinion of Anna Holm, the port will close."))
    once = with_stances(page, [], cue_lexicon())
    assert with_stances(page, once, cue_lexicon()) == once
