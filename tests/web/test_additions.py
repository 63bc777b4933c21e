"""Articles that people add through the server: pasted, from files, from addresses; and undone."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.web.conftest import MAY, finished, served

import rashomon
from rashomon.intake.web import Fetched, Fetcher, Refused
from rashomon.intake.web.outcomes import Exchange, Outcome
from rashomon.web.additions import Addition, file_name

KLOW = (
    "Minister in Klow\n\nBordurian foreign minister Ilya Marek arrived in Klow on Monday for talks "
    "with Syldavian president Ana Brod. Police arrested three protesters on Monday."
)
LATE = (
    "Late talks\n\nForeign minister Ilya Marek left Klow on Thursday, and police arrested a guard."
)
PAGE = f"<html><head><title>Late talks</title></head><body><p>{LATE}</p></body></html>".encode()
ADDRESS = "https://post.example/late"


class _Fetcher(Fetcher):
    """Brings one page and no other."""

    def fetch(self, url: str, known: object = None) -> Outcome:  # noqa: ARG002
        if url != ADDRESS:
            return Refused(url, "private", "it leads to a private network; see --allow-private")
        answer = Exchange(
            url=url,
            ip="203.0.113.7",
            at=dt.datetime(2031, 5, 4, tzinfo=dt.UTC),
            request=b"GET /late HTTP/1.1\r\nHost: post.example\r\n\r\n",
            response=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE,
            status=200,
            headers=(("content-type", "text/html"),),
            body=PAGE,
        )
        return Fetched(url, (answer,), PAGE)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("added")
    (folder / "klow.txt").write_text(KLOW, "utf-8")
    options = rashomon.IntakeOptions(outlet="Herald", published="2021-05-05")
    rashomon.build([folder / "klow.txt"], folder / "affair.rashomon", options).close()
    return folder / "affair.rashomon"


@pytest.fixture
def client(built: Path, tmp_path: Path) -> Iterator[TestClient]:
    with served(Path(shutil.copy(built, tmp_path)), _Fetcher()) as asking:
        yield asking


def articles(client: TestClient) -> set[str]:
    found = client.get("/partners", params={"kind": "articles"}).json()
    return {one["more"] for one in found}


def pasted(client: TestClient, **said: str) -> dict[str, Any]:
    return finished(client, client.post("/articles", json=said, headers=MAY))


def test_pasted_text_becomes_an_article_until_it_is_taken_back(client: TestClient) -> None:
    change = pasted(client, text=LATE, outlet="Post", published="2021-05-06", why="sent by mail")
    assert (change["state"], change["error"]) == ("done", "")
    assert articles(client) == {"Herald, 2021-05-05", "Post, 2021-05-06"}
    (line,) = client.get("/judgements").json()
    assert (line["verdict"], line["who"], line["why"]) == ("add", "Mira", "sent by mail")
    again = pasted(client, text=LATE, outlet="Post", published="2021-05-06")
    assert "has it already" in again["error"]
    undone = finished(client, client.delete(f"/judgements/{line['id']}", headers=MAY))
    assert undone["state"] == "done"
    assert articles(client) == {"Herald, 2021-05-05"}


def test_a_file_is_read_as_what_it_is(client: TestClient) -> None:
    asked = {"name": "late.html", "outlet": "Post", "published": "2021-05-06"}
    answer = client.post("/files", params=asked, content=PAGE, headers=MAY)
    assert finished(client, answer)["state"] == "done"
    assert "Post, 2021-05-06" in articles(client)
    (line,) = client.get("/judgements").json()
    assert line["name"] == "late.html"


def test_a_page_is_fetched_from_its_address(client: TestClient) -> None:
    change = pasted(client, address=ADDRESS, outlet="Post", published="2021-05-06")
    assert (change["state"], change["error"]) == ("done", "")
    assert "Post, 2021-05-06" in articles(client)
    refused = pasted(client, address="http://169.254.169.254/latest/")
    assert refused["state"] == "failed"
    assert "private network" in refused["error"]


def test_no_address_of_a_private_network_is_asked(client: TestClient) -> None:
    for address in ("http://127.0.0.1:1/", "http://[::ffff:10.0.0.1]/", "file:///etc/passwd"):
        assert isinstance(Fetcher().fetch(address), Refused)
    assert client.post("/articles", json={"address": ADDRESS}).status_code == 403


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 400),
        ({"text": "  "}, 400),
        ({"text": LATE, "address": ADDRESS}, 400),
        ({"text": LATE, "published": "some day"}, 400),
        ({"address": ADDRESS, "published": "some day"}, 400),
        ({"text": LATE, "encoding": "utf-7"}, 400),
    ],
)
def test_what_is_no_article_is_refused(
    client: TestClient, said: dict[str, str], status: int
) -> None:
    answer = client.post("/articles", json=said, headers=MAY)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_an_upload_is_told_what_is_wrong_with_it(client: TestClient) -> None:
    for asked in ({"name": "a.txt", "workers": "9"}, {"name": "a.txt", "published": "soon"}):
        assert client.post("/files", params=asked, content=PAGE, headers=MAY).status_code == 400
    nothing = client.post("/files", params={"name": "a.txt"}, content=b" ", headers=MAY)
    assert "empty" in finished(client, nothing)["error"]


def test_what_is_said_of_an_article_cannot_say_more(client: TestClient) -> None:
    """A title that would be other fields in a metadata file stays a title."""
    pasted(client, text=LATE, title="Late\noutlet: Nobody", outlet="Post", published="2021-05-06")
    (found,) = client.get("/partners", params={"kind": "articles", "text": "Late"}).json()
    assert (found["label"], found["more"]) == ("Late outlet: Nobody", "Post, 2021-05-06")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("today.html", "today.html"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\today.txt", "today.txt"),
        (".hidden", "hidden"),
        ("", "article.txt"),
        ("..", "article.txt"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("Статья.txt", "Статья.txt"),
    ],
)
def test_an_upload_gets_a_name_that_leads_nowhere(given: str, kept: str) -> None:
    assert file_name(given) == kept


@given(st.text())
def test_no_name_of_an_upload_leaves_its_folder(given: str) -> None:
    name = file_name(given)
    assert name == Path(name).name
    assert name not in ("", ".", "..")
    assert "\x00" not in name
    assert len(name) <= 120
    assert not name.startswith(".")


@given(st.text(), st.text())
def test_the_metadata_beside_an_article_is_what_was_said(title: str, url: str) -> None:
    import msgspec

    beside = Addition(title=title, url=url).beside()
    said = msgspec.yaml.decode(beside) if beside else {}
    expected = {"title": " ".join(title.split()), "url": " ".join(url.split())}
    assert said == {name: value for name, value in expected.items() if value}
