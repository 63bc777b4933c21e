"""Anything readable to `Article`: files, folders, tables and standard input.

What is not the article is dropped by span and never rewritten, so offsets are into the text as it
was read. An input that cannot become an article is a `Rejected` with one of `REASONS`; what is
wrong with one that can is in its ``quality``, with entries of `FLAGS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.intake.articles import article_of
from rashomon.intake.document import Document
from rashomon.intake.formats import read_file
from rashomon.intake.limits import limits, time_limit
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import DROPS, FLAGS, REASONS, RefusedError, rejected
from rashomon.intake.sidecar import read_sidecar
from rashomon.intake.source import SourceFile
from rashomon.intake.sources import STANDARD_INPUT, catalogue_of, files_of, standard_input
from rashomon.records import Article, Rejected

__all__ = [
    "DROPS",
    "FLAGS",
    "REASONS",
    "IntakeOptions",
    "articles_in",
    "duplicate",
    "files_of",
    "made_of",
    "read_source",
    "read_sources",
]


def read_sources(
    sources: Sequence[str | Path], options: IntakeOptions | None = None
) -> Iterator[Article | Rejected]:
    """Yield what becomes of each input, in the order of the sources and of names within them.

    A source is a file, a folder (read recursively) or ``"-"`` for standard input. One article is
    held at a time, besides the ids of those read, by which exact duplicates are told. The paths of
    what is yielded are relative to the folder that was given, with ``#n`` for the n-th row of a
    table or record of an archive.
    """
    chosen = options or IntakeOptions()
    first_at: dict[str, str] = {}
    for source in sources:
        for made in read_source(source, chosen):
            if not isinstance(made, Article):
                yield made
            elif made.id in first_at:
                yield duplicate(made, first_at[made.id])
            else:
                first_at[made.id] = made.path
                yield made


def duplicate(article: Article, first_at: str) -> Rejected:
    """Return what becomes of an article that was read before, at the path `first_at`."""
    detail = f"the same text, outlet and address as {first_at}"
    return rejected(article.path, "duplicate", detail)


def read_source(source: str | Path, options: IntakeOptions) -> Iterator[Article | Rejected]:
    """Yield what becomes of each input of one source; duplicates are not told."""
    if str(source) == STANDARD_INPUT:
        with standard_input() as file:
            yield from articles_in(file, options)
        return
    catalogue = catalogue_of(source)
    yield from catalogue.refused
    for found in files_of(source, catalogue):
        if isinstance(found, Rejected):
            yield found
        else:
            yield from articles_in(found, options)
    yield from catalogue.unused()


def articles_in(source: SourceFile, options: IntakeOptions) -> Iterator[Article | Rejected]:
    """Yield the articles of one file; whatever is wrong with it becomes a `Rejected`."""
    try:
        known = read_sidecar(source.location).over(source.metadata)
        source = replace(source, metadata=known)
    except RefusedError as refused:
        yield refused.at(source.name)
        return
    documents = read_file(source, options)
    while True:
        try:
            with time_limit(limits().seconds):
                found = next(documents, None)
        except RefusedError as refused:
            found = refused.at(source.name)
        if found is None:
            return
        if isinstance(found, Rejected):
            yield found
        else:
            yield made_of(replace(found, notes=source.notes), options)


def made_of(document: Document, options: IntakeOptions) -> Article | Rejected:
    """Return the article of a document, or why there is none."""
    try:
        with time_limit(limits().seconds):
            return article_of(document, options)
    except RefusedError as refused:
        return refused.at(document.path)
