"""What later articles may show of a forecast: proposed, never decided."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.dossier.ledger.making import Draft, fill, resolve

from rashomon.dossier import Dossier, DossierError

OTHER = (
    "Dockers struck in Norhaven",
    "A ferry ran aground",
    "Parliament raised one sugar tax",
    "Two painters opened their show",
    "Judges will meet on Monday",
)


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield empty


def later(published: str, *sentences: str) -> Draft:
    draft = Draft(f"Courier {published}", published)
    for sentence in (*sentences, *OTHER):
        draft.tell(sentence)
    return draft


def forecast() -> Draft:
    draft = Draft("Herald", "2031-05-04")
    draft.foretell("the harbour dam will burst", horizon="2031-06")
    return draft


def test_a_later_passage_in_the_same_rare_words_is_proposed(dossier: Dossier) -> None:
    fill(dossier, forecast(), later("2031-06-02", "the harbour dam burst at night"))
    (line,) = dossier.proposals()
    assert line.quote.text == "the harbour dam burst at night"
    assert {reason.feature for reason in line.why} == {"shared words", "within the horizon"}
    assert [one.resolution for one in dossier.forecasts()] == [None]
    assert dossier.judgements() == []


@pytest.mark.parametrize("published", ["2031-05-04", "2031-05", "2031", "2031-05-03"])
def test_what_may_be_no_later_is_not_proposed(dossier: Dossier, published: str) -> None:
    fill(dossier, forecast(), later(published, "the harbour dam burst at night"))
    assert not dossier.proposals()


def test_another_forecast_is_no_evidence(dossier: Dossier) -> None:
    again = later("2031-06-02")
    again.foretell("the harbour dam will burst")
    assert not [
        line
        for line in fill(dossier, forecast(), again).proposals()
        if line.forecast == forecast().forecasts[0].id
    ]


def test_after_the_horizon_counts_for_less(dossier: Dossier) -> None:
    told = "the harbour dam burst"
    fill(dossier, forecast(), later("2031-06-02", told), later("2031-09-02", told))
    first, second = dossier.proposals()
    assert (first.day, second.day) == ("2031-06-02", "2031-09-02")
    assert first.score > second.score


def test_what_is_decided_is_proposed_only_on_demand(dossier: Dossier) -> None:
    draft = forecast()
    fill(dossier, draft, later("2031-06-02", "the harbour dam burst at night"))
    key = draft.forecasts[0].id
    resolve(dossier, {key: "true"})
    assert not dossier.proposals()
    assert len(dossier.proposals(key[:8])) == 1
    with pytest.raises(DossierError, match="no such forecast"):
        dossier.proposals("fc-zz")
