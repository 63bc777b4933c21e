"""One address to its page: what is sent, what is kept, what is refused, and when to ask again."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Iterator

import pytest
from tests.intake.web.conftest import Asked, JumpingClock, NamedNet, Site, http, page, settings_with

from rashomon.intake.web.fetcher import Fetcher
from rashomon.intake.web.outcomes import Fetched, Refused, Unchanged, Validators

URL = "http://news.example/a"
PAGE = page("The ferry sailed.")


def refused(fetcher: Fetcher, url: str = URL) -> str:
    found = fetcher.fetch(url)
    assert isinstance(found, Refused), found
    assert found.asked == url
    return found.reason


def fetched(fetcher: Fetcher, url: str = URL) -> Fetched:
    found = fetcher.fetch(url)
    assert isinstance(found, Fetched), found
    return found


def test_a_page_is_fetched_with_every_byte_of_the_way(site: Site, fetcher: Fetcher) -> None:
    site.paths["/a"] = http(PAGE, ETag='"1"')
    got = fetched(fetcher)
    assert got.content == PAGE.encode()
    assert got.last.response == site.paths["/a"]
    assert got.last.request.startswith(b"GET /a HTTP/1.1\r\nHost: news.example\r\n")
    assert got.last.ip == "93.184.216.34"
    assert got.last.validators == Validators('"1"', None)
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a"]
    sent = site.asked[1].headers
    assert sent["user-agent"].startswith("Rashomon/")
    assert not {"cookie", "authorization", "referer"} & set(sent)


def test_cookies_are_not_kept_and_proxies_of_the_environment_not_used(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.paths["/a"] = http(PAGE, Set_Cookie="id=1")
    fetched(fetcher)
    fetched(fetcher)
    assert all("cookie" not in asked.headers for asked in site.asked)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
def test_content_is_unpacked_and_the_wire_kept(site: Site, fetcher: Fetcher, coding: str) -> None:
    packing = zlib.compressobj(wbits=-15)
    body = {
        "gzip": gzip.compress(PAGE[:99].encode()) + gzip.compress(PAGE[99:].encode()),
        "deflate": zlib.compress(PAGE.encode()),
        "raw": packing.compress(PAGE.encode()) + packing.flush(),
    }[coding]
    site.paths["/a"] = http(body, Content_Encoding="gzip" if coding == "gzip" else "deflate")
    got = fetched(fetcher)
    assert got.content == PAGE.encode()
    assert got.last.response.endswith(body)


def test_a_chunked_answer_is_kept_as_it_came(site: Site, fetcher: Fetcher) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n"
    answer = head + b"5\r\n<p>Hi\r\n4\r\n</p>\r\n0\r\n\r\n"
    site.paths["/a"] = early + answer + b"left over"
    got = fetched(fetcher)
    assert (got.last.body, got.last.response) == (b"<p>Hi</p>", answer)


def test_redirects_are_followed_and_kept(
    site: Site, net: NamedNet, new_site: Callable[[], Site], fetcher: Fetcher
) -> None:
    other = new_site()
    net.put("other.example", other, "93.184.216.35")
    site.paths["/a"] = http(status=302, Location="/b")
    site.paths["/b"] = http(status=301, Location="http://other.example/c")
    other.paths["/c"] = http(PAGE)
    got = fetched(fetcher)
    assert got.url == "http://other.example/c"
    assert [step.status for step in got.exchanges] == [302, 301, 200]
    assert other.asked[0].path == "/robots.txt"


def test_a_redirect_is_checked_as_the_first_address_was(
    site: Site, net: NamedNet, fetcher: Fetcher
) -> None:
    net.names["inside.example"] = ["10.0.0.5"]
    for number, target in enumerate(
        ("http://127.0.0.1/x", "http://inside.example/", "http://169.254.169.254/latest/meta-data/")
    ):
        site.paths[f"/{number}"] = http(status=302, Location=target)
        assert refused(fetcher, f"http://news.example/{number}") == "private"
    for number, target in enumerate(("file:///etc/passwd", "http://u:p@news.example/", "ftp://x/")):
        site.paths[f"/{number}"] = http(status=302, Location=target)
        assert refused(fetcher, f"http://news.example/{number}") == "address"
    assert set(net.connected) == {"93.184.216.34"}


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, net: NamedNet, fetcher: Fetcher
) -> None:
    """A name that means another machine each time it is looked up is checked each time."""
    answers = iter([["93.184.216.34"], ["93.184.216.34"], ["127.0.0.1"]])
    net.resolve = lambda *_asked: next(answers)  # type: ignore[method-assign]
    net.sites["127.0.0.1"] = site
    site.paths["/a"] = http(PAGE)
    fetched(fetcher)
    assert refused(fetcher) == "private"
    assert net.connected == ["93.184.216.34", "93.184.216.34"]


def test_a_host_with_two_addresses_is_asked_at_the_one_that_answers(
    site: Site, net: NamedNet, fetcher: Fetcher
) -> None:
    net.names["news.example"] = ["93.184.216.99", "93.184.216.34"]
    site.paths["/a"] = http(PAGE)
    assert fetched(fetcher).last.ip == "93.184.216.34"


@pytest.mark.parametrize("location", ["/a", "/loop", "http://news.example:80/a#x"])
def test_circles_end(site: Site, fetcher: Fetcher, location: str) -> None:
    site.paths["/a"] = http(status=302, Location=location)
    site.paths["/loop"] = http(status=302, Location="/a")
    assert refused(fetcher) == "redirects"
    assert len(site.pages_asked) <= 2


def test_long_ways_end(site: Site, fetcher: Fetcher) -> None:
    for step in range(20):
        site.paths[f"/{step}"] = http(status=302, Location=f"/{step + 1}")
    assert refused(fetcher, "http://news.example/0") == "redirects"
    assert len(site.pages_asked) == 6


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (http("no", 404), "status"), (http("no", 403), "status"), (http("no", 302), "redirects"),
        (http(status=304), "status"), (http(b"GIF89a", kind="image/gif"), "kind"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "malformed"), (b"", "unreachable"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab", "unreachable"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", "malformed"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n", "malformed"),
        (http(b"packed", Content_Encoding="br"), "malformed"),
        (http(b"not packed", Content_Encoding="gzip"), "malformed"),
        (http(PAGE, ETag='"\u00e9"', Content_Encoding="br, gzip"), "malformed"),
        (http(gzip.compress(b"cut off" * 99)[:-20], Content_Encoding="gzip"), "malformed"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(
    site: Site, fetcher: Fetcher, answer: bytes, reason: str
) -> None:
    site.paths["/a"] = answer
    assert refused(fetcher) == reason


def test_a_bomb_is_refused_before_it_goes_off(site: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(bytes(60_000_000), 9)
    site.paths["/a"] = http(bomb, Content_Encoding="gzip")
    assert refused(fetcher) == "bomb"


def test_a_body_that_never_ends_is_left(site: Site, clock: JumpingClock) -> None:
    def endless(_asked: Asked) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        while True:
            yield bytes(65536)

    fetcher = Fetcher(settings_with(response_bytes=1_000_000), clock=clock)
    site.paths["/a"] = endless
    assert refused(fetcher, f"{site.root}/a") == "too_large"
    site.paths["/a"] = http(PAGE, Content_Length="9999999")
    assert refused(fetcher, f"{site.root}/a") == "too_large"


def test_a_body_that_drips_is_left(site: Site) -> None:
    def dripping(_asked: Asked) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n"
        for _ in range(1000):
            yield b"x"
            time.sleep(0.02)

    site.paths["/a"] = dripping
    fetcher = Fetcher(settings_with(delay=0, exchange=0.3, attempts=1))
    assert refused(fetcher, f"{site.root}/a") == "timeout"


def test_a_site_that_says_nothing_is_left(site: Site) -> None:
    def silent(_asked: Asked) -> Iterator[bytes]:
        time.sleep(1)
        yield b""

    site.paths["/robots.txt"] = silent
    fetcher = Fetcher(settings_with(delay=0, idle=0.1, attempts=1))
    assert refused(fetcher, f"{site.root}/a") == "timeout"


def test_private_addresses_are_asked_only_where_the_user_allows(site: Site) -> None:
    site.paths["/a"] = http(PAGE)
    assert refused(Fetcher(), f"{site.root}/a") == "private"
    assert site.asked == []
    assert fetched(Fetcher(settings_with(delay=0)), f"{site.root}/a").url == f"{site.root}/a"


def test_robots_are_obeyed_and_asked_once(site: Site, fetcher: Fetcher) -> None:
    site.paths["/robots.txt"] = http("User-agent: *\nDisallow: /b", kind="text/plain")
    site.paths["/a"] = site.paths["/b"] = http(PAGE)
    fetched(fetcher)
    assert refused(fetcher, "http://news.example/b") == "robots"
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/a"]


def test_a_page_behind_a_redirect_has_robots_too(site: Site, fetcher: Fetcher) -> None:
    site.paths["/robots.txt"] = http("User-agent: *\nDisallow: /b", kind="text/plain")
    site.paths["/a"] = http(status=302, Location="/b")
    assert refused(fetcher) == "robots"
    assert site.pages_asked == ["/a"]


def test_robots_that_cannot_be_read_allow_nothing(site: Site, fetcher: Fetcher) -> None:
    site.paths["/robots.txt"] = http("oops", 500)
    assert refused(fetcher) == "robots"
    assert refused(fetcher, "http://news.example/b") == "robots"
    assert len(site.asked) == 4


def test_what_robots_said_is_asked_anew_after_a_while(
    site: Site, net: NamedNet, fetcher: Fetcher, clock: JumpingClock
) -> None:
    site.paths["/a"] = http(PAGE)
    ip = net.names.pop("news.example")
    assert refused(fetcher) == "unresolved"
    net.names["news.example"] = ip
    clock.sleep(61)
    fetched(fetcher)
    site.paths["/robots.txt"] = http("User-agent: *\nDisallow: /", kind="text/plain")
    fetched(fetcher)
    clock.sleep(3601)
    assert refused(fetcher) == "robots"


def test_robots_may_be_redirected(site: Site, fetcher: Fetcher) -> None:
    site.paths["/robots.txt"] = http(status=301, Location="/robots2.txt")
    site.paths["/robots2.txt"] = http("User-agent: *\nDisallow: /a", kind="text/plain")
    assert refused(fetcher) == "robots"


def test_a_host_that_cannot_be_reached_is_not_asked_for_its_next_page(
    net: NamedNet, fetcher: Fetcher
) -> None:
    assert refused(fetcher, "http://nowhere.example/a") == "unresolved"
    lookups = len(net.looked_up)
    assert refused(fetcher, "http://nowhere.example/b") == "unresolved"
    assert len(net.looked_up) == lookups == 4


def test_a_host_is_left_in_peace_between_requests(
    site: Site, fetcher: Fetcher, clock: JumpingClock
) -> None:
    site.paths["/robots.txt"] = http("User-agent: *\nCrawl-delay: 5", kind="text/plain")
    site.paths["/a"] = http(PAGE)
    fetched(fetcher)
    fetched(fetcher)
    assert clock.slept == [1.0, 5.0]


@pytest.mark.parametrize("asked", ["600", "1e12"])
def test_a_host_that_asks_for_long_pauses_gives_one_page_a_run(
    site: Site, fetcher: Fetcher, clock: JumpingClock, asked: str
) -> None:
    site.paths["/robots.txt"] = http(f"User-agent: *\nCrawl-delay: {asked}", kind="text/plain")
    site.paths["/a"] = http(PAGE)
    fetched(fetcher)
    assert refused(fetcher) == "busy"
    assert clock.slept == [1.0]


def failing(times: int, answer: bytes, then: bytes) -> Callable[[Asked], bytes]:
    answers = iter([answer] * times)
    return lambda _asked: next(answers, then)


@pytest.mark.parametrize("answer", [http("busy", 503), http("oops", 500), b""])
def test_failures_that_pass_are_tried_again_with_growing_waits(
    site: Site, fetcher: Fetcher, clock: JumpingClock, answer: bytes
) -> None:
    site.paths["/a"] = failing(3, answer, http(PAGE))
    fetched(fetcher)
    waits = clock.slept[1:]
    assert len(waits) == 3
    assert all(base / 2 <= wait <= base * 1.5 for base, wait in zip((2, 4, 8), waits, strict=True))


def test_waits_are_the_same_in_every_run_and_differ_between_addresses(
    site: Site, net: NamedNet
) -> None:
    site.paths["/a"] = site.paths["/b"] = http("busy", 503)
    slept = []
    for path in ("a", "a", "b"):
        clock = JumpingClock()
        assert refused(Fetcher(network=net, clock=clock), f"http://news.example/{path}") == "busy"
        slept.append(clock.slept)
    assert slept[0] == slept[1] != slept[2]


@pytest.mark.parametrize("value", ["30", "Wed, 04 Mar 2026 08:30:31 GMT"])
def test_retry_after_is_obeyed(
    site: Site, fetcher: Fetcher, clock: JumpingClock, value: str
) -> None:
    site.paths["/a"] = failing(1, http("busy", 429, Retry_After=value), http(PAGE))
    fetched(fetcher)
    assert clock.slept == [1.0, 30.0]


def test_a_site_that_asks_for_a_long_wait_is_left_for_the_next_run(
    site: Site, fetcher: Fetcher, clock: JumpingClock
) -> None:
    site.paths["/a"] = http("busy", 503, Retry_After="7200")
    assert refused(fetcher) == "busy"
    assert clock.slept == [1.0]
    assert len(site.got("/a")) == 1


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    def conditional(asked: Asked) -> bytes:
        return http(status=304) if asked.headers.get("if-none-match") == '"1"' else http(PAGE)

    site.paths["/a"] = conditional
    site.paths["/old"] = http(status=301, Location="/a")
    known = {URL: Validators('"1"', "Wed, 04 Mar 2026 08:00:00 GMT")}
    found = fetcher.fetch("http://news.example/old", known)
    assert found == Unchanged("http://news.example/old", URL)
    assert site.got("/a")[0].headers["if-modified-since"] == "Wed, 04 Mar 2026 08:00:00 GMT"
    assert "if-none-match" not in site.got("/old")[0].headers


def test_what_cannot_be_sent_back_is_no_validator(site: Site, fetcher: Fetcher) -> None:
    site.paths["/a"] = http(PAGE, ETag='"\u00e9"', Last_Modified="soon")
    assert fetched(fetcher).last.validators == Validators(None, "soon")
