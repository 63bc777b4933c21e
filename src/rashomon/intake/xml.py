"""XML from anybody: parsed without entities, without a network, and mended where it is broken."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from rashomon.intake.encodings import decode
from rashomon.intake.limits import limits
from rashomon.intake.outcomes import RefusedError

_DECLARED = re.compile(rb"""<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)""")
_PROLOG = re.compile(
    r"(?:\s++|<!--.*?-->|<\?.*?\?>|<!DOCTYPE\b[^\[>]*+(?:\[.*?\]\s*+)?>)*+", re.DOTALL
)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_HEAD_BYTES = 1024


def parse_xml(data: bytes, charset: str | None = None) -> etree._Element:
    """Return the root of a document; `charset` is what whoever sent it said of its encoding.

    Raises RefusedError: ``malformed`` when there is no root, ``bomb`` when it declares entities
    (nothing that is written to be read does), ``too_deep``, and those of `decode`.
    """
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    named = charset or (declared[1].decode("ascii") if declared else None)
    text = decode(data, named).text.lstrip("\ufeff")
    start = _PROLOG.match(text)
    root = text[start.end() if start else 0 :]
    if "<!ENTITY" in text[: len(text) - len(root)]:
        raise RefusedError("bomb", "it declares entities, which can unpack without end")
    root = _NAMED.sub(_numbered, root)
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        tree = etree.fromstring(root.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise RefusedError("malformed", f"not XML: {error}") from None
    if tree is None:
        raise RefusedError("malformed", "not XML: there is no element in it")
    if _is_too_deep(tree):
        raise RefusedError("too_deep", f"more than {limits().depth} elements within one another")
    return tree


def _numbered(match: re.Match[str]) -> str:
    """Return a character reference that XML knows; names of HTML break what follows them."""
    if match[1] in _XML_NAMES:
        return match.group()
    shown = html5.get(f"{match[1]};", "")
    return "".join(f"&#{ord(char)};" for char in shown)


def text_of(element: etree._Element | None) -> str:
    """Return the text of an element and of those in it, white space at its ends left out."""
    return "" if element is None else "".join(map(str, element.itertext())).strip()


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace, be that declared or not."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _is_too_deep(tree: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limits().depth:
            return True
    return False
