"""Fixtures of intake: prose of our own, and reading from files on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon.intake import IntakeOptions, read_sources
from rashomon.records import Article

Read = Callable[..., list[Any]]
"""Files (name to text or bytes) and options to what becomes of them."""
ReadOne = Callable[..., Article]
"""One text, its name and options to its article."""

PROSE = (
    "The harbour council of Veldmark approved the new ferry line after a night of argument. "
    "Mayor Ilse Brandt said the boats would carry four hundred passengers a day. "
    "Fishermen on the north quay had opposed the plan and walked out before the vote.\n\n"
    "The line will join the old town to the island of Sunn, where a hospital is being built. "
    "Work on the landing stage begins in spring, and the first boat is to follow a year later. "
    "The council put the cost at nine million crowns.\n"
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write files (name to text or bytes) to a folder and read the folder."""

    def run(files: dict[str, str | bytes], **options: object) -> list[Any]:
        for name, content in files.items():
            place = tmp_path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_sources([tmp_path], IntakeOptions(**options)))  # type: ignore[arg-type]

    return run


@pytest.fixture
def read_one(read: Read) -> ReadOne:
    """Write one text and return the article that it becomes."""

    def run(content: str | bytes, name: str = "story.txt", **options: object) -> Article:
        (made,) = read({name: content}, **options)
        assert isinstance(made, Article), made
        return made

    return run
