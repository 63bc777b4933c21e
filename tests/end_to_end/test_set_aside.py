"""An article that its reader does not survive: kept, told, not tried unasked, tried when asked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.end_to_end.conftest import Run
from tests.engine.sham import DEADLY

import rashomon
from rashomon import workbench
from rashomon.engine import read_all

GOOD = "Bordurian foreign minister Ilya Marek arrived in Klow on Monday for talks.\n"
BAD = "Whoever reads of general Viktor Stane, who came to Klow on Monday, dies at once.\n"


def test_it_is_kept_and_told_and_tried_only_when_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = tmp_path / "in", tmp_path / "a.rashomon"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "bad.txt").write_text(BAD, "utf-8")
    (folder / "empty.txt").write_bytes(b"")

    with monkeypatch.context() as patch:
        patch.setattr(workbench, "read_all", partial(read_all, function=DEADLY))
        made = run("build", path, folder)
        assert made["articles"] == 2
        assert [one["reason"] for one in made["rejected"]] == ["worker_died", "empty"]
        with rashomon.open(path) as dossier:
            assert workbench.retry(dossier) == 0
    assert not any("Stane" in line["name"] for line in run("actors", path))

    again = run("build", path, folder)
    assert again["rejected"] == made["rejected"], "it was tried unasked"
    aside, empty = run("rejected", path)
    assert aside["path"] == "bad.txt"
    assert aside["then"] == "rashomon rejected --retry"
    assert empty["then"].startswith("mend it")

    assert run("rejected", path, "--retry") == [empty]
    assert any("Stane" in line["name"] for line in run("actors", path))
    assert run("verify", path)["failed"] == []
