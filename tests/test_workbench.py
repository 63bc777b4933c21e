"""The Python interface: build, add, open and read."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.workbench import retry

FIRST = (
    "Marek lands in Klow\n\nBordurian foreign minister Ilya Marek arrived in Klow on 3 May 2021 "
    "for talks with Syldavian president Ana Brod. The two sides discussed a border treaty.\n"
)
SECOND = (
    "No treaty\n\nSyldavian president Ana Brod rejected the treaty on 4 May 2021, a spokesman "
    "said. Police arrested three protesters outside the palace in Klow.\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, "utf-8")
    return folder


def test_build_add_and_open_again(sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.rashomon"
    told: list[tuple[str, int]] = []
    options = rashomon.IntakeOptions(outlet="Courier", published="2021-05-05")
    with rashomon.build(
        [sources], path, options, progress=lambda *stage: told.append(stage)
    ) as dossier:
        assert dossier.counts()["articles"] == 1
        later = tmp_path / "second.txt"
        later.write_text(SECOND, "utf-8")
        assert rashomon.add(dossier, [later], options) == 1
        assert rashomon.add(dossier, [later], options) == 0
        types = {line.type for line in dossier.timeline()}
        assert {"CONSULT", "REJECT", "COERCE"} <= types
    assert ("reading", 1) in told
    assert "linking" in {stage for stage, _ in told}
    with rashomon.open(path) as again:
        assert {line.type for line in again.timeline()} == types
        assert again.broken_receipts() == []


def test_what_another_reader_read_is_not_lost(sources: Path, tmp_path: Path) -> None:
    later = tmp_path / "second.txt"
    later.write_text(SECOND, "utf-8")
    with rashomon.build([sources]) as dossier:
        before = dossier.counts()
        dossier.connection.execute("UPDATE reading SET version = 'older'")
        dossier.connection.execute("UPDATE meta SET value = 'older' WHERE key = 'reader'")
        with pytest.raises(rashomon.DossierError, match="rashomon build"):
            rashomon.add(dossier, [later])
        with pytest.raises(rashomon.DossierError, match="version older"):
            retry(dossier)
        assert dossier.counts() == before


def test_read_takes_a_text_and_looks_at_nothing_else() -> None:
    reading = rashomon.read(FIRST, published="2021-05-05")
    assert {event.type for event in reading.events} >= {"CONSULT"}
    with pytest.raises(ValueError, match="not a date"):
        rashomon.read(FIRST, published="soon")
    with pytest.raises(ValueError, match="no reader for language"):
        rashomon.read("Bonjour.", language="fr")


def test_a_missing_dossier_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(rashomon.DossierError, match="no such dossier"):
        rashomon.open(tmp_path / "missing.rashomon")
