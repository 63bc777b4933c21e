"""The way out of a dossier: one module a format, each writing a folder.

A new format is a new module with a ``write`` and its name in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from rashomon.dossier import Dossier
from rashomon.export.written import Written

Writer = Callable[[Dossier, Path], Written]
"""Writes a dossier into a folder and returns what it wrote and left out."""


def _writer(name: str) -> Writer:
    """Return the writer of a format, whose module is only imported when it is used.

    Some need the gazetteer, which takes longer to load than most commands to run.
    """

    def write(dossier: Dossier, folder: Path) -> Written:
        written: Written = import_module(f"{__name__}.{name}").write(dossier, folder)
        return written

    return write


FORMATS: dict[str, Writer] = {
    name: _writer(name)
    for name in (
        "jsonl",
        "csv",
        "parquet",
        "sqlite",
        "graphml",
        "gexf",
        "timelinejs",
        "ftm",
        "claims",
        "bibtex",
        "cameo",
        "polecat",
    )
}
