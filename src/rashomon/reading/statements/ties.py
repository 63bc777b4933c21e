"""How the tokens of a sentence hang together with one of them in the dependency tree."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from rashomon.reading.statements.page import Page

_PATH = 4


class Tie(NamedTuple):
    """The way from the cue to a token.

    ``up`` steps from the cue to the nearest common ancestor (-1: there is none); below it, ``arc``
    is the first relation (``=`` when the token is that ancestor) and ``path`` the first few.
    """

    up: int
    arc: str
    path: str


class Ties:
    """The ties of one cue, worked out once for each token."""

    def __init__(self, page: Page, cue: int, cues: Set[int]) -> None:
        self._page = page
        self._cue = cue
        self._cues = cues
        self._above = {token: level for level, token in enumerate(page.ancestors(cue), start=1)}
        self._ties = {cue: Tie(0, "=", "")}
        self._governors: dict[int, int] = {}

    def tie(self, token: int) -> Tie:
        """Return the tie of a token."""
        found = self._ties.get(token)
        if found is None:
            found = self._ties[token] = self._tie(token)
        return found

    def _tie(self, token: int) -> Tie:
        level = self._above.get(token)
        if level is not None:
            return Tie(level, "=", "")
        head = self._page.heads[token]
        above = Tie(-1, "-", "") if head == token else self.tie(head)
        if above.up < 0:
            return above
        dep = self._page.deps[token]
        path = f"{above.path}/{dep}" if above.path.count("/") < _PATH else above.path
        if above.arc == "=":
            return Tie(above.up, dep, path)
        return Tie(above.up, above.arc, path)

    def whose(self, token: int) -> str:
        """Which cue governs a token: this one, one above it, another or none."""
        governor = self._governor(token)
        if governor == self._cue:
            return "own"
        if governor < 0:
            return "none"
        return "above" if governor in self._above else "other"

    def _governor(self, token: int) -> int:
        """The nearest cue at or above a token; -1 when there is none."""
        found = self._governors.get(token)
        if found is None:
            found = token
            if token not in self._cues:
                head = self._page.heads[token]
                found = -1 if head == token else self._governor(head)
            self._governors[token] = found
        return found
