"""A run brings pages and what lists name; a second run brings what is new, and nothing twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.intake.web.conftest import (
    Asked,
    JumpingClock,
    NamedNet,
    Site,
    http,
    page,
    saved_pages,
    settings_with,
)

from rashomon.intake import read_sources
from rashomon.intake.web import FetchSettings, Run, fetch_into
from rashomon.intake.web.settings import RunLimits
from rashomon.records import Article

ROOT = "http://news.example"
Fetch = Callable[..., Run]


@pytest.fixture
def fetch(archive_path: Path, net: NamedNet, clock: JumpingClock) -> Fetch:
    """Fetch paths of the site into the archive; figures of the limits may be given."""

    def run(*paths: str, **figures: Any) -> Run:
        settings = settings_with(**figures) if figures else FetchSettings()
        urls = [f"{ROOT}{path}" for path in paths]
        return fetch_into(archive_path, urls, settings, network=net, clock=clock)

    return run


def feed(*paths: str) -> bytes:
    items = "".join(f"<item><link>{ROOT}{path}</link></item>" for path in paths)
    return http(f"<rss><channel>{items}</channel></rss>", kind="application/rss+xml")


def sitemap(**entries: str) -> bytes:
    urls = "".join(
        f"<url><loc>{ROOT}/{name}</loc><lastmod>{date}</lastmod></url>"
        for name, date in entries.items()
    )
    return http(f"<urlset>{urls}</urlset>", kind="application/xml")


def with_validator(tag: str, words: str) -> Callable[[Asked], bytes]:
    def answer(asked: Asked) -> bytes:
        if asked.headers.get("if-none-match") == tag:
            return http(status=304, ETag=tag)
        return http(page(words), ETag=tag)

    return answer


def counting() -> Callable[[Asked], bytes]:
    """A page that is another one each time it is asked for."""
    times = iter(range(1000))
    return lambda _asked: http(page(f"The ferry sailed, visitor {next(times)}."))


def test_pages_and_those_of_a_feed_are_saved(site: Site, fetch: Fetch, archive_path: Path) -> None:
    site.paths["/feed"] = feed("/1", "/2", "/gone")
    site.paths["/1"], site.paths["/2"] = http(page("One.")), http(page("Two."))
    site.paths["/a"] = http(page("Alone."))
    run = fetch("/a", "/feed")
    assert (run.saved, run.lists, run.unchanged, run.left, run.stopped) == (3, 1, 0, 0, None)
    assert [(one.asked, one.reason) for one in run.failed] == [(f"{ROOT}/gone", "status")]
    assert sorted(saved_pages(archive_path)) == [f"{ROOT}/1", f"{ROOT}/2", f"{ROOT}/a"]
    assert run.bytes > 3000


def test_a_second_run_brings_what_has_changed(site: Site, fetch: Fetch, archive_path: Path) -> None:
    site.paths["/feed"] = feed("/same", "/changed", "/plain")
    site.paths["/same"] = with_validator('"1"', "Same.")
    site.paths["/changed"] = with_validator('"1"', "Before.")
    site.paths["/plain"] = counting()
    fetch("/feed")
    before = archive_path.read_bytes()
    site.paths["/feed"] = feed("/same", "/changed", "/plain", "/new")
    site.paths["/changed"] = with_validator('"2"', "After.")
    site.paths["/new"] = http(page("New."))
    site.asked.clear()
    run = fetch("/feed")
    assert (run.saved, run.unchanged, run.lists) == (2, 1, 1)
    assert len(site.got("/plain")) == 0, "a page whose server cannot tell is not asked for again"
    assert archive_path.read_bytes().startswith(before)
    assert sorted(saved_pages(archive_path)).count(f"{ROOT}/changed") == 2


def test_a_page_that_a_user_names_is_compared_where_the_server_cannot_tell(
    site: Site, fetch: Fetch, archive_path: Path
) -> None:
    site.paths["/a"] = http(page("Same."))
    fetch("/a")
    assert fetch("/a").unchanged == 1
    assert len(saved_pages(archive_path)) == 1
    site.paths["/a"] = http(page("Changed."))
    assert fetch("/a").saved == 1


def test_a_list_that_has_not_changed_is_taken_at_its_word(site: Site, fetch: Fetch) -> None:
    listing = feed("/1")
    site.paths["/feed"] = lambda asked: (
        http(status=304) if "if-none-match" in asked.headers
        else listing.replace(b"\r\n", b'\r\nETag: "f"\r\n', 1)
    )  # fmt: skip
    site.paths["/1"] = with_validator('"1"', "One.")
    fetch("/feed")
    run = fetch("/feed")
    assert (run.unchanged, len(site.got("/1"))) == (1, 1)


def test_a_sitemap_says_which_pages_to_ask_for_again(site: Site, fetch: Fetch) -> None:
    site.paths["/map"] = sitemap(a="2026-03-01", b="2026-03-01")
    site.paths["/a"], site.paths["/b"] = counting(), counting()
    fetch("/map")
    site.paths["/map"] = sitemap(a="2026-03-01", b="2026-03-03")
    fetch("/map")
    fetch("/map")
    assert (len(site.got("/a")), len(site.got("/b"))) == (1, 2)


def test_sitemaps_within_sitemaps_are_read_to_a_depth(site: Site, fetch: Fetch) -> None:
    for level in range(6):
        entry = f"<sitemap><loc>{ROOT}/{level + 1}</loc></sitemap>"
        site.paths[f"/{level}"] = http(
            f"<sitemapindex>{entry}<sitemap><loc>{ROOT}/0</loc></sitemap></sitemapindex>",
            kind="text/xml",
        )
    run = fetch("/0")
    assert run.lists == 3
    assert [(one.asked, one.reason) for one in run.failed] == [(f"{ROOT}/3", "limit")]


def test_what_a_feed_names_is_a_page_or_nothing(site: Site, fetch: Fetch) -> None:
    site.paths["/feed"] = feed("/feed2", "/data", "/bare", "/void")
    site.paths["/feed2"] = feed("/1")
    site.paths["/data"] = http("\x00\x01", kind="application/octet-stream")
    site.paths["/bare"] = b"HTTP/1.1 200 OK\r\n\r\n" + page("Bare.").encode()
    site.paths["/void"] = b"HTTP/1.1 200 OK\r\n\r\n{}"
    run = fetch("/feed")
    assert {one.asked[-5:]: one.reason for one in run.failed} == {
        "feed2": "kind", "/data": "kind", "/void": "kind",
    }  # fmt: skip
    assert run.saved == 1


def test_what_failed_is_asked_for_again_by_the_next_run(site: Site, fetch: Fetch) -> None:
    site.paths["/feed"] = feed("/1")
    site.paths["/1"] = http("busy", 503)
    assert [one.reason for one in fetch("/feed").failed] == ["busy"]
    site.paths["/1"] = http(page("One."))
    site.asked.clear()
    run = fetch()
    assert (run.saved, run.failed, site.pages_asked) == (1, (), ["/1"])
    assert fetch() == Run(0, 0, 0, 0, (), 0, None)


@pytest.mark.parametrize("limit", ["answers", "bytes", "seconds"])
def test_a_run_ends_at_its_limits_and_the_next_goes_on(
    site: Site, fetch: Fetch, archive_path: Path, limit: str
) -> None:
    paths = [f"/{n}" for n in range(10)]
    for path in paths:
        site.paths[path] = counting()
    site.paths["/feed"] = feed(*paths)
    least = {"answers": 4, "bytes": 6000, "seconds": 5}[limit]
    limits: dict[str, Any] = {"answers": 99, "bytes": 10**9, "seconds": 10**6} | {limit: least}
    runs = [fetch("/feed", run=RunLimits(**limits)) for _ in range(2)]
    assert [run.stopped for run in runs] == [limit, limit]
    assert all(0 < run.left < 10 for run in runs)
    while (run := fetch("/feed", run=RunLimits(**limits))).left:
        pass
    assert run.stopped is None
    assert sorted(saved_pages(archive_path)) == sorted(f"{ROOT}{path}" for path in paths)
    assert len(site.got("/feed")) == 1, "the list was read by the first of the runs"


def test_two_addresses_of_one_page_save_it_once(
    site: Site, fetch: Fetch, archive_path: Path
) -> None:
    site.paths["/feed"] = feed("/x", "/y")
    site.paths["/x"] = site.paths["/y"] = http(status=302, Location="/page")
    site.paths["/page"] = counting()
    run = fetch("/feed")
    assert (run.saved, run.unchanged) == (1, 1)
    assert saved_pages(archive_path) == [f"{ROOT}/page"]


def test_a_host_is_asked_over_one_connection_at_a_time_and_hosts_in_parallel(
    site: Site, net: NamedNet, new_site: Callable[[], Site], fetch: Fetch
) -> None:
    other = new_site()
    net.put("other.example", other, "93.184.216.35")
    met = threading.Barrier(2, timeout=20)

    def meeting(_asked: Asked) -> bytes:
        met.wait()
        return http(page("Met."))

    site.paths["/a"], other.paths["/b"] = meeting, meeting
    site.paths["/feed"] = http(
        f"<rss><channel><item><link>{ROOT}/a</link></item><item><link>{ROOT}/c</link></item>"
        "<item><link>http://other.example/b</link></item></channel></rss>",
        kind="text/xml",
    )
    site.paths["/c"] = http(page("Alone."))
    assert fetch("/feed").saved == 3
    assert (site.most_open, other.most_open) == (1, 1)


def test_an_error_of_our_own_is_not_taken_for_the_nets(net: NamedNet, fetch: Fetch) -> None:
    def broken(*_asked: object) -> list[str]:
        raise ZeroDivisionError

    net.resolve = broken  # type: ignore[method-assign, assignment]
    with pytest.raises(ZeroDivisionError):
        fetch("/a")


def test_a_capture_in_a_web_archive_is_an_article_of_its_outlet(
    site: Site, net: NamedNet, clock: JumpingClock, archive_path: Path
) -> None:
    """Asked for a day without a capture, the archive redirects to the nearest one."""
    net.put("web.archive.org", site, "93.184.216.36")
    original = "http://news.example/story"
    site.paths[f"/web/20200808000000/{original}"] = http(
        status=302, Location=f"/web/20200810093000/{original}"
    )
    site.paths[f"/web/20200810093000/{original}"] = http(page("The ferry sailed."))
    asked = f"http://web.archive.org/web/20200808000000/{original}"
    fetch_into(archive_path, [asked], network=net, clock=clock)
    (article,) = read_sources([archive_path])
    assert isinstance(article, Article)
    assert (article.url, article.fetched) == (original, "2020-08-10T09:30:00Z")
    assert article.published.value is None
