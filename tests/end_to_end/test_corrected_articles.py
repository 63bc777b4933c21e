"""What people set right about whole articles: when one appeared, whose it is, that it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end.conftest import Run

import rashomon
from rashomon import judging, workbench
from rashomon.dossier import DossierError
from rashomon.dossier.judgements.making import Judge
from rashomon.intake import IntakeOptions

ARTICLES = {
    "Herald": (
        "2021-05-05",
        "Minister in Klow\n\nBordurian foreign minister Ilya Marek arrived in Klow on Monday for "
        "talks with Syldavian president Ana Brod. Police arrested three protesters on Monday.",
    ),
    "Courier": (
        "2021-05-05",
        "Talks about the border\n\nBordurian foreign minister Ilya Marek met Syldavian president "
        "Ana Brod in Klow on 3 May 2021, a spokesman said.",
    ),
}
POST = "Late talks\n\nForeign minister Ilya Marek left Klow yesterday, and police arrested a guard."


def days(run: Run, affair: Path, outlet: str = "Herald") -> set[str]:
    return {line["date"] for line in run("events", affair, "--outlet", outlet)}


def posted(affair: Path, tmp_path: Path, when: str = "2031-05-04T10:00:00Z") -> list[Any]:
    """Mira adds an article by hand."""
    source = tmp_path / "post.txt"
    source.write_text(POST, "utf-8")
    with rashomon.open(affair) as dossier:
        mira = Judge(dossier, "Mira", when)
        options = IntakeOptions(outlet="Post", published="2021-05-06")
        return workbench.contribute(dossier, source, mira, options)


def outlets(run: Run, affair: Path) -> set[str]:
    return {name for line in run("actors", affair) for name in line["outlets"]}


def test_relative_dates_are_told_from_the_date_that_a_person_gives(
    run: Run, affair: Path, sources: Path
) -> None:
    assert days(run, affair) == {"2021-05-03"}
    line = run("date", affair, "herald.txt", "2021-05-12", "--because", "the archive has it")
    assert (line["on"], line["who"], line["state"]) == ("2021-05-12", "Mira", "in force")
    assert days(run, affair) == {"2021-05-10"}
    assert run("verify", affair)["failed"] == []
    rashomon.build([sources], affair).close()
    assert days(run, affair) == {"2021-05-10"}
    assert {line["quote"]["published"] for line in run("events", affair, "--outlet", "Herald")} == {
        "2021-05-12"
    }
    run("date", affair, "herald.txt", "2021-05-19")
    assert days(run, affair) == {"2021-05-17"}
    run("undo", affair)
    assert days(run, affair) == {"2021-05-10"}
    run("undo", affair)
    assert days(run, affair) == {"2021-05-03"}


def test_a_date_that_two_people_contest_changes_nothing(run: Run, affair: Path) -> None:
    run("date", affair, "herald.txt", "2021-05-12", "--by", "Mira")
    line = run("date", affair, "herald.txt", "2021-05-19", "--by", "Jon")
    assert line["state"] == "contested"
    assert days(run, affair) == {"2021-05-03"}


def test_an_outlet_is_set_right_and_travels_with_the_judgements(
    run: Run, affair: Path, sources: Path, tmp_path: Path
) -> None:
    run("outlet", affair, "herald.txt", "The  Daily Herald")
    assert outlets(run, affair) == {"Courier", "The Daily Herald"}
    mine, theirs = tmp_path / "mine.jsonl", tmp_path / "theirs.rashomon"
    run("judgements", "export", affair, mine)
    rashomon.build([sources], theirs).close()
    assert run("judgements", "import", theirs, mine) == {
        "added": 1, "known": 0, "without_effect": [],
    }  # fmt: skip
    assert outlets(run, theirs) == {"Courier", "The Daily Herald"}
    run("undo", theirs)
    assert outlets(run, theirs) == {"Courier", "Herald"}


def test_what_was_added_by_hand_stays_until_it_is_taken_back(
    run: Run, affair: Path, sources: Path, tmp_path: Path
) -> None:
    (ruling,) = posted(affair, tmp_path)
    assert (ruling.verdict, ruling.name, ruling.who) == ("add", "post.txt", "Mira")
    assert "Post" in outlets(run, affair)
    rashomon.build([sources], affair).close()
    assert "Post" in outlets(run, affair)
    run("undo", affair, ruling.id)
    assert "Post" not in outlets(run, affair)
    assert run("verify", affair)["failed"] == []
    posted(affair, tmp_path, "2031-05-05T10:00:00Z")
    assert "Post" in outlets(run, affair)


def test_what_a_source_holds_stays_when_the_same_text_is_taken_back(
    run: Run, affair: Path, sources: Path, tmp_path: Path
) -> None:
    (ruling,) = posted(affair, tmp_path)
    run("undo", affair, ruling.id)
    (sources / "late.txt").write_text(POST, "utf-8")
    (sources / "late.meta.yaml").write_text("outlet: Post\npublished: 2021-05-06\n", "utf-8")
    rashomon.build([sources], affair).close()
    assert "Post" in outlets(run, affair)


def test_a_file_without_a_new_article_changes_nothing(
    run: Run, affair: Path, tmp_path: Path
) -> None:
    posted(affair, tmp_path)
    with pytest.raises(DossierError, match="has it already"):
        posted(affair, tmp_path)
    empty = tmp_path / "empty.txt"
    empty.write_text("  ")
    with rashomon.open(affair) as dossier:
        judge = Judge(dossier, "Mira", "2031-05-04T10:00:00Z")
        with pytest.raises(DossierError, match=r"empty\.txt: empty"):
            workbench.contribute(dossier, empty, judge)
        foreign = tmp_path / "foreign.txt"
        foreign.write_text("Vier Tage später. Der Minister reiste nach Klow und sprach dort.")
        with pytest.raises(DossierError, match=r"foreign\.txt: unsupported_language"):
            workbench.contribute(dossier, foreign, judge, IntakeOptions(language="de"))
        assert dossier.rejected() == []
        assert len(dossier.article_ids()) == 3
    assert len(run("judgements", "list", affair)) == 1


def test_another_reader_does_not_read_one_article_alone(run: Run, affair: Path) -> None:
    """A dossier of which one article was read by another version would mix the two."""
    with rashomon.open(affair) as dossier:
        dossier.connection.execute("UPDATE reading SET version = 'older'")
        judging.link_anew(dossier, "older")
    assert "rashomon build" in run("date", affair, "herald.txt", "2021-05-12", code=1)["error"]
    assert run("judgements", "list", affair) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("date", "herald.txt", "12 May"), "is no date"),
        (("date", "nowhere.txt", "2021"), "no such article"),
        (("outlet", "herald.txt", " "), "the new name is empty"),
        (("outlet", "ar-", "X"), "fits 2 articles"),
    ],
)
def test_what_cannot_be_said_of_an_article(
    run: Run, affair: Path, arguments: tuple[str, ...], says: str
) -> None:
    command, *rest = arguments
    assert says in run(command, affair, *rest, code=1)["error"]
