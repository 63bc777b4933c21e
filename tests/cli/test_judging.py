"""Rulings on a dossier made by hand: what the commands print to people."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import made

from rashomon.cli import main
from rashomon.dossier import Dossier

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "affair.rashomon"
    with Dossier(path, create=True) as empty:
        made.fill(empty)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_with(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return run_with


def test_a_ruling_says_how_it_stands_and_how_to_take_it_back(run: Run, dossier: Path) -> None:
    code, out, _ = run("rename", dossier, "Borduria", "the  Kingdom", "--by", "Mira")
    assert code == 0
    assert "(Mira): rename Borduria as the Kingdom [in force]" in out
    back = out.splitlines()[-1].partition("rashomon ")[2].split()
    code, out, _ = run(*back, "--by", "Jon")
    assert code == 0
    assert "(Jon): undo ju-" in out
    _, out, _ = run("judgements", "list", dossier)
    assert "undone" in out


def test_who_contradicts_is_named_at_once(run: Run, dossier: Path) -> None:
    forecast = made.readings()[0].forecasts[0].id
    run("true", dossier, forecast, "--by", "Mira")
    _, out, _ = run("false", dossier, forecast, "--by", "Jon")
    assert "(Jon): false Borduria [contested]" in out
    assert "(Mira): true Borduria [contested]" in out


def test_an_import_reports_what_has_no_effect(run: Run, dossier: Path, tmp_path: Path) -> None:
    forecast = made.readings()[0].forecasts[0].id
    run("true", dossier, forecast, "--by", "Mira")
    theirs = tmp_path / "theirs.jsonl"
    assert run("judgements", "export", dossier, theirs)[1].endswith("1 judgements\n")
    run("undo", dossier, "--by", "Mira")
    run("false", dossier, forecast, "--by", "Jon")
    code, out, err = run("judgements", "import", dossier, theirs)
    assert (code, out, err) == (0, "0 judgements added, 1 known already\n", "")
    run("true", dossier, forecast, "--by", "Mira")
    _, _, err = run("judgements", "import", dossier, theirs)
    assert err.count("contested") >= 2
    assert "against ju-" in err


def test_a_group_knows_what_was_meant(run: Run, dossier: Path) -> None:
    code, _, err = run("judgements", "exprot", dossier, "x")
    assert code == 2
    assert "did you mean 'export'" in err


def test_somebody_must_rule(run: Run, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.delenv("RASHOMON_BY", raising=False)
    monkeypatch.setattr(getpass, "getuser", nobody)
    code, out, err = run("rename", dossier, "Borduria", "X")
    assert (code, out) == (2, "")
    assert "--by NAME" in err


def test_nobody_has_ruled(run: Run, dossier: Path) -> None:
    assert "Nobody has ruled yet" in run("judgements", "list", dossier)[1]
