"""Whatever a server sends, it is a page kept as it came or refused for a reason; nothing breaks."""

from __future__ import annotations

import gzip
import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.web.conftest import JumpingClock, http, page, saved_pages

from rashomon.intake.web import Fetched, Refused, fetch_into
from rashomon.intake.web.fetcher import Fetcher
from rashomon.intake.web.settings import FetchSettings, fetch_limits

URL = "http://news.example/a"
PAGE = page("The ferry sailed.").encode()
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
ANSWERS = [
    http(PAGE, ETag='"1"'),
    http(gzip.compress(PAGE), Content_Encoding="gzip"),
    CHUNKED + b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE),
    http(status=302, Location="/b"),
    http("<rss><channel><item><link>/1</link></item></channel></rss>", kind="text/xml"),
    http("<urlset><url><loc>/1</loc></url></urlset>", kind="application/xml"),
    http("User-agent: *\nDisallow: /b\nCrawl-delay: 2", kind="text/plain"),
]
ONCE = FetchSettings(limits=msgspec.structs.replace(fetch_limits(), attempts=1, idle=1.0))


class Deaf:
    """A net on which every host sends the same bytes, whatever it is asked."""

    def __init__(self, robots: bytes, answer: bytes) -> None:
        self._answers = [robots]
        self._rest = answer
        self._kept: list[socket.socket] = []

    def resolve(self, _host: str, _port: int, /) -> Sequence[str]:
        return ["93.184.216.34"]

    def connect(self, _ip: str, _port: int, _seconds: float, /) -> socket.socket:
        ours, theirs = socket.socketpair()
        theirs.sendall(self._answers.pop() if self._answers else self._rest)
        theirs.shutdown(socket.SHUT_WR)
        self._kept.append(theirs)
        return ours

    def secured(self, connection: socket.socket, _host: str, /) -> socket.socket:
        return connection

    def close(self) -> None:
        for one in self._kept:
            one.close()


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """An answer with bytes replaced, cut out or put in."""
    answer = draw(st.sampled_from(ANSWERS))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(answer)))
        upto = draw(st.integers(at, min(at + 9, len(answer))))
        answer = answer[:at] + draw(st.binary(max_size=6)) + answer[upto:]
    return answer


@settings(max_examples=150)
@given(broken() | st.binary(max_size=200), broken() | st.sampled_from(ANSWERS))
def test_any_answer_is_a_page_or_refused(robots: bytes, answer: bytes) -> None:
    net = Deaf(robots, answer)
    try:
        outcome = Fetcher(ONCE, network=net, clock=JumpingClock()).fetch(URL)
    finally:
        net.close()
    if isinstance(outcome, Fetched):
        assert all(step.response in answer for step in outcome.exchanges)
    else:
        assert isinstance(outcome, Refused)


@settings(max_examples=20)
@given(broken())
def test_any_answer_leaves_a_sound_archive(answer: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        net = Deaf(http(status=404), answer)
        try:
            run = fetch_into(path, [URL], ONCE, network=net, clock=JumpingClock())
            again = fetch_into(path, [], ONCE, network=net, clock=JumpingClock())
        finally:
            net.close()
        asked_again = again.saved + again.unchanged + again.lists + len(again.failed)
        assert asked_again == len(run.failed)
        assert len(saved_pages(path)) <= run.saved + again.saved
