"""Corrections through the server: made, seen, attributed, taken back; in line, one at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests import made
from tests.web.conftest import MAY, Correct, finished

from rashomon.dossier import Dossier, DossierError
from rashomon.links import Judgement
from rashomon.web.changes import Changes, Told
from rashomon.web.limits import limits
from rashomon.web.readers import BusyError

PERSON = made.links().actors[0].id
MENTION = made.readings()[0].events[0].id
FORECAST = made.readings()[0].forecasts[0].id


def test_a_correction_is_made_seen_and_taken_back(client: TestClient, correct: Correct) -> None:
    change = correct(verdict="rename", a="Borduria", name="The Kingdom", why="its own name")
    assert change["state"] == "done"
    (ruling,) = change["judgements"]
    assert "The Kingdom" in client.get("/timeline.html").text
    (line,) = client.get("/judgements").json()
    assert (line["id"], line["who"], line["why"], line["state"]) == (
        ruling, "Mira", "its own name", "in force",
    )  # fmt: skip
    undone = finished(client, client.delete(f"/judgements/{ruling}", headers=MAY))
    assert undone["state"] == "done"
    assert "The Kingdom" not in client.get("/timeline.html").text
    assert [one["state"] for one in client.get("/judgements").json()] == ["undone", "in force"]


@pytest.mark.parametrize(
    "said",
    [
        {"verdict": "same", "a": "Ana Brod", "b": "Borduria"},
        {"verdict": "different", "a": f"{PERSON}@Herald.txt", "b": PERSON},
        {"verdict": "different", "a": MENTION, "b": "ev-visit"},
        {"verdict": "unsure", "a": "Ana Brod", "b": "Borduria"},
        {"verdict": "drop", "a": MENTION},
        {"verdict": "true", "a": FORECAST},
        {"verdict": "false", "a": "ct-1", "why": "two days"},
        {"verdict": "partly", "a": FORECAST, "on": "2021-06", "because": "ev-visit"},
        {"verdict": "void", "a": FORECAST, "on": "2021-06-01", "because": "he left"},
        {"verdict": "outlet", "a": "Herald.txt", "name": "The Daily Herald"},
    ],
    ids=lambda said: said["verdict"],
)
def test_whatever_commands_can_rule_can_be_ruled_here(
    client: TestClient, correct: Correct, said: dict[str, str]
) -> None:
    change = correct(**said)
    assert (change["state"], change["error"]) == ("done", "")
    (line,) = client.get("/judgements").json()
    assert (line["verdict"], line["state"]) == (said["verdict"], "in force")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"verdict": "rename", "a": "Nobody", "name": "X"}, "no such actor"),
        ({"verdict": "rename", "a": "Borduria", "name": " "}, "the new name is empty"),
        ({"verdict": "partly", "a": FORECAST, "on": "June", "because": "x"}, "is no date"),
        ({"verdict": "partly", "a": FORECAST, "on": "2021-06"}, "say what shows it"),
        ({"verdict": "date", "a": "Herald.txt", "on": "2021-06-31"}, "is no date"),
        ({"verdict": "same", "a": "ev-visit", "b": "Borduria"}, "among the"),
    ],
)
def test_what_cannot_be_ruled_says_why_and_changes_nothing(
    client: TestClient, correct: Correct, said: dict[str, str], why: str
) -> None:
    before = client.get("/").headers["etag"]
    change = correct(**said)
    assert change["state"] == "failed"
    assert why in change["error"]
    assert client.get("/judgements").json() == []
    assert client.get("/").headers["etag"] == before


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b'{"verdict": "rename"}', "application/json", 400),
        (b'{"verdict": "undo", "a": "ju-1"}', "application/json", 400),
        (b'{"verdict": "drop", "a": "x", "who": "Jon"}', "application/json", 400),
        (b'{"verdict": "drop", "a": "\xff"}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"verdict": "drop", "a": "x"}', "text/plain", 415),
        (b"verdict=drop&a=x", "application/x-www-form-urlencoded", 415),
    ],
)
def test_what_is_no_ruling_is_refused(
    client: TestClient, content: bytes, kind: str, status: int
) -> None:
    headers = MAY | {"content-type": kind}
    answer = client.post("/judgements", content=content, headers=headers)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_page_is_told_whether_it_may_change(client: TestClient) -> None:
    assert client.get("/session").json() == {"who": "Mira", "may_change": False}
    assert client.get("/session", headers=MAY).json() == {"who": "Mira", "may_change": True}


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("actors", "bord", {"Borduria"}),
        ("actors", "ANA", {"Ana Brod"}),
        ("actors", "%", set()),
        ("events", "ana", {"ev-visit"}),
        ("events", "2021-03", {"ev-visit"}),
        ("articles", "herald", {"Herald.txt"}),
        ("articles", "", {"Herald.txt", "Courier.txt"}),
    ],
)
def test_rows_to_join_with_are_found(
    client: TestClient, kind: str, text: str, found: set[str]
) -> None:
    lines = client.get("/partners", params={"kind": kind, "text": text}).json()
    assert {line["id"] if kind == "events" else line["label"] for line in lines} == found


@pytest.fixture
def line(affair: Path) -> Iterator[Changes]:
    changes = Changes(Dossier(affair))
    yield changes
    changes.close()


def test_changes_wait_in_line_and_the_line_has_an_end(line: Changes) -> None:
    begun, go_on = threading.Event(), threading.Event()
    order: list[str] = []

    def slow(_: Dossier, told: Told) -> list[Judgement]:
        told("reading", 3)
        begun.set()
        go_on.wait(30)
        order.append("slow")
        return []

    def quick(*_: object) -> list[Judgement]:
        order.append("quick")
        return []

    first = line.submit(slow)
    assert begun.wait(30)
    seen = line.of(first.ticket)
    assert seen is not None
    assert (seen.state, seen.stage, seen.articles) == ("working", "reading", 3)
    waiting = [line.submit(quick) for _ in range(limits().waiting_changes)]
    with pytest.raises(BusyError):
        line.submit(quick)
    go_on.set()
    line.close()
    assert order == ["slow"] + ["quick"] * len(waiting)
    assert {line.of(one.ticket).state for one in waiting} == {"done"}  # type: ignore[union-attr]


def test_a_change_that_fails_stops_no_other(line: Changes) -> None:
    def breaks(*_: object) -> list[Judgement]:
        raise RuntimeError("a secret of the machine")

    def refuses(*_: object) -> list[Judgement]:
        raise DossierError("no such row")

    def works(*_: object) -> list[Judgement]:
        return []

    tickets = [line.submit(make).ticket for make in (breaks, refuses, works)]
    line.close()
    broken, refused, fine = (line.of(ticket) for ticket in tickets)
    assert broken
    assert "secret" not in broken.error
    assert broken.state == "failed"
    assert refused
    assert refused.error == "no such row"
    assert fine
    assert fine.state == "done"
