"""The source of an HTML page as pieces: text, tags, and what browsers do not show as text.

This is a scanner and not a parser: it never changes a character, its pieces join to the source,
and bad markup costs nothing but a piece of the wrong kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["text", "inline", "block", "hidden"]

_INLINE_TAGS = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    }
)
"""Elements of HTML's phrasing content that mark up words within a sentence; see the HTML Living
Standard, 4.5 and 4.7. All others, ``br`` and unknown ones too, part what is before from after."""

_HIDDEN_ELEMENTS = "script|style|noscript|template|svg|iframe|textarea|select|head|title|object"

_PIECE = re.compile(
    rf"""
      (?P<hidden> <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z) | <[!?][^<>]*+>
        | <(?P<element>{_HIDDEN_ELEMENTS})\b(?:[^<>"']|"[^"]*"|'[^']*')*+>.*?
          (?:</(?P=element)\s*>|\Z) )
    | (?P<tag> </?+(?P<name>[a-zA-Z][^\s/>]*+)(?:[^<>"']|"[^"]*"|'[^']*')*+> | </?[a-zA-Z][^<>]*> )
    | (?P<cut> </?[a-zA-Z][^<>]*\Z )
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)


_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points ``[start, end)`` of a page's source."""

    start: int
    end: int
    kind: PieceKind


def pieces_of(source: str) -> Iterator[Piece]:
    """Yield the pieces of a page, in order and without a gap."""
    at = 0
    for match in _PIECE.finditer(source):
        if match.start() > at:
            yield Piece(at, match.start(), "text")
        yield Piece(match.start(), match.end(), _kind(match))
        at = match.end()
    if at < len(source):
        yield Piece(at, len(source), "text")


def has_markup(text: str) -> bool:
    """Say whether a text is HTML: it has a tag or a character reference."""
    return bool(_PIECE.search(text) or _REFERENCE.search(text))


def is_cut_off(source: str) -> bool:
    """Say whether a page ends inside a tag, or opens a document that it never closes."""
    lower = source.lower()
    if re.search(r"<(?:/?[a-z][^<>]*|!--(?:(?!-->).)*)\Z", lower, re.DOTALL):
        return True
    return any(f"<{name}" in lower and f"</{name}" not in lower for name in ("html", "body"))


def _kind(match: re.Match[str]) -> PieceKind:
    if match["hidden"]:
        return "hidden"
    name = (match["name"] or "").lower()
    return "inline" if name in _INLINE_TAGS else "block"
