"""A dossier behind a server, asked in process or by a browser, and somebody who may correct it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests import made

from rashomon.dossier import Dossier
from rashomon.intake.web import Fetcher
from rashomon.web.app import Session, application
from rashomon.web.changes import Changes
from rashomon.web.guard import KEY_HEADER, loopback_hosts
from rashomon.web.readers import Readers

KEY = "the-key-of-this-start"
HERE = "http://127.0.0.1:8765"
PATIENCE = 60.0
"""Seconds that a change may take on a machine that others use too."""

Correct = Callable[..., dict[str, Any]]
"""A ruling as fields, to what became of it."""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "affair.rashomon"
    with Dossier(path, create=True) as empty:
        made.fill(empty)
    return path


@pytest.fixture
def affair(filled: Path, tmp_path: Path) -> Path:
    """A copy for each test to change."""
    return Path(shutil.copy(filled, tmp_path))


@pytest.fixture
def client(affair: Path) -> Iterator[TestClient]:
    with served(affair) as asking:
        yield asking


@pytest.fixture
def correct(client: TestClient) -> Correct:
    """Rule, and wait until it has taken effect."""
    return lambda **said: finished(client, client.post("/judgements", json=said, headers=MAY))


MAY = {KEY_HEADER: KEY}


def served(path: Path, fetcher: Fetcher | None = None) -> TestClient:
    """A server of a dossier as its own pages ask it; what it raises is not raised here."""
    app = application(
        Readers(path, 2),
        Changes(Dossier(path)),
        Session(who="Mira", key=KEY, hosts=loopback_hosts(8765)),
        fetcher or Fetcher(),
    )
    return TestClient(app, base_url=HERE, raise_server_exceptions=False)


def finished(client: TestClient, answer: Any) -> dict[str, Any]:
    """What became of a change that was taken."""
    assert answer.status_code == 202, answer.text
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        change: dict[str, Any] = client.get(answer.headers["location"]).json()
        if change["state"] in ("done", "failed"):
            return change
        time.sleep(0.01)
    raise AssertionError(f"not done in {PATIENCE} s: {change}")
