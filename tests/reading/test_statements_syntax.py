"""Windows, logical subjects and kinds: what the models and the speakers stand on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.clauses import logical_subject
from rashomon.reading.statements.kinds import kind_of
from rashomon.reading.statements.page import page_of
from rashomon.reading.statements.windows import window

English = Callable[[str], Doc]


def index(doc: Doc, word: str) -> int:
    return next(token.i for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        ("The mayor said the dam would hold.", "said", "mayor"),
        ("The mayor came home and said the dam would hold.", "said", "mayor"),
        ("The mayor left early, saying the dam would hold.", "saying", "mayor"),
        ("The plan was rejected by the mayor.", "rejected", "mayor"),
        ("The mayor, who promised a new dam, left.", "promised", "mayor"),
    ],
)
def test_the_subject_of_a_cue(english: English, text: str, cue: str, subject: str) -> None:
    doc = english(text)
    found = logical_subject(page_of(doc), index(doc, cue))
    assert found is not None
    assert doc[found.head].text == subject


def test_a_window_runs_on_over_quoted_sentences(english: English) -> None:
    doc = english("It rained. “The dam holds,” Marrow said. “We looked. It is dry.” He left town.")
    inside = window(page_of(doc), index(doc, "said"))
    assert doc[slice(*inside)].text == "“The dam holds,” Marrow said. “We looked. It is dry.”"


def test_a_colon_leads_into_the_next_paragraph(english: English) -> None:
    doc = english("Marrow added:\n\n“The dam holds. It is dry.”\n\nHe left town.")
    inside = window(page_of(doc), index(doc, "added"))
    assert "It is dry" in doc[slice(*inside)].text
    assert "left" not in doc[slice(*inside)].text


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("Marrow said “the dam holds” today.", "the dam holds", "direct"),
        ("Marrow said the dam “will hold” today.", "the dam “will hold", "mixed"),
        ("Marrow said the dam will hold today.", "the dam will hold", "indirect"),
    ],
)
def test_kinds(english: English, text: str, content: str, kind: str) -> None:
    doc = english(text)
    start = text.index(content)
    span = doc.char_span(start, start + len(content))
    assert span is not None
    cue = index(doc, "said")
    assert kind_of(page_of(doc), (Tokens(span.start, span.end),), cue) == kind


def test_words_quoted_together_with_the_cue_are_not_direct(english: English) -> None:
    doc = english("“He said the dam will hold,” Marrow claimed.")
    content = Tokens(index(doc, "the"), index(doc, "hold") + 1)
    page = page_of(doc)
    assert kind_of(page, (content,), index(doc, "said")) == "indirect"
    assert kind_of(page, (content,), index(doc, "claimed")) == "direct"
