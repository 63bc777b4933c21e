"""Who may ask the server for what: hosts, origins, keys, sizes, and what every answer forbids."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import HERE, MAY, served

from rashomon.web import pages
from rashomon.web.guard import KEY_HEADER, POLICY
from rashomon.web.limits import limits

RULING = {"verdict": "rename", "a": "Borduria", "name": "X"}


@pytest.fixture(scope="module")
def client(filled: Path) -> Iterator[TestClient]:
    with served(filled) as asking:
        yield asking


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:8766",
        "127.0.0.1:8765.evil.example",
        "[::1]:8765",
        "",
    ],
)
def test_another_name_for_this_machine_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Borduria" not in answer.text


def test_the_names_of_loopback_are_taken(client: TestClient) -> None:
    for host in ("127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765"):
        assert client.get("/", headers={"host": host}).status_code == 200


def test_two_hosts_are_none(client: TestClient) -> None:
    two = [("host", "127.0.0.1:8765"), ("host", "evil.example")]
    assert client.get("/", headers=two).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {KEY_HEADER: ""},
        {KEY_HEADER: "the-key-of-another-start"},
        {KEY_HEADER: "kéy".encode()},
        {**MAY, "origin": "http://evil.example"},
        {**MAY, "origin": "null"},
        {**MAY, "origin": "http://127.0.0.1:9000"},
        {**MAY, "origin": "https://127.0.0.1:8765"},
        {**MAY, "sec-fetch-site": "cross-site"},
        {**MAY, "sec-fetch-site": "same-site"},
        {**MAY, "sec-fetch-site": "none"},
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/judgements"),
        ("DELETE", "/judgements/ju-1"),
        ("POST", "/articles"),
        ("POST", "/files?name=a.txt"),
        ("POST", "/"),
        ("OPTIONS", "/judgements"),
        ("PUT", "/judgements"),
    ],
)
def test_a_change_needs_the_key_and_must_come_from_the_own_pages(
    client: TestClient, method: str, path: str, headers: dict[str, Any]
) -> None:
    answer = client.request(method, path, json=RULING, headers=headers)
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
    assert client.get("/judgements").json() == []


@pytest.mark.parametrize(
    "headers", [{}, {"origin": HERE, "sec-fetch-site": "same-origin"}], ids=["program", "page"]
)
def test_with_the_key_a_change_passes_the_gate(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/judgements", json={"verdict": "nonsense"}, headers=MAY | headers)
    assert answer.status_code == 400


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_lead_here_but_embed_nothing(client: TestClient, site: str) -> None:
    asked = {"sec-fetch-site": site}
    assert client.get("/", headers=asked | {"sec-fetch-mode": "navigate"}).status_code == 200
    for mode in ("no-cors", "cors", "same-origin"):
        answer = client.get("/judgements", headers=asked | {"sec-fetch-mode": mode})
        assert answer.status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/timeline.html", "/nowhere", "/assets/site.js", "/judgements", "/session"]
)
def test_every_answer_forbids_what_pages_do_not_need(client: TestClient, path: str) -> None:
    for answer in (client.get(path), client.get(path, headers={"host": "evil.example"})):
        for name, value in POLICY.items():
            assert answer.headers[name] == value
        assert "server" not in answer.headers
    policy = POLICY["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    ruling = b'{"verdict": "drop", "a": "' + b"x" * limits().body_bytes + b'"}'
    headers = MAY | {"content-type": "application/json"}
    assert client.post("/judgements", content=ruling, headers=headers).status_code == 413

    def in_pieces() -> Iterator[bytes]:  # no content-length to be refused by
        yield from (ruling[at : at + 10_000] for at in range(0, len(ruling), 10_000))

    assert client.post("/judgements", content=in_pieces(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere.html", 404),
        ("GET", "/event/ev-nowhere.html", 404),
        ("GET", "/event/..%2f..%2fetc%2fpasswd.html", 404),
        ("GET", "/assets/../app.py", 404),
        ("GET", "/assets/..%2fapp.py", 404),
        ("GET", "/assets/", 404),
        ("GET", "/changes/77", 404),
        ("POST", "/timeline.html", 405),
        ("DELETE", "/judgements", 405),
        ("GET", "/timeline.html?since=yesterday", 400),
        ("GET", "/timeline.html?offset=-1", 400),
        ("GET", "/timeline.html?actor=Nobody", 400),
        ("GET", "/partners?kind=meta", 400),
    ],
)
def test_what_cannot_be_answered_says_so(
    client: TestClient, method: str, path: str, status: int
) -> None:
    page = client.request(method, path, headers=MAY | {"accept": "text/html"})
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert "To the first page" in page.text
    program = client.request(method, path, headers=MAY | {"accept": "application/json"})
    assert program.status_code == status
    assert program.json()["error"]


def test_a_failure_is_told_to_the_terminal_and_not_to_the_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: object, **__: object) -> str:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(pages, "draw", fails)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/", headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "a secret of the machine" in caplog.text
    monkeypatch.undo()
    assert client.get("/").status_code == 200
