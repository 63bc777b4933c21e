"""Frames and encoder: who decides, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from tests.conftest import article_of

from rashomon.ontology import EVENT_TYPES
from rashomon.reading.draft import Draft
from rashomon.reading.encoder import encode
from rashomon.reading.events import events_by, find_candidates
from rashomon.reading.events.decision import weighing
from rashomon.reading.events.learned import Opinion
from rashomon.view import view_of

NAMES = sorted(EVENT_TYPES)
shares = st.floats(0, 1)

Parse = Callable[[str], Doc]


def draft_of(english: Parse, text: str) -> Draft:
    article = article_of(text)
    draft = Draft(article, view_of(article), english(text))
    draft.candidates = find_candidates(draft)
    draft.encoding = encode(draft)
    return draft


def opinion(event: float, **types: float) -> Opinion:
    rest = (1 - sum(types.values())) / (len(NAMES) - len(types))
    return Opinion(event, {name: types.get(name, rest) for name in NAMES})


@given(shares, shares)
def test_more_sure_is_never_less_likely(one: float, two: float) -> None:
    weights = weighing()
    low, high = sorted((one, two))
    assert weights.event(opinion(low), True) <= weights.event(opinion(high), True)
    assert weights.event(opinion(low), False) <= weights.event(opinion(high), False)


@given(shares, st.sampled_from(NAMES))
def test_types_share_out_one(event: float, framed: str) -> None:
    types = weighing().types(opinion(event, COERCE=0.5), framed)
    assert sum(types.values()) == pytest.approx(1)


def test_without_an_opinion_the_frame_stands() -> None:
    assert weighing().types(Opinion(0.0, {}), "AID") == {"AID": 1.0}


def test_what_only_the_encoder_sees_must_be_sure(english: Parse) -> None:
    draft = draft_of(english, "Police arrested three printers. The band played until midnight.")
    found = events_by(draft, "encoder")
    assert found
    assert all(one.confidence >= round(weighing().least, 2) for one in found)


def test_where_nothing_is_encoded_the_frames_decide(english: Parse) -> None:
    draft = draft_of(english, "Police arrested three printers in Ruvenia on Monday.")
    draft.encoding = None
    found = events_by(draft, "both")
    assert [one.type for one in found] == ["COERCE"]
    assert {one.decided_by for one in found} == {"frames"}
    assert {one.confidence for one in found} == {round(weighing().frames_alone, 2)}


def test_where_both_speak_the_row_says_so(english: Parse) -> None:
    draft = draft_of(english, "Police arrested three printers in Ruvenia on Monday.")
    found = events_by(draft, "both")
    assert [(one.type, one.decided_by) for one in found] == [("COERCE", "both")]
    assert found[0].confidence > 0.8
