"""A test module's own ARTICLES, built into a dossier, and the command line run on it in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import rashomon
from rashomon.cli import main

Run = Callable[..., Any]
"""Arguments (and the exit code to expect) to what was printed, or to the error."""


@pytest.fixture
def sources(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder of the articles: outlets to a day and a text."""
    folder = tmp_path / "in"
    folder.mkdir()
    for outlet, (day, text) in request.module.ARTICLES.items():
        (folder / f"{outlet.lower()}.txt").write_text(text, "utf-8")
        meta = f"outlet: {outlet}\npublished: {day}\n"
        (folder / f"{outlet.lower()}.meta.yaml").write_text(meta, "utf-8")
    return folder


@pytest.fixture
def affair(sources: Path, tmp_path: Path) -> Path:
    path = tmp_path / "affair.rashomon"
    rashomon.build([sources], path).close()
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Mira runs it, unless a test says otherwise."""
    monkeypatch.setenv("RASHOMON_BY", "Mira")

    def run_with(*arguments: object, code: int = 0) -> Any:
        with pytest.raises(SystemExit) as stopped:
            main([*(str(argument) for argument in arguments), "--json"])
        out, err = capsys.readouterr()
        assert int(stopped.value.code or 0) == code, err
        return json.loads(err if code else out)

    return run_with
