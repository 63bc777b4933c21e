"""RSS 0.9x, 1.0 and 2.0, and Atom: an item with its text is an article, one without is an address.

The raw text of an item is the content that the feed gives, as text or as HTML of its own.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from rashomon.intake.document import Document
from rashomon.intake.encodings import clean_characters
from rashomon.intake.limits import limits
from rashomon.intake.markup import has_markup
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError, rejected
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import read_whole
from rashomon.intake.xml import local_name, parse_xml, text_of
from rashomon.records import Rejected

_ATOM = ("{http://www.w3.org/2005/Atom}", "{http://purl.org/atom/ns#}")
_RSS = ("", "{http://purl.org/rss/1.0/}", "{http://my.netscape.com/rdf/simple/0.9/}")
_PLAIN = (*_RSS, *_ATOM)
"""Namespaces of the elements of feeds; others have titles and texts of pictures, for instance."""
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says of one article; ``content`` is None when it gives no text of it."""

    known: Metadata
    content: str | None
    is_html: bool
    is_summary: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it calls itself, and its items in its order."""

    title: str | None
    items: tuple[Item, ...]


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Yield a document an item; ``#n`` is its number in the feed."""
    feed = parse_feed(read_whole(source, options), source.charset)
    for number, item in enumerate(feed.items, start=1):
        path = f"{source.name}#{number}"
        if item.content is None:
            where = item.known.url or "it"
            yield rejected(path, "metadata_only", f"the feed gives no text; fetch {where}")
            continue
        raw, replaced = clean_characters(item.content)
        flags = {"summary": item.is_summary, "characters_replaced": replaced}
        yield Document(
            path,
            raw,
            "html" if item.is_html else "text",
            source.metadata.over(item.known),
            (*source.flags, *(flag for flag, applies in flags.items() if applies)),
            alone=True,
        )


def parse_feed(data: bytes, charset: str | None = None) -> Feed:
    """Return the feed in some bytes; `charset` is what a server said of their encoding.

    Raises RefusedError: ``malformed`` when it is no feed, ``too_many``, and those of `parse_xml`.
    """
    root = parse_xml(data, charset)
    found = list(root.iter(*(f"{space}{name}" for space in _PLAIN for name in ("item", "entry"))))
    name = local_name(root)
    if name.lower() not in {"rss", "rdf", "feed"}:
        raise RefusedError("malformed", f"not a feed: it begins with <{name}>")
    if len(found) > limits().entries:
        raise RefusedError("too_many", f"more than {limits().entries} items; split the feed")
    channel = root if root.tag in {f"{space}feed" for space in _ATOM} else _child(root, "channel")
    about = _about(channel)
    return Feed(about.outlet, tuple(_item(item, about) for item in found))


def _about(channel: etree._Element | None) -> Metadata:
    """Return what a feed says of itself; its ``url`` is the base of the addresses of its items."""
    if channel is None:
        return Metadata()
    language = channel.get(_LANGUAGE) or text_of(_child(channel, "language"))
    language = language or text_of(channel.find(f"{_DC}language"))
    return Metadata(
        outlet=_words(_child(channel, "title")),
        url=_address(channel, None),
        language=language or None,
    )


def _item(item: etree._Element, about: Metadata) -> Item:
    full = item.find(_CONTENT)
    full = _child(item, "content") if full is None else full
    summary = _child(item, "description", "summary")
    content = _content(full) or _content(summary)
    is_atom = item.tag.startswith(_ATOM)
    published = _child(item, "pubDate", "published", "issued")
    published = item.find(f"{_DC}date") if published is None else published
    author = _child(_child(item, "author"), "name") if is_atom else item.find(f"{_DC}creator")
    source = _child(item, "source")
    outlet = _words(_child(source, "title")) if is_atom else _words(source)
    known = Metadata(
        outlet=outlet or about.outlet,
        title=_words(_child(item, "title")),
        author=_words(author),
        url=_address(item, about.url),
        language=item.get(_LANGUAGE) or about.language,
        published=_words(published),
    )
    return Item(
        known,
        content or None,
        is_html=bool(content) and has_markup(content),
        is_summary=bool(content) and not _content(full),
    )


def _child(parent: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the first child of some names that is of the feed itself."""
    if parent is None:
        return None
    wanted = {f"{space}{name}" for name in names for space in _PLAIN}
    return next((child for child in parent if child.tag in wanted), None)


def _content(element: etree._Element | None) -> str:
    """Return the text or HTML that an element holds as text, or as elements of XHTML."""
    if element is None:
        return ""
    if len(element) == 0 or element.get("type") not in {"xhtml", "application/xhtml+xml"}:
        return text_of(element)
    return "".join(etree.tostring(child, encoding="unicode") for child in element).strip()


def _words(element: etree._Element | None) -> str | None:
    """Return a line of text; feeds write character references in titles twice over."""
    return " ".join(html.unescape(text_of(element)).split()) or None


def _address(element: etree._Element, base: str | None) -> str | None:
    """Return the address of the page that an item or a feed is about."""
    for link in element:
        if link.tag not in {f"{space}link" for space in _PLAIN}:
            continue
        if link.get("rel", "alternate") == "alternate":
            return _absolute(link.get("href") or text_of(link), base)
    guid = _child(element, "guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        return _absolute(text_of(guid), None)
    return None


def _absolute(address: str, base: str | None) -> str | None:
    try:
        address = urljoin(base or "", address.strip())
        urlsplit(address)
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None
