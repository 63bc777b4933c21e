"""The cells of the notebook run in order, and it is kept without outputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOK = Path(__file__).resolve().parents[2] / "examples" / "notebook.ipynb"


def _cells() -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_the_cells_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, Any] = {}
    for cell in _cells():
        exec(compile("".join(cell["source"]), NOTEBOOK.name, "exec"), names)  # noqa: S102
    assert set(names["voices"].columns) == {"outlet", "own", "others", "open"}
    assert names["voices"].own.sum() > names["voices"].others.sum() > 0
    assert (names["contrasts"].groupby("kind").size() > 0).all()
    assert len(names["dated"]) > 0


def test_it_is_kept_without_outputs() -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in _cells())
