"""Take the README's pictures of the report anew: python docs/images/take.py REPORT_FOLDER

Needs Chromium and Playwright (see the development extras).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

SHOTS: dict[str, tuple[str, Literal["light", "dark"]]] = {
    "report-affair.png": ("index.html", "light"),
    "report-event.png": ("event/*.html", "light"),
    "report-contrasts.png": ("contrasts.html", "dark"),
}
"""Which page in which scheme; of a kind that there are many of, the largest one."""

FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run", "--disable-gpu"]


def main(folder: Path) -> None:
    """Write one picture for every page of the report named in `SHOTS`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, (pattern, scheme) in SHOTS.items():
            page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme=scheme)
            path = max(folder.glob(pattern), key=lambda path: (path.stat().st_size, path.name))
            page.goto(path.resolve().as_uri())
            page.screenshot(path=Path(__file__).with_name(name))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
