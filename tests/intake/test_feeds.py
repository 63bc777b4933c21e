"""RSS and Atom: what an item says becomes an article, and what it does not say stays unknown."""

from __future__ import annotations

import pytest

from rashomon.intake.formats.feeds import parse_feed
from rashomon.intake.outcomes import RefusedError
from rashomon.records import Article, Rejected
from rashomon.view import view_of

from .conftest import PROSE, Read

HTML = "".join(f"<p>{line}</p>" for line in PROSE.split("\n") if line)
RSS = f"""<?xml version="1.0"?>
<!-- a <b>comment</b> -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Veldmark Post</title><link>https://veldmark.example/</link><language>en</language>
<item><media:title>A picture</media:title><title>Ferry line approved</title><link>/ferry</link>
 <pubDate>Thu, 04 Mar 2021 23:30:00 +0100</pubDate><dc:creator>Ann Bell</dc:creator>
 <description>Short.</description><content:encoded><![CDATA[{HTML}]]></content:encoded></item>
<item><title>Only a link</title><guid>https://veldmark.example/x</guid></item>
<item><title>In short</title><source url="https://s.example/f">Sunn Courier</source>
 <description>{PROSE.replace("ferry", "ferry &amp;amp; boat", 1)}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Veldmark Post</title>
<entry><title>Ferry line approved</title><link rel="edit" href="https://v.example/edit"/>
 <link href="https://v.example/ferry"/><updated>2022-01-01T00:00:00Z</updated>
 <published>2021-03-04T10:00:00Z</published><author><name>Ann Bell</name></author>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div></content></entry>
<entry><title>Later</title><updated>2022-01-01T00:00:00Z</updated>
 <content type="html">{HTML.replace("<", "&lt;").replace("ferry", "boat")}</content></entry>
</feed>"""


def test_an_item_is_an_article_with_what_the_feed_knows(read: Read) -> None:
    full, link, short = read({"feed.xml": RSS})
    assert (full.path, full.title, full.author) == ("feed.xml#1", "Ferry line approved", "Ann Bell")
    assert (full.outlet, full.url) == ("Veldmark Post", "https://veldmark.example/ferry")
    assert (full.published.value, full.published.basis) == ("2021-03-04", "metadata")
    assert full.raw == HTML
    assert view_of(full).text.split() == PROSE.split()
    assert isinstance(link, Rejected)
    assert (link.reason, "https://veldmark.example/x" in link.detail) == ("metadata_only", True)
    assert (short.outlet, short.published.value) == ("Sunn Courier", None)
    assert "summary" in short.quality
    assert "ferry & boat" in view_of(short).text


def test_atom_tells_publication_from_change(read: Read) -> None:
    first, second = read({"feed.atom": ATOM})
    assert (first.url, first.author) == ("https://v.example/ferry", "Ann Bell")
    assert first.published.value == "2021-03-04"
    assert view_of(first).text.split() == PROSE.split()
    assert second.published.value is None
    assert second.raw == HTML.replace("ferry", "boat")


def test_rss_1_is_told_from_other_rdf(read: Read) -> None:
    rdf = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
     xmlns="http://purl.org/rss/1.0/"><channel><title>Post</title></channel>
     <item><title>T</title><link>https://v.example/1</link><description>{PROSE}</description></item>
     </rdf:RDF>"""
    (made,) = read({"f.xml": rdf})
    assert (made.outlet, made.url) == ("Post", "https://v.example/1")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[broken"])
def test_an_address_of_another_kind_is_none(link: str) -> None:
    feed = parse_feed(f"<rss><channel><item><link>{link}</link></item></channel></rss>".encode())
    assert feed.items[0].known.url is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('<!DOCTYPE r [<!ENTITY a "<b>aa</b>">]><rss><item>&a;</item></rss>', "bomb"),
        ("<!-- <rss> --><!DOCTYPE r [ <!-- ] --> <!ENTITY a 'a'>]><rss/>", "bomb"),
        ("<opml/>", "malformed"),
        ("no element", "malformed"),
        ("<rss>" + "<item>" * 300, "too_deep"),
    ],
)
def test_what_is_no_feed_is_refused(data: str, reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_feed(data.encode())
    assert refused.value.reason == reason


def test_a_feed_is_mended_where_it_can_be() -> None:
    feed = parse_feed(b"<rss><channel><item><title>A &nbsp; B &amp;amp; C</title><item></rss>")
    assert feed.items[0].known.title == "A B & C"


def test_every_article_of_a_feed_has_its_words_in_it(read: Read) -> None:
    for made in read({"feed.xml": RSS}):
        if isinstance(made, Article):
            view = view_of(made)
            start = view.text.index("Fishermen")
            span = view.raw(start, start + len("Fishermen"))
            assert made.raw[span.start : span.end] == "Fishermen"
