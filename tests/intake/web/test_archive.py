"""The archive is whole records of what came over the wire, and is put right when it is opened."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.intake.web.conftest import JumpingClock, NamedNet, Site, http, page, saved_pages

from rashomon.intake.web import ArchiveError, Run, fetch_into
from rashomon.intake.web.warc import read_records

URL = "http://news.example"
Fetch = Callable[..., Run]


@pytest.fixture
def fetch(archive_path: Path, net: NamedNet, clock: JumpingClock, site: Site) -> Fetch:
    """Fetch paths of a site that has pages a, b and c into the archive."""
    for name in "abc":
        site.paths[f"/{name}"] = http(page(f"{name} sailed."), ETag=f'"{name}"')

    def run(*paths: str) -> Run:
        urls = [f"{URL}{path}" for path in paths]
        return fetch_into(archive_path, urls, network=net, clock=clock)

    return run


def state_of(archive: Path) -> Path:
    return archive.with_name(f".{archive.name}.state")


def test_records_hold_the_wire_byte_for_byte(site: Site, fetch: Fetch, archive_path: Path) -> None:
    site.paths["/old"] = http(status=301, Location="/a")
    fetch("/old")
    with archive_path.open("rb") as file:
        about, *records = read_records(file, 0, 10**6)
    assert about.kind == "warcinfo"
    assert b"Rashomon/" in about.block
    kinds = [(one.kind, one.headers["warc-target-uri"][-4:]) for one in records]
    assert kinds == [("request", "/old"), ("response", "/old"),
                     ("request", "le/a"), ("response", "le/a")]  # fmt: skip
    request, response = records[2:]
    assert request.block.startswith(b"GET /a HTTP/1.1\r\nHost: news.example\r\n")
    assert response.block == site.paths["/a"]
    assert response.headers["warc-ip-address"] == "93.184.216.34"
    assert response.headers["warc-date"] == "2026-03-04T08:30:02Z"
    digest = hashlib.sha256(response.block).hexdigest()
    assert response.headers["warc-block-digest"] == f"sha256:{digest}"
    assert request.headers["warc-concurrent-to"] == response.headers["warc-record-id"]
    assert gzip.decompress(archive_path.read_bytes()).count(b"\r\n\r\nWARC/1.1\r\n") == 4


def test_the_same_fetch_writes_the_same_bytes(
    fetch: Fetch, archive_path: Path, tmp_path: Path, net: NamedNet
) -> None:
    fetch("/a")
    again = tmp_path / "again.warc.gz"
    fetch_into(again, [f"{URL}/a"], network=net, clock=JumpingClock())
    assert again.read_bytes() == archive_path.read_bytes()


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_record_that_broke_off_is_cut_and_fetched_again(
    fetch: Fetch, archive_path: Path, cut: int
) -> None:
    """The process was killed while it wrote c: the archive is ahead of its state, and broken."""
    fetch("/a", "/b")
    before = archive_path.stat().st_size
    shutil.copy(state_of(archive_path), archive_path.parent / "kept")
    fetch("/c")
    whole = archive_path.read_bytes()
    shutil.copy(archive_path.parent / "kept", state_of(archive_path))
    archive_path.write_bytes(whole[:-cut])
    assert fetch("/c").saved == 1
    assert saved_pages(archive_path) == [f"{URL}/a", f"{URL}/b", f"{URL}/c"]
    assert archive_path.read_bytes()[:before] == whole[:before]


def test_a_page_that_was_written_and_not_remembered_is_found_again(
    site: Site, fetch: Fetch, archive_path: Path
) -> None:
    site.paths["/old"] = http(status=301, Location="/c")
    fetch("/a")
    shutil.copy(state_of(archive_path), archive_path.parent / "kept")
    fetch("/old")
    whole = archive_path.read_bytes()
    shutil.copy(archive_path.parent / "kept", state_of(archive_path))
    site.asked.clear()
    assert fetch("/old").unchanged == 1
    assert archive_path.read_bytes() == whole
    assert site.got("/c")[0].headers["if-none-match"] == '"c"'


def test_without_its_state_an_archive_still_knows_its_pages(
    site: Site, fetch: Fetch, archive_path: Path
) -> None:
    fetch("/a", "/b")
    whole = archive_path.read_bytes()
    state_of(archive_path).unlink()
    assert fetch("/a", "/b").unchanged == 2
    assert archive_path.read_bytes() == whole
    assert site.got("/b")[1].headers["if-none-match"] == '"b"'


def test_a_damaged_state_says_what_to_do(fetch: Fetch, archive_path: Path) -> None:
    fetch("/a")
    state_of(archive_path).write_bytes(b"not a state" * 500)
    with pytest.raises(ArchiveError, match="delete it"):
        fetch("/a")
    state_of(archive_path).unlink()
    assert fetch("/a").unchanged == 1


def test_an_archive_that_shrank_is_not_written_to(fetch: Fetch, archive_path: Path) -> None:
    fetch("/a")
    whole = archive_path.read_bytes()
    archive_path.write_bytes(whole[:-100])
    with pytest.raises(ArchiveError, match="shorter"):
        fetch("/b")
    assert archive_path.read_bytes() == whole[:-100]


@pytest.mark.parametrize(
    "content",
    [b"My only copy of an article.", gzip.compress(b"An article."), gzip.compress(b"An art")[:-4],
     b"\x1f\x8b\x08 no"],
)  # fmt: skip
def test_a_file_that_is_no_archive_is_left_as_it_is(
    fetch: Fetch, archive_path: Path, content: bytes
) -> None:
    archive_path.write_bytes(content)
    with pytest.raises(ArchiveError, match="another name"):
        fetch("/a")
    assert archive_path.read_bytes() == content


def test_two_processes_do_not_write_to_one_archive(fetch: Fetch, archive_path: Path) -> None:
    fetch("/a")
    with sqlite3.connect(state_of(archive_path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveError, match="another fetch"):
            fetch("/b")
        other.rollback()
    other.close()
    assert fetch("/b").saved == 1


def test_only_its_own_kind_of_name_is_taken(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.warc\.gz"):
        fetch_into(tmp_path / "articles", [f"{URL}/a"])
    assert list(tmp_path.iterdir()) == []
