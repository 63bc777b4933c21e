"""One entry of a library, and what all formats of libraries have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.intake.metadata import Metadata

_DATE = re.compile(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?:[/T ].*)?/*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a library says of one article, and the files that hold it (paths as written)."""

    known: Metadata
    attachments: tuple[str, ...] = ()


def names(people: Iterable[tuple[str, str]]) -> str | None:
    """Return people (given and family name) as one line."""
    found = (" ".join(f"{given} {family}".split()) for given, family in people)
    return ", ".join(name for name in found if name) or None


def date(text: str) -> str | None:
    """Return a date that begins with its year as ISO 8601, as fine as it is, else as it was."""
    match = _DATE.fullmatch(text.strip())
    if not match:
        return text.strip() or None
    return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])


def line(text: object) -> str | None:
    """Return a value as one line of text, or None when it is none."""
    return (" ".join(text.split()) or None) if isinstance(text, str) else None
