"""The relation that a sentence reports between two marked actors, as the frames see it.

    python benchmarks/plover.py --data DIR --out SYS.jsonl

Every ``*.jsonl`` of the folder that has the input fields is read; a row out is ``{"id", "root"}``.
The yardstick's labels follow the CAMEO categories that PLOVER grew from, so `_root` undoes where
version 1.3 has moved a category: a promised concession is AGREE there, any announced material
conflict THREATEN, sanctions are COERCE, a blockade (CAMEO 191) ASSAULT and a conviction (116)
ACCUSE. The reader itself keeps to 1.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.reading.events.arguments import content_head, lemma
from rashomon.reading.events.candidates import Candidate, Finder
from rashomon.reading.events.decision import decide
from rashomon.reading.events.shifts import is_future
from rashomon.reading.languages import language_for
from rashomon.records import Article

FIELDS = {"id", "sentence", "source_span", "target_span"}
SANCTIONS = frozenset({"sanction", "sanctions", "embargo"})
BLOCKADES = frozenset({"blockade", "besiege", "siege"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Marked:
    """The token indices of the two marked actors, and the path between them."""

    source: frozenset[int]
    target: frozenset[int]
    path: frozenset[int]


def relation(row: Row, doc: Doc) -> str | None:
    """Return the PLOVER root of the event that best covers the marked actors, if there is any."""
    marked = _marked(row, doc)
    events = decide(Finder(doc).candidates())
    if not events:
        return None
    asked_for = frozenset[int]().union(*(event.about for event in events))
    told = [event for event in events if event.trigger.i not in asked_for] or list(events)
    best = max(told, key=lambda event: _rank(event, marked))
    return _root(best)


def _root(event: Candidate) -> str:
    """Return an event's type as the yardstick's older codebook has it."""
    wording = {lemma(event.trigger), *(lemma(event.trigger.doc[i]) for i in event.absorbed)}
    if event.type in YIELDING:
        return "AGREE" if event.planned else "YIELD"
    if EVENT_TYPES[event.type].quad is Quad.MATERIAL_CONFLICT and is_future(event.trigger):
        return "THREATEN"
    if event.type == "SANCTION" and "convict" in event.modes:
        return "ACCUSE"
    if event.type == "SANCTION" and wording & SANCTIONS:
        return "COERCE"
    if event.type == "COERCE" and wording & BLOCKADES:
        return "ASSAULT"
    return event.type


def _rank(event: Candidate, marked: Marked) -> tuple[float, ...]:
    source = _covers(event.roles.sources, marked.source)
    target = _covers(event.roles.targets, marked.target)
    both = _covers(event.roles.sources, marked.target)
    swapped = _covers(event.roles.targets, marked.source)
    near = min((_steps(event.trigger, i) for i in sorted(marked.path)), default=99)
    return (
        2.2 * source + 2 * target + both * source - swapped,
        float(event.trigger.i in marked.path),
        -near,
        -float(event.trigger.i),
    )


def _covers(heads: Iterable[Token], span: frozenset[int]) -> float:
    """Return 1 when an argument's head lies in a span, half when the span lies in its phrase."""
    best = 0.0
    for head in heads:
        if head.i in span or content_head(head).i in span:
            return 1.0
        if not span.isdisjoint(token.i for token in head.subtree):
            best = 0.5
    return best


def _steps(token: Token, index: int) -> int:
    other = token.doc[index]
    up = [token, *token.ancestors]
    for steps, ancestor in enumerate([other, *other.ancestors]):
        if ancestor in up:
            return steps + up.index(ancestor)
    return 99


def _marked(row: Row, doc: Doc) -> Marked:
    source = _tokens(doc, row["source_span"])
    target = _tokens(doc, row["target_span"])
    path: set[int] = set()
    if source and target:
        start, end = _top(doc, source), _top(doc, target)
        down = [start, *start.ancestors]
        for ancestor in [end, *end.ancestors]:
            path.add(ancestor.i)
            if ancestor in down:
                path |= {token.i for token in down[: down.index(ancestor) + 1]}
                break
    return Marked(source, target, frozenset(path - source - target))


def _tokens(doc: Doc, span: list[int] | None) -> frozenset[int]:
    if span is None:
        return frozenset()
    words = doc.char_span(span[0], span[1], alignment_mode="expand")
    return frozenset() if words is None else frozenset(range(words.start, words.end))


def _top(doc: Doc, tokens: frozenset[int]) -> Token:
    first, last = min(tokens), max(tokens) + 1
    return doc[first:last].root


def main() -> None:
    """Write one row for each input row."""
    data, out = arguments(__doc__ or "")
    parse = language_for(Article(id="", raw="", path="")).parse

    def found() -> Iterator[Row]:
        for path in sorted(data.glob("*.jsonl")):
            for row in rows(path):
                if row.keys() >= FIELDS:
                    yield {"id": row["id"], "root": relation(row, parse(row["sentence"]))}

    write(out, found())


if __name__ == "__main__":
    main()
