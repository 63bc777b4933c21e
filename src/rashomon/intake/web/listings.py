"""Lists of addresses: feeds, sitemaps and indexes of them, and plain text with one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from rashomon.intake.formats.feeds import Feed, parse_feed
from rashomon.intake.kinds import looks_html
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.web.addresses import Address, parse_address
from rashomon.intake.web.outcomes import Fetched, NotFetchedError
from rashomon.intake.web.settings import FetchLimits
from rashomon.intake.web.unpacking import gunzipped
from rashomon.intake.xml import parse_xml, text_of

_SITEMAPS = {"urlset": "url", "sitemapindex": "sitemap"}
_FEEDS = frozenset({"rss", "feed", "RDF"})
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_NO_ADDRESS = re.compile(r"\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """An address in a list, what the list says of its last change, and whether it is a list too."""

    url: str
    dated: str | None = None
    is_list: bool = False


def listed_in(fetched: Fetched, limits: FetchLimits) -> tuple[Listed, ...] | None:
    """Return the addresses in what was fetched, or None if it is no list.

    Raises NotFetchedError: ``malformed``, ``bomb``, ``limit``.
    """
    content = gunzipped(fetched.content, limits)
    found: Iterator[Listed] | None = None
    try:
        if _XML.match(content) and not looks_html(content):
            found = _in_xml(content, fetched.last.charset, parse_address(fetched.url))
        elif fetched.last.media_type == "text/plain":
            found = _in_text(content)
    except RefusedError as refused:
        reason = "bomb" if refused.reason == "bomb" else "malformed"
        raise NotFetchedError(reason, refused.detail) from None
    if found is None:
        return None
    listed = tuple(dict.fromkeys(islice(found, limits.listed + 1)))
    if len(listed) > limits.listed:
        raise NotFetchedError("limit", f"it names more than {limits.listed} addresses; split it")
    return listed


def addresses_in(text: str) -> list[str]:
    """Return the addresses of a text with one a line; lines may be empty or begin with ``#``."""
    return [line.strip() for line in text.splitlines() if not _NO_ADDRESS.fullmatch(line)]


def _in_xml(content: bytes, charset: str | None, base: Address) -> Iterator[Listed] | None:
    root = parse_xml(content, charset)
    name = etree.QName(root).localname
    if name in _SITEMAPS:
        return _in_sitemap(root, _SITEMAPS[name], base)
    return _in_feed(parse_feed(content, charset), base) if name in _FEEDS else None


def _in_feed(feed: Feed, base: Address) -> Iterator[Listed]:
    """Yield the pages of a feed's items; their dates say when they appeared, not when changed."""
    for item in feed.items:
        if item.known.url:
            yield Listed(_joined(base, item.known.url))


def _in_sitemap(root: etree._Element, entry: str, base: Address) -> Iterator[Listed]:
    """Yield the entries of a sitemap (sitemaps.org, 0.9) or of an index of sitemaps."""
    for element in root.iterchildren(f"{{*}}{entry}"):
        where, changed = (text_of(element.find(f"{{*}}{name}")) for name in ("loc", "lastmod"))
        if where:
            yield Listed(_joined(base, where), changed or None, is_list=entry == "sitemap")


def _in_text(content: bytes) -> Iterator[Listed] | None:
    """Return the lines of a text if every one of them is an address."""
    try:
        lines = addresses_in(content.decode("utf-8-sig"))
        found = [Listed(parse_address(line).url) for line in lines]
    except (NotFetchedError, UnicodeDecodeError):
        return None
    return iter(found) if found else None


def _joined(base: Address, reference: str) -> str:
    """Return an address in one spelling; what is none stays as it is, and is refused when asked."""
    try:
        return base.joined(reference).url
    except NotFetchedError:
        return reference
