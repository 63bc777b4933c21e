"""Sentences packed into windows of wordpieces, and where each token of the text lies in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from spacy.tokens import Span
from tokenizers import Tokenizer

LONGEST = 256
"""Pieces a window may hold, its two special pieces included (what MiniLM was trained on)."""

FILLED = 128
"""Pieces from which no further sentence is packed into a window: attention costs the square of its
length, and windows of half the longest read a quarter faster."""


class Pieces(NamedTuple):
    """The pieces ``[start, end)`` of one window."""

    window: int
    start: int
    end: int


@dataclass(slots=True)
class Window:
    """The ids of some whole sentences, and the pieces of each of their tokens."""

    ids: list[int]
    tokens: dict[int, Pieces] = field(default_factory=dict)


def windows(sentences: Iterable[Span], tokenizer: Tokenizer) -> tuple[Window, ...]:
    """Return windows over sentences in order; what is longer than a window is cut off."""
    first, last = piece_id(tokenizer, "[CLS]"), piece_id(tokenizer, "[SEP]")
    made: list[Window] = []
    for sentence in sentences:
        cut = tokenizer.encode(sentence.text, add_special_tokens=False)
        ids, offsets = cut.ids[: LONGEST - 2], cut.offsets[: LONGEST - 2]
        if not ids:
            continue
        if not made or len(made[-1].ids) + len(ids) > FILLED - 1:
            made.append(Window([first]))
        window = made[-1]
        _place(sentence, offsets, Pieces(len(made) - 1, len(window.ids), 0), window)
        window.ids += ids
    for window in made:
        window.ids.append(last)
    return tuple(made)


def piece_id(tokenizer: Tokenizer, piece: str) -> int:
    """Return the id of a special piece; raises ValueError when the tokenizer has none such."""
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise ValueError(f"the tokenizer knows no piece {piece}")
    return found


def _place(sentence: Span, offsets: list[tuple[int, int]], start: Pieces, window: Window) -> None:
    """Note which pieces each token of a sentence became; one that became none has no entry."""
    piece = 0
    for token in sentence:
        begin = token.idx - sentence.start_char
        end = begin + len(token)
        while piece < len(offsets) and offsets[piece][1] <= begin:
            piece += 1
        after = piece
        while after < len(offsets) and offsets[after][0] < end:
            after += 1
        if after > piece:
            at = start.start
            window.tokens[token.i] = Pieces(start.window, at + piece, at + after)
