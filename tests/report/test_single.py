"""The site as one file: self-contained, every link an anchor that is there, deaf to articles."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.report.markup import Markup

from rashomon.dossier import Dossier


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


@dataclass
class Opened:
    """The file in a browser, and everything that it should not have done."""

    page: Page
    noise: list[str]


@pytest.fixture
def open_at(browser: Browser, single: Path) -> Iterator[Callable[..., Opened]]:
    with ExitStack() as stack:

        def opened(anchor: str = "", width: int = 1280) -> Opened:
            context = browser.new_context(viewport={"width": width, "height": 900})
            stack.callback(context.close)
            found = Opened(context.new_page(), [])
            found.page.on("console", lambda message: found.noise.append(message.text))
            found.page.on("pageerror", lambda error: found.noise.append(str(error)))
            found.page.on(
                "request",
                lambda request: (
                    found.noise.append(request.url)
                    if not request.url.startswith(("file:", "data:"))
                    else None
                ),
            )
            found.page.goto(single.as_uri() + anchor)
            return found

        yield opened


@pytest.mark.parametrize("width", [360, 1920])
def test_every_page_opens_quietly_and_fits(open_at: Callable[..., Opened], width: int) -> None:
    opened = open_at(width=width)
    ids = opened.page.locator("script[data-page]").evaluate_all(
        "all => all.map((one) => one.dataset.page)"
    )
    assert len(ids) > 8
    for name in ("index", *ids, "index"):
        opened.page.evaluate("name => { location.hash = name; }", name)
        expect(opened.page.locator("section.page:visible")).to_have_attribute("id", name)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.page.locator("main img, main iframe, main object").count() == 0
    assert opened.page.locator("a[href^='javascript' i]").count() == 0
    assert opened.page.title() != "harm"
    assert opened.noise == []


@pytest.mark.parametrize("single", ["dossier"], indirect=True)
def test_a_mark_on_a_page_that_is_not_there_yet_is_made_and_found(
    open_at: Callable[..., Opened], dossier: Dossier
) -> None:
    (contrast,) = dossier.contrasts()
    words = f"s{contrast.a.start}-{contrast.a.end}"
    page = open_at(f"#article.{contrast.a.article}.{words}").page
    assert page.locator("span:target").text_content() == contrast.a.text
    assert page.title().startswith("An article without a title · ")
    page.get_by_role("link", name="Timeline").click()
    expect(page.get_by_role("link", name="Timeline")).to_have_attribute("aria-current", "page")
    assert page.locator("section.page:visible h1").all_text_contents() == ["Timeline"]
    page.go_back()
    expect(page.locator("section.page:visible")).to_have_attribute(
        "id", f"article.{contrast.a.article}"
    )


@pytest.mark.parametrize("single", ["dossier"], indirect=True)
def test_facets_stay_with_their_page(open_at: Callable[..., Opened]) -> None:
    page = open_at("?type=AID#timeline").page
    rows = page.locator("section.page:visible ol.list > li:visible")
    expect(rows).to_have_count(0)
    page.get_by_role("link", name="Contrasts").click()
    expect(page.locator("section.page:visible article.contrast:visible")).to_have_count(1)
    assert "type" not in page.url
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator("section.page:visible")).to_have_attribute("id", "timeline")
    assert "type=AID#timeline" in page.url
    expect(rows).to_have_count(0)


@pytest.mark.parametrize("single", ["dossier"], indirect=True)
def test_what_pages_draw_is_drawn_when_they_are_made(open_at: Callable[..., Opened]) -> None:
    page = open_at().page
    assert page.evaluate("typeof vega") == "undefined"
    page.evaluate("location.hash = 'relation.ARC-BOR'")
    expect(page.locator("section.page:visible figure.series canvas")).to_be_visible()
    page.evaluate("location.hash = 'timeline'")
    page.locator("section.page:visible .slice button").first.wait_for()  # to take the rows along
