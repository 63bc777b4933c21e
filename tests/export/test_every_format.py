"""What holds for every format: harmful texts do not stop it, and it is documented."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import harm

from rashomon.dossier import Dossier
from rashomon.export import FORMATS
from rashomon.export.brief import brief_of
from rashomon.export.brief.markdown import markdown

DOC = Path(__file__).parents[2] / "docs" / "exports.md"


@pytest.fixture
def harmful() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        harm.fill(empty)
        yield empty


@pytest.mark.parametrize("form", FORMATS)
def test_harm_stops_no_export(harmful: Dossier, tmp_path: Path, form: str) -> None:
    written = FORMATS[form](harmful, tmp_path)
    assert written.rows
    assert list(tmp_path.iterdir())
    assert all(one.count > 0 for one in written.lost)


def test_harm_stops_no_brief(harmful: Dossier) -> None:
    page = markdown(brief_of(harmful))
    assert not set(page) & set("\x00\u202e\u2066")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_documented(form: str) -> None:
    assert f"rashomon export {form} " in DOC.read_text("utf-8")
