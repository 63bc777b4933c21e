"""Yardstick ``linking``: which given event mentions are one event, across documents?

Documents are put into affairs by what they share (they have no dates), then mentions into events
within an affair: by kindred words, what stands around them, and their arguments.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from spacy.tokens import Doc, Token

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.linking.clusters import Partition
from rashomon.linking.cohesion import Scores, grow
from rashomon.linking.stories import group_affairs
from rashomon.linking.storytext import StoryText, weights
from rashomon.linking.text import Vector, cosine, inverse_frequencies, unit_vector
from rashomon.linking.wording import Kinship, is_generic, kinship
from rashomon.reading.languages import language_for
from rashomon.records import Article

KINSHIP = {Kinship.SAME: 0.6, Kinship.ROOT: 0.35, Kinship.CLASS: 0.0, Kinship.NONE: -0.45}
BIAS, SURROUNDINGS, SHARED_ARGUMENT, OTHER_ARGUMENTS = -0.3, 2.2, 0.25, -0.3
SAME_DOCUMENT, SAME_SENTENCE, GENERIC = 0.7, -3.7, -1.5
THRESHOLD, COHESION = 0.4, 0.5

_ARGUMENTS = frozenset(("nsubj", "dobj", "nsubjpass", "poss", "compound", "amod", "nmod"))
_PREPOSITIONS = frozenset(("prep", "agent"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention with its head's lemma, its words, its arguments, and the words around it."""

    id: str
    doc: str
    sentence: int
    head: str
    words: frozenset[str]
    arguments: frozenset[str]
    around: Vector


def affairs(docs: Iterable[Row]) -> dict[str, str]:
    """Return for each document the affair that it is about."""
    weight, texts = weights(), []
    for doc in docs:
        lines = [line for line in doc["text"].split("\n") if not line.startswith("http")]
        words = " ".join(lines).split()
        lead, body = words[: weight.lead_words], words[: weight.body_words]
        texts.append(StoryText(doc["doc"], "", " ".join(lead), " ".join(body)))
    return {doc: members[0] for members in group_affairs(texts) for doc in members}


def read_mentions(texts: Mapping[str, str], given: Iterable[Row]) -> list[Mention]:
    """Return the mentions with what their parsed line says about them."""
    lines: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
    for row in given:
        text = texts[row["doc"]]
        start = text.rfind("\n", 0, row["start"]) + 1
        end = text.find("\n", row["end"])
        lines[(row["doc"], start, end if end >= 0 else len(text))].append(row)
    language = language_for(Article(id="", raw="", path=""))
    parsed = []
    for (doc, start, end), listed in sorted(lines.items()):
        parse = language.parse(texts[doc][start:end])
        parsed += [(row, parse, start) for row in listed]
    context = {row["mid"]: _context(parse) for row, parse, _ in parsed}
    rarity = inverse_frequencies(context.values())
    return [
        _mention(row, parse, start, context[row["mid"]], rarity) for row, parse, start in parsed
    ]


def _context(parse: Doc) -> set[str]:
    return {token.lemma_.lower() for token in parse if token.is_alpha and not token.is_stop}


def _mention(
    row: Row, parse: Doc, start: int, context: set[str], rarity: Mapping[str, float]
) -> Mention:
    span = parse.char_span(row["start"] - start, row["end"] - start, alignment_mode="expand")
    if span is None:
        raise ValueError(f"mention {row['mid']} has no words")
    words = frozenset(token.lemma_.lower() for token in span if not token.is_stop)
    around = unit_vector({word: rarity[word] for word in sorted(context - words)})
    head: Token = span.root
    return Mention(
        id=row["mid"],
        doc=row["doc"],
        sentence=row["sent"],
        head=head.lemma_.lower(),
        words=words,
        arguments=frozenset(_arguments(head)),
        around=around,
    )


def _arguments(head: Token) -> Iterable[str]:
    for child in head.children:
        if child.dep_ in _ARGUMENTS:
            yield child.lemma_.lower()
        elif child.dep_ in _PREPOSITIONS:
            yield from (below.lemma_.lower() for below in child.children if below.dep_ == "pobj")


def score(a: Mention, b: Mention) -> float | None:
    """Return how sure it is that two mentions of an affair are one event; None: no kin at all."""
    kin = kinship(a.head, b.head)
    if not kin and not a.words & b.words:
        return None
    shared = len(a.arguments & b.arguments)
    total = BIAS + KINSHIP[kin] + SURROUNDINGS * cosine(a.around, b.around)
    total += SHARED_ARGUMENT * min(shared, 2)
    total += OTHER_ARGUMENTS * bool(a.arguments and b.arguments and not shared)
    total += GENERIC * is_generic(a.head)
    if a.doc == b.doc:
        total += SAME_DOCUMENT + SAME_SENTENCE * (a.sentence == b.sentence)
    return 1 / (1 + math.exp(-total))


def given_mentions(path: Path) -> list[Row]:
    """Return the scored event mentions."""
    events = (row for row in rows(path) if row["kind"] == "event")
    return [row for row in events if row.get("gold_sentence", True)]


def main() -> None:
    """Cluster the event mentions of ``dev/``."""
    data, out = arguments("Cluster event mentions across documents.")
    docs = list(rows(data / "dev" / "docs.jsonl"))
    affair = affairs(docs)
    texts = {doc["doc"]: doc["text"] for doc in docs}
    mentions = read_mentions(texts, given_mentions(data / "dev" / "mentions.jsonl"))
    blocks: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.id):
        blocks[affair[mention.doc]].append(mention)
    ids = [mention.id for mention in mentions]
    at = {key: number for number, key in enumerate(ids)}
    found = [
        (at[a.id], at[b.id], alike)
        for block in blocks.values()
        for a, b in combinations(block, 2)
        if (alike := score(a, b)) is not None
    ]
    scores = Scores(
        np.array([a for a, _, _ in found], dtype=np.int64),
        np.array([b for _, b, _ in found], dtype=np.int64),
        np.array([alike for _, _, alike in found], dtype=np.float64),
    )
    partition = Partition(ids)
    grow(partition, ids, scores, THRESHOLD, COHESION)
    write(
        out,
        ({"mid": mid, "cluster": group[0]} for group in partition.groups() for mid in group),
    )


if __name__ == "__main__":
    main()
