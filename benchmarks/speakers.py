"""Yardstick ``speakers``: for annotated statements, is the speaker who the article says it is?

``python -m benchmarks.speakers [--data ../shared] [--missed]``

`tests/gold/speakers` holds the annotation (its README has the conventions); without ``--data`` only
the invented texts are read. Every third text by name is held out: rules are written looking at the
others only, so its column is the one to believe.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.gold import Score, Scores, overlaps, shared_part
from rashomon.intake import IntakeOptions, read_sources
from rashomon.reading.pipeline import read
from rashomon.records import AUTHOR, Article, Reading, Span, Statement, content_id

ANNOTATIONS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "speakers"
FORMS = ("name", "surname", "title", "pronoun", "description", "group", "body", "outlet", "none")
_HOLD_OUT = 3  # every third text
_HALF = 0.5

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """One reading beside its annotation, with the reader's actors named by the gold's keys."""

    name: str
    article: Article
    reading: Reading
    gold: Row
    keys: dict[str, str | None]

    def key(self, actor: str | None) -> str | None:
        """Return the gold key of a found actor, its own id where it is nobody annotated."""
        if actor is None or actor == AUTHOR:
            return actor
        return self.keys.get(actor) or actor

    def shown(self, actor: str | None) -> str:
        """Return a found actor's name, for lists of what was missed."""
        names = {one.id: one.name for one in self.reading.actors}
        return "nobody" if actor is None else names.get(actor, actor)


def marked_by(name: str, article: Article, reading: Reading, gold: Row) -> Marked:
    """Name each actor by the annotated speaker that most of its mentions fall on."""
    votes: dict[str, Counter[str]] = {}
    for mention in reading.mentions:
        key = _nearest(mention.span, gold["speakers"]) if mention.form != "pronoun" else None
        if key is not None:
            votes.setdefault(mention.actor, Counter())[key] += 1
    keys = {
        actor: min(counted, key=lambda key: (-counted[key], key))
        for actor, counted in sorted(votes.items())
    }
    return Marked(name, article, reading, gold, dict(keys))


def _nearest(span: Span, speakers: Iterable[Row]) -> str | None:
    """The speaker whose mention shares most with a span, and at least half of the union."""
    shares = [
        (shared_part([place], [span]), speaker["key"])
        for speaker in speakers
        for place in speaker["mentions"]
        if overlaps(place, span)
    ]
    share, key = max(shares, default=(0.0, None))
    return key if share >= _HALF else None


def match(gold: Sequence[Row], found: Iterable[Statement]) -> list[Statement | None]:
    """Return for each annotated statement the one found whose content holds most of its anchor.

    The pairs that agree best come first. A found statement serves two anchors only where these lie
    apart: a nested statement that was not found is not the one around it.
    """
    pairs = sorted(
        (-shared_part([row["content"]], one.content), number, one.id, one)
        for number, row in enumerate(gold)
        for one in found
        if _covered(row["content"], one.content) >= _HALF
    )
    matched: list[Statement | None] = [None] * len(gold)
    anchors: dict[str, list[Sequence[int]]] = {}
    for alone in (True, False):
        for _, number, key, one in pairs:
            anchor = gold[number]["content"]
            taken = anchors.setdefault(key, [])
            free = (
                not taken if alone else not any(overlaps(other, Span(*anchor)) for other in taken)
            )
            if matched[number] is None and free:
                matched[number] = one
                taken.append(anchor)
    return matched


def _covered(anchor: Sequence[int], content: Iterable[Span]) -> float:
    """The share of an anchor's characters that a content holds."""
    start, end = anchor
    held = sum(max(0, min(end, span.end) - max(start, span.start)) for span in content)
    return held / (end - start)


def score(texts: Iterable[Marked]) -> Scores:
    """Return all scores over annotated readings, pooled."""
    names = (
        "statements found",
        "speaker right",
        *(f"speaker right, {form}" for form in FORMS),
        "nobody named wrongly",
        "speaker not left open",
        "one actor a speaker",
        "relays found",
        "relays real",
    )
    scores: Scores = {name: Score() for name in names}
    for marked in texts:
        rows = marked.gold["statements"]
        actors: dict[str, Counter[str]] = {}
        for row, one in zip(rows, match(rows, marked.reading.statements), strict=True):
            start, end = row["content"]
            words = " ".join(marked.article.raw[start:end].split())[:50]
            what = f"{marked.name}: {row['speaker']} ({row['form']}) {words}"
            scores["statements found"].count(one is not None, what)
            if one is not None:
                _score_speaker(marked, row, one, what, scores)
                _score_relay(marked, row, one, what, scores)
                if one.speaker is not None and marked.key(one.speaker) == row["speaker"]:
                    actors.setdefault(row["speaker"], Counter())[one.speaker] += 1
        for key, counted in sorted(actors.items()):
            what = f"{marked.name}: {key} as {len(counted)} actors"
            scores["one actor a speaker"].count(len(counted) == 1, what)
    return scores


def _score_speaker(marked: Marked, row: Row, one: Statement, what: str, scores: Scores) -> None:
    right = is_right(marked, row, one)
    open_ = not right and is_left_open(marked, row, one)
    what = f"{what}: {marked.shown(one.speaker)}"
    scores["speaker right"].count(right, what)
    scores[f"speaker right, {row['form']}"].count(right, what)
    scores["nobody named wrongly"].count(right or open_, what)
    if row["speaker"] is not None:
        scores["speaker not left open"].count(not open_, what)


def is_left_open(marked: Marked, row: Row, one: Statement) -> bool:
    """Say whether no speaker is given, or only the annotated phrase as an actor of its own.

    "The analyst" who is not joined with anybody is not known, but nobody else is blamed either.
    """
    if one.speaker is None:
        return True
    mentions = [mention for mention in marked.reading.mentions if mention.actor == one.speaker]
    nameless = all(mention.form != "name" for mention in mentions)
    return (
        nameless
        and row["source"] is not None
        and any(overlaps(row["source"], mention.span) for mention in mentions)
    )


def is_right(marked: Marked, row: Row, one: Statement) -> bool:
    """Say whether a statement is laid at the right door.

    The actor is the annotated one. Nobody is given where nobody speaks, or where the article never
    says who it is and our source phrase is the annotated one.
    """
    if one.speaker is not None:
        return marked.key(one.speaker) in (row["speaker"], *row["speakers_ok"])
    if row["speaker"] is None:
        return True
    named = {speaker["key"] for speaker in marked.gold["speakers"] if speaker["named"]}
    if row["speaker"] in named or one.source is None or row["source"] is None:
        return False
    return row["speaker"] != AUTHOR and overlaps(row["source"], one.source)


def _score_relay(marked: Marked, row: Row, one: Statement, what: str, scores: Scores) -> None:
    relay = marked.key(one.relayed_by)
    what = f"{what}: relayed by {marked.shown(one.relayed_by)}"
    if row["relayed_by"] is not None:
        scores["relays found"].count(relay == row["relayed_by"], what)
    if relay is not None:
        scores["relays real"].count(relay in (row["relayed_by"], *row["relays_ok"]), what)


def annotated(shared: Path | None) -> Iterator[tuple[str, Row, Article]]:
    """Yield name, annotation and article of each text; of the real ones only with their folder."""
    for path in sorted(ANNOTATIONS.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        folder = shared if gold.get("shared") else ANNOTATIONS
        if "statements" in gold and folder is not None:
            yield path.stem, gold, article_of(folder / gold["path"], gold["doc"])


def article_of(path: Path, doc: str | None) -> Article:
    """Read a file as intake does; a row of a yardstick's JSONL has its text as given."""
    if doc is None:
        (found,) = read_sources([path], IntakeOptions())
        if not isinstance(found, Article):
            raise ValueError(f"{path}: {found.reason}")
        return found
    with path.open(encoding="utf-8") as lines:
        text = next(row["text"] for row in map(json.loads, lines) if row["doc"] == doc)
    return Article(id=content_id("ar", text), raw=text, path=f"{path.name}:{doc}", language="en")


def marked_texts(shared: Path | None) -> list[Marked]:
    """Read all annotated texts, in the order of their names."""
    given = list(annotated(shared))
    readings = read(article for _, _, article in given)
    return [
        marked_by(name, article, reading, gold)
        for (name, gold, article), reading in zip(given, readings, strict=True)
    ]


def held_out() -> frozenset[str]:
    """Return the names of the texts that are kept for testing only: every third."""
    names = sorted(path.stem for path in ANNOTATIONS.glob("*.json") if path.stem != "schema")
    return frozenset(names[_HOLD_OUT - 1 :: _HOLD_OUT])


def main() -> None:
    """Print each score, and with ``--missed`` what was not right in the texts not held out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="the shared folder, for the real articles")
    parser.add_argument("--missed", action="store_true", help="list what was not right")
    given = parser.parse_args()
    texts = marked_texts(given.data)
    tested = held_out()
    seen = score(one for one in texts if one.name not in tested)
    unseen = score(one for one in texts if one.name in tested)
    print(f"{'':30} {'developed on':16} {'held out':16} all")
    for name, counted in seen.items():
        both = Score(counted.right + unseen[name].right, counted.of + unseen[name].of)
        print(f"{name:30} {counted!s:16} {unseen[name]!s:16} {both}")
        for what in counted.missed if given.missed else ():
            print(f"    {what}")


if __name__ == "__main__":
    main()
