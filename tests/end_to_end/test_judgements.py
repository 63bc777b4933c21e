"""People's rulings through the command line, obeyed after rebuilds, additions and new readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.end_to_end.conftest import Run

import rashomon
from rashomon import workbench
from rashomon.engine import read_all

ARTICLES = {
    "Herald": (
        "2021-05-05",
        "Minister in Klow\n\nBordurian foreign minister Ilya Marek arrived in Klow on 3 May 2021 "
        "for talks with Syldavian president Ana Brod. Police arrested three protesters outside the "
        "palace in Klow on 3 May 2021. Marek will probably sign the border treaty in June 2021.",
    ),
    "Courier": (
        "2021-05-05",
        "Talks about the border\n\nBordurian foreign minister Ilya Marek met Syldavian president "
        "Ana Brod in Klow on 3 May 2021, a spokesman said. "
        "Police did not arrest any protesters outside the palace in Klow on 3 May 2021.",
    ),
    "Gazette": (
        "2021-05-05",
        "A painter in Klow\n\nThe painter Ilya Marek opened a show of portraits in Klow on "
        "4 May 2021. The gallery criticised the police on 4 May 2021.",
    ),
}


def people(run: Run, affair: Path) -> dict[str, list[str]]:
    """The outlets that speak of each person called Marek, by the person's id."""
    lines = run("actors", affair)
    return {line["id"]: line["outlets"] for line in lines if "Marek" in line["name"]}


def test_two_of_one_name_are_taken_apart_and_stay_so(
    run: Run, affair: Path, sources: Path, tmp_path: Path
) -> None:
    (outlets,) = people(run, affair).values()
    assert outlets == ["Courier", "Gazette", "Herald"]
    line = run(
        "different", affair, "Ilya Marek@gazette.txt", "Ilya Marek", "--because", "a painter"
    )
    assert (line["who"], line["state"], line["why"]) == ("Mira", "in force", "a painter")
    apart = [["Courier", "Herald"], ["Gazette"]]
    assert sorted(people(run, affair).values()) == apart

    rashomon.build([sources], affair).close()
    assert sorted(people(run, affair).values()) == apart
    more = tmp_path / "more.txt"
    more.write_text("Late talks\n\nForeign minister Ilya Marek left Klow on 6 May 2021.", "utf-8")
    with rashomon.open(affair) as dossier:
        rashomon.add(dossier, [more], rashomon.IntakeOptions(outlet="Post"))
    assert sorted(people(run, affair).values()) == [["Courier", "Herald", "Post"], ["Gazette"]]

    assert run("undo", affair)["verdict"] == "undo"
    assert len(people(run, affair)) == 1
    assert [one["state"] for one in run("judgements", "list", affair)] == ["undone", "in force"]


def test_rulings_are_obeyed_by_another_reader(
    run: Run, affair: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new version of the reader that gives every actor and event mention another id."""
    run("different", affair, "Ilya Marek@gazette.txt", "Ilya Marek")
    run("rename", affair, "Ana Brod", "President Brod")

    def read_anew(articles: Any, workers: int | None) -> Any:
        for article, reading in read_all(articles, workers):
            text = msgspec.json.encode(reading).decode()
            text = text.replace('"la-', '"la-0').replace('"em-', '"em-0')
            again = msgspec.json.decode(text, type=type(reading))
            yield article, msgspec.structs.replace(again, version="new")

    monkeypatch.setattr(workbench, "read_all", read_anew)
    monkeypatch.setattr(workbench, "VERSION", "new")
    rashomon.build([sources], affair).close()
    assert sorted(people(run, affair).values()) == [["Courier", "Herald"], ["Gazette"]]
    assert "President Brod" in {line["name"] for line in run("actors", affair)}
    assert {one["state"] for one in run("judgements", "list", affair)} == {"in force"}


def test_contrasts_and_rows_are_ruled_out_and_come_back(run: Run, affair: Path) -> None:
    (contrast,) = run("contrasts", affair)
    run("false", affair, contrast["id"])
    assert run("contrasts", affair) == []
    run("undo", affair)
    assert run("contrasts", affair) == [contrast]
    event = next(line for line in run("events", affair) if line["type"] == "CONSULT")
    run("drop", affair, event["id"])
    assert event["id"] not in {line["id"] for line in run("events", affair)}
    assert run("verify", affair)["failed"] == []
    (forecast,) = run("forecasts", affair)
    run("true", affair, forecast["id"])
    assert [line["resolution"] for line in run("forecasts", affair)] == ["true"]


def test_two_analysts_merge_theirs(run: Run, affair: Path, sources: Path, tmp_path: Path) -> None:
    theirs, mine = tmp_path / "theirs.rashomon", tmp_path / "mine.jsonl"
    rashomon.build([sources], theirs).close()
    run("same", affair, "Ilya Marek@gazette.txt", "Ana Brod", "--by", "Mira")
    run("different", theirs, "Ilya Marek@gazette.txt", "Ana Brod", "--by", "Jon")
    run("rename", theirs, "Ana Brod", "President Brod", "--by", "Jon")
    run("judgements", "export", affair, mine)
    told = run("judgements", "import", theirs, mine)
    assert (told["added"], told["known"]) == (1, 0)
    assert {one["who"] for one in told["without_effect"]} == {"Mira", "Jon"}
    assert {one["state"] for one in told["without_effect"]} == {"contested"}
    assert run("judgements", "import", theirs, mine)["added"] == 0
    back = tmp_path / "back.jsonl"
    run("judgements", "export", theirs, back)
    run("judgements", "import", affair, back)
    assert run("judgements", "list", affair) == run("judgements", "list", theirs)
    assert run("actors", affair) == run("actors", theirs)
    ids = {one["who"]: one["id"] for one in told["without_effect"]}
    run("undo", affair, ids["Jon"], "--by", "Jon")
    (merged,) = [line for line in run("actors", affair) if line["name"] == "President Brod"]
    assert "Gazette" in merged["outlets"]


def test_rulings_outlive_the_format_of_a_dossier(run: Run, affair: Path, tmp_path: Path) -> None:
    run("rename", affair, "Ana Brod", "President Brod")
    with rashomon.open(affair) as dossier:
        dossier.connection.execute("UPDATE meta SET value = 'older' WHERE key = 'format'")
    assert "judgements export" in run("actors", affair, code=1)["error"]
    mine = tmp_path / "mine.jsonl"
    assert run("judgements", "export", affair, mine)["judgements"] == 1
    new = tmp_path / "new.rashomon"
    rashomon.build([tmp_path / "in"], new).close()
    assert run("judgements", "import", new, mine)["added"] == 1
    assert "President Brod" in {line["name"] for line in run("actors", new)}
    assert "no such dossier" in run("judgements", "export", tmp_path / "x", mine, code=1)["error"]
    (tmp_path / "y").write_text("text" * 5000)
    assert "not a dossier" in run("judgements", "export", tmp_path / "y", mine, code=1)["error"]


def test_what_others_leave_no_room_for_is_said_to_be_outvoted(run: Run, affair: Path) -> None:
    first, second, third = (line["id"] for line in run("events", affair)[:3])
    run("same", affair, first, second, "--by", "Mira")
    run("same", affair, second, third, "--by", "Jon")
    run("different", affair, first, third, "--by", "Ida")
    lines = run("judgements", "list", affair)
    assert [(one["who"], one["state"]) for one in lines] == [
        ("Mira", "outvoted"),
        ("Jon", "in force"),
        ("Ida", "in force"),
    ]


def test_who_was_joined_is_taken_out_by_the_name_he_has_there(run: Run, affair: Path) -> None:
    run("same", affair, "Ilya Marek", "Ana Brod")
    assert len(people(run, affair)) == 1
    run("different", affair, "Ilya Marek@gazette.txt", "Ana Brod")
    outlets = {
        tuple(line["outlets"])
        for line in run("actors", affair)
        if {"Ilya Marek", "Ana Brod"} & {line["name"], *line["aliases"]}
    }
    assert outlets == {("Courier", "Herald"), ("Gazette",)}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("same", "AFFAIR", "Ana Brod", "Nobody"), "no such actor"),
        (("same", "AFFAIR", "Ana Brod", "Ana Brod"), "NAME@ARTICLE"),
        (("different", "AFFAIR", "Ana Brod@gazette.txt", "Ilya Marek"), "is not in 'gazette.txt'"),
        (("rename", "AFFAIR", "Ana Brod", "  "), "the new name is empty"),
        (("true", "AFFAIR", "Ana Brod"), "'true' is for contrasts, forecasts"),
        (("drop", "AFFAIR", "em-"), "fits"),
        (("undo", "AFFAIR"), "has none to take back"),
        (("undo", "AFFAIR", "ju-1"), "judgements list"),
    ],
)
def test_what_cannot_be_ruled_says_why(
    run: Run, affair: Path, arguments: tuple[str, ...], says: str
) -> None:
    given = [affair if argument == "AFFAIR" else argument for argument in arguments]
    assert says in run(*given, code=1)["error"]
