"""JSON that loses nothing and does nothing, wherever its text is pasted.

Characters that turn text round, hide or end a line, and those that could close a script element or
open markup, are written as JSON's own escapes: a reader of JSON gets them back as they were.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

_ESCAPED = re.compile(
    "[<>&\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]"
)


def json_text(value: object) -> str:
    """Return a value as JSON on one line; equal values give equal text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_lines(path: Path, values: Iterable[object]) -> int:
    """Write values one a line, and return how many there were."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for value in values:
            out.write(json_text(value) + "\n")
            count += 1
    return count


def write_list(path: Path, head: str, values: Iterable[object], tail: str) -> int:
    """Write values one a line between `head` and `tail`, commas between; return how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(head)
        for value in values:
            out.write((",\n" if count else "\n") + json_text(value))
            count += 1
        out.write(tail)
    return count
