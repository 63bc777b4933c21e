"""What strangers wrote is spelled out, and only web addresses become links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from rashomon.wording.shown import shown, web_address


def test_bidirectional_controls_are_spelled_out() -> None:
    assert shown("a\u202eb\u2069") == "a\u27e8U+202E\u27e9b\u27e8U+2069\u27e9"


@given(st.text(st.characters(exclude_categories=())))
def test_nothing_that_acts_is_left(text: str) -> None:
    said = shown(text)
    assert isinstance(said, str)
    said.encode("utf-8")  # nothing is left that has no UTF-8
    assert not {"\u061c", "\u200e", "\u200f", "\x00", "\x1b", "\u202e", "\u2066"} & set(said)


@pytest.mark.parametrize("text", ["Łukašenka", "Лукашенко", "שלום", "سلام", "a\tb\nc", "👩‍🚀"])
def test_writing_of_all_kinds_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_our_own_markup_stays_markup() -> None:
    markup = Markup("<b>\u202e</b>")
    assert shown(markup) is markup


@pytest.mark.parametrize("url", ["http://a.example/x", "https://a.example/?q=1#f"])
def test_web_addresses_may_be_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example",
        "https:",
        "http://[",
        "a.example/x",
    ],
)
def test_other_addresses_are_not(url: str | None) -> None:
    assert web_address(url) is None
