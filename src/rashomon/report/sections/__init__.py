"""The parts of the one-page report, each asking the desk; they move to `rashomon.report.pages`."""

from __future__ import annotations

from pathlib import Path

from rashomon.dossier import Dossier


def write_report(dossier: Dossier, page: Path) -> None:
    """Write the report of a dossier to `page`; the same dossier gives the same bytes.

    Raises OSError when the page cannot be written.
    """
    from rashomon.report.sections.collect import collect  # noqa: PLC0415 - they import this room
    from rashomon.report.sections.page import render  # noqa: PLC0415

    page.write_text(render(collect(dossier)), encoding="utf-8", newline="\n")
