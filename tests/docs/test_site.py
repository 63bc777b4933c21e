"""The site builds without a warning, has no dead link, and loads nothing from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon import codebook
from rashomon.cli.group import commands
from rashomon.ontology import CONTEXTS, EVENT_TYPES

ROOT = Path(__file__).resolve().parents[2]
LOADED = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["'](?:https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as ``make docs`` builds it: a link that leads nowhere is a warning."""
    built = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    done = subprocess.run(
        [*command, ROOT / "docs", built], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return built


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 25
    assert [page for page in pages if LOADED.search(page.read_text("utf-8"))] == []
    styles = "".join(path.read_text("utf-8") for path in site.rglob("*.css"))
    assert not re.search(r"url\([\"']?(?:https?:)?//|@import", styles)


def test_every_command_and_option_is_told(site: Path) -> None:
    page = (site / "reference" / "cli.html").read_text("utf-8")
    for name, command in commands.commands.items():
        assert f"rashomon {name}" in page
        for option in command.params:
            for spelt in option.opts:
                assert not spelt.startswith("--") or spelt in page, (name, spelt)


def test_every_type_and_context_is_told(site: Path) -> None:
    page = (site / "reference" / "codebook.html").read_text("utf-8")
    assert all(f'id="{name.lower()}"' in page for name in EVENT_TYPES)
    assert all(f">{name}<" in page for name in CONTEXTS)
    known = codebook.load("plover/contexts.yaml", dict[str, dict[str, str | list[str]]])
    assert set(known) == set(CONTEXTS)


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = (ROOT / "docs" / "index.md").read_text("utf-8")
    for page in sorted((ROOT / "docs").rglob("*.md")):
        name = page.relative_to(ROOT / "docs").with_suffix("").as_posix()
        assert name == "index" or f"\n{name}\n" in listed, f"docs/index.md does not list {name}"
