"""An export into another data set's columns says on standard error what has no place there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests import made

from rashomon.cli import main
from rashomon.dossier import Dossier

SAID = "event mentions left out: 1 denied (see left_out.tsv)\n"


@pytest.mark.parametrize("form", ["cameo", "polecat"])
def test_an_export_says_what_it_left_out_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path = tmp_path / "affair.rashomon"
    with Dossier(path, create=True) as empty:
        made.fill(empty)
    arguments = ["export", form, str(path), str(tmp_path / "out")]
    for options in ([], ["--json"]):
        with pytest.raises(SystemExit) as stopped:
            main([*arguments, *options])
        assert stopped.value.code == 0
        out, err = capsys.readouterr()
        assert err == SAID
    assert json.loads(out)["left_out"] == 1
    assert (tmp_path / "out" / f"{form}.tsv").exists()
