"""What is held against somebody, and by whom, whatever the tagger makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.accusations import lost_accusations, with_accuser
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.page import page_of

English = Callable[[str], Doc]


def read(doc: Doc, found: list[Attribution]) -> list[tuple[str | None, str]]:
    return [
        (
            None if one.source is None else doc[slice(*one.source)].text,
            doc[slice(*one.content[0])].text,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Two sailors were accused of smuggling tea through the port.",
            None,
            "smuggling tea through the port",
        ),
        ("The clerk suspected of theft fled to Klow.", None, "theft"),
        (
            "Petra Lind was charged by the prosecutor with forging the ledger.",
            "the prosecutor",
            "forging the ledger",
        ),
        (
            "The mayor blamed the storm for the delay.",
            "The mayor",
            "the delay",
        ),
        ("They searched the depot on suspicion of customs fraud.", "They", "customs fraud"),
        ("Norland expelled the attaché on espionage charges.", "Norland", "espionage"),
        ("The mill burned amid allegations of fraud.", None, "fraud"),
        (
            "He dismissed the union's accusations that the mill was unsafe.",
            "the union",
            "that the mill was unsafe",
        ),
    ],
)
def test_a_lost_accusation_is_read_off_the_tree(
    english: English, text: str, source: str | None, content: str
) -> None:
    doc = english(text)
    assert read(doc, list(lost_accusations(page_of(doc), [], cue_lexicon()))) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Neither sailor was accused of theft.",
        "She was never charged with fraud.",
        "The captain is to blame for the delay.",
        "Petra Lind is in charge of the mill.",
        "The charge of the brigade failed.",
        "The company raised its delivery charges.",
    ],
)
def test_what_accuses_nobody_is_left_alone(english: English, text: str) -> None:
    doc = english(text)
    assert list(lost_accusations(page_of(doc), [], cue_lexicon())) == []


def test_the_accused_is_not_the_accuser(english: English) -> None:
    doc = english("Petra Lind was accused of forging the ledger.")
    page = page_of(doc)
    content = (Tokens(5, 8),)
    tagged = Attribution(3, Tokens(0, 2), Tokens(2, 4), content)
    assert with_accuser(page, tagged, cue_lexicon()) == Attribution(3, None, Tokens(2, 4), content)


def test_who_accuses_stays_the_source(english: English) -> None:
    doc = english("Petra Lind accused the clerk of forging the ledger.")
    tagged = Attribution(2, Tokens(0, 2), Tokens(2, 3), (Tokens(3, 9),))
    assert with_accuser(page_of(doc), tagged, cue_lexicon()) == tagged


def test_an_agent_is_the_source(english: English) -> None:
    doc = english("The clerk was charged by the prosecutor with theft.")
    tagged = Attribution(3, Tokens(0, 2), Tokens(2, 4), (Tokens(8, 9),))
    found = with_accuser(page_of(doc), tagged, cue_lexicon())
    assert read(doc, [found]) == [("the prosecutor", "theft")]
