"""HTML: a file is a page with one article in it, found later (see `rashomon.intake.page`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.intake.document import Document
from rashomon.intake.encodings import decode
from rashomon.intake.options import IntakeOptions
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import read_whole

_HEAD_BYTES = 4096
"""Browsers look for the declaration in the first 1024 bytes; real pages put it a little later."""
_DECLARED = re.compile(
    rb"""(?:<meta\b[^>]*?\bcharset|<\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document]:
    """Yield the one document of a page; what a server said of its encoding goes before its own."""
    data = read_whole(source, options)
    decoded = decode(data, source.charset or _declared(data), options.encoding)
    flags = (*source.flags, *decoded.flags)
    yield Document(source.name, decoded.text, "html", source.metadata, flags)


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD_BYTES])
    return match[1].decode("ascii", "replace") if match else None
