"""Stories and copies are the same wherever they are found, and a process that dies is reported."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from rashomon.linking import beside
from rashomon.linking.beside import BesideError, BesideRules, Grouped, grouping
from rashomon.links import Ruling
from rashomon.records import Article, Dropped, Published

STRIKE = "Dockers in Varnholm stopped work on Monday. The port of Varnholm has stood still since."
FLOOD = "The river Ilse rose by two metres overnight. Farmers near Obersee fear for the harvest."
PAGE = f"<p>Advertisement</p><p>{FLOOD}</p>"
KEPT = PAGE.index(FLOOD)
MAY = Published(value="2031-05-04", precision="day")

ARTICLES = [
    Article(id="ar1", raw=STRIKE, path="1", outlet="Courier", published=MAY),
    Article(id="ar2", raw=STRIKE, path="2", outlet="Herald", relayed_outlet="Courier"),
    Article(id="ar3", raw=FLOOD, path="3", title="The Ilse rises", published=MAY),
    Article(
        id="ar4",
        raw=PAGE,
        path="4",
        markup="html",
        title="The Ilse rises",
        published=MAY,
        dropped=(
            Dropped(start=0, end=KEPT, kind="advertisement"),
            Dropped(start=KEPT + len(FLOOD), end=len(PAGE), kind="markup"),
        ),
    ),
    Article(id="ar5", raw="", path="5"),
]
APART = Ruling(same=False, left=("ar1",), right=("ar2",))


def _machine(
    monkeypatch: pytest.MonkeyPatch, instead: str | None = None, *, cores: int = 2
) -> list[subprocess.Popen[bytes]]:
    """Return the list of processes started from now on; `instead` is what these really run."""
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def start(command: list[str], **given: Any) -> subprocess.Popen[bytes]:
        run = [sys.executable, "-c", instead] if instead else command
        started.append(real(run, **given))
        return started[-1]

    monkeypatch.setattr(beside, "cores", lambda: cores)
    monkeypatch.setattr(subprocess, "Popen", start)
    return started


def _from(monkeypatch: pytest.MonkeyPatch, articles: int) -> None:
    monkeypatch.setattr(beside, "rules", lambda: BesideRules(least_articles=articles))


def _grouped() -> Grouped:
    with grouping(ARTICLES, (APART,)) as grouped:
        return grouped()


def test_the_groups_are_the_same_with_one_process_and_with_two(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started = _machine(monkeypatch)
    _from(monkeypatch, len(ARTICLES) + 1)
    alone = _grouped()
    assert not started
    _from(monkeypatch, len(ARTICLES))
    assert _grouped() == alone
    assert len(started) == 1
    assert alone.origin_of["ar2"] == "ar1"
    assert alone.origin_of["ar4"] == "ar3"
    assert not any({"ar1", "ar2"} <= set(story.articles) for story in alone.stories)


def test_a_single_core_has_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started = _machine(monkeypatch, cores=1)
    _from(monkeypatch, 0)
    assert _grouped().origin_of["ar2"] == "ar1"
    assert not started


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "memory ran out"),
        ("raise SystemExit('no room on this device')", "no room on this device"),
        ("raise SystemExit(3)", "exit code 3"),
    ],
)
def test_a_process_that_ends_early_is_an_error(
    monkeypatch: pytest.MonkeyPatch, does: str, told: str
) -> None:
    _machine(monkeypatch, does)
    _from(monkeypatch, 0)
    with grouping(ARTICLES) as grouped, pytest.raises(BesideError, match=told):
        grouped()


def test_no_process_is_left_when_the_work_here_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    started = _machine(monkeypatch, "import time; time.sleep(600)")
    _from(monkeypatch, 0)
    with pytest.raises(KeyError), grouping(ARTICLES):
        raise KeyError("an actor")
    assert started[0].returncode is not None
