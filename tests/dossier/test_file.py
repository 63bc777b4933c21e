"""The file: whole or not there, one process at a time, and a full disk named as such."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests import made

from rashomon.dossier import Dossier, DossierError, file

FULL = """
import resource, signal
from tests import made
from rashomon.dossier import Dossier
with Dossier({path!r}) as dossier:
    made.fill(dossier)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
    for copy in range(1000):
        dossier.keep([], [], [made.rejected(f"{{copy}}-{{at}}" * 1000) for at in range(10)])
"""


def test_a_killed_creation_leaves_no_dossier(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(file, "_place", killed)
    with pytest.raises(KeyboardInterrupt):
        Dossier(tmp_path / "a.rashomon", create=True)
    assert list(tmp_path.iterdir()) == []


def test_who_comes_second_does_not_undo_what_the_first_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between its look at the disk and its making of the file, another process makes it."""
    path = tmp_path / "a.rashomon"
    with Dossier(path, create=True) as dossier:
        counts = made.fill(dossier).counts()
    monkeypatch.setattr(Path, "exists", lambda _: False)
    file._make(path)
    monkeypatch.undo()
    with Dossier(path) as dossier:
        assert dossier.counts() == counts


def test_a_full_disk_is_named_and_what_was_kept_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.rashomon"
    with Dossier(path, create=True):
        pass
    command = [sys.executable, "-c", FULL.format(path=str(path))]
    full = subprocess.run(command, capture_output=True, text=True, check=False)
    assert full.returncode == 1
    assert f"DossierError: {path}: cannot be written" in full.stderr
    assert "make room" in full.stderr
    with Dossier(path) as dossier:
        assert dossier.broken_receipts() == []
        assert len(dossier.rejected()) % 10 == 0
        dossier.keep([], [], [made.rejected("more")])


def test_a_path_that_cannot_hold_a_file_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises((DossierError, OSError), match="missing"):
        Dossier(tmp_path / "missing" / "a.rashomon", create=True)
