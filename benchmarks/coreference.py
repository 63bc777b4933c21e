"""The cast against the gold articles: mentions found, and who is joined with whom.

``python benchmarks/coreference.py --articles DIR [--gold DIR]`` reads the texts that the gold files
name and prints one JSON object: for mentions, precision and recall (a mention is found by the
overlapping span that fits best; optional ones cost nothing); for coreference, B-cubed over the
mentions found by both (Bagga and Baldwin 1998) and the pairs that gold keeps apart but the reader
joins; for actors, how often kind, country and main sector agree.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.reading.actors import find_cast
from rashomon.reading.draft import ActorDraft, Draft
from rashomon.reading.languages import language_for
from rashomon.reading.places import find_places
from rashomon.records import Article, content_id
from rashomon.view import view_of

Bounds = tuple[int, int]
_LEAST_OVERLAP = 0.3
_SAME_KEYS = {"kremlin": "russia"}


@dataclass(slots=True)
class Tally:
    """Sums over articles."""

    gold: int = 0
    system: int = 0
    found: int = 0
    right: int = 0
    b_precision: float = 0.0
    b_recall: float = 0.0
    joined: list[str] = field(default_factory=list)
    agree: Counter[str] = field(default_factory=Counter)


def match(gold: Iterable[Bounds], system: Iterable[Bounds]) -> dict[Bounds, Bounds]:
    """Return a one-to-one map from gold to system spans, the best overlaps first."""
    pairs = []
    spans = sorted(system)
    for one in sorted(gold):
        for other in spans:
            shared = min(one[1], other[1]) - max(one[0], other[0])
            union = max(one[1], other[1]) - min(one[0], other[0])
            if shared > 0 and (shared / union >= _LEAST_OVERLAP or one[1] == other[1]):
                pairs.append((-shared / union, one, other))
    found: dict[Bounds, Bounds] = {}
    used: set[Bounds] = set()
    for _, one, other in sorted(pairs):
        if one not in found and other not in used:
            found[one] = other
            used.add(other)
    return found


def cast_of(raw: str, path: str) -> Draft:
    """Return the draft of a text up to its cast."""
    article = Article(id=content_id("ar", raw), raw=raw, path=path, language="en")
    view = view_of(article)
    draft = Draft(article, view, language_for(article).parse(view.text))
    draft.places = find_places(draft)
    draft.cast = find_cast(draft)
    return draft


def score(gold: dict[str, Any], draft: Draft, tally: Tally) -> None:
    """Add one article to the tally."""
    required: dict[Bounds, set[str]] = defaultdict(set)
    optional: set[Bounds] = set()
    for actor in gold["actors"]:
        key = _SAME_KEYS.get(actor["key"], actor["key"])
        for start, end in actor["mentions"]:
            required[start, end].add(key)
        optional.update((start, end) for start, end in actor["optional"])
    system: dict[Bounds, int] = {}
    for mention in draft.cast.mentions:
        words = draft.doc[mention.tokens.start : mention.tokens.end]
        system.setdefault((words.start_char, words.end_char), mention.actor)
    found = match([*required, *optional], system)
    links = {one: system[other] for one, other in found.items() if one in required}
    tally.gold += len(required)
    tally.found += len(links)
    tally.system += len(system)
    tally.right += len(found)
    _b_cubed(required, links, tally)
    _apart(gold, required, links, tally)
    _attributes(gold, draft.cast.actors, required, links, tally)


def _b_cubed(required: dict[Bounds, set[str]], links: dict[Bounds, int], tally: Tally) -> None:
    for one, actor in links.items():
        response = {other for other, theirs in links.items() if theirs == actor}
        key = {other for other in links if required[other] & required[one]}
        tally.b_precision += len(response & key) / len(response)
        tally.b_recall += len(response & key) / len(key)


def _apart(
    gold: dict[str, Any],
    required: dict[Bounds, set[str]],
    links: dict[Bounds, int],
    tally: Tally,
) -> None:
    actors: dict[str, set[int]] = defaultdict(set)
    for one, actor in links.items():
        if len(required[one]) == 1:
            actors[next(iter(required[one]))].add(actor)
    for one, other in gold["not_same"]:
        if actors[_SAME_KEYS.get(one, one)] & actors[_SAME_KEYS.get(other, other)]:
            tally.joined.append(f"{gold['article']}: {one} / {other}")


def _attributes(
    gold: dict[str, Any],
    known: tuple[ActorDraft, ...],
    required: dict[Bounds, set[str]],
    links: dict[Bounds, int],
    tally: Tally,
) -> None:
    for actor in gold["actors"]:
        votes = Counter(links[one] for one in links if required[one] == {actor["key"]})
        if not votes:
            continue
        best = known[max(votes, key=lambda index: (votes[index], -index))]
        tally.agree["actors"] += 1
        tally.agree["kind"] += best.kind == actor["kind"]
        tally.agree["country"] += best.country == actor["country"]
        tally.agree["country_wrong"] += best.country not in (actor["country"], None)
        tally.agree["sector"] += bool(set(best.sectors) & set(actor["sectors"]))


def main() -> None:
    """Read the gold articles and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True, help="the folder of the texts")
    parser.add_argument("--gold", type=Path, default=Path("tests/gold/articles"))
    given = parser.parse_args()
    tally = Tally()
    for path in sorted(given.gold.glob("[0-9]*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        raw = (given.articles / gold["article"]).read_text(encoding="utf-8")
        score(gold, cast_of(raw, gold["article"]), tally)
    matched = max(1, tally.found)
    print(
        json.dumps(
            {
                "mention_recall": round(tally.found / max(1, tally.gold), 3),
                "mention_precision": round(tally.right / max(1, tally.system), 3),
                "b3_precision": round(tally.b_precision / matched, 3),
                "b3_recall": round(tally.b_recall / matched, 3),
                "joined_apart": tally.joined,
                "actors": dict(tally.agree),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
