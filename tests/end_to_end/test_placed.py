"""An article is added to a large dossier: it is placed, says so, and is linked when asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.end_to_end.conftest import Run

from rashomon.dossier.neighbours import Placing

ARTICLES = {
    "Courier": (
        "2031-05-04",
        "Bordurian minister Ilya Marek met Syldavian president Ana Brod in Klow on 3 May 2031.\n",
    ),
    "Herald": (
        "2031-05-04",
        "Police in Istow arrested nine dockers on 2 May 2031, union leader Lena Orlik said.\n",
    ),
}
LATER = "Ana Brod met Ilya Marek in Klow on Saturday, her office said. She praised the talks.\n"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two articles are many."""
    few = Placing(at_once=1, most=1, window_days=7, around=4, beyond=1)
    for module in ("rashomon.placing", "rashomon.dossier.neighbours"):
        monkeypatch.setattr(f"{module}.placing", lambda: few)


@pytest.mark.usefixtures("large")
def test_one_article_is_placed_until_all_are_linked(run: Run, affair: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text(LATER, "utf-8")
    given = ("--outlet", "Mirror", "--published", "2031-05-05")
    said = run("add", affair, later, *given)
    assert (said["new"], said["placed"], said["articles"]) == (1, 1, 3)
    (talks,) = [line for line in run("timeline", affair) if line["type"] == "CONSULT"]
    assert talks["outlets"]["asserting"] == ["Courier"]
    assert talks["outlets"]["attributing"] == ["Mirror"]
    assert run("verify", affair)
    assert run("add", affair, later, *given)["new"] == 0
    placed = {line["event"] for line in run("timeline", affair)}
    assert run("link", affair)["placed"] == 0
    linked = run("timeline", affair)
    assert len(linked) == len(placed)
    assert talks["mentions"] == max(line["mentions"] for line in linked)


@pytest.mark.usefixtures("large")
def test_what_a_killed_addition_left_behind_is_placed_by_the_next(
    run: Run, affair: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = tmp_path / "later.txt"
    later.write_text(LATER, "utf-8")

    def killed(*_: object) -> None:
        raise OSError("killed")

    with monkeypatch.context() as patched:
        patched.setattr("rashomon.placing.place", killed)
        run("add", affair, later, code=1)
    said = run("add", affair, later)
    assert (said["new"], said["placed"], said["articles"]) == (0, 1, 3)
