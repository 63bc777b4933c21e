"""``rashomon report``: a folder, or one file."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_it_names_the_page_to_open(run: Run, dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    code, out, _ = run("report", dossier, folder, "--json")
    assert code == 0
    assert json.loads(out) == {"report": str(folder / "index.html")}
    assert (folder / "index.html").is_file()


def test_one_file_is_one_file(run: Run, dossier: Path, tmp_path: Path) -> None:
    file = tmp_path / "site.html"
    assert run("report", "--single", dossier, file)[0] == 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".html"] == ["site.html"]


def test_a_folder_is_no_file_and_a_file_no_folder(run: Run, dossier: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.html"
    taken.write_text("mine", encoding="utf-8")
    for arguments in (["--single", dossier, tmp_path], [dossier, taken]):
        code, _, err = run("report", *arguments)
        assert code == 2
        assert "--single writes" in err
    assert taken.read_text(encoding="utf-8") == "mine"
