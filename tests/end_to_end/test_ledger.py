"""The ledger through the command line: from articles to a scoreboard, decided by people only."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.end_to_end.conftest import Run

import rashomon
from rashomon.cli import main

FORECASTS = (
    "Before the vote\n\nThe central bank of Syldavia will probably raise interest rates by June "
    "2021, the economist Ida Holm said. If the strike spreads, the coalition will collapse within "
    "two weeks, Holm said. Holm said that something might happen."
)
LATER = (
    "Dearer loans\n\nThe central bank of Syldavia raised interest rates on 2 June 2021. Markets "
    "had not expected the step."
)

ARTICLES = {"Herald": ("2021-05-05", FORECASTS), "Courier": ("2021-06-03", LATER)}


def test_from_articles_to_a_scoreboard(run: Run, affair: Path, sources: Path) -> None:
    found = {line["quote"]["text"]: line for line in run("forecasts", affair)}
    rates = next(line for text, line in found.items() if "interest rates" in text)
    fall = next(line for text, line in found.items() if "collapse" in text)
    vague = next(line for text, line in found.items() if "something" in text)
    assert (rates["speaker"], rates["made_on"]) == ("Ida Holm", "2021-05-05")
    assert (rates["horizon"], rates["horizon_basis"]) == ("2021-06", "explicit")
    assert (rates["probability"]["low"], rates["probability"]["high"]) == (0.55, 0.8)
    assert (fall["horizon"], fall["horizon_basis"]) == ("2021-05-19", "inferred")
    assert fall["conditions"] == ["If the strike spreads"]
    assert (rates["doubtful"], vague["doubtful"]) == (False, True)

    proposal = run("proposals", affair, rates["id"])[0]
    assert "raised interest rates" in proposal["quote"]["text"]
    assert [line["resolution"] for line in run("forecasts", affair)] == [None] * len(found)

    day = ("--on", "2021-06-02")
    because = proposal["event"] or "the bank raised them"
    run("resolve", affair, rates["id"], "--outcome", "true", *day, "--because", because)
    rashomon.build([sources], affair).close()
    line = next(one for one in run("forecasts", affair) if one["id"] == rates["id"])
    assert (line["resolution"], line["resolved_on"]) == ("true", "2021-06-02")
    (holm,) = [one for one in run("scoreboard", affair) if one["name"] == "Ida Holm"]
    assert (holm["hits"]["hits"], holm["hits"]["of"]) == (1, 1)
    assert holm["hits"]["low"] < 0.25
    assert (holm["brier"]["low"], holm["brier"]["high"]) == (0.0, 1.0)
    assert run("verify", affair)["failed"] == []
    run("undo", affair)
    assert {one["hits"] for one in run("scoreboard", affair)} == {None}


def test_the_doubtful_stand_apart_for_people(
    affair: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["forecasts", str(affair)])
    sure, _, doubtful = capsys.readouterr().out.partition("Doubtful:")
    assert "interest rates" in sure
    assert "something" in doubtful


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("FORECAST", "--outcome", "true", "--because", "x"), 2, "--on"),
        (("FORECAST", "--outcome", "maybe", "--on", "2021", "--because", "x"), 2, "maybe"),
        (("FORECAST", "--outcome", "true", "--on", "June", "--because", "x"), 2, "is no date"),
        (("FORECAST", "--outcome", "true", "--on", "2020", "--because", "x"), 1, "is before"),
        (("FORECAST", "--outcome", "true", "--on", "2022", "--because", "ev-0"), 1, "no such row"),
        (("fc-zz", "--outcome", "true", "--on", "2022", "--because", "x"), 1, "no such row"),
    ],
)
def test_what_cannot_be_resolved_says_why(
    run: Run, affair: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    forecast = run("forecasts", affair)[0]["id"]
    given = [forecast if argument == "FORECAST" else argument for argument in arguments]
    assert says in run("resolve", affair, *given, code=code)["error"]
