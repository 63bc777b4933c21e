"""Reading a file that is one article, within the limit on the size of an article."""

from __future__ import annotations

from rashomon.intake.limits import MEGABYTE
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile


def read_whole(source: SourceFile, options: IntakeOptions) -> bytes:
    """Return the bytes of a file; raises RefusedError (``too_large``) and OSError."""
    with source.open() as file:
        data = file.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise too_large("the file", options)
    return data


def too_large(what: str, options: IntakeOptions) -> RefusedError:
    """Return the refusal of an article or row that is larger than the limit."""
    limit = f"{options.max_bytes / MEGABYTE:g} MB"
    return RefusedError(
        "too_large", f"{what} is larger than {limit}; split it into articles or raise max_bytes"
    )
