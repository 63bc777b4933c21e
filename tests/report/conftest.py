"""Dossiers to report on, their pages, and a browser to open them in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests import harm, made

from rashomon.dossier import Dossier
from rashomon.report.sections import write_report

_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-gpu",
)


@pytest.fixture(scope="session")
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield made.fill(empty)


@pytest.fixture(scope="session")
def hostile() -> Iterator[Dossier]:
    """A dossier whose every text was written by somebody who means harm."""
    with Dossier(create=True) as empty:
        yield harm.fill(empty)


@pytest.fixture(scope="session")
def page(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(dossier, tmp_path_factory)


@pytest.fixture(scope="session")
def hostile_page(hostile: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(hostile, tmp_path_factory)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium on this machine; the package is called chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield opened
        opened.close()


def _written(dossier: Dossier, paths: pytest.TempPathFactory) -> Path:
    page = paths.mktemp("report") / "report.html"
    write_report(dossier, page)
    return page
