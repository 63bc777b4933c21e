"""What careful readers wrote down for a few articles, held against what the reader found.

`tests/gold/articles` annotates the five real articles (its README has the conventions). Matching is
by overlap: two readers rarely agree on the last word of a span. Every figure is a `Score`: how many
were right, of how many.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.records import AUTHOR, Article, EventMention, Forecast, Reading, Span, Statement

ANNOTATIONS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "articles"

Row = dict[str, Any]


@dataclass(slots=True)
class Score:
    """How many were right, of how many, and what was not (for whoever mends it)."""

    right: int = 0
    of: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, right: bool, what: str = "") -> None:
        """Count one."""
        self.right += right
        self.of += 1
        if not right:
            self.missed.append(what)

    @property
    def rate(self) -> float:
        """The share that was right; 0 where there was nothing to get right."""
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.rate:.2f} ({self.right}/{self.of})"


Scores = dict[str, Score]


def overlaps(a: Sequence[int], b: Span) -> bool:
    """Say whether a gold span ``[start, end]`` and a found one share a character."""
    return a[0] < b.end and b.start < a[1]


def shared_part(gold: Iterable[Sequence[int]], found: Iterable[Span]) -> float:
    """Return the intersection over union of two sets of spans, in characters."""
    wanted = {at for start, end in gold for at in range(start, end)}
    got = {at for span in found for at in range(span.start, span.end)}
    return len(wanted & got) / len(wanted | got) if wanted | got else 0.0


def annotation_of(article: Article) -> Row:
    """Return the annotation of one of the five articles (found by its number)."""
    path = ANNOTATIONS / f"{Path(article.path).name[:3]}.json"
    annotation: Row = json.loads(path.read_text(encoding="utf-8"))
    return annotation


class Marked:
    """One reading beside its annotation, with the reader's actors named by the gold's keys."""

    def __init__(self, article: Article, reading: Reading, annotation: Row) -> None:
        self.article, self.reading, self.gold = article, reading, annotation
        self.keys = {actor.id: self._key(actor.id) for actor in reading.actors}

    def _key(self, actor: str) -> str | None:
        """The gold actor that most mentions of a found actor fall on.

        Mentions nest ("Kremlin" in "former Kremlin adviser"), so each counts for what is shared.
        """
        votes: dict[str, float] = {}
        for mention in self.reading.mentions:
            if mention.actor != actor:
                continue
            for gold in self.gold["actors"]:
                for place in (*gold["mentions"], *gold.get("optional", ())):
                    part = shared_part([place], [mention.span])
                    votes[gold["key"]] = votes.get(gold["key"], 0.0) + part
        known = {key: votes[key] for key in votes if votes[key]}
        return min(known, key=lambda key: (-known[key], key)) if known else None

    def key(self, actor: str | None) -> str | None:
        """Return the gold key of an actor reference; the author stays the author."""
        return AUTHOR if actor == AUTHOR else self.keys.get(actor or "")

    def words(self, span: Span) -> str:
        """Return a found span's words, for lists of what was missed."""
        return " ".join(self.article.raw[span.start : span.end].split())[:80]

    def gold_words(self, span: Sequence[int]) -> str:
        """Return a gold span's words, for lists of what was missed."""
        return self.words(Span(*span))


def score_events(marked: Marked, scores: Scores) -> None:
    """Core recall, precision, and whether type, date, voice and participants are right."""
    events = marked.reading.events
    matched: set[str] = set()
    for gold in marked.gold["events"]:
        found = _best_event(gold, events)
        what = f"{marked.article.path[:3]} {gold['type']} {marked.gold_words(gold['triggers'][0])}"
        if gold["core"]:
            scores["core events found"].count(found is not None, what)
        if found is None:
            continue
        matched.add(found.id)
        right = found.type in (gold["type"], *gold["types_ok"])
        scores["event type"].count(right, f"{what} as {found.type}")
        if right:
            _score_event_details(marked, gold, found, what, scores)
    spans = [gold["triggers"] for gold in marked.gold["events"]]
    for event in events:
        known = any(overlaps(trigger, event.trigger) for its in spans for trigger in its)
        what = f"{marked.article.path[:3]} {event.type} {marked.words(event.trigger)}"
        scores["events real"].count(known, what)


def _best_event(gold: Row, events: Iterable[EventMention]) -> EventMention | None:
    near = [one for one in events if any(overlaps(span, one.trigger) for span in gold["triggers"])]
    near.sort(key=lambda one: (one.type != gold["type"], one.type not in gold["types_ok"], one.id))
    return near[0] if near else None


def _score_event_details(
    marked: Marked, gold: Row, found: EventMention, what: str, scores: Scores
) -> None:
    sources = {marked.key(actor) for actor in found.sources}
    targets = {marked.key(actor) for actor in found.targets}
    shown = f"{what} {sources}->{targets} for {gold['sources']}->{gold['targets']}"
    scores["source and target"].count(_parties_right(gold, found, sources, targets), shown)
    for side in filter(None, (sources, targets)):
        scores["named parties right"].count(
            side <= _defensible(gold, found, side is sources), shown
        )
    scores["polarity"].count(found.factuality.polarity == gold["polarity"], what)
    if gold["polarity"] == "negative":
        scores["denied or negated"].count(found.factuality.polarity == "negative", what)
    scores["voice"].count(
        (marked.key(found.asserted_by) or "unknown") == gold["asserted_by"],
        f"{what} by {marked.key(found.asserted_by)} for {gold['asserted_by']}",
    )


def _parties_right(
    gold: Row, found: EventMention, sources: set[str | None], targets: set[str | None]
) -> bool:
    """Say whether the parties are right; of a meeting or a joint act, in either role."""
    if _is_joint(gold, found):
        known = _defensible(gold, found, of_sources=True)
        return _cast_right(sources | targets, [*gold["sources"], *gold["targets"]], known)
    return _cast_right(
        sources, gold["sources"], _defensible(gold, found, of_sources=True)
    ) and _cast_right(targets, gold["targets"], _defensible(gold, found, of_sources=False))


def _is_joint(gold: Row, found: EventMention) -> bool:
    """Say whether the roles do not matter: PLOVER names a recipient of a CONSULT only of a host."""
    meeting = found.type == "CONSULT" and "visit" not in gold["modes"]
    return meeting or set(gold["sources"]) <= set(gold["targets_ok"])


def _defensible(gold: Row, found: EventMention, of_sources: bool) -> set[str | None]:
    """Return whom a competent coder could name on one side; of a joint act, on either."""
    joint = _is_joint(gold, found)
    known: set[str | None] = set()
    if joint or of_sources:
        known |= {*gold["sources"], *gold["sources_ok"]}
    if joint or not of_sources:
        known |= {*gold["targets"], *gold["targets_ok"]}
    return known


def _cast_right(found: set[str | None], wanted: Sequence[str], defensible: set[str | None]) -> bool:
    return found <= defensible and bool(found or not wanted)


def score_statements(marked: Marked, scores: Scores) -> None:
    """Statements by the overlap of their content (half of the union), and their speakers."""
    found = list(marked.reading.statements)
    taken: set[str] = set()
    for gold in marked.gold["statements"]:
        best = max(
            (one for one in found if one.id not in taken),
            key=lambda one: (shared_part(gold["content"], one.content), one.id),
            default=None,
        )
        hit = best is not None and shared_part(gold["content"], best.content) >= 0.5
        what = f"{marked.article.path[:3]} {marked.gold_words(gold['content'][0])}"
        scores["statements found"].count(hit, what)
        if best is None or not hit:
            continue
        taken.add(best.id)
        _score_speaker(marked, gold, best, what, scores)
        if gold["polarity"] == "negative":
            scores["denials negative"].count(best.polarity == "negative", what)
    for one in found:
        what = f"{marked.article.path[:3]} {marked.words(one.content[0])}"
        scores["statements real"].count(one.id in taken, what)


def _score_speaker(marked: Marked, gold: Row, found: Statement, what: str, scores: Scores) -> None:
    if gold["speaker"] is not None:
        right = marked.key(found.speaker) in (gold["speaker"], *gold["speakers_ok"])
        scores["speaker"].count(right, f"{what}: {marked.key(found.speaker)}")


def score_forecasts(marked: Marked, scores: Scores) -> None:
    """Forecasts by overlap: core recall, precision, speakers."""
    found = marked.reading.forecasts
    for gold in marked.gold["forecasts"]:
        near = [one for one in found if overlaps(gold["span"], one.span)]
        what = f"{marked.article.path[:3]} {marked.gold_words(gold['span'])}"
        if gold["core"]:
            scores["core forecasts found"].count(bool(near), what)
        if near:
            best = max(near, key=lambda one: shared_part([gold["span"]], [one.span]))
            scores["forecaster"].count(marked.key(best.speaker) == gold["speaker"], what)
    for one in found:
        scores["forecasts real"].count(_is_forecast(one, marked), marked.words(one.span))


def _is_forecast(found: Forecast, marked: Marked) -> bool:
    return any(overlaps(gold["span"], found.span) for gold in marked.gold["forecasts"])


def score_actors(marked: Marked, scores: Scores) -> None:
    """Named mentions found, and whether actors are one where gold's are one, and only there."""
    for gold in marked.gold["actors"]:
        carriers: Counter[str] = Counter()
        for place in gold["mentions"]:
            near = [one for one in marked.reading.mentions if overlaps(place, one.span)]
            what = f"{marked.article.path[:3]} {gold['key']} {marked.gold_words(place)}"
            scores["actor mentions found"].count(bool(near), what)
            carriers.update({one.actor for one in near if marked.key(one.actor) == gold["key"]})
        whole = max(carriers.values(), default=0)
        for at in range(len(gold["mentions"])):
            what = f"{marked.article.path[:3]} {gold['key']}: {whole} of {len(gold['mentions'])}"
            scores["mentions in one actor"].count(at < whole, what)
    for actor in marked.reading.actors:
        keys = set()
        for mention in marked.reading.mentions:
            if mention.actor == actor.id and mention.form == "name":
                keys |= _exact_keys(marked, mention.span)
        joined = [pair for pair in marked.gold["not_same"] if set(pair) <= keys]
        scores["no two people joined"].count(not joined, f"{marked.article.path[:3]} {joined}")


def _exact_keys(marked: Marked, span: Span) -> set[str]:
    """The gold actors whose mention a name ends; "her eldest son" may hold her name before it."""
    return {
        gold["key"]
        for gold in marked.gold["actors"]
        for place in gold["mentions"]
        if place[0] <= span.start and span.end == place[1]
    }


def score(articles: Iterable[Article], readings: Iterable[Reading]) -> Scores:
    """Return all scores over articles and their readings, pooled."""
    names = (
        "core events found",
        "events real",
        "event type",
        "source and target",
        "named parties right",
        "polarity",
        "denied or negated",
        "voice",
        "statements found",
        "statements real",
        "speaker",
        "denials negative",
        "core forecasts found",
        "forecasts real",
        "forecaster",
        "actor mentions found",
        "mentions in one actor",
        "no two people joined",
    )
    scores: Scores = {name: Score() for name in names}
    for article, reading in zip(articles, readings, strict=True):
        marked = Marked(article, reading, annotation_of(article))
        for part in (score_events, score_statements, score_forecasts, score_actors):
            part(marked, scores)
    return scores


def print_scores(scores: Scores, missed: bool) -> None:
    """Print each score, and what was not right where that is asked for."""
    for name, counted in scores.items():
        print(f"{name:30} {counted}")
        for what in counted.missed if missed else ():
            print(f"    {what}")
