"""The authored examples as wordpieces and labels, packed into windows of several sentences.

The encoder reads paragraphs, the examples are single sentences, of events or of degrees; so that
the first look like the last, a window packs a random number of examples, each with its own labels.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer
from training.corpus import Example, MarkedEvent
from training.corpus.degrees import Sentence

from rashomon.reading.encoder.labels import PARTS, Labels
from rashomon.reading.encoder.windows import piece_id
from rashomon.records import Span

NO_LABEL = -100
"""What the loss skips (PyTorch's default ``ignore_index``)."""

_OF_EVENTS = tuple(PARTS.index(part) for part in ("source", "target", "voice"))


@dataclass(frozen=True, slots=True)
class Related:
    """What a trigger or a cue goes with, among the pieces ``[start, end)`` around it.

    ``played`` holds, by column of `PARTS`, the pieces that play the part; the annotation says
    nothing of the columns that are missing.
    """

    anchor: tuple[int, ...]
    start: int
    end: int
    played: dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class EventLabels:
    """The labels of one trigger: indices into the lists of `Labels`."""

    piece: int
    modes: tuple[int, ...]
    type: int
    certainty: int
    negative: int
    time: int


@dataclass(slots=True)
class Window:
    """Wordpieces of several sentences, with the labels of each; lengths exclude padding.

    ``degrees`` has the first piece of a marked word and its two degrees;
    ``trust`` weighs what ``triggers`` says: less where the frames and no person marked them.
    """

    ids: list[int]
    triggers: list[int]
    cues: list[int]
    events: list[EventLabels] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    contexts: list[tuple[int, int, tuple[int, ...]]] = field(default_factory=list)
    degrees: list[tuple[int, int, int]] = field(default_factory=list)
    trust: float = 1.0


class Pieces:
    """Cuts text into wordpieces."""

    def __init__(self, tokenizer: Tokenizer, labels: Labels) -> None:
        self._tokenizer = tokenizer
        self.labels = labels
        self.first = piece_id(tokenizer, "[CLS]")
        self.last = piece_id(tokenizer, "[SEP]")
        self.mask = piece_id(tokenizer, "[MASK]")

    def window(self, examples: Iterable[Example | Sentence]) -> Window:
        """Return the window that holds the examples one after the other."""
        made = Window([self.first], [NO_LABEL], [NO_LABEL])
        for example in examples:
            if isinstance(example, Example):
                self._add(example, made)
            else:
                self._add_degrees(example, made)
        made.ids.append(self.last)
        made.triggers.append(NO_LABEL)
        made.cues += [NO_LABEL] * (len(made.ids) - len(made.cues))
        return made

    def length(self, example: Example | Sentence) -> int:
        """Return the number of pieces of an example."""
        return len(self._tokenizer.encode(example.text, add_special_tokens=False).ids)

    def _add(self, example: Example, window: Window) -> None:
        cut = self._tokenizer.encode(example.text, add_special_tokens=False)
        start = len(window.ids)
        end = start + len(cut.ids)
        offsets = [Span(*pair) for pair in cut.offsets]
        triggers = [0] * len(offsets)
        for event in example.events:
            pieces = inside(offsets, (event.trigger,))
            for piece in pieces:
                triggers[piece] = self.labels.types.index(event.type)
            window.events.append(self._event(event, start + pieces[0]))
            sides = zip(_OF_EVENTS, (event.sources, event.targets, event.voice), strict=True)
            played = {part: inside(offsets, spans, start) for part, spans in sides}
            anchor = tuple(start + piece for piece in pieces)
            window.related.append(Related(anchor, start, end, played))
        window.ids += cut.ids
        window.triggers += triggers
        contexts = tuple(self.labels.contexts.index(name) for name in example.contexts)
        window.contexts.append((start, end, contexts))

    def _add_degrees(self, sentence: Sentence, window: Window) -> None:
        """Add a sentence of which nothing but its degrees is known."""
        cut = self._tokenizer.encode(sentence.text, add_special_tokens=False)
        offsets = [Span(*pair) for pair in cut.offsets]
        for one in sentence.degrees:
            piece = inside(offsets, (one.span,), len(window.ids))[0]
            window.degrees.append((piece, one.happened, one.committed))
        window.ids += cut.ids
        window.triggers += [NO_LABEL] * len(offsets)

    def _event(self, event: MarkedEvent, piece: int) -> EventLabels:
        known, fact = self.labels, event.factuality
        return EventLabels(
            piece=piece,
            modes=tuple(known.modes.index(f"{event.type}.{mode}") for mode in event.modes),
            type=known.types.index(event.type),
            certainty=known.certainties.index(fact.certainty),
            negative=int(fact.polarity == "negative"),
            time=known.times.index(fact.time),
        )


def packed(
    examples: Sequence[Example | Sentence], pieces: Pieces, rng: random.Random, longest: int
) -> Iterator[Window]:
    """Yield windows of one to six examples, at most `longest` pieces, in random order."""
    order = list(examples)
    rng.shuffle(order)
    pack: list[Example | Sentence] = []
    filled, wanted = 0, rng.randint(1, 6)
    for example in order:
        length = pieces.length(example)
        if pack and (len(pack) == wanted or filled + length > longest - 2):
            yield pieces.window(pack)
            pack, filled, wanted = [], 0, rng.randint(1, 6)
        pack.append(example)
        filled += length
    if pack:
        yield pieces.window(pack)


def inside(offsets: Sequence[Span], spans: Iterable[Span], first: int = 0) -> list[int]:
    """Return the pieces that some spans touch, counted from `first`."""
    wanted = list(spans)
    return [
        index
        for index, piece in enumerate(offsets, first)
        if any(piece.start < span.end and span.start < piece.end for span in wanted)
    ]
