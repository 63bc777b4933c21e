"""Yardstick ``contrasts --pairs``: pairs of passages that differ, and pairs that only seem to.

`tests/gold/contrasts` holds them (its README has the guidelines). Each affair's articles are read
and linked together, and a contrast meets a pair when it touches both passages. A look-alike counts
as reported when a contrast meets it and no listed contrast. What is shown and not on the list is
not judged. Every third affair by name is held out: rules are written looking at the others only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.gold import Score, Scores
from benchmarks.passages import found_words, listed_words, meets
from benchmarks.yardstick import Row, rows
from rashomon.intake import IntakeOptions, read_sources
from rashomon.linking import link
from rashomon.links import Contrast
from rashomon.reading.pipeline import read
from rashomon.records import (
    Article,
    Published,
    Reading,
    content_id,
)

PAIRS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "contrasts"
NONE = "none"
KINDS = (
    "polarity",
    "responsibility",
    "date",
    "quantity",
    "place",
    "motive",
    "characterisation",
    "forecast",
)
LOOK_ALIKES = (
    "state_changed",
    "two_incidents",
    "precision",
    "neutral_report",
    "other_measure",
    "paraphrase",
    "compatible",
)
_HOLD_OUT = 3  # every third affair


@dataclass(frozen=True, slots=True)
class Affair:
    """The articles of one affair by their names in the list, and its pairs."""

    name: str
    articles: dict[str, Article]
    pairs: tuple[Row, ...]


def affairs_in(folder: Path, shared: Path | None) -> list[Affair]:
    """Return the affairs of a list by name; those of real articles only with the shared folder."""
    listed: Row = json.loads((folder / "affairs.json").read_text(encoding="utf-8"))
    pairs = list(rows(folder / "pairs.jsonl"))
    return [
        Affair(
            name,
            {key: article_of(place, folder, shared) for key, place in sorted(listed[name].items())},
            tuple(pair for pair in pairs if pair["affair"] == name),
        )
        for name in sorted(listed)
        if shared or not any(place["shared"] for place in listed[name].values())
    ]


def article_of(place: Row, folder: Path, shared: Path | None) -> Article:
    """Read an article of ours as intake does; a row of a shared JSONL has its text as given."""
    if not place["shared"]:
        (found,) = read_sources([folder / place["path"]], IntakeOptions())
        if not isinstance(found, Article):
            raise ValueError(f"{place['path']}: {found.reason}")
        return found
    if shared is None:
        raise ValueError(f"{place['path']} lies in the shared folder")
    row = _rows_of(shared / place["path"])[place["doc"]]
    day = row.get("date")
    return Article(
        id=content_id("ar", row["text"]),
        raw=row["text"],
        path=f"{Path(place['path']).name}:{row['doc']}",
        outlet=row["outlet"],
        title=row.get("title"),
        language="en",
        published=Published(day, "day", "metadata") if day else Published(),
    )


@cache
def _rows_of(path: Path) -> dict[str, Row]:
    return {row["doc"]: row for row in rows(path)}


def contrasts_of(affairs: Sequence[Affair]) -> Iterator[tuple[Affair, tuple[Contrast, ...]]]:
    """Yield each affair with the contrasts that reading and linking its articles finds."""
    articles = [article for affair in affairs for article in affair.articles.values()]
    readings: dict[str, Reading] = {one.article: one for one in read(articles)}
    for affair in affairs:
        mine = list(affair.articles.values())
        yield affair, link(mine, [readings[article.id] for article in mine]).contrasts


def score(found: Iterable[tuple[Affair, Sequence[Contrast]]]) -> Scores:
    """Return what was found of the contrasts, by kind, and kept quiet of the rest, by sort."""
    names = ("contrasts found", *(f"  {kind}" for kind in KINDS), "kind right where found")
    names += ("contrasts among listed shown", "contrasts among all shown")
    names += ("no look-alike reported", *(f"  {sort}" for sort in LOOK_ALIKES))
    scores: Scores = {name: Score() for name in names}
    for affair, contrasts in found:
        ids = {name: article.id for name, article in affair.articles.items()}
        raw = {article.id: article.raw for article in affair.articles.values()}
        met = {
            one.id: [pair for pair in affair.pairs if meets(pair, one, ids)] for one in contrasts
        }
        for pair in affair.pairs:
            _count_pair(scores, pair, contrasts, met, listed_words(pair, ids, raw))
        for one in contrasts:
            real = any(pair["kind"] != NONE for pair in met[one.id])
            what = f"{one.kind} {found_words(one, raw)}"
            scores["contrasts among all shown"].count(real, what)
            if met[one.id]:
                scores["contrasts among listed shown"].count(real, what)
    return scores


def _count_pair(
    scores: Scores,
    pair: Row,
    contrasts: Sequence[Contrast],
    met: dict[str, list[Row]],
    words: str,
) -> None:
    meeting = [one for one in contrasts if pair in met[one.id]]
    if pair["kind"] == NONE:
        alarm = any(all(other["kind"] == NONE for other in met[one.id]) for one in meeting)
        scores["no look-alike reported"].count(not alarm)
        scores[f"  {pair['sort']}"].count(not alarm, f"{pair['id']} {words}")
        return
    scores["contrasts found"].count(bool(meeting))
    scores[f"  {pair['kind']}"].count(bool(meeting), f"{pair['id']} {words}")
    if meeting:
        right = any(one.kind == pair["kind"] for one in meeting)
        kinds = sorted({one.kind for one in meeting})
        scores["kind right where found"].count(right, f"{pair['kind']}, not {kinds} {pair['id']}")


def cohen_kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return the agreement of two judges beyond chance (Cohen 1960); both vary, or it is 0/0."""
    first, second = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    agreed = sum(a == b for a, b in labels) / len(labels)
    chance = sum(first[label] * second[label] for label in first) / len(labels) ** 2
    return (agreed - chance) / (1 - chance)


def agreement(pairs: Sequence[Row]) -> dict[str, float]:
    """Return Cohen's kappa of the two raw judgements: contrast or none, and the kind or none."""
    kinds = [tuple(one["kind"] for one in pair["judgements"]) for pair in pairs]
    return {
        "contrast or none": cohen_kappa([(a == NONE, b == NONE) for a, b in kinds]),
        "kind or none": cohen_kappa([(a, b) for a, b in kinds]),
    }


def report(folder: Path, shared: Path | None, missed: bool) -> None:
    """Print how the two judgements agree, and the scores on affairs worked on and held out."""
    affairs = affairs_in(folder, shared)
    for name, kappa in agreement([pair for one in affairs for pair in one.pairs]).items():
        print(f"kappa, {name:24} {kappa:.2f}")
    found = list(contrasts_of(affairs))
    held_out = {affair.name for affair in affairs[_HOLD_OUT - 1 :: _HOLD_OUT]}
    seen = score(one for one in found if one[0].name not in held_out)
    unseen = score(one for one in found if one[0].name in held_out)
    print(f"{'':30} {'worked on':16} {'held out':16} all")
    for name, counted in seen.items():
        both = Score(counted.right + unseen[name].right, counted.of + unseen[name].of)
        print(f"{name:30} {counted!s:16} {unseen[name]!s:16} {both}")
        for what in counted.missed if missed else ():
            print(f"    {what}")
