"""The report: a dossier as one HTML page that opens from disk and loads nothing.

`collect` asks the dossier and gives plain data (`payload`); `render` draws it.
"""

from __future__ import annotations

from pathlib import Path

from rashomon.dossier import Dossier
from rashomon.report.collect import collect
from rashomon.report.page import render

__all__ = ["collect", "render", "write_report"]


def write_report(dossier: Dossier, page: Path) -> None:
    """Write the report of a dossier to `page`; the same dossier gives the same bytes.

    Raises OSError when the page cannot be written.
    """
    page.write_text(render(collect(dossier)), encoding="utf-8", newline="\n")
