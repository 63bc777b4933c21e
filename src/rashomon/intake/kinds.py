"""Which format a file has: what it begins with, else its suffix, else how its text looks."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from rashomon.intake.outcomes import RefusedError

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".parquet": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".ris": "ris",
}
"""The suffix decides; for others, the content: ``.json``, ``.xml``, ``.rdf`` are many formats."""

HEAD_BYTES = 1 << 16
"""How much of a file shows its format."""

MEDIA: Mapping[str, str] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""The formats of articles by the media types that servers and mails name."""

_MAGIC: Mapping[bytes, str] = {
    b"%PDF-": "pdf",
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\x1f\x8b": "gzip",
    b"(\xb5/\xfd": "zstd",
    b"WARC/": "warc",
    b"PAR1": "parquet",
}

_UNSUPPORTED: Mapping[bytes, str] = {
    b"BZh": "compressed with bzip2; unpack it first",
    b"\xfd7zXZ\x00": "compressed with xz; unpack it first",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive; unpack it first",
    b"Rar!": "a rar archive; unpack it first",
    b"{\\rtf": "an RTF document; save it as text or docx",
    b"\xd0\xcf\x11\xe0": "an office document of the old kind; save it as docx",
}
_TAR_MAGIC, _TAR_AT = b"ustar", 257

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(
    rb"(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^\[>]*+(?:\[.*?\]\s*+)?>)*+"
    rb"<(?P<root>[A-Za-z_][\w.:-]*)(?P<rest>[^>]*)",
    re.DOTALL,
)
_RSS_1 = re.compile(rb"""xmlns\s*=\s*["']http://(?:purl\.org/rss/1\.0/|my\.netscape\.com)""")
_MAIL_FIELD = re.compile(rb"[!-9;-~]+:[ \t]")
_MAIL_SIGNS = (b"\nfrom:", b"\ndate:", b"\nsubject:", b"\nmime-version:", b"\nmessage-id:")
_RIS = re.compile(rb"\s*TY  - [A-Z]{3,}\s")
_BOM = b"\xef\xbb\xbf"
_CSL_KEYS = re.compile(rb'"(?:issued|container-title|citation-key|accessed)"\s*:')
_CSL_TYPE = re.compile(rb'"type"\s*:\s*"(?:article|webpage|post|report|book|chapter|broadcast)')


def kind_of(suffix: str, head: bytes) -> str:
    """Return a key of `formats.READERS` or `formats.CONTAINERS` for a file and its first bytes.

    Raises RefusedError (``unsupported``) for what is known and not read.
    """
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    for magic, advice in _UNSUPPORTED.items():
        if head.startswith(magic):
            raise RefusedError("unsupported", advice)
    if head[_TAR_AT:].startswith(_TAR_MAGIC):
        raise RefusedError("unsupported", "a tar archive; unpack it, or pack it as zip")
    return SUFFIXES.get(suffix) or _sniffed(head.removeprefix(_BOM))


def looks_html(head: bytes) -> bool:
    """Say whether a file begins as a page does."""
    return bool(_HTML.match(head.removeprefix(_BOM)))


def _sniffed(head: bytes) -> str:
    if looks_html(head):
        return "html"
    start = head.lstrip()
    if re.match(rb"\[\s*\{", start):
        is_library = _CSL_TYPE.search(start) and _CSL_KEYS.search(start)
        return "csl" if is_library else "json_array"
    if start.startswith(b"{"):
        return "json_lines" if _is_json(start.splitlines()[0]) else "json_array"
    if start.startswith(b"<"):
        return _xml_kind(start)
    if _RIS.match(start):
        return "ris"
    return _mail_kind(head)


def _xml_kind(start: bytes) -> str:
    match = _XML.match(start)
    root = match["root"].rpartition(b":")[2].lower() if match else b""
    if root in {b"rss", b"feed"}:
        return "feed"
    if match and root == b"rdf":
        return "feed" if _RSS_1.search(match["rest"]) else "zotero"
    if start.startswith(b"<?xml"):
        raise RefusedError("unsupported", "XML of an unknown kind; save it as text or HTML")
    return "text"


def _mail_kind(head: bytes) -> str:
    if head.startswith(b"From ") and _MAIL_FIELD.match(head, head.find(b"\n") + 1):
        return "mailbox"
    if not _MAIL_FIELD.match(head):
        return "text"
    fields = b"\n" + re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0].lower()
    if sum(sign in fields for sign in _MAIL_SIGNS) < 2:
        return "text"
    is_page = b"multipart/related" in fields and b"content-location" in fields
    return "mhtml" if is_page else "mail"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
