"""PolNeAR's documents as windows of wordpieces, with cues and what goes with each.

The file is that of `training.polnear`; its lines are packed into windows as the reader packs
sentences. A cue sees at most `REACH` pieces to either side.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer
from training.encoder import silver
from training.encoder.examples import NO_LABEL, Related, Window, inside
from training.encoder.silver import Silver

from rashomon.reading.encoder.labels import CUES, PARTS, Labels
from rashomon.reading.encoder.windows import LONGEST, piece_id
from rashomon.records import Span

REACH = 110
"""Pieces to either side of a cue in which its speaker and content are looked for."""
TRUST = 0.5
"""What a label of the frames counts, against one of the authored examples."""


def windows(path: Path, tokenizer: Tokenizer, labels: Labels) -> Iterator[Window]:
    """Yield the windows of a file's documents, in order, with the events of the frames."""
    with path.open(encoding="utf-8") as rows:
        for row, found in zip(rows, silver.events(path), strict=True):
            document = json.loads(row)
            for ids, offsets in _packed(document["text"], tokenizer):
                window = _window(ids, offsets, document["attributions"], tokenizer)
                _mark(window, offsets, found, labels)
                yield window


def _mark(window: Window, offsets: Sequence[Span], found: Iterable[Silver], labels: Labels) -> None:
    """Label the triggers of a window as the frames see them."""
    window.trust = TRUST
    window.triggers[1:-1] = [0] * len(offsets)
    for event in found:
        for piece in inside(offsets, (event.span,), 1):
            window.triggers[piece] = labels.types.index(event.type)


def _packed(text: str, tokenizer: Tokenizer) -> Iterator[tuple[list[int], list[Span]]]:
    ids: list[int] = []
    offsets: list[Span] = []
    start = 0
    for line in text.split("\n"):
        cut = tokenizer.encode(line, add_special_tokens=False)
        pieces, places = cut.ids, [Span(a + start, b + start) for a, b in cut.offsets]
        start += len(line) + 1
        if ids and len(ids) + len(pieces) > LONGEST - 2:
            yield ids, offsets
            ids, offsets = [], []
        ids, offsets = ids + pieces[: LONGEST - 2], offsets + places[: LONGEST - 2]
    if ids:
        yield ids, offsets


def _window(
    ids: Sequence[int],
    offsets: Sequence[Span],
    attributions: Sequence[dict[str, Any]],
    tokenizer: Tokenizer,
) -> Window:
    first, last = piece_id(tokenizer, "[CLS]"), piece_id(tokenizer, "[SEP]")
    size = len(ids) + 2
    made = Window([first, *ids, last], [NO_LABEL] * size, [NO_LABEL] + [0] * len(ids) + [NO_LABEL])
    within = Span(offsets[0].start, offsets[-1].end)
    for given in attributions:
        cue = [Span(*pair) for pair in given["cue"] or ()]
        if not cue or cue[0].start >= within.end or cue[0].end <= within.start:
            continue
        pieces = inside(offsets, cue)
        if not pieces:
            continue
        for number, piece in enumerate(pieces):
            follows = number > 0 and pieces[number - 1] == piece - 1
            made.cues[piece + 1] = CUES.index("inside" if follows else "begin")
        made.related.append(_related(pieces, offsets, given))
    return made


def _related(pieces: Sequence[int], offsets: Sequence[Span], given: dict[str, Any]) -> Related:
    start = max(0, pieces[0] - REACH)
    end = min(len(offsets), pieces[-1] + 1 + REACH)
    sides = {"speaker": given["source"], "content": given["content"]}
    played = {
        PARTS.index(part): [
            piece
            for piece in inside(offsets, [Span(*pair) for pair in spans or ()], 1)
            if start < piece <= end
        ]
        for part, spans in sides.items()
    }
    return Related(tuple(piece + 1 for piece in pieces), start + 1, end + 1, played)
