"""The page about intake names every reason that there is."""

from __future__ import annotations

from pathlib import Path

from rashomon.intake import REASONS

PAGE = Path(__file__).parents[2] / "docs" / "intake.md"


def test_every_reason_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    assert [reason for reason in REASONS if f"`{reason}`" not in page] == []
