"""From addresses to a dossier: fetched once, then read with no net at all."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from tests.intake.web.conftest import Site, http, settings_with

import rashomon
from rashomon.intake.web import fetch_into

STORY = """<html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time"
content="2020-08-{day:02}T09:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1><p>Police in Veldmark detained twelve fishermen on the north quay on
Sunday after they had blocked the harbour with their boats for three days.</p><p>"We will not
leave this quay," said Ilse Brandt, who leads the union of fishermen. She accused the council of
selling the harbour to a ferry company from abroad.</p><p>The council of Veldmark denied that it
had sold anything. It said that the company would rent the quay for ten years, and that the
fishermen could use the south quay for as long as they wanted.</p></article></body></html>"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two stories, of which a feed names one and a captured page is the other."""
    site = Site()
    packed = b"".join(
        b"%x\r\n%s\r\n" % (len(part), part) for part in _parts(_story("Fishermen held", 9))
    )
    head = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "1"\r\n'
    site.paths["/1"] = head + b"Transfer-Encoding: chunked\r\n\r\n" + packed + b"0\r\n\r\n"
    site.paths["/2"] = http(_story("A harbour is sold", 10, "The Sunn Courier"))
    item = f"<item><title>Fishermen held</title><link>{site.root}/1</link></item>"
    site.paths["/feed"] = http(f"<rss><channel>{item}</channel></rss>", kind="text/xml")
    path = tmp_path / "news.warc.gz"
    fetch_into(path, [f"{site.root}/feed", f"{site.root}/2"], settings_with(delay=0.0))
    site.close()
    return path


def _story(title: str, day: int, outlet: str = "Veldmark Post") -> str:
    return STORY.format(title=title, day=day, outlet=outlet)


def _parts(text: str) -> list[bytes]:
    data = text.encode()
    return [data[:100], data[100:]]


def test_what_was_fetched_is_built_without_a_net(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_net(*_asked: object) -> None:
        raise AssertionError("reading asked the net")

    monkeypatch.setattr(socket, "create_connection", no_net)
    monkeypatch.setattr(socket, "getaddrinfo", no_net)
    monkeypatch.setattr(socket.socket, "connect", no_net)
    with rashomon.build([archive], tmp_path / "affair.rashomon") as dossier:
        assert dossier.rejected() == []
        articles = dossier.articles()
        assert sorted((one.published.value, one.outlet, one.title) for one in articles) == [
            ("2020-08-09", "Veldmark Post", "Fishermen held"),
            ("2020-08-10", "The Sunn Courier", "A harbour is sold"),
        ]
        assert dossier.counts()["event_mentions"] > 0
        assert dossier.broken_receipts() == []
