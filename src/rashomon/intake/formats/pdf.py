"""PDF: the text that its pages show is the raw text, paragraph by paragraph (see `paragraphs`).

A file may hold what makes its reader crash or run without end; so it is read by another process,
which is ended when it takes too much. The day in a PDF is that of the file, not of the article,
and its author is who had the program; neither is taken. Its title is, if its text has it too.
"""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from rashomon.intake.document import Document
from rashomon.intake.encodings import clean_characters
from rashomon.intake.formats.paragraphs import Line, paragraphs
from rashomon.intake.limits import limits
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile
from rashomon.intake.titles import confirmed_title
from rashomon.intake.whole import read_whole, too_large

_PROGRAM = Path(__file__).with_name("pdf_pages.py")
_ADVICE = {
    "encrypted": "it is locked with a password; save a copy without one",
    "malformed": "not a PDF that can be read; print it to PDF again",
    "too_many": "it has more pages than an article; save those of the article",
}


class Found(msgspec.Struct, frozen=True):
    """What `pdf_pages` tells."""

    pages: tuple[tuple[Line, ...], ...] = ()
    pictures: int = 0
    title: str = ""
    refused: str | None = None


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document]:
    """Yield the one document of a PDF.

    Raises RefusedError: ``malformed``, ``encrypted``, ``scanned``, and those of the limits.
    """
    found = _found(read_whole(source, options))
    if found.refused:
        raise RefusedError(found.refused, _ADVICE[found.refused])
    text, replaced = clean_characters("\n\n".join(paragraphs(found.pages)))
    if not any(char.isalpha() for char in text):
        if found.pictures:
            raise RefusedError("scanned", "there is no text in it; run OCR, e.g. ocrmypdf, first")
        raise RefusedError("empty", "there is no text on its pages")
    if len(text) > options.max_bytes:
        raise too_large("the text", options)
    flags = {
        "pages_without_text": found.pictures > 0,
        "characters_replaced": replaced,
    }
    flags_set = tuple(flag for flag, applies in flags.items() if applies)
    known = source.metadata.over(Metadata(title=confirmed_title(found.title, text)))
    yield Document(source.name, text, "text", known, (*source.flags, *flags_set))


def _found(data: bytes) -> Found:
    """Run the program that reads pages; what it does not survive is a refusal."""
    bound = limits()
    seconds = math.ceil(bound.seconds * 0.8)  # so that it ends before the article's own time does
    arguments = [bound.pages, seconds, bound.pdf_megabytes]
    try:
        done = subprocess.run(  # noqa: S603 - a program of ours
            [sys.executable, "-I", str(_PROGRAM), *map(str, arguments)],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RefusedError("too_slow", f"it takes more than {seconds} s; print it again") from None
    if done.returncode != 0:
        raise RefusedError(
            "malformed", f"its pages make the reader of PDF fail (exit {done.returncode})"
        )
    return msgspec.json.decode(done.stdout, type=Found)
