"""Events that the frames find in news, as labels for the encoder.

The authored examples hold an event in two sentences of three; news does not. From documents in
which the frames' events are marked the encoder learns how seldom a word names one, and the
examples keep teaching it the words that the frames do not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.polnear import parsed

from rashomon.reading.events.candidates import Finder
from rashomon.reading.events.decision import from_frames
from rashomon.records import Span


@dataclass(frozen=True, slots=True)
class Silver:
    """An event that a frame found: its trigger's place in the document, and its type."""

    span: Span
    type: str


def events(path: Path) -> Iterator[tuple[Silver, ...]]:
    """Yield the frames' events of each document of a file (see `training.polnear`)."""
    with path.open(encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]
    for doc in parsed(texts):
        yield tuple(
            Silver(Span(one.word.idx, one.word.idx + len(one.word)), one.type)
            for one in from_frames(Finder(doc).candidates())
        )
