"""Rulings on a dossier made by hand: what the commands print to people."""

from __future__ import annotations

import getpass
import shutil
from pathlib import Path

import pytest
from tests import made
from tests.cli.conftest import Run


@pytest.fixture
def dossier(dossier: Path, tmp_path: Path) -> Path:
    """A copy for each test to rule on."""
    return Path(shutil.copy(dossier, tmp_path))


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


def test_what_somebody_ruled_cannot_move_the_terminal(run: Run, dossier: Path) -> None:
    _, out, _ = run("rename", dossier, "Borduria", "X\x1b[2J", "--by", "Mi\x1bra")
    assert "(Mi ra): rename Borduria as X [2J [in force]" in out
    assert "\x1b" not in out
    _, _, err = run("rename", dossier, "No\x1bbody", "X", "--by", "Mira")
    assert "No body: no such actor" in err


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
