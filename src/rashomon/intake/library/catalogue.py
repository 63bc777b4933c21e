"""All entries of the libraries of one source, found again by file and by address."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from rashomon.intake.captures import at_the_outlet
from rashomon.intake.encodings import decode
from rashomon.intake.kinds import HEAD_BYTES, kind_of
from rashomon.intake.library import csl, ris, zotero
from rashomon.intake.library.entry import Entry
from rashomon.intake.limits import limits
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError, rejected
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import read_whole
from rashomon.records import Rejected

_PARSERS: Mapping[str, Callable[[str], Iterator[Entry]]] = {
    "ris": ris.entries,
    "csl": csl.entries,
    "zotero": zotero.entries,
}
_SUFFIXES = frozenset({".ris", ".rdf", ".json"})
"""Suffixes of files that may be libraries; the last two may be something else as well."""
_NOISE = re.compile(r"^https?://(?:www\.)?|[#].*$|[?&](?:utm_\w+|fbclid|gclid)=[^&#]*|/$")


@dataclass(slots=True)
class Catalogue:
    """Metadata by the file that holds an article and by its address, and which of it was used."""

    by_file: dict[Path, int] = field(default_factory=dict)
    by_address: dict[str, int] = field(default_factory=dict)
    entries: list[tuple[str, Entry]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    refused: list[Rejected] = field(default_factory=list)

    def add(self, source: SourceFile) -> None:
        """Add the entries of a library; what is wrong with it is kept in ``refused``."""
        before = len(self.entries)
        try:
            for number, entry in enumerate(_entries(source, IntakeOptions()), start=1):
                index = len(self.entries)
                self.entries.append((f"{source.name}#{number}", entry))
                if entry.known.url:
                    self.by_address.setdefault(_plain(entry.known.url), index)
                for path in entry.attachments:
                    self.by_file.setdefault(_location(source.location.parent, path), index)
        except RefusedError as refused:
            self.refused.append(refused.at(source.name))
        except OSError as error:
            self.refused.append(rejected(source.name, "unreadable", str(error.strerror)))
        else:
            if len(self.entries) == before:
                self.refused.append(rejected(source.name, "empty", "there is no entry in it"))

    def of_file(self, location: Path) -> Metadata:
        """Return what is said of a file."""
        return self._use(self.by_file.get(_location(location.parent, location.name)))

    def of_address(self, url: str | None) -> Metadata:
        """Return what is said of the article at an address."""
        return self._use(self.by_address.get(_plain(url))) if url else Metadata()

    def unused(self) -> Iterator[Rejected]:
        """Yield the entries that nobody asked for: their text is not among the sources."""
        for index, (path, entry) in enumerate(self.entries):
            if index not in self.used:
                yield _without_text(path, entry)

    def _use(self, index: int | None) -> Metadata:
        if index is None:
            return Metadata()
        self.used.add(index)
        return self.entries[index][1].known


def is_library(source: SourceFile) -> bool:
    """Say whether a file on disk is a library of references; one that cannot be read is none."""
    if source.suffix not in _SUFFIXES:
        return False
    try:
        with source.open() as file:
            return kind_of(source.suffix, file.read(HEAD_BYTES)) in _PARSERS
    except (OSError, RefusedError):
        return False


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Rejected]:
    """Yield an outcome for each entry of a library that stands alone, or in an archive."""
    for number, entry in enumerate(_entries(source, options), start=1):
        yield _without_text(f"{source.name}#{number}", entry)


def _entries(source: SourceFile, options: IntakeOptions) -> Iterator[Entry]:
    data = read_whole(source, options)
    kind = source.kind or kind_of(source.suffix, data[:HEAD_BYTES])
    for number, entry in enumerate(_PARSERS[kind](decode(data).text), start=1):
        if number > limits().entries:
            raise RefusedError("too_many", f"more than {limits().entries} entries; split it")
        yield Entry(at_the_outlet(entry.known), entry.attachments)


def _without_text(path: str, entry: Entry) -> Rejected:
    where = entry.known.url or entry.known.title or "it"
    return rejected(path, "metadata_only", f"no text of it is among the sources; fetch {where}")


def _plain(url: str) -> str:
    """Return an address without what does not tell one article from another."""
    before = ""
    while url != before:
        before, url = url, _NOISE.sub("", url.strip())
    return url.casefold()


def _location(folder: Path, path: str) -> Path:
    """Return the place of an attachment; it is only compared, and never opened."""
    plain = unquote(path.removeprefix("internal-pdf://").removeprefix("file://"))
    return Path(os.path.abspath(folder / plain.replace("\x00", "")))  # links stay as they are
