"""The formats that intake reads. A new one is a new module with a reader and one line here.

A reader yields `Document` for what may become an article and `Rejected` for a row that may not;
it raises `RefusedError` or `OSError` when the file as a whole cannot be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from rashomon.intake.document import Document
from rashomon.intake.formats import delimited, html, json_array, json_lines, parquet, text
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.sources import SourceFile
from rashomon.records import Rejected

Reader = Callable[[SourceFile, IntakeOptions], Iterator[Document | Rejected]]

READERS: Mapping[str, Reader] = {
    "text": text.read,
    "html": html.read,
    "json_lines": json_lines.read,
    "json_array": json_array.read,
    "delimited": delimited.read,
    "parquet": parquet.read,
}

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
}
"""The suffix decides; for others (``.json`` among them: it names two formats) the content does."""

UNSUPPORTED: Mapping[bytes, str] = {
    b"%PDF-": "a PDF document; convert it to text first",
    b"PK\x03\x04": "a zip archive or office document; unpack it or save it as text",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"BZh": "compressed with bzip2; unpack it first",
    b"\xfd7zXZ\x00": "compressed with xz; unpack it first",
    b"(\xb5/\xfd": "compressed with zstd; unpack it first",
    b"{\\rtf": "an RTF document; save it as text",
}

_HEAD_BYTES = 1 << 16
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_file(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Read one file in the format that its suffix names or its content shows.

    Raises RefusedError and OSError as readers do.
    """
    with source.location.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.strip():
        raise RefusedError("empty", "the file is empty")
    for magic, advice in UNSUPPORTED.items():
        if head.startswith(magic):
            raise RefusedError("unsupported", advice)
    suffix = source.location.suffix.lower()
    return READERS[SUFFIXES.get(suffix) or _sniffed(head)](source, options)


def _sniffed(head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return "parquet"
    if _HTML_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb"\[\s*\{", start):
        return "json_array"
    if start.startswith(b"{"):
        return "json_lines" if _is_json(start.splitlines()[0]) else "json_array"
    return "text"


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
