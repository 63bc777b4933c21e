"""zip: many files inside one, read one after another and never written under their own names."""

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO

from rashomon.intake.formats.packed import Unpacked, buffered, is_of_the_disk
from rashomon.intake.limits import limits
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.sidecar import SIDECAR_SUFFIX, sidecar_in, sidecar_name
from rashomon.intake.source import SourceFile
from rashomon.records import Rejected

_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\x05\x06"
_END_AT_MOST = _END.size + (1 << 16)
_UNKNOWN = 0xFFFFFFFF
_ENCRYPTED = 1
DOCUMENT_OF_WORD = "word/document.xml"
"""The member that makes an archive a DOCX."""
_PACKAGES = {
    "xl/workbook.xml": "a spreadsheet; save the sheet as CSV",
    "ppt/presentation.xml": "a presentation; save its text",
    "META-INF/container.xml": "an e-book; save its text",
    "META-INF/manifest.xml": "an OpenDocument file; save it as docx",
}
_ERRORS = (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, zlib.error, OSError)


def members(source: SourceFile, _options: IntakeOptions) -> Iterator[SourceFile | Rejected]:
    """Yield the files in a zip archive in the order of their names, as for a folder.

    Raises RefusedError (``malformed``, ``too_many``) when the archive as a whole cannot be read.
    """
    with source.on_disk() as location, open_zip(location) as archive:
        names = set(archive.namelist())
        if DOCUMENT_OF_WORD in names:
            yield replace(source, kind="docx")
            return
        if advice := next((_PACKAGES[name] for name in _PACKAGES if name in names), None):
            raise RefusedError("unsupported", advice)
        seen: set[str] = set()
        for member in sorted(archive.infolist(), key=lambda member: member.filename):
            if member.filename.endswith("/") or _is_beside_the_point(member.filename):
                continue
            name = f"{source.name}/{_shown(member.filename)}"
            if refusal := _refusal(member, seen):
                yield refusal.at(name)
                continue
            known = source.metadata
            beside = sidecar_name(member.filename)
            if beside in names:
                try:
                    known = sidecar_in(member_bytes(archive, beside, source), beside).over(known)
                except RefusedError as refused:
                    yield refused.at(name)
                    continue
            opener = partial(_open, archive, member, source)
            yield source.inside(name, opener, metadata=known)


def open_zip(location: Path) -> zipfile.ZipFile:
    """Open an archive whose directory is within the limits; raises RefusedError and OSError."""
    with location.open("rb") as file:
        entries, size = _directory(file)
    if entries > limits().members or size > limits().directory_bytes:
        raise RefusedError("too_many", f"more than {limits().members} files; split the archive")
    try:
        return zipfile.ZipFile(location)
    except _ERRORS as error:
        if is_of_the_disk(error):
            raise
        raise RefusedError("malformed", f"not a zip archive: {error}; fetch it again") from None


def _directory(file: IO[bytes]) -> tuple[int, int]:
    """Return how many entries the directory says it has, and its size in bytes.

    zipfile reads the whole directory before it tells; an archive of 4 GB and more is not read.
    """
    end = file.seek(0, 2)
    file.seek(max(0, end - _END_AT_MOST))
    tail = file.read()
    at = tail.rfind(_END_MAGIC)
    if at < 0 or len(tail) - at < _END.size:
        raise RefusedError("malformed", "the archive is cut off; fetch it again")
    _, _, _, _, entries, size, _, _ = _END.unpack_from(tail, at)
    return (limits().members + 1, 0) if size == _UNKNOWN else (entries, size)


def _is_beside_the_point(name: str) -> bool:
    """Say whether a file is hidden or a sidecar, which a folder's reader skips as well."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return hidden or parts[0] == "__MACOSX" or name.endswith(SIDECAR_SUFFIX)


def _refusal(member: zipfile.ZipInfo, seen: set[str]) -> RefusedError | None:
    """Say what is wrong with a member before it is opened; its name is added to those seen."""
    parts = member.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        return RefusedError("unsafe_path", "its name leads out of the archive; unpack it yourself")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        return RefusedError("unsafe_path", "it is a link or a device, and no file; pack the file")
    same = unicodedata.normalize("NFC", "/".join(parts)).casefold()
    if same in seen:
        return RefusedError("unsafe_path", "another file of the archive has this name; rename one")
    seen.add(same)
    if member.flag_bits & _ENCRYPTED:
        return RefusedError("encrypted", "it is locked with a password; unpack it yourself")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return RefusedError("unsupported", "it is packed in a rare way; pack it as usual zip")
    return None


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in name.replace("\\", "/"))


def _open(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: SourceFile) -> IO[bytes]:
    try:
        stream = archive.open(member)
    except (*_ERRORS, RuntimeError) as error:
        if is_of_the_disk(error):
            raise
        raise RefusedError("malformed", f"it cannot be unpacked: {error}; pack it again") from None
    return buffered(Unpacked(stream, source.allowance))


def member_bytes(
    archive: zipfile.ZipFile, name: str, source: SourceFile, limit: int = 1 << 20
) -> bytes:
    """Return the bytes of one member; raises RefusedError (``malformed``, ``too_large``)."""
    with _open(archive, archive.getinfo(name), source) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise RefusedError("too_large", f"{name} is larger than the limit; raise max_bytes")
    return data
