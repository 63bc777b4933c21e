"""The formats that intake reads. A new one is a new module and one line here (and in `kinds`).

A reader yields `Document` for what may become an article and `Rejected` for a row that may not; a
container yields the files inside it. Both raise `RefusedError` or `OSError` when the file as a
whole cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rashomon.intake import library
from rashomon.intake.document import Document
from rashomon.intake.formats import (
    delimited,
    docx,
    feeds,
    html,
    json_array,
    json_lines,
    mail,
    mailbox,
    mhtml,
    packed,
    parquet,
    pdf,
    text,
    warc,
    zipped,
)
from rashomon.intake.kinds import HEAD_BYTES, kind_of
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError, rejected
from rashomon.intake.source import SourceFile
from rashomon.records import Rejected

Reader = Callable[[SourceFile, IntakeOptions], Iterator[Document | Rejected]]
Container = Callable[[SourceFile, IntakeOptions], Iterator[SourceFile | Rejected]]

READERS: Mapping[str, Reader] = {
    "text": text.read,
    "html": html.read,
    "json_lines": json_lines.read,
    "json_array": json_array.read,
    "delimited": delimited.read,
    "parquet": parquet.read,
    "feed": feeds.read,
    "pdf": pdf.read,
    "docx": docx.read,
    "mail": mail.read,
    "ris": library.read,
    "csl": library.read,
    "zotero": library.read,
}

CONTAINERS: Mapping[str, Container] = {
    "gzip": packed.gunzip,
    "zstd": packed.unzstd,
    "zip": zipped.members,
    "warc": warc.records,
    "mailbox": mailbox.mails,
    "mhtml": mhtml.page,
}


def read_file(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    """Read one file, and what is inside it, in the format that it shows or its name says.

    What is wrong with a file, or with one inside it, becomes a `Rejected` under its own name.
    """
    found = False
    try:
        for one in _documents(source, options):
            found = True
            yield one
        if not found:
            yield rejected(source.name, "empty", "there is no article in it")
    except RefusedError as refused:
        yield refused.at(source.name)
    except UnicodeError as error:
        yield rejected(source.name, "wrong_encoding", f"{error}; name its encoding")
    except OSError as error:
        yield rejected(source.name, "unreadable", f"{error.strerror}; check its permissions")


def _documents(source: SourceFile, options: IntakeOptions) -> Iterator[Document | Rejected]:
    kind = source.kind or _kind(source)
    if kind not in CONTAINERS:
        yield from READERS[kind](source, options)
        return
    for inner in CONTAINERS[kind](source, options):
        if isinstance(inner, Rejected):
            yield inner
        else:
            yield from read_file(inner, options)


def _kind(source: SourceFile) -> str:
    with source.open() as file:
        head = file.read(HEAD_BYTES)
    if not head.strip():
        raise RefusedError("empty", "the file is empty")
    return kind_of(source.suffix, head)
