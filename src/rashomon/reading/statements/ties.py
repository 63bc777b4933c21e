"""How the tokens of a sentence hang together with one of them in the dependency tree."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from rashomon.reading.statements.page import Page

_PATH = 4
_PHRASES = frozenset(
    {
        "prep",
        "advcl",
        "relcl",
        "acl",
        "appos",
        "ccomp",
        "xcomp",
        "npadvmod",
        "advmod",
        "conj",
        "parataxis",
        "nsubj",
        "dobj",
        "agent",
        "nsubjpass",
        "pcomp",
        "dep",
        "mark",
        "attr",
    }
)


class Tie(NamedTuple):
    """The way from the cue to a token.

    ``up`` steps from the cue to the nearest common ancestor (-1: there is none); below it, ``arc``
    is the first relation (``=`` when the token is that ancestor), ``path`` the first few, and
    ``branch`` the token at its end.
    """

    up: int
    arc: str
    path: str
    branch: int


class Ties:
    """The ties of one cue, worked out once for each token."""

    def __init__(self, page: Page, cue: int, cues: Set[int]) -> None:
        self._page = page
        self._cue = cue
        self._cues = cues
        self._above = {token: level for level, token in enumerate(page.ancestors(cue), start=1)}
        self._ties = {cue: Tie(0, "=", "", cue)}
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
            return Tie(level, "=", "", token)
        head = self._page.heads[token]
        if head == token:
            return Tie(-1, "-", "", token)
        above = self.tie(head)
        if above.up < 0:
            return Tie(-1, "-", "", above.branch)
        dep = self._page.deps[token]
        path = f"{above.path}/{dep}" if above.path.count("/") < _PATH else above.path
        if above.arc == "=":
            return Tie(above.up, dep, path, token)
        return Tie(above.up, above.arc, path, above.branch)

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

    def phrase(self, token: int) -> int:
        """Return the nearest token at or above a token that begins a phrase or clause."""
        page = self._page
        while page.deps[token] not in _PHRASES and page.heads[token] != token:
            token = page.heads[token]
        return token
