"""How Sphinx makes the site of docs/: ``make docs``. Nothing in it is loaded from elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

from sphinx.application import Sphinx

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from docs.generated import PARTS  # noqa: E402 - found by the path above

import rashomon  # noqa: E402

project = "Rashomon"
author = "the Rashomon authors"
version = release = rashomon.__version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["images/*.py"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4

html_theme = "furo"
html_title = "Rashomon"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
highlight_language = "none"
nitpicky = True


def put_parts(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Put the generated parts of a page where it names them."""
    for name, make in PARTS.items():
        mark = f"<!-- generated: {name} -->"
        if mark in source[0]:
            source[0] = source[0].replace(mark, make())


def setup(app: Sphinx) -> None:
    """Let pages name generated parts."""
    app.connect("source-read", put_parts)
