"""A statement says something: subjects, names and doubts of the author's own are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.page import page_of
from rashomon.reading.statements.telling import tells

English = Callable[[str], Doc]


def span(doc: Doc, words: str) -> Tokens:
    """The tokens of some words of a text."""
    at = doc.text.index(words)
    found = doc.char_span(at, at + len(words))
    assert found is not None
    return Tokens(found.start, found.end)


def told(
    english: English, text: str, source: str | None, cue: str, content: str, *, event: str = ""
) -> bool:
    doc = english(text)
    head = span(doc, cue)
    one = Attribution(
        head.end - 1,
        None if source is None else span(doc, source),
        head,
        (span(doc, content),),
    )
    events = set(range(*span(doc, event))) if event else set()
    return tells(page_of(doc), one, cue_lexicon(), events)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The price of the ferry was not disclosed.", None, "disclosed", "The price of the ferry"),
        ("Neither the fee nor the date was announced.", None, "announced", "the fee nor the date"),
        ("Mayor Lind commented on the new harbour.", "Mayor Lind", "commented", "the new harbour"),
        (
            "The ministers discussed their plans to widen the canal.",
            "The ministers",
            "discussed",
            "their plans to widen the canal",
        ),
        ("The union endorsed Petra Lind.", "The union", "endorsed", "Petra Lind"),
        ("The council acknowledged the matter.", "The council", "acknowledged", "the matter"),
        ("Lind said a great many things.", "Lind", "said", "a great many things"),
        ("Lind called the mayor yesterday.", "Lind", "called", "the mayor"),
        ("The guild erected a tall mast.", "The guild", "erected", "a tall mast"),
        ("Pilots wonder whether it will freeze.", "Pilots", "wonder", "whether it will freeze"),
        ("It seems that the harbour is closed.", None, "seems", "that the harbour is closed"),
        (
            "The delays show that the harbour is too small.",
            "The delays",
            "show",
            "that the harbour is too small",
        ),
    ],
)
def test_what_says_nothing_is_no_statement(
    english: English, text: str, source: str | None, cue: str, content: str
) -> None:
    assert not told(english, text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The ministry denied the matter.", "The ministry", "denied", "the matter"),
        ("Mayor Lind said the harbour was full.", "Mayor Lind", "said", "the harbour was full"),
        ("The pilots asked whether it froze.", "The pilots", "asked", "whether it froze"),
        ("The mayor called the plan madness.", "The mayor", "called", "madness"),
        (
            "Surveys show that the harbour is too small.",
            "Surveys",
            "show",
            "that the harbour is too small",
        ),
        (
            "To the pilots it seems that the harbour is closed.",
            "the pilots",
            "seems",
            "that the harbour is closed",
        ),
        ("The price was not, she said, known.", "she", "said", "The price was not"),
        ("Mayor Lind spoke of “our harbour”.", "Mayor Lind", "spoke", "our harbour"),
    ],
)
def test_what_says_something_is_kept(
    english: English, text: str, source: str | None, cue: str, content: str
) -> None:
    assert told(english, text, source, cue, content)


def test_an_event_is_something_said(english: English) -> None:
    text = "The police announced the arrest."
    assert not told(english, text, "The police", "announced", "the arrest")
    assert told(english, text, "The police", "announced", "the arrest", event="arrest")
