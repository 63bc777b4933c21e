"""What a user can tell intake about the inputs; it overrides what the inputs say themselves."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.intake.dates import read_date
from rashomon.intake.encodings import is_charset
from rashomon.intake.limits import limits


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """Values for all articles of one call, and the limit on the size of one.

    ``published`` is anything that `rashomon.intake.dates.read_date` understands. ``encoding`` is
    used for every text file, without guessing. ``max_bytes`` bounds one article: a file, or one
    row of a table; a table itself is read row by row and may be of any size.

    Raises ValueError when ``published`` or ``encoding`` is not understood.
    """

    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    max_bytes: int = field(default_factory=lambda: limits().article_bytes)

    def __post_init__(self) -> None:
        if self.published is not None and read_date(self.published) is None:
            raise ValueError(f"not a date: {self.published!r}; write it as 2020-08-09 or 2020-08")
        if self.encoding is not None and not is_charset(self.encoding):
            raise ValueError(f"no such encoding: {self.encoding!r}")
        if self.max_bytes < 1:
            raise ValueError("max_bytes must be positive")
