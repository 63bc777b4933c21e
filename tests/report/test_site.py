"""The registry, and how a row is found wherever it is listed."""

from __future__ import annotations

import pytest

from rashomon.dossier import Dossier
from rashomon.report import PAGES, Asked, Desk, Paths, draw, frame_of
from rashomon.report.drawing import templates
from rashomon.report.folder import desk_of
from rashomon.report.site import placed

LISTS = [page for page in PAGES if page.rows]


def test_every_page_has_a_name_and_a_template_of_its_own() -> None:
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert {f"{page.name}.html.j2" for page in PAGES} <= set(templates().list_templates())


@pytest.mark.parametrize("page", LISTS, ids=lambda page: page.name)
def test_a_row_is_in_the_slice_that_is_shown_for_it(dossier: Dossier, page: object) -> None:
    page = next(one for one in LISTS if one is page)
    desk = Desk(dossier)
    assert page.rows is not None
    rows = page.rows.first(desk, 9)
    assert rows
    for place, row in enumerate(rows):
        assert page.rows.place(desk, row) == place
        asked = placed(page, desk, Asked(row=row, limit=1))
        assert asked.offset == place
        payload = page.build(desk, asked)
        assert payload is not None
        assert row in str(payload)


@pytest.mark.parametrize("page", LISTS, ids=lambda page: page.name)
def test_a_row_that_is_not_there_changes_nothing(dossier: Dossier, page: object) -> None:
    page = next(one for one in LISTS if one is page)
    asked = Asked(row="ev-nothing", offset=3)
    assert placed(page, Desk(dossier), asked) == asked


def test_a_folder_links_to_the_rows_that_it_lists(dossier: Dossier) -> None:
    folder, server = desk_of(dossier), Desk(dossier)
    assert folder.row("contrasts", "ct-1") == "contrasts.html#ct-1"
    assert folder.row("contrasts", "ct-2") is None
    assert folder.event("ev-visit") == "event/ev-visit.html"
    assert server.row("contrasts", "ct-1") == "contrasts.html?row=ct-1#ct-1"


def test_an_outlet_that_is_not_offered_stays_chosen_and_the_rest_are_counted(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.report.frame.OUTLETS_OFFERED", 1)
    desk = Desk(dossier)
    page = next(page for page in PAGES if page.name == "statements")
    asked = Asked(outlet="Herald")
    payload = page.build(desk, asked)
    assert payload is not None
    drawn = draw(page, payload, frame_of(desk), asked, Paths("statements.html", kind="serve"))
    choices = drawn[drawn.index('<select name="outlet"') :]
    choices = choices[: choices.index("</select>")]
    assert "<option selected>Herald</option>" in choices
    assert choices.endswith("<option disabled>and 1 other</option>")
