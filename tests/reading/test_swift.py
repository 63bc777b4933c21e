"""The hastened pipeline says what spaCy's own components say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.reading.languages.english import pipeline_name
from rashomon.reading.languages.swift import hastened, names, stretches, vectors, words

CORPUS = Path(__file__).parents[2] / "examples" / "belarus-2020" / "articles"
TRICKY = """\
There's no proof, and there are none who'd say they don't know. I ain't going; y'all gotta let's go.
"Gonna happen," said Jo Weber of the European Commission in Brussels on 3 May 2021.

 Ruvenia's  Ministry of Defence paid $3 million to 40 per cent of  the Tolvan Union's members.
It was you, it did it, but for that."""


@pytest.fixture(scope="module")
def stock() -> Language:
    nlp = spacy.load(pipeline_name())
    nlp.add_pipe("rashomon_paragraphs", before="parser")
    return nlp


def said(token: Token) -> tuple[object, ...]:
    named = token.ent_type_, token.ent_iob_, token.is_sent_start
    return (token.text, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, *named)


def same(one: Doc, other: Doc) -> None:
    assert list(map(said, one)) == list(map(said, other))
    assert [token.head.i for token in one] == [token.head.i for token in other]
    assert [(e.start, e.end, e.label_) for e in one.ents] == [
        (e.start, e.end, e.label_) for e in other.ents
    ]


def test_articles_are_parsed_the_same(english: Callable[[str], Doc], stock: Language) -> None:
    for path in sorted(CORPUS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        same(english(text), stock(text))


def test_patterns_of_several_words_are_followed(
    english: Callable[[str], Doc], stock: Language
) -> None:
    for _ in range(2):  # the second time from what is kept
        same(english(TRICKY), stock(TRICKY))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.lists(st.sampled_from(TRICKY.split()), max_size=30).map(" ".join))
def test_any_text_is_parsed_the_same(
    english: Callable[[str], Doc], stock: Language, text: str
) -> None:
    same(english(text), stock(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TRICKY.split(), "_", "But", "Chris"]), max_size=30))
def test_any_short_paragraphs_are_parsed_the_same(
    english: Callable[[str], Doc], stock: Language, words: list[str]
) -> None:
    text = "\n".join(" ".join(words[at : at + 3]) for at in range(0, len(words), 3))
    same(english(text), stock(text))


def test_what_the_parser_begins_in_the_next_paragraph_is_followed(
    stock: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "It is so in the U.T.\n\n___.\n\n2:10 p.m.\n\n___.\n\nBut the mayor left."
    parser = stretches.Stretches(stock.get_pipe("parser"))
    counted = Mock(side_effect=parser._parse)
    monkeypatch.setattr(parser, "_parse", counted)
    doc = stock.make_doc(text)
    for name, component in stock.pipeline:
        doc = parser(doc) if name == "parser" else component(doc)
    assert counted.call_count > 1
    same(doc, stock(text))


def test_a_full_table_of_words_is_begun_anew(
    english: Callable[[str], Doc], stock: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "KEPT", 10)
    monkeypatch.setattr(words, "KEPT", 10)
    for text in TRICKY.splitlines():
        same(english(text), stock(text))


def test_the_vectors_of_a_text_do_not_depend_on_what_was_read_before() -> None:
    texts = TRICKY.splitlines()
    found = []
    for before in ([], texts[1:], texts[::-1]):
        nlp = spacy.load(pipeline_name())
        tensors = vectors.Tensors(nlp.get_pipe("tok2vec"))
        for text in before:
            tensors(nlp.make_doc(text))
        found.append(tensors(nlp.make_doc(texts[0])).tensor)
    assert all(np.array_equal(found[0], other) for other in found[1:])


def test_a_pipeline_of_another_shape_is_left_as_it_is() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    assert [type(one) for one in hastened(nlp)] == [type(nlp.get_pipe("sentencizer"))]
    assert not names.Names.can_stand_for(nlp.get_pipe("sentencizer"))
    assert not stretches.Stretches.can_stand_for(nlp.get_pipe("sentencizer"))
