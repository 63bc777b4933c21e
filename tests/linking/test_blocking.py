"""Comparisons grow with the number of mentions, and sifting pairs loses none that would be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest
from benchmarks.synthesis import Maker
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking.blocking import candidates
from rashomon.linking.occurrences import Occurrence, occurrences_of
from rashomon.linking.sameness import likelihood, weights
from rashomon.linking.screening import Screen
from rashomon.linking.text import unit_vector
from rashomon.records import EventDate, EventMention, Place, Span, content_id


def made(mentions: int) -> list[Occurrence]:
    """Occurrences of a corpus of the benchmark."""
    corpus = Maker(1).corpus(mentions)
    seen = occurrences_of(corpus.articles, corpus.readings, corpus.actors, corpus.stories)
    return list(seen.values())


def occurrence(number: int, random: Random, names: int) -> Occurrence:
    """An occurrence whose every feature is one of a few, or of `names`."""
    sources, targets = (
        tuple(dict.fromkeys(f"a{random.randrange(names)}" for _ in range(random.choice((0, 1, 6)))))
        for _ in range(2)
    )
    actors = frozenset(sources + targets)
    terms = {
        f"w{random.randrange(names * 6)}": random.random() for _ in range(random.choice((3, 30)))
    }
    day = random.choice(("2031-05-01", "2031-05-03", "2031-05", "2031", None))
    date = None if day is None else EventDate(value=day, precision="interval")
    place = random.choice(
        (None, Place(name="Port", country="NOR"), Place(name="NOR", country="NOR"))
    )
    mention = EventMention(
        id=content_id("em", number),
        article=f"article {random.randrange(3)}",
        trigger=Span(0, 1),
        sentence=Span(0, 1),
        type=random.choice(("COERCE", "ASSAULT", "SANCTION", "CONSULT", "ACCUSE")),
        modes=random.choice(((), ("visit",), ("phone",))),
        place=place,
        historical=random.random() < 0.2,
    )
    return Occurrence(
        mention=mention,
        story=f"story {random.randrange(2)}",
        trigger=random.choice(("visit", "trip", "seize", "seizure", "arrest")),
        sources=sources,
        targets=targets,
        actors=actors,
        named=frozenset(a for a in actors if a < "a5"),
        people=frozenset(a for a in actors if a < "a3"),
        countries=frozenset(f"C{a[1:2]}" for a in actors if a > "a2"),
        keywords=unit_vector(dict(sorted(terms.items(), key=lambda one: (-one[1], one[0])))),
        published=random.choice(("2031-05-04", "2031-06-30", "")),
        date=date,
        amounts=frozenset({("person", float(random.choice((12, 33, 34))))} if number % 3 else ()),
    )


def invented(seed: int, count: int, names: int = 8) -> list[Occurrence]:
    random = Random(seed)  # noqa: S311
    listed = [occurrence(number, random, names) for number in range(count)]
    return sorted(listed, key=lambda one: one.id)


def pairs_of(occurrences: Sequence[Occurrence]) -> list[tuple[int, int]]:
    return [
        pair
        for first, second in candidates(occurrences)
        for pair in zip(first.tolist(), second.tolist(), strict=True)
    ]


def test_comparisons_a_mention_hardly_grow_with_the_corpus() -> None:
    few, many = (len(pairs_of(made(count))) / count for count in (4_000, 12_000))
    assert many < 2 * few
    assert many < 20


@pytest.mark.parametrize("count", [500, 2_000])
def test_comparisons_have_a_ceiling_where_all_mentions_share_all_keys(count: int) -> None:
    one = occurrence(0, Random(3), 8)  # noqa: S311
    alike = [
        replace(
            one,
            mention=EventMention(
                id=f"em-{number:05}",
                article="article",
                trigger=Span(0, 1),
                sentence=Span(0, 1),
                type="COERCE",
            ),
        )
        for number in range(count)
    ]
    assert len(pairs_of(alike)) <= weights().neighbours * count


def test_each_pair_comes_once_and_those_of_one_short_list_all_come() -> None:
    occurrences = invented(5, weights().block)
    pairs = pairs_of(occurrences)
    assert len(pairs) == len(set(pairs))
    assert all(a < b for a, b in pairs)
    kindred = {"COERCE": "harm", "ASSAULT": "harm", "SANCTION": "harm"}
    for a, b in combinations(range(len(occurrences)), 2):
        first, second = (occurrences[at] for at in (a, b))
        one_kind = len({kindred.get(x.mention.type, x.mention.type) for x in (first, second)}) == 1
        if one_kind and first.actors & second.actors:
            assert (a, b) in pairs


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from((3, 8, 40)))
def test_sifting_loses_no_pair_that_would_be_kept(seed: int, names: int) -> None:
    occurrences = invented(seed, 40, names)
    every = np.array(list(combinations(range(len(occurrences)), 2)))
    first, second = Screen(occurrences).passing((every[:, 0], every[:, 1]))
    passing = set(zip(first.tolist(), second.tolist(), strict=True))
    for a, b in every.tolist():
        if likelihood(occurrences[a], occurrences[b]) >= weights().threshold:
            assert (a, b) in passing


def test_sifting_leaves_few_pairs_for_a_closer_look() -> None:
    occurrences = made(3_000)
    screen = Screen(occurrences)
    sifted = [screen.passing(pairs) for pairs in candidates(occurrences)]
    passing = [pair for a, b in sifted for pair in zip(a.tolist(), b.tolist(), strict=True)]
    kept = [
        pair
        for pair in passing
        if likelihood(occurrences[pair[0]], occurrences[pair[1]]) >= weights().threshold
    ]
    assert 0 < len(kept) <= len(passing) < 2 * len(kept)
