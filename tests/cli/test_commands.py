"""The command line on a dossier made by hand: what it prints, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests import made
from tests.cli.conftest import Run

from rashomon.cli.group import commands
from rashomon.dossier import Dossier

QUESTIONS = (
    "timeline",
    "events",
    "actors",
    "statements",
    "forecasts",
    "contrasts",
    "relation",
    "naming",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_prints_a_table_and_json(run: Run, dossier: Path, question: str) -> None:
    code, out, _ = run(question, dossier)
    assert code == 0
    assert "Borduria" in out or "Brod" in out or "visited" in out
    code, out, _ = run(question, dossier, "--json")
    assert code == 0
    assert isinstance(json.loads(out), list)
    assert json.loads(out)


def test_a_relation_is_printed_over_time(run: Run, dossier: Path) -> None:
    pair = ("relation", dossier, "ARC", "BOR")
    _, out, _ = run(*pair, "--by", "week")
    assert "2021-03-01/2021-03-07" in out
    _, out, _ = run(*pair, "--by", "week", "--json")
    assert [line["cooperation"] for line in json.loads(out)] == [2.1]
    _, out, _ = run(*pair, "--changes", "--certain", "--json")
    assert {line["verdict"] for line in json.loads(out)} == {"too few events"}
    _, out, _ = run(*pair, "--by", "day", "--lever", "health")
    assert "widen the filter" in out


def test_silence_of_too_few_is_not_judged(run: Run, dossier: Path) -> None:
    code, out, _ = run("silence", dossier)
    assert code == 0
    assert "at least three" in out


def test_filters_reach_the_question(run: Run, dossier: Path) -> None:
    _, out, _ = run("timeline", dossier, "--since", "2022", "--json")
    assert json.loads(out) == []
    _, out, _ = run("timeline", dossier, "--since", "2022")
    assert "widen the filter" in out


def test_show_prints_the_words_in_context(run: Run, dossier: Path) -> None:
    code, out, _ = run("show", dossier, "ct-1")
    assert code == 0
    assert "»visited«" in out
    code, out, _ = run("show", dossier, "ct-1", "--json")
    assert {one["text"] for one in json.loads(out)} == {"visited", "flew"}


def test_verify_fails_with_1_and_names_the_row(run: Run, dossier: Path, tmp_path: Path) -> None:
    assert run("verify", dossier)[0] == 0
    copy = tmp_path / "copy.rashomon"
    copy.write_bytes(dossier.read_bytes())
    with Dossier(copy) as opened:
        opened.connection.execute("UPDATE receipts SET sha256 = 'x' WHERE part = 'cue'")
    code, out, err = run("verify", copy, "--json")
    assert code == 1
    assert {one["part"] for one in json.loads(out)["failed"]} == {"cue"}
    assert "statements st-" in run("verify", copy)[2]
    assert err == ""


def test_exports_say_what_they_wrote(run: Run, dossier: Path, tmp_path: Path) -> None:
    for form in ("jsonl", "csv", "parquet"):
        code, out, _ = run("export", form, dossier, tmp_path / form, "--json")
        assert code == 0
        assert json.loads(out)["rows"]["articles"] == 2
    assert (tmp_path / "jsonl" / "manifest.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("timelin", "x"), 2, "did you mean 'timeline'"),
        (("timeline",), 2, "Missing argument"),
        (("timeline", "DOSSIER", "--since", "August"), 2, "is no date"),
        (("timeline", "DOSSIER", "--actor", "Nobody"), 1, "no such actor"),
        (("timeline", "missing.rashomon"), 1, "no such dossier"),
        (("show", "DOSSIER", "zz"), 1, "no such row"),
        (("relation", "DOSSIER", "ARC", "--by", "day"), 2, "need two sides"),
        (("relation", "DOSSIER", "ARC", "XXX"), 1, "XXX: no such actor"),
        (("export", "xls", "DOSSIER", "out"), 2, "xls"),
        (("build", "DOSSIER"), 2, "name the SOURCES"),
        (("build", "new.rashomon", "x", "--published", "August"), 2, "not a date"),
    ],
)
def test_errors_name_the_fix_and_exit_as_promised(
    run: Run, dossier: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    given = [str(dossier) if argument == "DOSSIER" else argument for argument in arguments]
    exit_code, out, err = run(*given)
    assert (exit_code, out) == (code, "")
    assert says in err
    exit_code, _, err = run(*given, "--json")
    assert exit_code == code
    assert "error" in json.loads(err)


def test_every_command_has_help_with_an_example(run: Run) -> None:
    for name, command in commands.commands.items():
        code, out, _ = run(name, "--help")
        assert code == 0
        assert f"rashomon {name}" in out.replace("Usage: rashomon", "", 1)
        assert "--json" in out, name
        assert command.help


def test_article_words_cannot_move_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.rashomon"
    with Dossier(path, create=True) as empty:
        made.fill(empty)
        empty.connection.execute("UPDATE actors SET name = '[red]x[/red]' || chr(27) || '[2J'")
    _, out, _ = run("timeline", path)
    assert "\x1b" not in out
    assert "[red]x[/red]" in out
