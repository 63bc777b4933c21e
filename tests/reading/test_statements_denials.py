"""What is denied never reads as told, whatever the tagger makes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.denials import lost_denials
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.page import page_of


@pytest.mark.parametrize(
    ("text", "source", "denied"),
    [
        ("In Klow, any link between the two fires was denied.", None, "any link between"),
        ("The charge was denied by the ministry.", "the ministry", "The charge"),
        ("Marek denied that the port was closed.", "Marek", "that the port was closed"),
        ("The ministry refuted the report.", "The ministry", "the report"),
    ],
)
def test_a_lost_denial_is_read_off_the_tree(
    english: Callable[[str], Doc], text: str, source: str | None, denied: str
) -> None:
    doc = english(text)
    (found,) = lost_denials(page_of(doc), [], cue_lexicon())
    said = None if found.source is None else doc[slice(*found.source)].text
    assert said == source
    assert doc[slice(*found.content[0])].text.startswith(denied)


@pytest.mark.parametrize(
    "text", ["Marek was denied.", "Nobody could deny.", "The denial came late."]
)
def test_without_a_plain_tree_nothing_is_added(english: Callable[[str], Doc], text: str) -> None:
    for found in lost_denials(page_of(english(text)), [], cue_lexicon()):
        assert found.source is None


def test_a_cue_that_is_known_is_not_added_again(english: Callable[[str], Doc]) -> None:
    page = page_of(english("Marek denied the report."))
    (found,) = lost_denials(page, [], cue_lexicon())
    assert isinstance(found, Attribution)
    assert list(lost_denials(page, [found], cue_lexicon())) == []
