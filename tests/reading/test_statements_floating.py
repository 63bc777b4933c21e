from collections.abc import Callable

from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.floating import add_floating
from rashomon.reading.statements.page import page_of

English = Callable[[str], Doc]


def floating(doc: Doc, *found: Attribution) -> list[tuple[str | None, list[str]]]:
    return [
        (
            None if one.source is None else doc[slice(*one.source)].text,
            [doc[slice(*span)].text for span in one.content],
        )
        for one in add_floating(page_of(doc), found)
    ]


def said(doc: Doc, source: str, content: str) -> Attribution:
    """An attribution by the first "said" of a text."""
    cue = next(token.i for token in doc if token.text == "said")
    return Attribution(cue, find(doc, source), Tokens(cue, cue + 1), (find(doc, content),))


def find(doc: Doc, words: str) -> Tokens:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    return Tokens(span.start, span.end)


def test_a_name_after_a_dash_signs_the_quotation(english: English) -> None:
    doc = english("“The harbour has never been so empty.” — Ilse Marrow, a pilot")
    assert floating(doc) == [("Ilse Marrow", ["The harbour has never been so empty"])]


def test_a_second_quotation_goes_on_with_the_first(english: English) -> None:
    doc = english("“The dam will hold,” Marrow said. “We have checked it twice this week.”")
    first = said(doc, "Marrow", "The dam will hold")
    assert floating(doc, first) == [
        ("Marrow", ["The dam will hold", "We have checked it twice this week"])
    ]


def test_a_colon_gives_the_subject_before_it(english: English) -> None:
    doc = english("The museum chose its motto:\n\n“Nothing that floats is ever lost.”")
    assert floating(doc) == [("The museum", ["Nothing that floats is ever lost"])]


def test_a_colon_gives_whoever_stated_it_and_not_it(english: English) -> None:
    doc = english("As stated by the museum, it reads:\n\n“Nothing that floats is ever lost.”")
    assert floating(doc) == [("the museum", ["Nothing that floats is ever lost"])]


def test_a_paragraph_of_quotation_goes_on_with_the_last_speaker(english: English) -> None:
    doc = english("“The dam will hold,” Marrow said.\n\n“We have checked it twice this week.”")
    first = said(doc, "Marrow", "The dam will hold")
    assert floating(doc, first)[1] == ("Marrow", ["We have checked it twice this week"])


def test_a_quotation_without_a_neighbour_has_no_source(english: English) -> None:
    doc = english("The town slept.\n\n“Nothing that floats is ever lost.”\n\nThen came the rain.")
    assert floating(doc) == [(None, ["Nothing that floats is ever lost"])]


def test_words_in_scare_quotes_are_no_statement(english: English) -> None:
    doc = english("The so-called “people of the old grey harbour” left town.")
    assert floating(doc) == []
