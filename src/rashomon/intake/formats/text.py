"""Plain text: a file is an article."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.intake.document import Document
from rashomon.intake.encodings import decode
from rashomon.intake.options import IntakeOptions
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import read_whole


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document]:
    """Yield the one document of a text file."""
    decoded = decode(read_whole(source, options), source.charset, options.encoding)
    flags = (*source.flags, *decoded.flags)
    yield Document(source.name, decoded.text, "text", source.metadata, flags)
