"""The title of an article in its own text: found by where it stands and by its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.intake.lines import Line

_MIN_WORDS = 2
_MAX_WORDS = 30
_MAX_LETTERS = 220
_MAX_LINES_ABOVE = 8
_CONFIRMED_WITHIN = 2000
_UNLIKE_TITLE = re.compile(r"""(?<!\.)[.,;:]['"”’»)]*$""")


def normal_title(text: str) -> str:
    """Return a title without case, quotation marks, final marks and odd spaces, for comparison."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def confirmed_title(claimed: str, text: str) -> str | None:
    """Return a title that a file claims, if it has two words and stands near the text's beginning.

    What fills the field is often a template, a file name or the last issue's headline.
    """
    title = " ".join(claimed.split())
    wanted = normal_title(title)
    stands = f" {wanted} " in f" {normal_title(text[:_CONFIRMED_WITHIN])} "
    return title if " " in wanted and stands else None


def find_title(lines: Sequence[Line], known: str | None) -> int | None:
    """Return the index of the line that is the title, or None.

    The line that repeats the title that is `known` from elsewhere; else the first line, or the
    first after single words, if it is short, does not end as a sentence does and heads more text.
    """
    top = lines[:_MAX_LINES_ABOVE]
    if known:
        wanted = normal_title(known)
        for index, line in enumerate(top):
            if normal_title(line.text) == wanted:
                return index
    for index, line in enumerate(top[: len(lines) - 1]):
        if line.words >= _MIN_WORDS:
            return index if _is_titlelike(line) else None
    return None


def _is_titlelike(line: Line) -> bool:
    return (
        line.words <= _MAX_WORDS
        and len(line.text) <= _MAX_LETTERS
        and not _UNLIKE_TITLE.search(line.text)
        and any(char.isalpha() for char in line.text)
    )
