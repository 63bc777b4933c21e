"""Text of strangers for formats that show it: nothing in it may act, and nothing may hide."""

from __future__ import annotations

from rashomon.export.written import Lost
from rashomon.wording.shown import shown

_NO_CHARACTERS = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd", 0x0D: " "}
"""What `shown` leaves and XML 1.0 forbids, and the line end that readers of XML rewrite."""


def legible(text: str) -> str:
    """Return text with its control characters spelled out, as pages show it; XML can hold it."""
    return str(shown(text)).translate(_NO_CHARACTERS)


class Legible:
    """Makes texts legible, and counts those that it had to change."""

    def __init__(self) -> None:
        self._changed = 0

    def __call__(self, text: str) -> str:
        """Return the text as `legible` does."""
        made = legible(text)
        self._changed += made != text
        return made

    def lost(self) -> tuple[Lost, ...]:
        """Return how many texts were changed, if any."""
        if not self._changed:
            return ()
        return (Lost(what="texts", count=self._changed, why="control characters spelled out"),)
