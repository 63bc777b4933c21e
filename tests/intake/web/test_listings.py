"""Feeds, sitemaps and lists of addresses are told from pages, and read within limits."""

from __future__ import annotations

import gzip

import msgspec
import pytest
from tests.intake.web.conftest import MORNING, http, page

from rashomon.intake.web.listings import Listed, addresses_in, listed_in
from rashomon.intake.web.outcomes import Exchange, Fetched, NotFetchedError
from rashomon.intake.web.settings import fetch_limits

RSS = """<rss version="2.0"><channel><title>Post</title><link>http://news.example/</link>
<item><title>One</title><link>/1</link><description>Short.</description></item>
<item><title>Two</title><guid>http://news.example/2</guid></item>
<item><title>Mail us</title><link>mailto:desk@news.example</link></item>
<item><title>One again</title><link>http://NEWS.example/1#top</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="http://news.example/1"/>
<updated>2026-03-01T00:00:00Z</updated></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> http://news.example/1 </loc><lastmod>2026-03-01</lastmod></url>
<url><loc>http://news.example/2?a=1&amp;b=2</loc></url><url><lastmod>2026</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://news.example/s1.xml.gz</loc><lastmod>2026-03-02</lastmod></sitemap>
</sitemapindex>"""


def got(content: str | bytes, kind: str = "application/xml") -> Fetched:
    body = content.encode() if isinstance(content, str) else content
    fields = (("content-type", kind),)
    url = "http://news.example/list"
    exchange = Exchange(url, "93.184.216.34", MORNING, b"", http(body), 200, fields, body)
    return Fetched(url, (exchange,), body)


@pytest.mark.parametrize(
    ("content", "listed"),
    [
        (RSS, [Listed("http://news.example/1"), Listed("http://news.example/2")]),
        (ATOM, [Listed("http://news.example/1")]),
        (SITEMAP, [Listed("http://news.example/1", "2026-03-01"),
                   Listed("http://news.example/2?a=1&b=2")]),
        (INDEX, [Listed("http://news.example/s1.xml.gz", "2026-03-02", is_list=True)]),
        ("<rss><channel></channel></rss>", []),
    ],
)  # fmt: skip
def test_a_list_is_known_by_its_content(content: str, listed: list[Listed]) -> None:
    for kind in ("application/xml", "text/html", ""):
        assert listed_in(got(content, kind), fetch_limits()) == tuple(listed)
    packed = gzip.compress(content.encode())
    assert listed_in(got(packed, "application/gzip"), fetch_limits()) == tuple(listed)


def test_a_text_is_a_list_if_all_its_lines_are_addresses() -> None:
    text = "\ufeffhttp://news.example/1\n\n# more\nhttps://other.example\n"
    found = listed_in(got(text, "text/plain"), fetch_limits())
    assert found == (Listed("http://news.example/1"), Listed("https://other.example/"))
    assert addresses_in(text[1:]) == ["http://news.example/1", "https://other.example"]
    for other in (f"{text}and so on", "", "\n"):
        assert listed_in(got(other, "text/plain"), fetch_limits()) is None


@pytest.mark.parametrize(
    "content",
    [page("The ferry sailed."), "<?xml version='1.0'?><html xmlns='x'><p>Hi</p></html>",
     "<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b""],
)  # fmt: skip
def test_a_page_is_no_list(content: str | bytes) -> None:
    assert listed_in(got(content), fetch_limits()) is None


LAUGHS = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"<!DOCTYPE rss [{LAUGHS}]><rss><channel><item><link>&c;</link></item></channel></rss>",
         "bomb"),
        (gzip.compress(b"<urlset>" + bytes(80_000_000)), "bomb"),
        ("<urlset>" + "<url>" * 2000, "malformed"),
        (gzip.compress(SITEMAP.encode())[:-30], "malformed"),
    ],
)  # fmt: skip
def test_a_hostile_list_is_refused(content: str | bytes, reason: str) -> None:
    with pytest.raises(NotFetchedError) as refused:
        listed_in(got(content), fetch_limits())
    assert refused.value.reason == reason


def test_a_list_that_is_too_long_is_refused_rather_than_cut() -> None:
    few = msgspec.structs.replace(fetch_limits(), listed=3)
    for count in (3, 4):
        urls = "".join(f"<url><loc>http://news.example/{n}</loc></url>" for n in range(count))
        content = got(f"<urlset>{urls}</urlset>")
        if count == 3:
            assert len(listed_in(content, few) or ()) == 3
        else:
            with pytest.raises(NotFetchedError, match="more than 3"):
                listed_in(content, few)


def test_an_address_in_a_sitemap_that_is_none_is_kept_to_be_refused() -> None:
    found = listed_in(got("<urlset><url><loc>ftp://x/</loc></url></urlset>"), fetch_limits())
    assert found == (Listed("ftp://x/"),)
