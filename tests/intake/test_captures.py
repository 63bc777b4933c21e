"""Copies of pages: from an archive's address, and as a browser saved them."""

from __future__ import annotations

import pytest

from rashomon.intake.captures import at_the_outlet, is_parts_folder, saved_page
from rashomon.intake.metadata import Metadata

from .conftest import PROSE, Read, ReadOne

PAGE = f"<html><body><article><p>{PROSE}</p></article></body></html>"


@pytest.mark.parametrize(
    ("url", "own", "fetched"),
    [
        ("https://web.archive.org/web/20210304101112/https://v.example/2019/05/06/a",
         "https://v.example/2019/05/06/a", "2021-03-04T10:11:12Z"),
        ("http://web.archive.org/web/20210304101112id_/http://v.example/?a=/web/1",
         "http://v.example/?a=/web/1", "2021-03-04T10:11:12Z"),
        ("https://web.archive.org/web/20210304/v.example/a", "http://v.example/a", "2021-03-04"),
        ("https://archive.ph/20210304101112/https://v.example/a",
         "https://v.example/a", "2021-03-04T10:11:12Z"),
        ("https://web.archive.org/web/20211304101112/https://v.example/a",
         "https://web.archive.org/web/20211304101112/https://v.example/a", None),
        ("https://archive.ph/AbC12", "https://archive.ph/AbC12", None),
        (None, None, None),
    ],
)  # fmt: skip
def test_an_archives_address_is_that_of_the_page_and_of_its_capture(
    url: str | None, own: str | None, fetched: str | None
) -> None:
    known = at_the_outlet(Metadata(url=url))
    assert (known.url, known.fetched) == (own, fetched)


def test_the_day_of_a_capture_is_no_day_of_publication(read: Read) -> None:
    sidecar = "url: https://web.archive.org/web/20210304101112/https://v.example/news/ferry"
    (made,) = read({"a.txt": PROSE, "a.meta.yaml": sidecar})
    assert (made.url, made.fetched) == ("https://v.example/news/ferry", "2021-03-04T10:11:12Z")
    assert made.published.value is None


@pytest.mark.parametrize(
    ("note", "url", "fetched"),
    [
        ("<!-- saved from url=(0026)https://v.example/ferry -->", "https://v.example/ferry", None),
        ("<!--\n Page saved with SingleFile \n url: https://v.example/ferry \n"
         " saved date: Thu Mar 04 2021 10:11:12 GMT+0100 (CET)\n-->",
         "https://v.example/ferry", "2021-03-04T10:11:12+01:00"),
        ('<html data-scrapbook-source="https://v.example/ferry"'
         ' data-scrapbook-create="20210304101112345">', "https://v.example/ferry",
         "2021-03-04T10:11:12Z"),
        ("<!-- nothing -->", None, None),
    ],
)  # fmt: skip
def test_what_saved_a_page_notes_its_address(
    note: str, url: str | None, fetched: str | None
) -> None:
    known = saved_page(note + PAGE)
    assert (known.url, known.fetched) == (url, fetched)


def test_a_note_in_a_page_is_read(read_one: ReadOne) -> None:
    made = read_one("<!-- saved from url=(0026)https://v.example/ferry -->" + PAGE, "a.html")
    assert made.url == "https://v.example/ferry"


def test_the_parts_of_a_saved_page_are_not_read(read: Read) -> None:
    made = read(
        {
            "Ferry.html": PAGE,
            "Ferry_files/frame.html": PAGE.replace("Veldmark", "Framemark"),
            "Boats_files/story.txt": PROSE,
        }
    )
    assert [one.path for one in made] == ["Boats_files/story.txt", "Ferry.html"]


def test_a_folder_of_parts_has_the_name_of_a_page() -> None:
    assert is_parts_folder("Fähre-Dateien", {"Fähre"})
    assert not is_parts_folder("Fähre-Dateien", {"Boot"})
    assert not is_parts_folder("_files", {"a"})
