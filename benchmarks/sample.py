"""The sample corpus against the dossier that its author wrote by hand beside it.

``python -m benchmarks.sample [--missed]``. The corpus is small and close to its makers: it shows
what a good dossier holds and catches regressions, and it measures nothing else.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import rashomon
from benchmarks.gold import Score, Scores, overlaps, print_scores, shared_part
from rashomon.dossier import Dossier
from rashomon.dossier.rows import (
    ActorMentionRow,
    ActorRow,
    ContrastRow,
    EventMentionRow,
    ForecastRow,
    StatementRow,
)
from rashomon.links import Passage
from rashomon.records import Span

CORPUS = Path(__file__).resolve().parent.parent / "examples" / "belarus-2020"
NAMES = (
    "core events found",
    "event type",
    "one event across articles",
    "statements found",
    "forecasts found",
    "one actor under all spellings",
    "no two actors joined",
    "contrasts found",
    "contrasts real",
    "no trap reported",
)

Row = dict[str, Any]


def expected(table: str) -> Any:
    """Return one file of the expected dossier."""
    return json.loads((CORPUS / "expected" / f"{table}.json").read_text(encoding="utf-8"))


def score(dossier: Dossier) -> Scores:
    """Return all scores of a dossier of the sample corpus."""
    scores: Scores = {name: Score() for name in NAMES}
    ids = _article_ids(dossier)
    _score_events(dossier, ids, scores)
    _score_actors(dossier, ids, scores)
    _score_contrasts(dossier, ids, scores)
    contents = [
        (row.article, row.content)
        for row in dossier.select(StatementRow, "SELECT * FROM statements")
    ]
    for gold in expected("statements"):
        spans = [(one["start"], one["end"]) for one in gold["content"]]
        near = any(
            article == ids[gold["article"]] and shared_part(spans, content) >= 0.5
            for article, content in contents
        )
        scores["statements found"].count(near, f"{gold['article']} {gold['content'][0]['text']}")
    forecasts = dossier.select(ForecastRow, "SELECT * FROM forecasts")
    for gold in expected("forecasts"):
        if not gold["intention"]:
            near = any(_touches(gold, ids, row.article, row.start, row.end) for row in forecasts)
            scores["forecasts found"].count(near, f"{gold['article']} {gold['text']}")
    return scores


def _article_ids(dossier: Dossier) -> dict[str, str]:
    """Return the dossier's id of each annotated article."""
    by_path = {row.path: row.id for row in dossier.lookup.articles.values()}
    by_url = {row.url: row.id for row in dossier.lookup.articles.values()}
    rows = (CORPUS / "articles" / "media-cloud.jsonl").read_text(encoding="utf-8").splitlines()
    found = {row["id"]: by_url[row["url"]] for row in map(json.loads, rows)}
    for gold in expected("articles"):
        if gold["article"] not in found:
            found[gold["article"]] = by_path[gold["file"]]
    return found


def _touches(gold: Row, ids: dict[str, str], article: str, start: int, end: int) -> bool:
    return ids[gold["article"]] == article and overlaps(
        (gold["start"], gold["end"]), Span(start, end)
    )


def _score_events(dossier: Dossier, ids: dict[str, str], scores: Scores) -> None:
    mentions = dossier.select(EventMentionRow, "SELECT * FROM event_mentions ORDER BY id")
    events: dict[str, list[str]] = {}
    for gold in expected("events"):
        near = [
            one
            for one in mentions
            if one.article == ids[gold["article"]]
            and any(overlaps((t["start"], t["end"]), one.trigger) for t in gold["triggers"])
        ]
        types = (gold["type"], *gold["also"])
        near.sort(key=lambda one: one.type not in types)
        what = f"{gold['article']} {gold['type']} {gold['triggers'][0]['text']}"
        scores["core events found"].count(bool(near), what)
        if near:
            scores["event type"].count(near[0].type in types, f"{what} as {near[0].type}")
            events.setdefault(gold["event"], []).append(near[0].event)
    for event, found in events.items():
        for one in found[1:]:
            scores["one event across articles"].count(one == found[0], event)


def _score_actors(dossier: Dossier, ids: dict[str, str], scores: Scores) -> None:
    kinds = {row.id: row.kind for row in dossier.select(ActorRow, "SELECT * FROM actors")}
    rows = dossier.select(ActorMentionRow, "SELECT * FROM actor_mentions WHERE form = 'name'")
    gold = expected("actors")
    carriers = {
        actor["actor"]: {
            row.actor
            for row in rows
            for mention in actor["mentions"]
            if ids[mention["article"]] == row.article
            and mention["start"] <= row.start
            and row.end == mention["end"]
            and kinds[row.actor] == actor["kind"]
        }
        for actor in gold["actors"]
    }
    for actor, found in carriers.items():
        if found:
            scores["one actor under all spellings"].count(len(found) == 1, actor)
    for pair in gold["different"]:
        joined = carriers[pair["a"]] & carriers[pair["b"]]
        scores["no two actors joined"].count(not joined, f"{pair['a']} and {pair['b']}")


def _score_contrasts(dossier: Dossier, ids: dict[str, str], scores: Scores) -> None:
    found = dossier.select(ContrastRow, "SELECT * FROM contrasts ORDER BY id")
    gold = expected("contrasts")

    def shown(pair: Row) -> Callable[[ContrastRow], bool]:
        def meets(passage: Passage, side: Row) -> bool:
            return _touches(side, ids, passage.article, passage.start, passage.end)

        return lambda row: (
            (meets(row.a, pair["a"]) and meets(row.b, pair["b"]))
            or (meets(row.a, pair["b"]) and meets(row.b, pair["a"]))
        )

    for pair in gold["contrasts"]:
        what = f"{pair['contrast']} {pair['kind']}: {pair['why']}"
        scores["contrasts found"].count(any(map(shown(pair), found)), what)
    for trap in gold["traps"]:
        scores["no trap reported"].count(
            not any(map(shown(trap), found)), f"{trap['trap']}: {trap['why']}"
        )
    for row in found:
        real = any(shown(pair)(row) for pair in gold["contrasts"])
        scores["contrasts real"].count(real, f"{row.kind}: {[one.detail for one in row.why]}")


def main() -> None:
    """Build the sample corpus in memory, and print its scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="list what was not right")
    given = parser.parse_args()
    with rashomon.build([CORPUS / "articles"]) as dossier:
        print_scores(score(dossier), given.missed)


if __name__ == "__main__":
    main()
