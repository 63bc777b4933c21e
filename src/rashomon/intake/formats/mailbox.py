"""mbox (RFC 4155): mails one after another, each behind a line that begins with "From "."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import IO

from rashomon.intake.options import IntakeOptions
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import too_large
from rashomon.records import Rejected

_FROM = re.compile(rb"From \S+(?:[ \t].*\d\d:\d\d.*)?\s*$")
_FIELD = re.compile(rb"[!-9;-~]+:")
"""What follows the line that parts two mails; prose that begins with "From" is followed by none."""
_STEP = 1 << 16


def mails(source: SourceFile, options: IntakeOptions) -> Iterator[SourceFile | Rejected]:
    """Yield the mails in a mailbox; ``#n`` is the number of the mail."""
    with source.open() as file:
        for number, data in enumerate(_split(file, options.max_bytes), start=1):
            name = f"{source.name}#{number}"
            if data is None:
                yield too_large("the mail", options).at(name)
            else:
                yield source.inside(name, partial(BytesIO, data), kind="mail")


def _split(file: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """Yield the bytes of each mail, None for one that is larger than the limit."""
    lines: list[bytes] = []
    size, after_blank = 0, True
    line = file.readline(_STEP)
    while line:
        following = file.readline(_STEP)
        if after_blank and _FROM.match(line) and _FIELD.match(following):
            if size:
                yield b"".join(lines) if size <= limit else None
            lines, size = [], 0
        else:
            size += len(line)
            if size <= limit:
                lines.append(line)
            else:
                lines.clear()
        after_blank = not line.strip()
        line = following
    if size:
        yield b"".join(lines) if size <= limit else None
