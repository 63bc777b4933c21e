"""Asking a dossier waits for no library that only reading needs."""

from __future__ import annotations

import subprocess
import sys

SLOW = (
    "rashomon.linking",
    "rashomon.report",
    "spacy",
    "trafilatura",
    "htmldate",
    "py3langid",
    "pandas",
    "pyarrow",
    "rigour",
)


def test_the_command_line_starts_without_the_libraries_of_reading() -> None:
    program = "import sys, rashomon.cli; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not set(SLOW) & set(done.stdout.split())
