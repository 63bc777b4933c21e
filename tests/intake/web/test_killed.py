"""A fetch that is killed with no warning goes on where it was: nothing twice, nothing missing."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from tests.intake.web.conftest import Asked, Site, http, page, saved_pages, settings_with

from rashomon.intake.web import fetch_into

PAGES = 12
PROGRAM = """
import sys
from pathlib import Path
from tests.intake.web.conftest import settings_with
from rashomon.intake.web import fetch_into

fetch_into(Path(sys.argv[1]), sys.argv[2:], settings_with(delay=0.0))
"""


class Victim:
    """A process that fetches, and is killed when its site is asked for the nth time."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.process: subprocess.Popen[bytes] | None = None
        self.kill_at = 0
        self.times = count()
        for number in range(PAGES):
            site.paths[f"/{number}"] = self.answer
        items = "".join(f"<item><link>{site.root}/{n}</link></item>" for n in range(PAGES))
        self.feed = http(f"<rss><channel>{items}</channel></rss>", kind="text/xml")
        site.paths["/feed"] = lambda _asked: self.feed

    def answer(self, asked: Asked) -> bytes:
        """Answer with a page that is another each time, so that one fetched twice would show."""
        if next(self.times) == self.kill_at and self.process:
            self.process.kill()
        return http(page(f"Page {asked.path}, visitor {next(self.times)}."))

    def run(self, archive: Path, kill_at: int) -> int:
        self.kill_at, self.times = kill_at, count()
        command = [sys.executable, "-c", PROGRAM, str(archive), f"{self.site.root}/feed"]
        self.process = subprocess.Popen(command, cwd=Path(__file__).parents[3])
        return self.process.wait(120)


@pytest.mark.parametrize("kills", [(0, 6, 2), (10, 4)])
def test_killed_runs_go_on(site: Site, archive_path: Path, kills: tuple[int, ...]) -> None:
    victim = Victim(site)
    assert all(victim.run(archive_path, kill_at) == -9 for kill_at in kills)
    assert len(site.got("/feed")) == 1
    assert victim.run(archive_path, -1) == 0
    assert sorted(saved_pages(archive_path)) == sorted(f"{site.root}/{n}" for n in range(PAGES))
    assert len(site.got("/feed")) == 1


SMALL_DISK = """
import resource, sys
from pathlib import Path
from tests.intake.web.conftest import settings_with
from rashomon.intake.web import ArchiveError, fetch_into

resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
try:
    fetch_into(Path(sys.argv[1]), sys.argv[2:], settings_with(delay=0.0))
except ArchiveError as error:
    sys.exit(str(error))
"""


def test_a_full_disk_loses_no_page(site: Site, archive_path: Path) -> None:
    for number in range(6):
        noise = " ".join(hashlib.sha256(b"%d" % n).hexdigest() for n in range(400))
        site.paths[f"/{number}"] = http(page(f"Page {number}.") + f"<!-- {noise} -->")
    urls = [f"{site.root}/{number}" for number in range(6)]
    full = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, str(archive_path), *urls],
        cwd=Path(__file__).parents[3], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert full.returncode == 1
    assert full.stderr.startswith(f"{archive_path}: ")
    assert "make room and run again" in full.stderr
    before = len(site.pages_asked)
    run = fetch_into(archive_path, [], settings_with(delay=0.0))
    assert 0 < run.saved < 6, "what was saved before is kept"
    assert len(site.pages_asked) - before == run.saved
    assert sorted(saved_pages(archive_path)) == urls
