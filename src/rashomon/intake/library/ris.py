"""RIS: lines of a tag and a value, an entry from ``TY`` to ``ER``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rashomon.intake.library.entry import Entry, date, line, names
from rashomon.intake.metadata import Metadata

_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
_TITLE = ("TI", "T1", "CT", "ST")
_OUTLET = ("T2", "JO", "JF", "JA", "J2", "PB")
_DATE = ("DA", "PY", "Y1")
_ACCESSED = ("Y2",)
_URL = ("UR", "LK")
_FILES = ("L1", "L2", "L4")


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a file; lines that have no tag go on with the value above."""
    fields: dict[str, list[str]] = {}
    tag = ""
    for written in text.splitlines():
        match = _LINE.match(written.lstrip("\ufeff"))
        if not match:
            if tag and written.strip():
                fields[tag][-1] += f" {written.strip()}"
            continue
        tag, value = match[1], match[2].strip()
        if tag in {"TY", "ER"}:
            if fields:
                yield _entry(fields)
            fields, tag = {}, ""
        else:
            fields.setdefault(tag, []).append(value)
    if fields:
        yield _entry(fields)


def _entry(fields: Mapping[str, list[str]]) -> Entry:
    def first(tags: tuple[str, ...]) -> str | None:
        values = (line(value) for tag in tags for value in fields.get(tag, []))
        return next((value for value in values if value), None)

    people = (tuple(name.partition(",")) for tag in ("AU", "A1") for name in fields.get(tag, []))
    known = Metadata(
        outlet=first(_OUTLET),
        title=first(_TITLE),
        author=names((given, family) for family, _, given in people),
        url=first(_URL),
        language=first(("LA",)),
        published=date(first(_DATE) or ""),
        fetched=date(first(_ACCESSED) or ""),
    )
    files = tuple(value for tag in _FILES for value in fields.get(tag, []) if value)
    return Entry(known, files)
