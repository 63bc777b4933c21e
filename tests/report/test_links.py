"""Addresses: one way to write them, and in each host a link that leads there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.links import Anchors, Paths, address, page_of, words

PLACES = [
    (address("timeline"), ("timeline", None)),
    (address("event", "ev-12"), ("event", "ev-12")),
    ("", ("index", None)),
]


@pytest.mark.parametrize(("path", "page"), PLACES)
def test_a_path_names_its_page(path: str, page: tuple[str, str | None]) -> None:
    assert page_of(path) == page


@pytest.mark.parametrize(
    "path", ["../index.html", "event/../x.html", "event/.html", "Timeline.html", "a/b/c.html", "x"]
)
def test_a_path_that_is_none_names_nothing(path: str) -> None:
    assert page_of(path) is None


@given(st.text())
def test_no_path_names_a_page_outside_the_site(path: str) -> None:
    found = page_of(path)
    if found and found[1] is not None:
        assert address(*found) == path
        assert "/" not in found[1]


@pytest.mark.parametrize("key", ["<b>", "a/b", "..", "", "a b", "x" * 81])
def test_a_key_that_is_no_file_name_has_no_page(key: str) -> None:
    with pytest.raises(ValueError, match="no page"):
        address("relation", key)


def test_links_are_relative_to_the_page_that_they_stand_in() -> None:
    to = words("ar-7", 120, 164)
    assert Paths("event/ev-1.html").href(to) == "../article/ar-7.html#s120-164"
    assert Paths("timeline.html").href(to) == "article/ar-7.html#s120-164"
    assert Paths("article/ar-7.html").href(to) == "#s120-164"


def test_in_one_file_links_are_the_ids_of_what_they_lead_to() -> None:
    to = words("ar-7", 120, 164)
    here, there = Anchors("timeline.html"), Anchors("article/ar-7.html")
    assert here.href(to) == f"#{there.id('s120-164')}"
    assert here.href(address("timeline", query="type=AID", mark="ev-1")) == (
        f"?type=AID#{here.id('ev-1')}"
    )
    assert here.href(address("index")) == f"#{Anchors(address('index')).id('')}"
