"""What the scripts add to pages from disk: facets, search, keys, the scheme, taking rows along."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rashomon.dossier import Dossier
from rashomon.export.csv import cell
from rashomon.report import Desk, asked_of
from rashomon.report.pages.timeline import timeline

GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(color_scheme="light")
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, folder: Path) -> Page:
    opened = context.new_page()
    opened.goto((folder / "timeline.html").as_uri())
    return opened


@pytest.mark.parametrize(
    "query",
    [
        {"type": "CONSULT"},
        {"type": "AID"},
        {"outlet": "Courier", "certainty": "denied"},
        {"outlet": "Courier", "certainty": "certain"},
        {"outlet": "Herald", "voice": "author"},
        {"certainty": "denied", "voice": "author"},
        {"since": "2021-03", "until": "2021-03-01"},
        {"since": "2021-03-02"},
        {"until": "2021-02"},
        {"actor": "ana brod"},
        {"actor": "BOR"},
        {"text": "BRod  visited"},
        {"text": "nobody wrote this"},
    ],
)
def test_a_query_passes_in_a_folder_what_it_passes_in_sql(
    dossier: Dossier, page: Page, query: dict[str, str]
) -> None:
    asked = asked_of(query)
    page.goto(f"{page.url.partition('?')[0]}?{asked.query()}")
    shown = page.locator("ol.list > li:visible").evaluate_all("all => all.map((one) => one.id)")
    assert shown == [event.id for event in timeline(Desk(dossier), asked).events]


def test_facets_say_what_they_hide_and_stay_in_the_address(page: Page) -> None:
    rows = page.locator("ol.list > li")
    expect(rows).to_be_visible()
    page.locator("[name=voice]").select_option("author")
    page.locator("[name=certainty]").select_option("denied")
    expect(rows).to_be_hidden()
    expect(page.locator(".said-count")).to_have_text("0 of 1 here shown, 1 hidden by the facets.")
    expect(page.locator(".mark:not(.dim)")).to_have_count(0)
    assert page.url.endswith("?certainty=denied&voice=author")
    page.get_by_role("link", name="Show all").click()
    expect(rows).to_be_visible()
    assert page.url.endswith("timeline.html")


def test_a_slash_leads_to_the_search_and_the_search_to_what_it_finds(
    context: BrowserContext, folder: Path
) -> None:
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("borduria")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?text=borduria")
    expect(page.locator("main [data-item]:visible .find").first).to_have_text("Borduria")
    expect(page.get_by_text("Ana Brod", exact=True)).to_be_hidden()


def test_the_scheme_goes_along_from_page_to_page(page: Page) -> None:
    before = page.evaluate(GROUND)
    page.get_by_role("button", name="Change to the dark scheme").click()
    after = page.evaluate(GROUND)
    assert after != before
    page.get_by_role("link", name="Affair").click()
    page.wait_for_url("**/index.html")
    assert page.evaluate(GROUND) == after
    page.get_by_role("button", name="Change to the light scheme").click()


def test_the_marks_of_a_lane_can_be_walked_by_keys(page: Page) -> None:
    mark = page.locator(".lane .mark").first
    assert mark.get_attribute("tabindex") == "0"
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/ev-visit.html")


def test_a_quotation_leads_to_its_words(page: Page) -> None:
    page.locator(".quote .words").first.click()
    page.wait_for_url("**/article/*.html#s*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_citation_has_words_source_and_offsets(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    figure = page.locator("ol.list figure").first
    figure.hover()
    figure.get_by_role("button", name="Copy citation").click()
    expect(figure.get_by_role("button")).to_have_text("Copied")
    article, start, end = (figure.get_attribute("data-cite") or "").split(" ")
    taken = page.evaluate("navigator.clipboard.readText()")
    words = "Arcadia's envoy Ana Brod visited Borduria on Monday. The puppet envoy denied it"
    assert taken.startswith(f"“{words}")
    assert taken.endswith(f"(Courier, 3 March 2021; {article}, characters {start} to {end})")


def _taken(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download the rows shown as {kind}").click()
    return Path(download.value.path()).read_bytes()


def test_rows_are_taken_as_json_and_csv(page: Page) -> None:
    (row,) = json.loads(_taken(page, "JSON"))
    assert (row["id"], row["when"]) == ("ev-visit", "1 March 2021")
    (quote,) = row["quotes"]
    assert (quote["outlet"], quote["published"]) == ("Courier", "3 March 2021")
    text = _taken(page, "CSV").decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text))
    assert line["words"] == quote["words"]
    assert int(line["end"]) - int(line["start"]) == len(quote["words"])


HARMFUL = ["=1+1", " @x", "+1", "-1", "\t=1", 'say "no"', "a,b", "plain", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("words", HARMFUL)
def test_a_cell_is_guarded_as_the_export_guards_it(page: Page, words: str) -> None:
    page.evaluate(
        "(words) => { document.querySelector('ol.list cite').textContent = words; }", words
    )
    text = _taken(page, "CSV").decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text))
    assert line["outlet"] == cell(" ".join(words.split()))


def test_without_script_every_row_can_be_read(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "timeline.html").as_uri())
    expect(page.locator("ol.list > li")).to_be_visible()
    context.close()
