"""The relation that a sentence reports between two marked actors.

    python benchmarks/plover.py --data DIR --out SYS.jsonl [--by both|frames|encoder]

The frames name the event that best covers the marked actors. The encoder weighs every word: how
likely it names an event of a type, times how likely the marked actors are its source and target.
By default the two are added as the reader weighs them (``codebook/plover/weighing.yaml``); it is
settled first whether that is cooperation or conflict, by all types on either side, and then which.

Every ``*.jsonl`` of the folder that has the input fields is read; a row out is ``{"id", "root"}``.
The yardstick's labels follow the CAMEO categories that PLOVER grew from, so `_root` undoes where
version 1.3 has moved a category: a promised concession is AGREE there, any announced material
conflict THREATEN, sanctions are COERCE, a blockade (CAMEO 191) and an attack on computers are
ASSAULT, a conviction (116) is ACCUSE. The reader itself keeps to 1.3.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Token

from benchmarks.yardstick import Row, parser_of, rows, write
from rashomon.ontology import EVENT_TYPES, Quad
from rashomon.reading.draft import Draft
from rashomon.reading.encoder import encode
from rashomon.reading.events.candidates import Candidate, Finder
from rashomon.reading.events.decision import from_frames, weighing
from rashomon.reading.events.learned import SOURCE, TARGET, Learned
from rashomon.reading.events.lemmas import content_head, lemma
from rashomon.reading.events.roles import Roles
from rashomon.reading.events.shifts import is_future
from rashomon.reading.languages import language_for
from rashomon.records import Article
from rashomon.view import view_of

FIELDS = {"id", "sentence", "source_span", "target_span"}
SANCTIONS = frozenset({"sanction", "sanctions", "embargo"})
BLOCKADES = frozenset({"blockade", "besiege", "siege"})
LEAST = 0.02
"""Probability from which a word counts, and what a root has that no word names."""
FLOOR = 0.1
"""What an actor counts for whom the encoder sees in no part."""
YIELDING = frozenset({"CONCEDE", "RETREAT"})


@dataclass(frozen=True, slots=True)
class Marked:
    """The token indices of the two marked actors, and the path between them."""

    source: frozenset[int]
    target: frozenset[int]
    path: frozenset[int]


def relation(row: Row, draft: Draft, by: str) -> str | None:
    """Return the root that frames, encoder or both find between the marked actors, if any."""
    marked = _marked(row, draft.doc)
    framed = None if by == "encoder" else _by_frames(draft.doc, marked)
    if by == "frames" or draft.encoding is None:
        return framed
    shares = _by_encoder(Learned(draft.doc, draft.encoding), marked)
    scores = {
        root: weighing().type_encoder * math.log(share + LEAST)
        + weighing().type_frame * (root == framed)
        for root, share in (({framed: 0.0} if framed else {}) | shares).items()
    }
    return _surest(scores) if scores else None


def _surest(scores: dict[str, float]) -> str:
    """Return the root with the highest score on the side that is likelier as a whole."""
    sides: dict[bool, float] = {}
    for root, score in sorted(scores.items()):
        sides[_is_conflict(root)] = sides.get(_is_conflict(root), 0.0) + math.exp(score)
    likelier = max(sorted(sides), key=sides.__getitem__)
    roots = [root for root in sorted(scores) if _is_conflict(root) == likelier]
    return max(roots, key=scores.__getitem__)


def _is_conflict(root: str) -> bool:
    conflict = (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)
    return root in EVENT_TYPES and EVENT_TYPES[root].quad in conflict  # YIELD is none of ours


def _by_encoder(learned: Learned, marked: Marked) -> dict[str, float]:
    """Return the share of each root among the events that the encoder sees."""
    actors = marked.source | marked.target
    words = [word for word in learned.triggers(LEAST) if word.i not in actors]
    shares: dict[str, float] = {}
    for word, parts in zip(words, learned.parts(words), strict=True):
        source, target = (
            max((float(parts[i][part]) for i in span if i in parts), default=0.0)
            for span, part in ((marked.source, SOURCE), (marked.target, TARGET))
        )
        opinion = learned.opinion(word.i)
        for name, share in opinion.types.items():
            candidate = Candidate(word, None, name, (), Roles(), planned=False)
            root = _root(candidate)
            weight = (source + FLOOR) * (target + FLOOR) * opinion.event
            shares[root] = shares.get(root, 0.0) + float(share * weight)
    total = sum(shares.values())
    return {root: share / total for root, share in shares.items()} if total else {}


def _by_frames(doc: Doc, marked: Marked) -> str | None:
    """Return the root of the frames' event that best covers the marked actors, if there is any."""
    events = from_frames(Finder(doc).candidates())
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
    if event.type == "COERCE" and ("cyber" in event.modes or wording & BLOCKADES):
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


def _draft(sentence: str) -> Draft:
    article = Article(id="", raw=sentence, path="")
    draft = Draft(article, view_of(article), language_for(article).parse(sentence))
    draft.encoding = encode(draft)
    return draft


def relation_rows(data: Path, by: str) -> Iterator[Row]:
    """Yield a row for each row of the yardstick's folder that has the input fields."""
    for path in sorted(data.glob("*.jsonl")):
        for row in rows(path):
            if row.keys() >= FIELDS:
                yield {"id": row["id"], "root": relation(row, _draft(row["sentence"]), by)}


def main() -> None:
    """Write one row for each input row."""
    parser = parser_of(__doc__ or "")
    parser.add_argument("--by", choices=("both", "frames", "encoder"), default="both")
    given = parser.parse_args()
    write(given.out, relation_rows(given.data, given.by))


if __name__ == "__main__":
    main()
