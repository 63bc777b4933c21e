"""Shared fixtures: parsed English text, the place where the real articles lie, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from rashomon.records import Article, Published, content_id
from rashomon.view import view_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from spacy.tokens import Doc

    from rashomon.reading.draft import Draft

# No deadline: machines are shared and noisy. In continuous integration the examples are the same in
# every run, so that a red run can be run again.
settings.register_profile("rashomon", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("rashomon")

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("RASHOMON_SHARED", REPOSITORY.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and yardsticks, which are read there and never copied."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared folder at {SHARED}; set RASHOMON_SHARED")
    return SHARED


@pytest.fixture(scope="session")
def english() -> Callable[[str], Doc]:
    """Parse English text."""
    from rashomon.reading.languages import language_for

    return language_for(article_of("")).parse


def article_of(text: str, published: str | None = "2020-08-08", **fields: Any) -> Article:
    """An article of plain text, published on a day."""
    when = Published(value=published, precision="day", basis="user") if published else Published()
    made: dict[str, Any] = {"id": content_id("ar", text), "raw": text, "path": "test.txt"}
    return Article(**({**made, "published": when} | fields))


@pytest.fixture(scope="session")
def draft_of() -> Callable[..., Draft]:
    """Read a text up to and including the slot `upto` (all slots by default)."""

    from rashomon.reading.draft import Draft
    from rashomon.reading.languages import language_for
    from rashomon.reading.pipeline import STEPS

    def draft(text: str, upto: str = "labels", published: str | None = "2020-08-08") -> Draft:
        article = article_of(text, published)
        view = view_of(article)
        made = Draft(article, view, language_for(article).parse(view.text))
        for step in STEPS:
            setattr(made, step.gives, step.run(made))
            if step.gives == upto:
                break
        return made

    return draft


_QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-gpu",
)
"""What keeps Chromium from asking for anything of its own."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; all tests of a process share it, since Playwright bears one at a time."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium on this machine; the package is called chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(_QUIET))
        yield opened
        opened.close()
