"""The page in a real browser: quiet, narrow and wide, light and dark, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

WIDTHS = (360, 1920)


@contextmanager
def opened(browser: Browser, path: Path, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """Open a page and note everything that it should not have done."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on(
        "request",
        lambda request: noise.append(request.url) if not request.url.startswith("file:") else None,
    )
    page.goto(path.as_uri())
    yield page, noise
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["page", "hostile_page"])
def test_it_is_quiet_and_fits(
    browser: Browser, request: pytest.FixtureRequest, name: str, width: int, scheme: str
) -> None:
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with opened(browser, request.getfixturevalue(name), **options) as (page, noise):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert noise == []


def test_the_schemes_differ_and_can_be_changed(browser: Browser, page: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with opened(browser, page, color_scheme="light") as (light, _):
        before = light.evaluate(ground)
        light.get_by_role("button", name="Change to the dark scheme").click()
        after = light.evaluate(ground)
    with opened(browser, page, color_scheme="dark") as (dark, _):
        assert dark.evaluate(ground) == after != before


@pytest.mark.parametrize("script", [True, False])
def test_a_quotation_leads_to_its_words(browser: Browser, page: Path, script: bool) -> None:
    with opened(browser, page, java_script_enabled=script) as (open_page, noise):
        open_page.locator("#events .quote .words").first.click()
        words = open_page.locator("#articles :target")
        expect(words).to_be_in_viewport()
        expect(words).to_contain_text("envoy Ana Brod visited Borduria")
        assert noise == []


def test_the_way_back_is_one_click(browser: Browser, page: Path) -> None:
    with opened(browser, page) as (open_page, _):
        open_page.locator("#events .quote .words").first.click()
        open_page.get_by_role("button", name="Back").click()
        expect(open_page.locator("#events .quote .words").first).to_be_in_viewport()


def test_words_in_the_article_lead_to_their_event(browser: Browser, page: Path) -> None:
    with opened(browser, page) as (open_page, _):
        open_page.locator("#articles a", has_text="visited").click()
        expect(open_page.locator("article.event:target")).to_be_in_viewport()


def test_words_in_pieces_are_marked_whole(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as (open_page, _):
        open_page.get_by_text("Said by somebody whom the reader could not tell").click()
        open_page.locator(".others .words").first.click()
        first, rest = open_page.locator("#articles :target"), open_page.locator("[data-rest].here")
        expect(first).to_contain_text("gnirb")
        expect(rest.last).to_contain_text("second")


def test_filters_hide_and_say_how_much(browser: Browser, page: Path) -> None:
    with opened(browser, page) as (open_page, _):
        cards = open_page.locator("article.event")
        open_page.get_by_label("All types").select_option("CONSULT")
        expect(cards).to_be_visible()
        open_page.keyboard.press("Escape")
        open_page.keyboard.press("/")
        expect(open_page.get_by_label("Search")).to_be_focused()
        open_page.keyboard.type("nobody wrote this")
        expect(cards).to_be_hidden()
        expect(open_page.locator("#events .filtered")).to_have_text(
            "0 of 1 shown, 1 hidden by the filter."
        )
        open_page.keyboard.press("Escape")
        expect(cards).to_be_visible()


def test_a_link_to_what_a_filter_hides_shows_it(browser: Browser, page: Path) -> None:
    with opened(browser, page) as (open_page, _):
        open_page.get_by_label("Search").fill("nobody wrote this")
        expect(open_page.locator("article.event")).to_be_hidden()
        open_page.locator("#glance .point").first.click()
        expect(open_page.locator("article.contrast")).to_be_in_viewport()


def test_the_marks_of_a_lane_can_be_walked_by_keys(browser: Browser, page: Path) -> None:
    with opened(browser, page) as (open_page, _):
        first = open_page.locator(".lane .mark").first
        assert first.get_attribute("tabindex") == "0"
        first.focus()
        open_page.keyboard.press("Enter")
        expect(open_page.locator("article.event:target")).to_be_in_viewport()


def test_hostile_words_do_no_harm(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as (open_page, noise):
        assert "harm" not in open_page.title().split("<")[0]
        assert open_page.locator("main img, main script, main iframe").count() == 0
        assert open_page.locator("a[href^='javascript' i]").count() == 0
        body = open_page.locator("#articles .body")
        expect(body).to_contain_text("<script>document.title='harm'</script>")
        expect(body).to_contain_text("\u27e8U+202E\u27e9the ministers\u27e8U+202C\u27e9")
        open_page.locator("#events .quote .words").first.click()
        assert noise == []
        assert open_page.evaluate("document.querySelectorAll('main > section').length") == 8
