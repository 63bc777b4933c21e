"""From what the user names to files: one by one, in an order that does not depend on the disk."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from rashomon.intake.captures import is_parts_folder
from rashomon.intake.library import Catalogue, is_library
from rashomon.intake.outcomes import rejected
from rashomon.intake.sidecar import SIDECAR_SUFFIX
from rashomon.intake.source import SourceFile
from rashomon.records import Rejected

STANDARD_INPUT = "-"
_PAGES = frozenset({".html", ".htm", ".xhtml"})


def catalogue_of(source: str | Path) -> Catalogue:
    """Return the entries of the libraries of references in a folder."""
    catalogue = Catalogue()
    if Path(source).is_dir():
        for found in files_of(source):
            if isinstance(found, SourceFile) and is_library(found):
                catalogue.add(found)
    return catalogue


def files_of(
    source: str | Path, catalogue: Catalogue | None = None
) -> Iterator[SourceFile | Rejected]:
    """Yield the files of one source: itself, or all below it in the order of their names.

    With a catalogue of the source, they have what it says of them, and libraries are left out.

    Hidden files and folders, sidecars, folders with the parts of a saved page and links that lead
    back to a folder above are skipped; other links are followed.
    """
    location = Path(source)
    try:
        if location.is_dir():
            for found in _below(location, "", (location.resolve(),)):
                if catalogue is None or isinstance(found, Rejected):
                    yield found
                elif not is_library(found):
                    known = catalogue.of_file(found.location)
                    yield replace(found, metadata=known, notes=catalogue)
        elif location.is_file():
            yield SourceFile.on(location, location.name)
        elif location.exists():
            yield rejected(str(source), "unreadable", "this is neither a file nor a folder")
        else:
            yield rejected(str(source), "missing", "no such file or folder; check the path")
    except OSError as error:
        yield rejected(str(source), "unreadable", f"{error.strerror}; check its permissions")


def _below(folder: Path, prefix: str, above: tuple[Path, ...]) -> Iterator[SourceFile | Rejected]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield rejected(prefix or ".", "unreadable", f"{error.strerror}; the folder was skipped")
        return
    pages = {entry.stem for entry in entries if entry.suffix.lower() in _PAGES}
    for entry in entries:
        name = f"{prefix}{entry.name}"
        if entry.name.startswith(".") or entry.name.endswith(SIDECAR_SUFFIX):
            continue
        try:
            resolved, is_folder, is_file = entry.resolve(), entry.is_dir(), entry.is_file()
        except (OSError, RuntimeError):
            yield rejected(name, "unreadable", "the link cannot be followed")
            continue
        if is_folder:
            if resolved not in above and not is_parts_folder(entry.name, pages):
                yield from _below(entry, f"{name}/", (*above, resolved))
        elif is_file:
            yield SourceFile.on(entry, name)
        else:
            yield rejected(name, "unreadable", "not a regular file, or a link to nothing")


@contextmanager
def standard_input() -> Iterator[SourceFile]:
    """Keep standard input in a temporary file while it is read, so that memory stays bounded."""
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        location = Path(folder) / "stdin"
        with location.open("wb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        yield SourceFile.on(location, STANDARD_INPUT)
