"""What readings of real articles look like in numbers: the shape of what `benchmarks.scale` makes.

    python -m benchmarks.shape --data articles.jsonl --articles 400 > shape.yaml

Reads that many dated articles from the middle of a JSONL file (``title``, ``text``, ``outlet``,
``date``), in order of date, and prints how often each thing is the case. No word of them is kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

import msgspec
import yaml

from benchmarks.yardstick import Row, rows
from rashomon.linking.actors import link_actors
from rashomon.linking.occurrences import Occurrence, occurrences_of
from rashomon.linking.stories import link_stories
from rashomon.reading.pipeline import read
from rashomon.records import AUTHOR, Article, Published, Reading, content_id

SHAPE = Path(__file__).with_name("shape.yaml")
QUANTILES = 20
RANKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
RARE = 0.02
"""Modes that fewer mentions of their type have are left out."""


class Kind(msgspec.Struct, frozen=True):
    """A type of event: its share of all mentions, its triggers, and the shares of its modes."""

    share: float
    triggers: int
    modes: dict[str, float]


class Shape(msgspec.Struct, frozen=True):
    """What ``benchmarks/shape.yaml`` holds.

    ``mentions``, ``cast`` and ``keywords`` are quantiles of how many an article or a mention has;
    ``sources`` and ``targets`` the shares of mentions that have none, one, two ... of them. The
    ``..._uses`` are the shares of all uses that go to the commonest, by rank; the rest are shares.
    """

    articles: int
    mentions: list[int]
    cast: list[int]
    keywords: list[int]
    kinds: dict[str, Kind]
    sources: list[float]
    targets: list[float]
    precisions: dict[str, float]
    place: float
    amount: float
    historical: float
    negative: float
    quoted: float
    actor_kinds: dict[str, float]
    country: float
    actor_uses: dict[int, float]
    keyword_uses: dict[int, float]
    country_uses: dict[int, float]
    trigger_uses: dict[int, float]


def shape() -> Shape:
    """Return the measured shape."""
    return msgspec.yaml.decode(SHAPE.read_bytes(), type=Shape)


def measure(readings: Sequence[Reading], seen: Sequence[Occurrence]) -> Shape:
    """Return the shape of readings and of their mentions as linking sees them."""
    mentions = [one.mention for one in seen]
    actors = [actor for reading in readings for actor in reading.actors]
    return Shape(
        articles=len(readings),
        mentions=_quantiles(len(reading.events) for reading in readings),
        cast=_quantiles(len(reading.actors) for reading in readings),
        keywords=_quantiles(len(mention.keywords) for mention in mentions),
        kinds=_kinds(seen),
        sources=_by_count(len(mention.sources) for mention in mentions),
        targets=_by_count(len(mention.targets) for mention in mentions),
        precisions=_shares(one.date.precision if one.date else "unknown" for one in seen),
        place=_share(mention.place is not None for mention in mentions),
        amount=_share(bool(one.amounts) for one in seen),
        historical=_share(mention.historical for mention in mentions),
        negative=_share(mention.factuality.polarity == "negative" for mention in mentions),
        quoted=_share(mention.asserted_by != AUTHOR for mention in mentions),
        actor_kinds=_shares(actor.kind for actor in actors),
        country=_share(actor.country is not None for actor in actors),
        actor_uses=_uses(actor for one in seen for actor in one.actors),
        keyword_uses=_uses(term for one in seen for term in one.keywords),
        country_uses=_uses(actor.country for actor in actors if actor.country),
        trigger_uses=_uses(one.trigger for one in seen),
    )


def _kinds(seen: Sequence[Occurrence]) -> dict[str, Kind]:
    by_type: dict[str, list[Occurrence]] = defaultdict(list)
    for one in seen:
        by_type[one.mention.type].append(one)
    return {
        name: Kind(
            share=round(len(listed) / len(seen), 4),
            triggers=len({one.trigger for one in listed}),
            modes={
                mode: share
                for mode, share in _shares(" ".join(one.mention.modes) for one in listed).items()
                if mode and share >= RARE
            },
        )
        for name, listed in sorted(by_type.items())
    }


def _quantiles(counts: Iterable[int]) -> list[int]:
    ranked = sorted(counts)
    return [ranked[(2 * at + 1) * len(ranked) // (2 * QUANTILES)] for at in range(QUANTILES)]


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return round(sum(listed) / len(listed), 4)


def _shares(values: Iterable[str]) -> dict[str, float]:
    counts = Counter(values)
    return {value: round(n / counts.total(), 4) for value, n in sorted(counts.items())}


def _by_count(numbers: Iterable[int]) -> list[float]:
    counts = Counter(numbers)
    return [round(counts[n] / counts.total(), 4) for n in range(max(counts) + 1)]


def _uses(of: Iterable[str]) -> dict[int, float]:
    counts = Counter(of)
    ranked = [n for _, n in counts.most_common()]
    return {at: round(ranked[at - 1] / counts.total(), 5) for at in RANKS if at <= len(ranked)}


def dated(path: Path, count: int) -> list[Article]:
    """Return `count` dated articles, those about the median day."""
    listed = sorted(
        (row for row in rows(path) if row["date"]), key=lambda r: (r["date"], r["text"])
    )
    start = max(0, (len(listed) - count) // 2)
    return [_article(row) for row in islice(listed, start, start + count)]


def _article(row: Row) -> Article:
    raw = f"{row['title'] or ''}\n\n{row['text'] or ''}"
    return Article(
        id=content_id("ar", raw, row["outlet"], None),
        raw=raw,
        path="",
        outlet=row["outlet"],
        title=row["title"],
        language="en",
        published=Published(value=row["date"], precision="day", basis="user"),
    )


def main() -> None:
    """Read the articles and print their shape as YAML."""
    parser = argparse.ArgumentParser(description="the shape of real readings, as YAML")
    parser.add_argument("--data", type=Path, required=True, help="dated articles (JSONL)")
    parser.add_argument("--articles", type=int, default=400, help="how many to read")
    given = parser.parse_args()
    articles = dated(given.data, given.articles)
    readings = list(read(articles))
    stories = link_stories(articles)
    seen = occurrences_of(articles, readings, link_actors(readings), stories)
    found = msgspec.to_builtins(measure(readings, list(seen.values())))
    yaml.safe_dump(found, sys.stdout, default_flow_style=None, width=100, sort_keys=False)


if __name__ == "__main__":
    main()
