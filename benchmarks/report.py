"""The report of a made dossier: how large it is, how long it takes, how soon a page can be used.

    python -m benchmarks.report --articles 500

Makes a dossier (`benchmarks.dossiers`), writes it as a folder and as one file, and opens the pages
of the folder that are largest of their kind in Chromium, from disk. A page can be used when its
scripts have run and it has answered a key (``/`` leads to the search). Prints the bytes by kind of
page, the seconds of writing, and for each opened page the milliseconds until then, on the clock and
of the page's own thread (which other work of the machine does not lengthen), the medians of
several. The aims are 15 MB and 2 s.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.dossiers import filled
from rashomon.dossier import Dossier
from rashomon.report import write_folder, write_single

OPENED = 5
_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def measure(articles: int, work: Path) -> dict[str, object]:
    """Write and open the report of a made dossier of about so many articles."""
    folder, single = work / "site", work / "site.html"
    with Dossier(create=True) as dossier:
        filled(dossier, articles)
        began = time.perf_counter()
        write_folder(dossier, folder)
        written = time.perf_counter()
        write_single(dossier, single)
        done = time.perf_counter()
        read = dossier.counts()["articles"]
    files = [path for path in folder.rglob("*") if path.is_file()]
    by_kind = Counter[str]()
    for path in files:
        kind = path.relative_to(folder).parts[0].removesuffix(".html")
        by_kind[kind] += path.stat().st_size
    largest: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.html"), key=lambda path: path.stat().st_size):
        largest[path.relative_to(folder).parts[0].removesuffix(".html")] = path
    return {
        "articles": read,
        "pages": sum(path.suffix == ".html" for path in files),
        "megabytes": round(sum(by_kind.values()) / 1e6, 2),
        "megabytes by kind": {kind: round(size / 1e6, 2) for kind, size in by_kind.most_common()},
        "megabytes as one file": round(single.stat().st_size / 1e6, 2),
        "seconds to write the folder": round(written - began, 1),
        "seconds to write one file": round(done - written, 1),
        "milliseconds until it can be used": _usable({**largest, "one file": single}),
    }


def _usable(pages: dict[str, Path]) -> dict[str, dict[str, int]]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        found = {}
        for name, path in sorted(pages.items()):
            clock, thread = zip(*(_opened(browser, path) for _ in range(OPENED)), strict=True)
            found[name] = {
                "clock": round(statistics.median(clock)),
                "thread": round(statistics.median(thread)),
            }
        browser.close()
    return found


def _opened(browser: Browser, path: Path) -> tuple[float, float]:
    """Return the milliseconds until a page has answered a key: on the clock, and of its thread."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    began = time.perf_counter()
    page.goto(path.as_uri())
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.type === 'search'")
    took = 1000 * (time.perf_counter() - began)
    metrics = session.send("Performance.getMetrics")["metrics"]
    context.close()
    return took, next(1000 * one["value"] for one in metrics if one["name"] == "TaskDuration")


def main() -> None:
    """Print what was measured as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        print(json.dumps(measure(asked.articles, Path(work)), indent=1))


if __name__ == "__main__":
    main()
