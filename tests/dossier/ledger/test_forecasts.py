"""Forecasts as the ledger shows them: what can be judged first, the doubtful apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.dossier.ledger.making import Draft, fill, resolve

from rashomon.dossier import Dossier
from rashomon.records import Span


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield empty


def test_what_can_be_judged_comes_first_and_the_doubtful_last(dossier: Dossier) -> None:
    draft = Draft("Herald", "2031-05-04")
    draft.foretell("this may change", certainty="possible")
    draft.foretell("the dam will burst by June", horizon="2031-06")
    first, last = fill(dossier, draft).forecasts()
    assert (first.quote.text, first.doubtful) == ("the dam will burst by June", False)
    assert (last.quote.text, last.doubtful) == ("this may change", True)
    assert {reason.feature for reason in last.why} >= {"rules nothing out", "few words"}


def test_a_forecast_shows_its_probability_its_source_and_its_conditions(dossier: Dossier) -> None:
    draft = Draft("Herald", "2031-05-04")
    condition = draft.say("if it rains")
    draft.foretell(
        "the dam is very unlikely to burst within a week",
        "very unlikely",
        horizon="2031-05-11",
        inferred=True,
        conditions=(condition,),
        horizon_at=Span(condition.end + 2, condition.end + 5),
    )
    (line,) = fill(dossier, draft).forecasts()
    assert line.probability is not None
    assert (line.probability.low, line.probability.high) == (0.05, 0.2)
    assert "Directive 203" in (line.probability.citation or "")
    assert line.conditions == ("if it rains",)
    assert (line.horizon, line.horizon_basis) == ("2031-05-11", "inferred")
    parts = {one.part for one in dossier.evidence(line.id)}
    assert parts == {"words", "probability", "condition", "horizon"}
    assert dossier.broken_receipts() == []


def test_words_without_a_published_number_have_none(dossier: Dossier) -> None:
    draft = Draft("Herald", "2031-05-04")
    draft.foretell("perhaps the dam will burst", "perhaps", certainty="possible")
    (line,) = fill(dossier, draft).forecasts()
    assert line.probability is not None
    assert line.probability.low is None
    assert str(line.probability) == "perhaps (no number)"


def test_a_ruling_stands_beside_its_forecast(dossier: Dossier) -> None:
    draft = Draft("Herald", "2031-05-04")
    key = draft.foretell("the dam will burst by June")
    resolve(fill(dossier, draft), {key: "partly"})
    (line,) = dossier.forecasts()
    assert (line.resolution, line.resolved_on, line.resolved_by) == ("partly", "2031-12", "Mira")
    assert line.because == "x"
