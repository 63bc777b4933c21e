"""DOCX (ECMA-376): the text of its paragraphs is the raw text, a blank line between them.

What was deleted or moved away under tracked changes is not its text, nor are notes and heads. Its
author and days are those of the file; its title counts if its text has it too.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from rashomon.intake.document import Document
from rashomon.intake.encodings import clean_characters
from rashomon.intake.formats.zipped import DOCUMENT_OF_WORD, member_bytes, open_zip
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile
from rashomon.intake.titles import confirmed_title
from rashomon.intake.whole import too_large
from rashomon.intake.xml import local_name, parse_xml, text_of

_PROPERTIES = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr"})
"""Elements whose text is not that of the document; a ``Fallback`` says again what is said."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document]:
    """Yield the one document; raises RefusedError (``malformed``, ``too_large``, ``bomb``)."""
    with source.on_disk() as location, open_zip(location) as archive:
        markup = member_bytes(archive, DOCUMENT_OF_WORD, source, options.max_bytes)
        about = b""
        if _PROPERTIES in archive.namelist():
            about = member_bytes(archive, _PROPERTIES, source, options.max_bytes)
    text, replaced = clean_characters("\n\n".join(_paragraphs(parse_xml(markup))))
    if len(text) > options.max_bytes:
        raise too_large("the text", options)
    known = Metadata(title=confirmed_title(_claimed_title(about), text))
    flags = (*source.flags, *(["characters_replaced"] if replaced else []))
    yield Document(source.name, text, "text", source.metadata.over(known), flags)


def _claimed_title(about: bytes) -> str:
    try:
        return text_of(parse_xml(about).find(_TITLE)) if about else ""
    except RefusedError:
        return ""


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """Yield the paragraphs that are not empty, those of tables and of text boxes too."""
    parts: list[str] = []
    left_out = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if name in _LEFT_OUT:
            left_out += 1 if event == "start" else -1
        elif name == "p":
            yield from _closed(parts)
        elif not left_out and event == "start":
            parts.append((element.text or "") if name == "t" else _SIGNS.get(name, ""))
    yield from _closed(parts)


def _closed(parts: list[str]) -> Iterator[str]:
    text = "".join(parts).strip()
    parts.clear()
    if text:
        yield text
