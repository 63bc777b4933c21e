"""The site as one file: self-contained, every link an anchor that is there, deaf to articles."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser
from tests.report.markup import Markup


@pytest.fixture(scope="module")
def page(single: Path) -> Markup:
    return Markup(single)


def test_every_link_inside_has_its_place(page: Markup) -> None:
    ids = Counter(page.values("id"))
    assert max(ids.values()) == 1
    inside = [link for link in page.values("href") if not link.startswith(("http", "data:"))]
    assert all("#" in link for link in inside)
    assert {unquote(link.partition("#")[2]) for link in inside} <= set(ids)


def test_style_and_scripts_are_allowed_by_their_hashes_alone(page: Markup) -> None:
    assert "unsafe" not in page.policy
    allowed = dict(part.split(" ", 1) for part in page.policy.split("; "))
    assert allowed["default-src"] == allowed["form-action"] == "'none'"
    for name, texts in (("style-src", page.styles), ("script-src", page.scripts)):
        assert texts
        assert allowed[name].split() == [_hash(text) for text in texts]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("width", [360, 1920])
def test_it_opens_quietly_and_fits(browser: Browser, single: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on(
        "request",
        lambda request: (
            noise.append(request.url) if not request.url.startswith(("file:", "data:")) else None
        ),
    )
    page.goto(single.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("main img, main iframe, main object").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert page.title() != "harm"
    context.close()
    assert noise == []
