"""The page of forecasts with its scoreboard."""

from __future__ import annotations

import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.report import Asked, Desk
from rashomon.report.pages.forecasts import forecasts


def test_forecasts_tell_horizon_doubts_and_outlet(dossier: Dossier) -> None:
    shown = forecasts(Desk(dossier), Asked())
    assert shown.scores == ()
    assert {one.speaker for one in shown.forecasts} == {"the author"}
    first = shown.forecasts[0]
    assert (first.made_on, first.horizon) == ("2 March 2021", "April 2021")
    assert first.resolution is None
    assert "rules nothing out" in first.doubts
    assert "".join(piece.text for piece in first.quote.pieces) == "Borduria"


@pytest.mark.parametrize(
    ("asked", "passing"),
    [
        (Asked(outlet="Herald"), 1),
        (Asked(certainty="certain"), 0),
        (Asked(since="2021-03-03"), 0),
        (Asked(actor="author"), 2),
    ],
)
def test_facets_narrow_the_list(dossier: Dossier, asked: Asked, passing: int) -> None:
    shown = forecasts(Desk(dossier), asked)
    assert (shown.slice.passing, len(shown.forecasts), shown.slice.all) == (passing, passing, 2)


def test_a_ruling_opens_the_scoreboard_of_its_outlet_alone() -> None:
    with Dossier(create=True) as own:
        judge = Judge(made.fill(own), "Ira", "2021-06-01T10:00:00Z")
        herald = next(one.id for one in own.forecasts() if one.quote.outlet == "Herald")
        own.judge([judge.resolve(herald, "false", on="2021-05-02", because="no visit")])
        own.write_links(made.VERSION, made.links())
        shown = forecasts(Desk(own), Asked())
    (score,) = shown.scores
    assert (score.outlet, score.forecasts, score.false, score.open) == (True, 1, 1, 0)
    ruled = [one for one in shown.forecasts if one.resolution]
    assert [(one.resolution, one.resolved_on, one.because) for one in ruled] == [
        ("did not come to pass", "2 May 2021", "no visit")
    ]
