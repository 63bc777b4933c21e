"""``rashomon fetch``: what it takes, what it says, and how it ends."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.intake.web.conftest import Site, http, page, saved_pages, settings_with

from rashomon.intake import web


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second between two requests, and no second attempt."""
    hasty = settings_with(delay=0.0, attempts=1)
    monkeypatch.setattr(web, "FetchSettings", lambda allow: replace(hasty, allow_private=allow))


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.paths["/a"], site.paths["/b"] = http(page("A sailed.")), http(page("B sailed."))
    yield site
    site.close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "news.warc.gz"


def test_it_says_what_was_saved_and_what_failed(run: Run, site: Site, archive: Path) -> None:
    code, out, err = run(
        "fetch", f"{site.root}/a", f"{site.root}/none", "--into", archive, "--allow-private"
    )
    assert code == 0
    assert out == f"{archive}: 1 saved, 0 unchanged, 0 lists read, 1 failed (0.0 MB)\n"
    said = "status (there is no such page (404); check the address)"
    assert err == f"not fetched: {site.root}/none: {said}\n"


def test_json_has_it_all(run: Run, site: Site, archive: Path) -> None:
    code, out, _ = run("fetch", f"{site.root}/a", "--into", archive, "--allow-private", "--json")
    assert code == 0
    known = {"archive": str(archive), "saved": 1, "unchanged": 0, "lists": 0, "failed": []}
    rest = {"left": 0, "stopped": None}
    assert json.loads(out) == known | rest | {"bytes": len(site.paths["/a"])}  # type: ignore[arg-type]


def test_addresses_come_from_a_file_or_standard_input(
    run: Run, site: Site, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.txt").write_text(f"# mine\n{site.root}/a\n\n", "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{site.root}/b\n"))
    code, _, _ = run("fetch", tmp_path / "list.txt", "-", "--into", archive, "--allow-private")
    assert code == 0
    assert sorted(saved_pages(archive)) == [f"{site.root}/a", f"{site.root}/b"]


def test_private_addresses_are_refused_with_the_way_out(
    run: Run, site: Site, archive: Path
) -> None:
    code, _, err = run("fetch", f"{site.root}/a", "--into", archive)
    assert code == 1
    assert "private" in err
    assert "--allow-private" in err
    assert run("fetch", "--into", archive, "--allow-private")[0] == 0
    assert saved_pages(archive) == [f"{site.root}/a"]


def test_a_page_cannot_write_to_the_terminal(run: Run, site: Site, archive: Path) -> None:
    site.paths["/feed"] = http(
        "<urlset><url><loc>ftp://x/\x1b[2J&#x9b;\u202e</loc></url></urlset>", kind="text/xml"
    )
    _, _, err = run("fetch", f"{site.root}/feed", "--into", archive, "--allow-private")
    assert "ftp://x/" in err
    assert all(char.isprintable() or char == "\n" for char in err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.txt"], "nothing.txt: neither an address"),
        (["http://a:b@news.example/"], "give it without"),
        (["ftp://news.example/"], "must begin with http"),
        ([], "name an address"),
    ],
)
def test_misuse_says_what_to_do(run: Run, archive: Path, arguments: list[str], said: str) -> None:
    code, _, err = run("fetch", *arguments, "--into", archive)
    assert code == 2
    assert said in err
    assert not archive.exists()


def test_an_archive_has_the_name_of_one(run: Run, tmp_path: Path) -> None:
    code, _, err = run("fetch", "http://news.example/", "--into", tmp_path / "articles")
    assert code == 2
    assert "must end in .warc.gz" in err
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_is_none_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.warc.gz").write_text("mine", "utf-8")
    code, _, err = run(
        "fetch", "http://news.example/", "--into", tmp_path / "mine.warc.gz", "--json"
    )
    assert code == 1
    assert "mine.warc.gz" in json.loads(err)["error"]
