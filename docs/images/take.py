"""Take the README's pictures of the report anew: python docs/images/take.py REPORT.html

Needs Chromium and Playwright (see the development extras).
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SHOTS = {
    "report-affair.png": "#glance",
    "report-contrasts.png": "#contrasts",
    "report-event.png": "#events",
}
FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run", "--disable-gpu"]


def main(report: Path) -> None:
    """Write one picture for every part of the report named in `SHOTS`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(report.resolve().as_uri())
        for name, part in SHOTS.items():
            page.locator(part).evaluate("part => part.scrollIntoView()")
            page.screenshot(path=Path(__file__).with_name(name))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
