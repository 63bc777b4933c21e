"""The folder: whole, the same each time, and with nothing from elsewhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.report.markup import Markup

from rashomon.dossier import Dossier
from rashomon.report import PAGES, write_folder
from rashomon.report.drawing import FOLDER_POLICY


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Markup]:
    return {str(path.relative_to(folder)): Markup(path) for path in folder.rglob("*.html")}


def test_every_page_of_the_registry_is_there(pages: dict[str, Markup]) -> None:
    names = {path.partition("/")[0].removesuffix(".html") for path in pages}
    assert {page.name for page in PAGES} == names
    for page in PAGES:
        assert (f"{page.name}.html" in pages) == (page.keys is None)


def test_the_same_dossier_gives_the_same_bytes(
    dossier: Dossier, folder: Path, tmp_path: Path
) -> None:
    write_folder(dossier, tmp_path)
    found = {path.relative_to(tmp_path): path.read_bytes() for path in _files(tmp_path)}
    assert found == {path.relative_to(folder): path.read_bytes() for path in _files(folder)}


def test_it_says_how_far_it_is(dossier: Dossier, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    index = write_folder(dossier, tmp_path, lambda *progress: told.append(progress))
    assert index == tmp_path / "index.html"
    assert told == [(done, len(told)) for done in range(1, len(told) + 1)]


def test_every_page_loads_only_files_that_lie_beside_it(
    folder: Path, pages: dict[str, Markup]
) -> None:
    for path, page in pages.items():
        loaded = [one["src"] for tag, one in page.elements if tag == "script" and "src" in one]
        loaded += [
            one["href"]
            for tag, one in page.elements
            if tag == "link" and one.get("rel") == "stylesheet"
        ]
        assert loaded
        for file in loaded:
            assert file is not None
            assert ((folder / path).parent / file).resolve().is_relative_to(folder / "assets")
            assert ((folder / path).parent / file).is_file()


def test_nothing_is_inline_and_the_policy_allows_nothing_that_is(pages: dict[str, Markup]) -> None:
    assert "unsafe" not in FOLDER_POLICY
    for page in pages.values():
        assert page.policy == FOLDER_POLICY
        assert page.styles == page.scripts == []
        names = {name for _, attributes in page.elements for name in attributes}
        assert not [name for name in names if name.startswith("on") or name == "style"]
        assert not {tag for tag, _ in page.elements} & {"img", "iframe", "object", "embed", "base"}


def test_no_id_is_given_twice_on_a_page(pages: dict[str, Markup]) -> None:
    for path, page in pages.items():
        assert max(Counter(page.values("id")).values()) == 1, path


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
