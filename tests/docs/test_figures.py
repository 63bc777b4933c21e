"""README and limits tell no other figure than the pages that say how it was made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.tutorials import ROOT

SOURCES = "".join(
    (ROOT / "docs" / name).read_text("utf-8") for name in ("benchmarks.md", "affairs.md")
)
FIGURE = re.compile(r"\d+ of \d+|\d*\.\d+|\d+")


@pytest.mark.parametrize(
    ("page", "heading", "column"),
    [
        (ROOT / "README.md", "## How well it does", 2),
        (ROOT / "docs" / "reference" / "limits.md", "## How often it errs", 2),
    ],
    ids=["README", "limits"],
)
def test_figures_are_those_of_the_page_that_explains_them(
    page: Path, heading: str, column: int
) -> None:
    told = page.read_text("utf-8").split(heading)[1].split("\n## ")[0]
    cells = [line.split(" | ")[column - 1] for line in told.splitlines() if line.startswith("| ")]
    figures = [figure for cell in cells[1:] for figure in FIGURE.findall(cell)]
    assert len(figures) >= 7
    known = set(FIGURE.findall(SOURCES))
    assert set(figures) <= known, f"{page.name}: {set(figures) - known} not in docs/benchmarks.md"
