"""Corrections in the pages of a server: made by mouse or by keys alone, seen, signed, undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.site.conftest import START, Host, Open

READY = "body[data-corrections=ready]"


def begin(host: Host, open_page: Open, path: str, **options: object) -> Page:
    """Open the printed address, then a page, in the mode in which corrections are offered."""
    page = open_page(host, START, **options).page
    page.wait_for_selector(READY)
    page.get_by_role("button", name="Correct", exact=True).click()
    page.goto(host.root + path)
    page.wait_for_selector(READY)
    return page


def test_the_key_leaves_the_address_bar_and_reaches_other_pages(
    corrected: Host, open_page: Open
) -> None:
    opened = open_page(corrected, START)
    opened.page.wait_for_selector(READY)
    assert opened.page.url == f"{corrected.root}index.html"
    opened.page.goto(corrected.root + "timeline.html")
    opened.page.wait_for_selector(READY)
    expect(opened.page.get_by_text("as Mira")).to_be_visible()
    assert opened.noise == []


def test_without_the_key_pages_can_only_be_read(corrected: Host, open_page: Open) -> None:
    opened = open_page(corrected, "timeline.html")
    expect(opened.page.get_by_text("read only")).to_be_visible()
    assert opened.page.get_by_role("button", name="Correct", exact=True).count() == 0
    refused = opened.page.evaluate(
        "fetch('/judgements', {method: 'POST', body: '{}'}).then((answer) => answer.status)"
    )
    assert refused == 403


def test_a_contrast_is_rejected_and_comes_back(corrected: Host, open_page: Open) -> None:
    page = begin(corrected, open_page, "contrasts.html")
    page.locator("[data-corrects^=ct-]").get_by_role("button", name="Reject").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why").fill("two different days")
    dialog.get_by_role("button", name="Reject").click()
    expect(page.get_by_text("These two are no contrast: done.")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Rulings").click()
    line = page.get_by_role("dialog").get_by_role("listitem")
    expect(line).to_contain_text("false")
    expect(line).to_contain_text("Mira")
    expect(line).to_contain_text("two different days [in force]")
    line.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back: done.")).to_be_visible(timeout=30_000)


def test_an_actor_is_renamed_and_the_mark_on_its_page_undoes_it(
    corrected: Host, open_page: Open
) -> None:
    page = begin(corrected, open_page, "actors.html")
    page.locator("[data-corrects=ac-state]").get_by_role("button", name="Rename").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Its name")).to_have_value("Borduria")
    dialog.get_by_label("Its name").fill("<b>The Kingdom</b>")
    dialog.get_by_role("button", name="Rename").click()
    expect(page.get_by_text("Rename this actor: done.")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="<b>The Kingdom</b>").first.click()
    mark = page.locator("[data-judgement]")
    expect(mark).to_contain_text("renamed by Mira")
    mark.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back: done.")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("heading", name="Borduria")).to_be_visible()


def test_a_telling_is_split_off_its_event(corrected: Host, open_page: Open) -> None:
    page = begin(corrected, open_page, "event/ev-visit.html")
    tellings = page.locator("[data-corrects^=em-]")
    expect(tellings).to_have_count(2)
    tellings.first.get_by_role("button", name="Split off").click()
    page.get_by_role("dialog").get_by_role("button", name="Split off").click()
    expect(page.get_by_text("This telling is of another event: done.")).to_be_visible(
        timeout=30_000
    )
    page.goto(corrected.root + "timeline.html")
    expect(page.locator("ol.list > li")).to_have_count(2)


def test_an_articles_outlet_is_set_right_on_its_page(corrected: Host, open_page: Open) -> None:
    page = begin(corrected, open_page, corrected.of("article"))
    page.get_by_role("button", name="Set the outlet").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Outlet", exact=True).fill("The Daily")
    dialog.get_by_role("button", name="Set the outlet").click()
    expect(page.get_by_text("Set the outlet of this article: done.")).to_be_visible(timeout=30_000)
    expect(page.locator("main")).to_contain_text("The Daily")
    expect(page.locator("[data-judgement]")).to_contain_text("given its outlet by Mira")


def test_an_event_is_dropped_by_keys_alone(corrected: Host, open_page: Open) -> None:
    page = open_page(corrected, START).page
    page.wait_for_selector(READY)
    _press_until(page, "Correct")
    page.keyboard.press("Enter")
    page.goto(corrected.root + "timeline.html")
    page.wait_for_selector(READY)
    _press_until(page, "Drop")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("Enter")  # the focus is back where it was
    expect(dialog.get_by_label("Why")).to_be_focused()
    page.keyboard.type("a headline")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This is no event: done.")).to_be_visible(timeout=30_000)
    expect(page.locator("main [id=ev-visit]")).to_have_count(0)


def test_what_cannot_be_done_is_said_in_the_dialog(corrected: Host, open_page: Open) -> None:
    page = begin(corrected, open_page, "timeline.html")
    page.get_by_role("button", name="Add article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title and text").fill("   .")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_role("status")).to_contain_text("not_an_article", timeout=60_000)
    expect(dialog.get_by_label("Title and text")).to_have_value("   .")
    dialog.get_by_label("The article is").select_option("address")
    dialog.get_by_label("Address").first.fill("http://127.0.0.1:1/")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_role("status")).to_contain_text("127.0.0.1", timeout=60_000)


def test_a_file_is_chosen_and_added(corrected: Host, open_page: Open, tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    late.write_text("Late talks\n\nForeign minister Ilya Marek left Klow on 6 May 2021.", "utf-8")
    page = begin(corrected, open_page, "timeline.html")
    page.get_by_role("button", name="Add article").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("The article is").select_option("file")
    dialog.locator("input[type=file]").set_input_files(late)
    dialog.get_by_label("Outlet").fill("Post")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_role("status")).not_to_be_empty()
    expect(page.get_by_text("Add an article: done.")).to_be_visible(timeout=90_000)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1920, "light")])
def test_the_controls_fit_and_axe_finds_nothing_serious(
    corrected: Host, open_page: Open, width: int, scheme: str
) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = begin(corrected, open_page, "timeline.html", **options)
    _accessible(page, width)
    for name in ("Join", "Add article", "Rulings"):
        page.get_by_role("button", name=name).first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        _accessible(page, width)
        page.keyboard.press("Escape")


def _accessible(page: Page, width: int) -> None:
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def _press_until(page: Page, name: str) -> None:
    """Walk with Tab to a button of a name."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if re.fullmatch(name, page.evaluate("document.activeElement.textContent.trim()")):
            return
    raise AssertionError(f"no way to {name!r} by Tab")
