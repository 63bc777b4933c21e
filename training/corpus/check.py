"""What is wrong with authored examples: problems that a reader of the corpus would stumble on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from training.corpus import Example, MarkupError, lines, parse

from rashomon.ontology import CONTEXTS, EVENT_TYPES

NEAR_DUPLICATE = 0.3
"""Jaccard similarity of two sentences' word 4-grams from which one is too like the other."""

NO_EVENT = "none-"
"""The beginning of the names of files whose sentences report no event."""

_WORD = re.compile(r"\w+")


def check(paths: Iterable[Path]) -> tuple[list[Example], list[str]]:
    """Return the examples that could be read and the problems, each with its file and line."""
    examples = []
    problems = []
    for path in paths:
        for origin, line in lines(path):
            try:
                example = parse(line, origin)
            except MarkupError as error:
                problems.append(f"{origin}: {error}")
            else:
                examples.append(example)
                problems += [f"{origin}: {problem}" for problem in _unknown(example)]
                problems += [f"{origin}: {problem}" for problem in _misplaced(example)]
    return examples, problems + list(_near_duplicates(examples))


def _unknown(example: Example) -> Iterator[str]:
    for event in example.events:
        event_type = EVENT_TYPES.get(event.type)
        if event_type is None:
            yield f"unknown type {event.type!r}"
        else:
            for mode in sorted(set(event.modes) - event_type.modes):
                yield f"{event.type} has no mode {mode!r}"
    for context in sorted(set(example.contexts) - CONTEXTS):
        yield f"unknown context {context!r}"


def _misplaced(example: Example) -> Iterator[str]:
    """Find examples that do not belong in their file: its name says what they report."""
    name = example.origin.path.stem
    types = {event.type for event in example.events}
    if name.startswith(NO_EVENT):
        if types:
            yield f"an event in a file of sentences without: {', '.join(sorted(types))}"
    elif name not in types:
        yield f"no event of type {name}"


def _near_duplicates(examples: list[Example]) -> Iterator[str]:
    grams = [_four_grams(example.text) for example in examples]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, own in enumerate(grams):
        for gram in own:
            holders[gram].append(index)
    shared = Counter(pair for held in holders.values() for pair in combinations(held, 2))
    for (first, second), common in sorted(shared.items()):
        similarity = common / len(grams[first] | grams[second])
        if similarity >= NEAR_DUPLICATE:
            yield (
                f"{examples[second].origin}: too like {examples[first].origin}"
                f" ({similarity:.2f} of their word 4-grams)"
            )


def _four_grams(text: str) -> set[tuple[str, ...]]:
    """Return the sentence's word 4-grams; a sentence of fewer words is one gram."""
    words = _WORD.findall(text.lower())
    return {tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))}
