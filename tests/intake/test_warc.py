"""WARC: pages come out as they were served, and what is broken costs no more than itself."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard
from benchmarks.specimens import PAGE, PROSE, URL, warc, warc_record, warc_response

from rashomon.records import Article, Rejected

from .conftest import Read

BODY = PAGE.encode()


def pages(*names: str) -> list[bytes]:
    """Records of pages that differ."""
    return [warc_response(f"{URL}/{name}", PAGE.replace("Sunn", name).encode()) for name in names]


def outcomes(made: list[object]) -> list[tuple[str, str]]:
    return [
        (one.path, one.reason if isinstance(one, Rejected) else "article")
        for one in made
        if isinstance(one, Article | Rejected)
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_a_page_keeps_its_address_and_the_day_it_was_fetched(read: Read, packed: bool) -> None:
    archive = warc(
        warc_record("warcinfo", "", b"software: x"),
        warc_record("request", URL, b"GET / HTTP/1.1\r\n\r\n", Content_Type="application/http"),
        warc_response(URL, BODY),
        packed=packed,
    )
    (made,) = read({"crawl.warc.gz" if packed else "crawl.warc": archive})
    assert made.raw == PAGE
    assert made.outlet == "veldmark.example"  # the page names none, and this is where it was
    assert (made.url, made.fetched) == (URL, "2022-05-06T07:08:09Z")
    assert (made.published.value, made.published.basis) == ("2021-03-04", "metadata")
    assert made.path.endswith("#3")


def test_the_servers_charset_goes_before_the_pages_own(read: Read) -> None:
    russian = "Городской совет Вельдмарка после долгого спора утвердил новую паромную линию. " * 4
    page = f"<html><head><meta charset=utf-8></head><body><p>{russian}</p></body></html>"
    head = "Content-Type: text/html; charset=windows-1251"
    (made,) = read({"a.warc": warc(warc_response(URL, page.encode("cp1251"), head))})
    assert made.raw == page
    assert made.language == "ru"


def test_texts_and_resources_are_read_and_the_rest_of_a_crawl_is_not(read: Read) -> None:
    archive = warc(
        warc_record("conversion", URL, PROSE.encode(), Content_Type="text/plain"),
        warc_record("resource", URL, BODY, Content_Type="text/html"),
        warc_record("metadata", URL, b"via: x", Content_Type="application/warc-fields"),
        warc_response(URL, b"\x89PNG", "Content-Type: image/png"),
        warc_response(URL, b"", "Location: /x", "301 Moved"),
        warc_response("https://v.example/robots.txt", b"User-agent: *", "Content-Type: text/plain"),
        warc_response(URL, b"<html><body>Not here", status="404 Not Found"),
    )
    assert outcomes(read({"a.warc": archive})) == [
        ("a.warc#1", "article"),
        ("a.warc#2", "article"),
        ("a.warc#7", "http_error"),
    ]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("br", brotli.compress),
        ("zstd", zstandard.compress),
        ("gzip", bytes),
        ("br", bytes),
    ],
)
def test_a_packed_body_is_unpacked_and_one_that_was_before_is_taken(
    read: Read, coding: str, pack: object
) -> None:
    assert callable(pack)
    head = f"Content-Type: text/html; charset=utf-8\r\nContent-Encoding: {coding}"
    (made,) = read({"a.warc": warc(warc_response(URL, pack(BODY), head))})
    assert made.raw == PAGE


@pytest.mark.parametrize("marked", [True, False])
def test_the_marks_of_chunks_are_taken_out(read: Read, marked: bool) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(BODY[i : i + 99]), BODY[i : i + 99])
                      for i in range(0, len(BODY), 99)) + b"0\r\n\r\n"  # fmt: skip
    head = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
    (made,) = read({"a.warc": warc(warc_response(URL, chunks if marked else BODY, head))})
    assert made.raw == PAGE


def test_a_broken_member_is_told_and_the_next_ones_are_read(read: Read) -> None:
    one, two, three = (gzip.compress(record, mtime=0) for record in pages("a", "b", "c"))
    broken = bytearray(two)
    broken[len(two) // 2 : len(two) // 2 + 40] = b"\xff" * 40
    assert outcomes(read({"a.warc.gz": one + bytes(broken) + three})) == [
        ("a.warc.gz#1", "article"),
        ("a.warc.gz#2", "malformed"),
        ("a.warc.gz#3", "article"),
    ]


def test_a_member_without_its_middle_costs_no_other(read: Read) -> None:
    one, two, three = (gzip.compress(record, mtime=0) for record in pages("a", "b", "c"))
    cut = two[: len(two) // 2]
    made = outcomes(read({"a.warc.gz": one + cut + three}))
    assert [what for _, what in made] == ["article", "malformed", "article"]


def test_an_archive_that_is_cut_off_keeps_what_is_before(read: Read) -> None:
    packed = warc(*pages("a", "b"), packed=True)
    plain = warc(*pages("c", "d"))
    for name, data in (("a.warc.gz", packed), ("b.warc", plain)):
        (first, second) = read({name: data[:-40]})[-2:]
        assert isinstance(first, Article)
        assert second.reason == "malformed"
        assert "cut off" in second.detail


def test_rubbish_between_members_is_told(read: Read) -> None:
    one, two = (gzip.compress(record, mtime=0) for record in pages("a", "b"))
    made = outcomes(read({"a.warc.gz": one + b"rubbish" + two}))
    assert [what for _, what in made] == ["article", "malformed", "article"]


@pytest.mark.parametrize("wrong", ["10", "99999", "-1", "x", "١"])
def test_a_record_that_is_not_as_long_as_it_says_costs_no_other(read: Read, wrong: str) -> None:
    one, two, three = pages("a", "b", "c")
    length = str(len(two.split(b"\r\n\r\n", 1)[1]) - 4).encode()
    lying = two.replace(b"Content-Length: " + length, b"Content-Length: " + wrong.encode())
    assert lying != two
    made = outcomes(read({"a.warc": one + lying + three}))
    assert [what for _, what in made if what == "article"] == ["article", "article"]
    assert "malformed" in [what for _, what in made]


def test_a_record_over_the_limit_is_passed_over_unread(read: Read) -> None:
    big = warc_response(URL, b"<html>" + b"x" * 400_000)
    archive = warc(*pages("a"), big, *pages("b"))
    made = outcomes(read({"a.warc": archive}, max_bytes=20_000))
    assert [what for _, what in made] == ["article", "too_large", "article"]


def test_a_whole_archive_packed_at_once_is_read(read: Read) -> None:
    made = read({"a.warc.gz": gzip.compress(warc(*pages("a", "b")))})
    assert [one.path for one in made] == ["a.warc.gz#1", "a.warc.gz#2"]


def test_an_archive_without_its_suffix_is_known(read: Read) -> None:
    made = read({"crawl": warc(*pages("a"), packed=True), "other": warc(*pages("b"))})
    assert [one.path for one in made] == ["crawl#1", "other#1"]


def test_a_page_that_was_cut_off_while_it_was_fetched_is_flagged(read: Read) -> None:
    record = pages("a")[0].replace(b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Truncated: length\r\n")
    (made,) = read({"a.warc": record})
    assert "truncated" in made.quality


def test_a_body_that_unpacks_to_too_much_is_refused(read: Read) -> None:
    head = "Content-Type: text/html\r\nContent-Encoding: gzip"
    bomb = warc_response(URL, gzip.compress(b" " * 3_000_000), head)
    made = outcomes(read({"a.warc": warc(bomb, *pages("a"))}, max_bytes=1_000_000))
    assert [what for _, what in made] == ["too_large", "article"]
