"""Hits, Brier scores and calibration of forecasts that people ruled on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.dossier.ledger.making import Draft, fill, resolve

from rashomon.dossier import Dossier, Filter
from rashomon.dossier.ledger.lines import ScoreLine
from rashomon.links import Verdict

PORTS = ("Norhaven", "Skerry", "Klow", "Ostrov", "Lark", "Tern", "Vale", "Holm", "Brod", "Marek")


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield empty


def scored(dossier: Dossier) -> ScoreLine:
    (line,) = dossier.scoreboard()
    return line


def test_nothing_decided_gives_no_score(dossier: Dossier) -> None:
    draft = Draft("Herald", "2031-05-04")
    draft.foretell("The dam will burst this year")
    line = scored(fill(dossier, draft))
    assert (line.kind, line.name, line.open) == ("outlet", "Herald", 1)
    assert (line.hits, line.brier, line.calibration) == (None, None, ())


def test_brier_is_that_of_the_middles_of_published_ranges(dossier: Dossier) -> None:
    draft = Draft("Herald", "2031-05-04")
    rain = draft.foretell("Heavy rain will probably fall", "probably")
    flood = draft.foretell("A flood is unlikely to come", "unlikely")
    plain = draft.foretell("The mayor will resign")
    resolve(fill(dossier, draft), {rain: "true", flood: "true", plain: "true"})
    line = scored(dossier)
    assert line.brier is not None
    assert line.hits is not None
    expected = ((0.675 - 1) ** 2 + (0.325 - 1) ** 2) / 2
    assert line.brier.mean == pytest.approx(expected, abs=1e-4)
    assert line.brier.of == 2
    assert (line.hits.hits, line.hits.of) == (2, 3)


@pytest.mark.parametrize(
    ("told", "certainty", "outcome", "hits"),
    [
        (("The mayor will resign", ""), "certain", "true", (1, 1)),
        (("The mayor will resign", ""), "certain", "false", (0, 1)),
        (("The mayor is unlikely to resign", "unlikely"), "probable", "false", (1, 1)),
        (("The mayor may resign", ""), "possible", "true", None),
        (("The mayor is not likely to resign", "not likely"), "probable", "true", None),
        (("Perhaps the mayor will resign", "Perhaps"), "possible", "true", None),
        (("The mayor will resign", ""), "certain", "partly", None),
        (("The mayor will resign", ""), "certain", "void", None),
    ],
)
def test_a_hit_is_what_a_forecast_leans_to(
    dossier: Dossier,
    told: tuple[str, str],
    certainty: str,
    outcome: Verdict,
    hits: tuple[int, int] | None,
) -> None:
    draft = Draft("Herald", "2031-05-04")
    key = draft.foretell(*told, certainty=certainty)
    resolve(fill(dossier, draft), {key: outcome})
    line = scored(dossier)
    assert (line.hits and (line.hits.hits, line.hits.of)) == hits


def test_a_forecast_told_twice_counts_once(dossier: Dossier) -> None:
    first, second = Draft("Herald", "2031-05-04"), Draft("Herald", "2031-05-06")
    key = first.foretell("The harbour dam will burst before winter")
    second.foretell("The harbour dam will burst before the winter")
    resolve(fill(dossier, first, second), {key: "true"})
    assert (scored(dossier).forecasts, scored(dossier).open) == (1, 0)


def test_calibration_is_shown_only_of_enough_forecasts(dossier: Dossier) -> None:
    draft = Draft("Herald", "2031-05-04")
    keys = [draft.foretell(f"{port} will probably flood", "probably") for port in PORTS]
    resolve(fill(dossier, draft), dict.fromkeys(keys[:9], "true"))
    assert scored(dossier).calibration == ()
    resolve(dossier, {keys[9]: "false"})
    (found,) = scored(dossier).calibration
    assert (found.low, found.high) == (0.55, 0.8)
    assert (found.share.hits, found.share.of) == (9, 10)
    assert found.share.low < 0.675 < found.share.high


def test_filters_reach_the_scoreboard(dossier: Dossier) -> None:
    drafts = [Draft("Herald", "2031-05-04"), Draft("Courier", "2031-06-04")]
    for draft in drafts:
        draft.foretell("The dam will burst this year")
    fill(dossier, *drafts)
    assert {line.name for line in dossier.scoreboard()} == {"Herald", "Courier"}
    assert [line.name for line in dossier.scoreboard(Filter(since="2031-06"))] == ["Courier"]
