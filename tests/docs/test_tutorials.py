"""What the tutorials show is what comes out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.docs import tutorials


@pytest.fixture(autouse=True)
def _mira(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_BY", "Mira")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier that the first tutorial makes; its first command is run to make it."""
    made = tmp_path_factory.mktemp("tutorial") / tutorials.DOSSIER
    first = next(tutorials.steps(tutorials.FIRST.read_text("utf-8")))
    with tutorials.workplace(None) as folder:
        assert tutorials.fits(first.shown, printed := tutorials.run(first.typed)), printed
        shutil.copyfile(folder / tutorials.DOSSIER, made)
    return made


@pytest.mark.parametrize("page", tutorials.PAGES, ids=lambda page: page.stem)
def test_a_tutorial_shows_what_its_commands_print(page: Path, dossier: Path) -> None:
    with tutorials.workplace(dossier):
        for step in tutorials.steps(page.read_text("utf-8")):
            printed = tutorials.run(step.typed)
            assert tutorials.fits(step.shown, printed), (
                f"{page.name}: $ {step.typed}\n{printed}"
                "\nIf that is right: python -m tests.docs.tutorials"
            )


def test_a_comparison_can_fail() -> None:
    assert tutorials.fits("one\n...\nthree\n", "one\ntwo\nthree\n")
    assert tutorials.fits("one\n...\nthree\n...\n", "one\nthree\n")
    assert not tutorials.fits("one\n...\nthree\n", "one\ntwo\nfour\n")
    assert not tutorials.fits("one\n", "one\ntwo\n")
    assert tutorials.fits("a ┃ b\n━━╇━━\n", "a    ┃ b\n━━━━━╇━━\n")
    assert not tutorials.fits("a ┃ b\n", "a    ┃ c\n")


def test_there_is_something_to_run_on_every_page() -> None:
    for page in tutorials.PAGES:
        assert list(tutorials.steps(page.read_text("utf-8"))), page.name
