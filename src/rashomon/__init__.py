"""Rashomon: what many outlets wrote about one affair, as a dossier in which every row has a source.

>>> import rashomon
>>> dossier = rashomon.build(["articles/"])  # doctest: +SKIP
>>> for line in dossier.timeline():  # doctest: +SKIP
...     print(line.date, line.type, line.quote.text)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.dossier import Dossier, DossierError, Filter
    from rashomon.intake import IntakeOptions
    from rashomon.workbench import add, build, open, read  # noqa: A004 - rashomon.open reads well

__version__ = "0.1.0"

_SURFACE = {
    "Dossier": "rashomon.dossier",
    "DossierError": "rashomon.dossier",
    "Filter": "rashomon.dossier",
    "IntakeOptions": "rashomon.intake",
    "add": "rashomon.workbench",
    "build": "rashomon.workbench",
    "open": "rashomon.workbench",
    "read": "rashomon.workbench",
}

__all__ = ["Dossier", "DossierError", "Filter", "IntakeOptions", "add", "build", "open", "read"]


def __getattr__(name: str) -> object:
    # Late: asking a dossier must not wait for the parser to be imported.
    if name not in _SURFACE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_SURFACE[name]), name)
