"""The page of contrasts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.report import Asked, Desk
from rashomon.report.pages.contrasts import contrasts
from rashomon.report.surroundings import sentence_at


def test_both_passages_stand_in_their_sentence_with_their_own_words_marked(
    dossier: Dossier,
) -> None:
    shown = contrasts(Desk(dossier), Asked())
    (one,) = shown.contrasts
    assert (one.number, one.question, one.score) == (1, "Whether it happened", "0.80")
    assert one.about == "Visit to Borduria, by Ana Brod"
    marked = [[piece.text for piece in side.pieces if piece.marked] for side in (one.a, one.b)]
    assert marked == [["visited"], ["flew"]]
    whole = "".join(piece.text for piece in one.a.pieces)
    assert whole == made.COURIER
    assert one.a.speakers == ("Ana Brod",)
    courier = made.articles()[0]
    assert courier.raw[one.a.start : one.a.end] == "visited"
    assert one.a.to == f"article/{courier.id}.html#s{one.a.start}-{one.a.end}"


@pytest.mark.parametrize(
    ("asked", "passing"),
    [
        (Asked(outlet="Courier"), 1),
        (Asked(outlet="Herald", type="CONSULT", actor="Borduria"), 1),
        (Asked(outlet="Gazette"), 0),
        (Asked(type="ASSAULT"), 0),
        (Asked(since="2021-03-02"), 0),
        (Asked(until="2021-03"), 1),
    ],
)
def test_facets_are_asked_of_a_side_or_of_the_event(
    dossier: Dossier, asked: Asked, passing: int
) -> None:
    shown = contrasts(Desk(dossier), asked)
    assert (shown.slice.passing, len(shown.contrasts), shown.slice.all) == (passing, passing, 1)


def test_what_a_person_ruled_to_be_none_is_dimmed() -> None:
    with Dossier(create=True) as own:
        ruling = Judge(made.fill(own), "Ira", "2021-04-01T10:00:00Z").outcome("false", "ct-1")
        own.judge([ruling])
        (one,) = contrasts(Desk(own), Asked()).contrasts
    assert one.doubted
    assert [ruling.who for ruling in one.rulings] == ["Ira"]


def test_a_sentence_ends_where_its_punctuation_says() -> None:
    text = 'He left. "She stayed," he said! Then rain.\nNo end'
    start = text.index("stayed")
    first, last = sentence_at(text, start, start + 6)
    assert text[first:last] == '"She stayed," he said!'
    tail = text.index("end")
    first, last = sentence_at(text, tail, tail + 3)
    assert text[first:last] == "No end"


@given(st.text(alphabet='ab .!?"\n', min_size=1, max_size=60), st.data())
def test_a_sentence_holds_its_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_at(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)
