"""CSL-JSON (citeproc): an array of items, as Zotero and Pandoc write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from rashomon.intake.library.entry import Entry, date, line, names
from rashomon.intake.metadata import Metadata
from rashomon.intake.outcomes import RefusedError


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a file; raises RefusedError (``malformed``)."""
    try:
        items = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise RefusedError("malformed", f"not JSON: {error}") from None
    for item in items if isinstance(items, list) else []:
        if isinstance(item, Mapping):
            yield _entry(item)


def _entry(item: Mapping[str, object]) -> Entry:
    known = Metadata(
        outlet=line(item.get("container-title")) or line(item.get("publisher")),
        title=line(item.get("title")),
        author=names(_people(item.get("author"))),
        url=line(item.get("URL")),
        language=line(item.get("language")),
        published=_date(item.get("issued")),
        fetched=_date(item.get("accessed")),
    )
    files = (_field(one, "path") for one in _list(item.get("attachments")))
    return Entry(known, tuple(path for path in files if path))


def _people(value: object) -> Iterator[tuple[str, str]]:
    for person in _list(value):
        family = _field(person, "family") or _field(person, "literal")
        yield _field(person, "given") or "", family or ""


def _date(value: object) -> str | None:
    """Return a date of one or two days, as fine as it is."""
    if not isinstance(value, Mapping):
        return None
    days = ["-".join(map(str, _list(part)[:3])) for part in _list(value.get("date-parts"))]
    found = [made for day in days[:2] if (made := date(day))]
    written = line(value.get("raw")) or line(value.get("literal"))
    return "/".join(found) or (date(written) if written else None)


def _field(value: object, name: str) -> str | None:
    return line(value.get(name)) if isinstance(value, Mapping) else None


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()
