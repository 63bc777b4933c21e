"""Every page in either host: quiet, self-contained, narrow and wide, light and dark, accessible."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.site.conftest import Host, Open

SERIOUS = ("serious", "critical")


def _findings(page: Any) -> list[str]:
    """What axe finds that keeps somebody from using the page."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:200]})"
        for one in found
        if one["impact"] in SERIOUS
    ]


WAYS = (
    ("made-folder", 360, "dark"),
    ("made-folder", 1920, "light"),
    ("made-serve", 360, "light"),
    ("made-serve", 1920, "dark"),
    ("harm-folder", 1920, "dark"),
    ("harm-serve", 360, "dark"),
)
"""Hosts, widths and schemes: each with each of the others, and the harmful dossier once a host."""


@pytest.mark.parametrize(("name", "width", "scheme"), WAYS)
def test_every_page_is_quiet_and_fits(
    hosts: dict[str, Host], open_page: Open, name: str, width: int, scheme: str
) -> None:
    host = hosts[name]
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    opened = open_page(host, host.paths[0], **options)
    for path in host.paths:
        opened.page.goto(host.root + path)
        if name.endswith("serve"):
            opened.page.wait_for_selector("body[data-corrections]")
        assert opened.noise == [], path
        assert opened.page.locator("main h1").count() == 1, path
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert "harm" not in opened.page.title().split("<")[0], path


@pytest.mark.parametrize(("name", "scheme"), [("made-folder", "dark"), ("made-serve", "light")])
def test_axe_finds_nothing_serious(
    hosts: dict[str, Host], open_page: Open, name: str, scheme: str
) -> None:
    host = hosts[name]
    opened = open_page(host, host.paths[0], color_scheme=scheme)
    found = {}
    for path in host.paths:
        opened.page.goto(host.root + path)
        found[path] = _findings(opened.page)
    assert {path: findings for path, findings in found.items() if findings} == {}


@pytest.mark.parametrize("name", ["harm-folder", "harm-serve"])
def test_hostile_words_do_no_harm(hosts: dict[str, Host], open_page: Open, name: str) -> None:
    host = hosts[name]
    opened = open_page(host, host.paths[0])
    for path in host.paths:
        page = opened.page
        page.goto(host.root + path)
        assert page.locator("main img, main script, main iframe, main object").count() == 0, path
        assert page.locator("[onerror], [onload], [onmouseover], [style*='url(']").count() == 0
        assert page.locator("a[href^='javascript' i], form[action^='javascript' i]").count() == 0
        assert "\u202e" not in page.content(), path
    assert opened.noise == []


@pytest.mark.parametrize("name", ["made-folder", "made-serve"])
def test_every_link_leads_somewhere(hosts: dict[str, Host], open_page: Open, name: str) -> None:
    host = hosts[name]
    opened = open_page(host, host.paths[0])
    wanted: dict[str, str] = {}
    for path in host.paths:
        opened.page.goto(host.root + path)
        links = opened.page.evaluate(_LINKS)
        wanted |= {link: path for link in links if link.startswith(host.root)}
    known = {host.root + path for path in host.paths} | {host.root, f"{host.root}all.html"}
    lost = {link: path for link, path in wanted.items() if _page(link) not in known}
    assert lost == {}
    marks: dict[str, set[str]] = {}
    for link in wanted:
        page, _, mark = link.partition("#")
        marks.setdefault(page, set()).add(mark)
    for link, ids in marks.items():
        opened.page.goto(link)
        there = set(opened.page.evaluate("[...document.querySelectorAll('[id]')].map((a) => a.id)"))
        assert ids - there <= {""}, link


_LINKS = """[...document.querySelectorAll("a[href]")].map(
    (one) => new URL(one.getAttribute("href"), location).href)"""
"""Addresses of all links, those of drawings too."""


def _page(link: str) -> str:
    return link.partition("#")[0].partition("?")[0]
