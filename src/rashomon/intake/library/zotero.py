"""Zotero RDF: items, what they are part of, and the files that Zotero exports beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from rashomon.intake.library.entry import Entry, date, line, names
from rashomon.intake.metadata import Metadata
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.xml import local_name, parse_xml, text_of

_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
}
_ABOUT = f"{{{_SPACES['rdf']}}}about"
_RESOURCE = f"{{{_SPACES['rdf']}}}resource"
_NO_ITEMS = frozenset({"attachment", "note", "annotation"})


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a file; raises RefusedError as `parse_xml` does, or ``malformed``."""
    root = parse_xml(text.encode("utf-8"))
    if local_name(root) != "RDF":
        raise RefusedError("malformed", "not RDF as Zotero exports it")
    by_name = {str(child.get(_ABOUT)): child for child in root if child.get(_ABOUT)}
    for item in root:
        if _text(item, "z:itemType") not in {None, *_NO_ITEMS}:
            yield _entry(item, by_name)


def _entry(item: etree._Element, by_name: Mapping[str, etree._Element]) -> Entry:
    within = _first(item, "dcterms:isPartOf")
    outlet = None
    if within is not None:
        named = by_name.get(str(within.get(_RESOURCE)))
        outlet = _text(within if named is None else named, ".//dc:title")
    people = item.findall("bib:authors//foaf:Person", _SPACES)
    known = Metadata(
        outlet=outlet or _text(item, "dc:publisher//foaf:name"),
        title=_text(item, "dc:title"),
        author=names(
            (_text(one, "foaf:givenName") or "", _text(one, "foaf:surname") or "") for one in people
        ),
        url=_text(item, "dc:identifier/dcterms:URI/rdf:value"),
        language=_text(item, "z:language"),
        published=date(_text(item, "dc:date") or ""),
        fetched=date(_text(item, "dcterms:dateSubmitted") or ""),
    )
    return Entry(known, tuple(_files(item, by_name)))


def _files(item: etree._Element, by_name: Mapping[str, etree._Element]) -> Iterator[str]:
    for link in item.findall("link:link", _SPACES):
        attachment = by_name.get(str(link.get(_RESOURCE)))
        held = None if attachment is None else _first(attachment, "rdf:resource")
        path = None if held is None else held.get(_RESOURCE)
        if path:
            yield str(path)


def _first(parent: etree._Element, path: str) -> etree._Element | None:
    found: etree._Element | None = parent.find(path, _SPACES)
    return found


def _text(parent: etree._Element, path: str) -> str | None:
    found = _first(parent, path)
    return None if found is None else line(text_of(found))
