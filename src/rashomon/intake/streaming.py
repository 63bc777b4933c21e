"""JSON Lines as they come through a pipe: line by line, nothing kept, no end expected."""

from __future__ import annotations

import io
import json
import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from rashomon.intake import made_of
from rashomon.intake.formats.rows import bounded_lines, row_document, row_path
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import rejected
from rashomon.intake.source import SourceFile
from rashomon.intake.sources import STANDARD_INPUT
from rashomon.intake.whole import too_large
from rashomon.records import Article, Rejected

_AHEAD = 64
"""Lines that are held before they are asked for."""

_SILENCE = 0.05
"""Seconds without a line after which the stream says so."""

_Line = str | None | Exception


def read_stream(file: IO[bytes], options: IntakeOptions) -> Iterator[Article | Rejected | None]:
    """Yield what becomes of each line, and None while none comes.

    A line is an object, in UTF-8 unless the options name an encoding, and an object is an article.
    A bad line is rejected alone; the path of the n-th is ``-#n``. Duplicates are not told. Raises
    OSError when the stream breaks.
    """
    lines: queue.Queue[tuple[int, _Line]] = queue.Queue(_AHEAD)
    threading.Thread(target=_pump, args=(file, options, lines), daemon=True).start()
    while True:
        try:
            number, line = lines.get(timeout=_SILENCE)
        except queue.Empty:
            yield None
            continue
        if number == _END:
            return
        if isinstance(line, Exception):
            raise line
        if line is None or line.strip():
            yield _outcome(number, line, options)


_END = 0


def _pump(file: IO[bytes], options: IntakeOptions, lines: queue.Queue[tuple[int, _Line]]) -> None:
    """Put lines with their numbers, None for one that is too long, what went wrong, and the end."""
    encoding = options.encoding or "utf-8"
    text = io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="\n")
    number = 0
    try:
        for number, line in enumerate(bounded_lines(text, options.max_bytes), start=1):
            lines.put((number, line))
    except Exception as error:
        lines.put((number + 1, error))
    lines.put((_END, None))


def _outcome(number: int, line: str | None, options: IntakeOptions) -> Article | Rejected:
    source = SourceFile(Path(STANDARD_INPUT), STANDARD_INPUT)
    path = row_path(source, number)
    if line is None:
        return too_large("the line", options).at(path)
    try:
        line.encode(options.encoding or "utf-8")
        row = json.loads(line)
    except UnicodeEncodeError:  # a byte that could not be decoded stands as half a surrogate pair
        return rejected(path, "wrong_encoding", f"not {options.encoding or 'UTF-8'}")
    except (ValueError, RecursionError) as error:
        return rejected(path, "malformed", f"not JSON: {error}")
    document = row_document(source, number, row, options)
    return document if isinstance(document, Rejected) else made_of(document, options)
