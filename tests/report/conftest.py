"""Dossiers to report on, and their pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import harm, made

from rashomon.dossier import Dossier
from rashomon.links import Links
from rashomon.report import write_folder, write_single


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
def folder(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_folder(dossier, folder)
    return folder


@pytest.fixture(scope="session", params=["dossier", "hostile", "empty"])
def single(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as one file: of a dossier made by hand, of one that means harm, of an empty one."""
    file = tmp_path_factory.mktemp("single") / "report.html"
    write_single(request.getfixturevalue(request.param), file)
    return file


@pytest.fixture(scope="session")
def empty() -> Iterator[Dossier]:
    with Dossier(create=True) as nothing:
        nothing.write_links(made.VERSION, Links())
        yield nothing
