"""Addresses are read strictly, and in one spelling."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.intake.web.addresses import parse_address
from rashomon.intake.web.outcomes import NotFetchedError


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("http://News.Example", "http://news.example/"),
        (" https://news.example:443/a%20b", "https://news.example/a%20b"),
        ("http://news.example:8080/x?y=1#part", "http://news.example:8080/x?y=1"),
        ("http://news.example./x", "http://news.example/x"),
        ("https://газета.example/новость", "https://xn--80aahjj1e.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://[2A00:0:0::1]:80/x", "http://[2a00::1]/x"),
        ("http://news.example?id=3", "http://news.example/?id=3"),
        ("http://news.example/100%", "http://news.example/100%"),
    ],
)  # fmt: skip
def test_an_address_has_one_spelling(given: str, url: str) -> None:
    assert parse_address(given).url == url
    assert parse_address(url).url == url


@pytest.mark.parametrize(
    "text",
    [
        "", "news.example", "//news.example/", "ftp://news.example/", "file:///etc/passwd",
        "javascript:alert(1)", "data:text/html,x", "gopher://news.example/",
        "http://", "http:///x", "http://user@news.example/", "http://user:pw@news.example/",
        "http://good.example@bad.example/", "http://news.example:0/", "http://news.example:99999/",
        "http://news.example:port/", "http://[::1", "http://[fe80::1%25eth0]/", "http://[::1%eth0]/",
        "http://a b.example/", "http://news.example\\@bad.example/",
        "http://news.example/a\nHost: x", "http://news.example/\x00", "http://news.example/\u202e", "http://%31%32%37.0.0.1/",
        "http://news..example/", "http://" + "a" * 64 + ".example/",
        "http://news.example/" + "a" * 3000,
        "http://ex⁠ample/", "http://☺.xn--/",
    ],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(text: str) -> None:
    with pytest.raises(NotFetchedError) as refused:
        parse_address(text)
    assert refused.value.reason == "address"


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("/two", "https://news.example/two"),
        ("three?x=1", "https://news.example/one/three?x=1"),
        ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"),
    ],
)
def test_a_reference_leads_on_from_where_it_was_found(reference: str, url: str) -> None:
    assert parse_address("https://news.example/one/two").joined(reference).url == url


@pytest.mark.parametrize("reference", ["http://[", "ftp://x/", "http://a:b@c/", "\\\\host\\x"])
def test_a_reference_is_checked_like_an_address(reference: str) -> None:
    with pytest.raises(NotFetchedError):
        parse_address("https://news.example/").joined(reference)


@given(st.text(max_size=60) | st.from_regex(r"https?://[^/]{0,30}/.{0,30}", fullmatch=True))
def test_any_text_is_read_in_one_way_or_refused(text: str) -> None:
    try:
        address = parse_address(text)
    except NotFetchedError:
        return
    assert address.url.isascii()
    assert address.url.isprintable()
    assert " " not in address.url
    assert urlsplit(address.url).hostname == address.host
    assert parse_address(address.url) == address
