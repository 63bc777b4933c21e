"""A dossier made by hand, and the command line run on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests import made

from rashomon.cli import main
from rashomon.dossier import Dossier

Run = Callable[..., tuple[int, str, str]]
"""Arguments to the exit code and what was printed on standard output and standard error."""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "affair.rashomon"
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
