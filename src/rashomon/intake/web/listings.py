"""Lists of addresses: feeds, sitemaps and indexes of them, and plain text with one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

from lxml import etree

from rashomon.intake.web.addresses import Address, parse_address
from rashomon.intake.web.outcomes import Fetched, NotFetchedError
from rashomon.intake.web.settings import FetchLimits
from rashomon.intake.web.unpacking import gunzipped

_SAFE = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}
_FEEDS = frozenset({"rss", "feed", "RDF"})
_SITEMAPS = {"urlset": "url", "sitemapindex": "sitemap"}
_HEAD = 1 << 16
_COMMENT = re.compile(r"\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Listed:
    """An address in a list, what the list says of its last change, and whether it is a list too."""

    url: str
    dated: str | None = None
    is_list: bool = False


def listed_in(fetched: Fetched, limits: FetchLimits) -> tuple[Listed, ...] | None:
    """Return the addresses in what was fetched, or None if it is no list.

    Raises NotFetchedError: ``malformed`` for a list that breaks off or is no XML, ``bomb``.
    """
    content = gunzipped(fetched.content, limits)
    root = _root(content)
    base = parse_address(fetched.url)
    found: Iterator[Listed]
    if root in _FEEDS:
        found = _in_feed(content, base)
    elif root in _SITEMAPS:
        found = _in_sitemap(content, _SITEMAPS[root], base)
    elif fetched.last.media_type == "text/plain" and (lines := _in_text(content)):
        found = iter(lines)
    else:
        return None
    return tuple(dict.fromkeys(islice(found, limits.listed)))


def addresses_in(text: str) -> list[str]:
    """Return the addresses of a text with one a line; lines may be empty or begin with ``#``."""
    return [line.strip() for line in text.splitlines() if not _COMMENT.fullmatch(line)]


def _root(content: bytes) -> str | None:
    """Return the name of the first element of an XML document."""
    try:
        for _, element in etree.iterparse(BytesIO(content[:_HEAD]), events=("start",), **_SAFE):
            return str(etree.QName(element).localname)
    except etree.XMLSyntaxError:
        pass
    return None


def _in_feed(content: bytes, base: Address) -> Iterator[Listed]:
    """Yield the items of a feed; feeds are read as far as they go, for many are no sound XML."""
    entries = etree.iterparse(BytesIO(content), tag=("{*}item", "{*}entry"), recover=True, **_SAFE)
    for _, element in entries:
        links = [link for link in element.iterchildren("{*}link") if _is_page(link)]
        guid = element.find("{*}guid")
        if not links and guid is not None and guid.get("isPermaLink", "true") == "true":
            links = [guid]
        changed = _text(element, "updated") or _text(element, "pubDate") or _text(element, "date")
        for link in links[:1]:
            yield Listed(_joined(base, link.get("href") or link.text or ""), changed)
        _forget(element)


def _is_page(link: etree._Element) -> bool:
    """Say whether a link of an item (RSS) or entry (Atom) leads to its page."""
    return bool((link.text or "").strip()) or (
        bool(link.get("href")) and link.get("rel", "alternate") == "alternate"
    )


def _forget(element: etree._Element) -> None:
    """Free an entry that has been read, and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _in_sitemap(content: bytes, entry: str, base: Address) -> Iterator[Listed]:
    """Yield the entries of a sitemap (sitemaps.org, 0.9), holding one at a time."""
    try:
        for _, element in etree.iterparse(BytesIO(content), tag=f"{{*}}{entry}", **_SAFE):
            where, changed = (_text(element, name) for name in ("loc", "lastmod"))
            if where:
                yield Listed(_joined(base, where), changed, is_list=entry == "sitemap")
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise NotFetchedError("malformed", f"the sitemap is no XML: {error.msg}") from None


def _text(element: etree._Element, name: str) -> str | None:
    return (element.findtext(f"{{*}}{name}") or "").strip() or None


def _in_text(content: bytes) -> list[Listed]:
    """Return the lines of a text if every one of them is an address."""
    try:
        lines = addresses_in(content.decode("utf-8-sig"))
        return [Listed(parse_address(line).url) for line in lines]
    except (NotFetchedError, UnicodeDecodeError):
        return []


def _joined(base: Address, reference: str) -> str:
    """Return an address in one spelling; what is none stays as it is, and is refused when asked."""
    try:
        return base.joined(reference).url
    except NotFetchedError:
        return reference
