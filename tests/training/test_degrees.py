"""Sentences with degrees: their markup read right, the shipped files clean, agreement by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.corpus import MarkupError, Origin
from training.corpus.degrees import SECOND, agreement, parse, read, sentences

ORIGIN = Origin(Path("made.txt"), 7)


def test_a_line_is_text_and_degrees() -> None:
    found = parse("They {said|3} the mill will {close|-2|3} soon .", ORIGIN)
    assert found.text == "They said the mill will close soon ."
    words = [found.text[one.span.start : one.span.end] for one in found.degrees]
    assert words == ["said", "close"]
    assert [(one.happened, one.committed) for one in found.degrees] == [(3, 3), (-2, 3)]


@pytest.mark.parametrize(
    "line", ["Nothing is marked.", "He {left|5}.", "He {left.", "{He|1} {{left|2}}", "a | {b|1}"]
)
def test_what_is_not_in_the_markup_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(MarkupError, match=r"made\.txt:7"):
        parse(line, ORIGIN)


def test_no_shipped_sentence_stands_twice() -> None:
    texts = [one.text.lower() for one in sentences()]
    assert len(texts) > 8000
    assert len(set(texts)) == len(texts)


def test_the_second_annotation_is_of_shipped_sentences() -> None:
    assert {one.text for one in read(SECOND)} <= {one.text for one in sentences()}


def test_agreement_is_what_a_hand_works_out() -> None:
    first = [parse("{a|3} {b|-2|2} {c|0} {d|-3}", ORIGIN)]
    second = [parse("{a|2} {b|-3|1} {c|0} {d|3}", ORIGIN)]
    happened, answers, committed, _ = agreement(first, second)
    assert happened.startswith("happened: mean distance 2.00, r ")
    assert answers.endswith("observed 75.0% of 4")
    assert committed.startswith("committed: mean distance 2.00, r ")
