"""What the tree finds inside somebody's words, whatever the networks make of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.inner import inner_statements
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.naming import lost_names
from rashomon.reading.statements.page import page_of

English = Callable[[str], Doc]
Read = list[tuple[str | None, str, str]]


def read(doc: Doc, found: list[Attribution]) -> Read:
    """Source, cue and content of each attribution."""
    return [
        (
            None if one.source is None else doc[slice(*one.source)].text,
            "" if one.cue is None else doc[slice(*one.cue)].text,
            doc[slice(*one.content[0])].text,
        )
        for one in found
    ]


def inside(english: English, said: str) -> Read:
    """What is found in words that somebody said."""
    doc = english(f"Ilse Marden said that {said}.")
    outer = Attribution(2, Tokens(0, 2), Tokens(2, 3), (Tokens(4, len(doc) - 1),))
    return read(doc, list(inner_statements(page_of(doc), [outer], cue_lexicon())))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "the mills were instructed to stop buying grain",
            (None, "instructed", "to stop buying grain"),
        ),
        (
            "the mills were ordered by the council to close",
            ("the council", "ordered", "to close"),
        ),
        (
            "Petra Lind stressed the need to dredge the harbour",
            ("Petra Lind", "stressed", "the need to dredge the harbour"),
        ),
        (
            "we demand an answer from the council",
            ("we", "demand", "an answer from the council"),
        ),
        (
            "I predict that the harbour will freeze",
            ("I", "predict", "that the harbour will freeze"),
        ),
    ],
)
def test_an_order_a_point_and_a_deed_in_words_are_inner_statements(
    english: English, said: str, found: tuple[str | None, str, str]
) -> None:
    assert inside(english, said) == [found]


@pytest.mark.parametrize(
    "said",
    [
        "the mills could be instructed to stop buying grain",
        "the mills were never told to close",
        "Petra Lind stressed the second word",
        "it underlined the need for a new harbour",
        "we would predict a frost",
        "I think that the harbour will freeze",
    ],
)
def test_what_nobody_else_says_is_no_inner_statement(english: English, said: str) -> None:
    assert inside(english, said) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("He resigned over what he called a plot.", "he", "called", "a plot"),
        (
            "The levy, which both mayors consider theft, was raised.",
            "both mayors",
            "consider",
            "theft",
        ),
        (
            "They protested against what the guild sees as an insult.",
            "the guild",
            "sees",
            "an insult",
        ),
        (
            "The guild described the levy as an insult.",
            "The guild",
            "described",
            "the levy as an insult",
        ),
    ],
)
def test_what_somebody_calls_it_is_read_off_the_tree(
    english: English, text: str, source: str, cue: str, content: str
) -> None:
    doc = english(text)
    found = list(lost_names(page_of(doc), [], cue_lexicon()))
    assert read(doc, found) == [(source, cue, content)]


@pytest.mark.parametrize(
    "text",
    [
        "He did not call it a plot.",
        "We consider the levy theft.",
        "The guild called the mayor.",
        "Those who saw the fire called for help.",
    ],
)
def test_a_verb_without_all_its_parts_names_nothing(english: English, text: str) -> None:
    doc = english(text)
    assert list(lost_names(page_of(doc), [], cue_lexicon())) == []
