"""``rashomon brief``: printed, written, and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_it_is_printed_or_written(run: Run, dossier: Path, tmp_path: Path) -> None:
    code, printed, err = run("brief", dossier)
    assert (code, err) == (0, "")
    assert printed.startswith("# ARC and Borduria")
    path = tmp_path / "brief.md"
    code, out, _ = run("brief", dossier, "--out", path)
    assert code == 0
    assert out == f"{path}: 4 notes\n"
    assert path.read_text("utf-8") == printed


def test_json_has_sections_and_notes(run: Run, dossier: Path) -> None:
    code, out, _ = run("brief", dossier, "--json")
    assert code == 0
    page = json.loads(out)
    assert [one["key"] for one in page["sections"]] == [
        "happened", "agreed", "contradicted", "silent", "called", "moved", "expected",
    ]  # fmt: skip
    assert {"number", "quote", "article", "start", "end", "row"} <= set(page["notes"][0])


def test_a_missing_dossier_is_named(run: Run, tmp_path: Path) -> None:
    code, _, err = run("brief", tmp_path / "none.rashomon")
    assert code == 1
    assert "no such dossier" in err
