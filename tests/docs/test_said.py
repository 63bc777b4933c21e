"""What pages and README tell one to type exists: commands, options, benchmarks, and Python."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
from tests.docs.tutorials import ROOT

import rashomon
from rashomon.cli.group import commands

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMAND = re.compile(
    r"(?:^|\| | && |\$ )\s*(?:\.venv/bin/)?rashomon ([a-z]+)\b([^|\n]*)", re.MULTILINE
)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)

_each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def _typed(page: str) -> list[tuple[str, str]]:
    """The commands in the blocks of a page, with what follows them."""
    blocks = re.findall(
        r"^```(?:console|text|bash)\n.*?^```$|^(?: {4}.*\n)+", page, re.DOTALL | re.MULTILINE
    )
    return [
        found
        for block in blocks
        for found in COMMAND.findall(re.sub(r"^ {4}", "", block, flags=re.MULTILINE))
    ]


@_each_page
def test_commands_and_options_exist(page: Path) -> None:
    for name, rest in _typed(page.read_text("utf-8")):
        command: click.Command | None = commands.commands.get(name)
        assert command is not None, f"rashomon {name}"
        if isinstance(command, click.Group):
            command = command.commands[rest.split()[0]]
        known = {spelt for option in command.params for spelt in option.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest.split("  ")[0])) <= known, (
            f"rashomon {name}{rest}"
        )


@_each_page
def test_modules_exist(page: Path) -> None:
    for module in re.findall(
        r"python -m ((?:benchmarks|training|tests)[\w.]*)", page.read_text("utf-8")
    ):
        assert find_spec(module), module


@_each_page
def test_python_compiles_and_its_imports_are_there(page: Path) -> None:
    for source in PYTHON.findall(page.read_text("utf-8")):
        compile(source, page.name, "exec")
        for module, names in re.findall(
            r"^from (rashomon[\w.]*) import (.*)$", source, re.MULTILINE
        ):
            found = __import__(module, fromlist=["*"])
            assert all(hasattr(found, name.strip()) for name in names.split(",")), module


@_each_page
def test_what_is_asked_of_a_dossier_exists(page: Path) -> None:
    asked = set(re.findall(r"\bdossier\.([a-z]\w+)\b(?=\()", page.read_text("utf-8")))
    assert asked <= {*dir(rashomon.Dossier), "connection"}


def test_the_table_of_the_python_interface_is_true() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"[`.]([a-z]+)(?=[`(])", row)]
    assert len(named) > 15
    known = {*rashomon.__all__, *dir(rashomon.Dossier), "connection"}
    assert set(named) <= known


def test_there_are_commands_to_check() -> None:
    assert len(_typed((ROOT / "README.md").read_text("utf-8"))) > 12
