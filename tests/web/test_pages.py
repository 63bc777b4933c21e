"""The site behind a server: every page, as the dossier is now, sent again only when it changed."""

from __future__ import annotations

from pathlib import Path

import duckdb
import msgspec
import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Correct

from rashomon.report import PAGES, Desk
from rashomon.report.links import address
from rashomon.web import readers
from rashomon.web.limits import Limits, limits
from rashomon.web.readers import BusyError, Readers

WHOLE = [page.name for page in PAGES if page.keys is None]


@pytest.mark.parametrize("name", WHOLE)
def test_every_page_is_served(client: TestClient, name: str) -> None:
    answer = client.get(f"/{name}.html")
    assert answer.status_code == 200
    assert 'data-host="serve"' in answer.text
    assert "assets/corrections.js" in answer.text
    assert "Content-Security-Policy" not in answer.text  # the header has it; two would both hold


def test_every_key_of_a_folder_has_its_page(client: TestClient, affair: Path) -> None:
    with Readers(affair, 1).reader() as reader:
        keyed = [
            address(page.name, key)
            for page in PAGES
            if page.keys
            for key in page.keys(Desk(reader.dossier))
        ]
    for path in keyed:
        assert client.get(f"/{path}").status_code == 200, path


def test_the_first_page_needs_no_name(client: TestClient) -> None:
    assert client.get("/").text == client.get("/index.html").text


def test_facets_are_the_query(client: TestClient) -> None:
    all_of_them = client.get("/timeline.html").text
    assert "ev-visit" in all_of_them
    assert client.get("/timeline.html", params={"type": "CONSULT"}).text.count("ev-visit")
    assert "ev-visit" not in client.get("/timeline.html", params={"type": "AID"}).text


def test_what_is_known_is_not_sent_again(client: TestClient, correct: Correct) -> None:
    first = client.get("/")
    known = {"if-none-match": first.headers["etag"]}
    again = client.get("/", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert correct(verdict="rename", a="Borduria", name="The Kingdom")["state"] == "done"
    changed = client.get("/", headers=known)
    assert changed.status_code == 200
    assert "The Kingdom" in changed.text
    asset = client.get("/assets/site.js")
    unchanged = client.get("/assets/site.js", headers={"if-none-match": asset.headers["etag"]})
    assert unchanged.status_code == 304


def test_pages_are_packed(client: TestClient) -> None:
    answer = client.get("/timeline.html", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    plain = client.get("/timeline.html", headers={"accept-encoding": "identity"})
    assert plain.text == answer.text


def test_a_page_is_of_one_linking(affair: Path, correct: Correct) -> None:
    """Who has begun to read goes on with what he began with."""
    pool = Readers(affair, 1)
    with pool.reader() as reader:
        before = reader.desk.names
        assert correct(verdict="rename", a="Borduria", name="The Kingdom")["state"] == "done"
        sql = "SELECT id, name FROM actors"
        assert dict(reader.dossier.connection.execute(sql).fetchall()) == before
    with pool.reader() as reader:
        assert "The Kingdom" in reader.desk.names.values()
    pool.close()


def test_who_asks_for_too_much_is_told(affair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = msgspec.structs.replace(limits(), seconds_to_answer=0.2)
    monkeypatch.setattr(readers, "limits", lambda: short)
    assert isinstance(short, Limits)
    pool = Readers(affair, 1)
    endless = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range + b.range = 7"
    with pytest.raises(BusyError), pool.reader() as reader:
        reader.dossier.connection.execute(endless)
    with pool.reader() as reader:
        assert reader.dossier.counts()["articles"] == 2
        with pytest.raises(BusyError), pool.reader():
            pass
    pool.close()
    with pytest.raises(duckdb.Error):
        reader.dossier.counts()
