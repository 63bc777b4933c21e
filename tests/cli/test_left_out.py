"""An export into another data set's columns says on standard error what has no place there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

SAID = "lost: event mentions: 1, denied\n"


@pytest.mark.parametrize("form", ["cameo", "polecat"])
def test_an_export_says_what_it_left_out_and_why(
    run: Run, dossier: Path, tmp_path: Path, form: str
) -> None:
    for options in ([], ["--json"]):
        code, out, err = run("export", form, dossier, tmp_path / "out", *options)
        assert (code, err) == (0, "" if options else SAID)
    written = json.loads(out)
    assert written["rows"]["left_out"] == 1
    assert written["lost"] == [{"what": "event mentions", "count": 1, "why": "denied"}]
    assert (tmp_path / "out" / f"{form}.tsv").exists()
