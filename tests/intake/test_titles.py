"""Titles of plain text: by place and shape, or not at all."""

from __future__ import annotations

import pytest

from .conftest import PROSE, Read, ReadOne


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Ferry at last", "Ferry at last"),
        ("“Ferry at last”", "“Ferry at last”"),
        ("Why did the council give in...", "Why did the council give in..."),
        ("Harbour\n\nWho will pay for the new ferry line?", "Who will pay for the new ferry line?"),
        ("The council gave in.", None),
        ("Harbour", None),
        ("Who, when,", None),
    ],
)
def test_the_first_short_line_without_a_period_is_the_title(
    read_one: ReadOne, head: str, title: str | None
) -> None:
    assert read_one(f"{head}\n\n{PROSE}").title == title


def test_a_text_that_starts_with_prose_has_no_title(read_one: ReadOne) -> None:
    assert read_one(PROSE).title is None


def test_a_known_title_is_kept_and_its_repetition_below_is_dropped(read: Read) -> None:
    text = f"VELDMARK GETS A FERRY\n\nVeldmark gets a ferry\n\n{PROSE}"
    (article,) = read({"a.txt": text, "a.meta.yaml": "title: Veldmark gets a ferry"})
    assert article.title == "Veldmark gets a ferry"
    assert [(drop.start, drop.kind) for drop in article.dropped] == [(23, "repeated_title")]
