"""What the networks learn from, drawn from annotated documents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from training.polnear import Example, Gold

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.cues import candidates, cue_features, cue_states
from rashomon.reading.statements.extraction import likely_cues
from rashomon.reading.statements.keeping import Candidate, keep_features, keep_states
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.roles import CONTENT, CUE, NONE, ROLES, SOURCE, Frame

RIGHT = 0.5
"""Share of words in common (intersection over union) from which a content counts as found."""

Likely = dict[int, float]


@dataclass(frozen=True, slots=True)
class Judged:
    """The items of a document with yes or no for each: their states and features."""

    states: np.ndarray
    features: list[list[str]]
    answers: list[bool]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A cue's window in document `example`, with the features and the role of each token."""

    example: int
    window: Tokens
    cue: int
    relations: list[list[str]]
    roles: list[int]


def cues(example: Example) -> Judged:
    """Return the candidates for cues."""
    tokens, lexicon = list(candidates(example.page, cue_lexicon())), cue_lexicon()
    return Judged(
        cue_states(example.page, tokens, example.states),
        [cue_features(example.page, token, lexicon) for token in tokens],
        [token in example.heads for token in tokens],
    )


def windows(
    corpus: Sequence[Example], likely: Sequence[Likely], chosen: Collection[int]
) -> Iterator[Labelled]:
    """Yield the window of each annotated cue of the chosen documents."""
    lexicon = cue_lexicon()
    for number in sorted(chosen):
        example, around = corpus[number], likely_cues(likely[number])
        for gold in example.gold:
            frame = Frame(example.page, gold.head, around | {gold.head}, lexicon)
            roles = _roles(frame, gold)
            if ROLES.index(CONTENT) in roles:
                yield Labelled(number, frame.window, gold.head, frame.features(), roles)


def _roles(frame: Frame, gold: Gold) -> list[int]:
    start, end = frame.window
    roles = [ROLES.index(NONE)] * (end - start)
    for label, spans in ((CONTENT, gold.content), (SOURCE, gold.source), (CUE, (gold.cue,))):
        for span in spans:
            for token in range(max(span.start, start), min(span.end, end)):
                roles[token - start] = ROLES.index(label)
    return roles


def kept(example: Example, found: Sequence[Candidate]) -> Judged:
    """Return what was labelled in a document, with whether it is right as a whole."""
    right = _right(example, found)
    return Judged(
        keep_states(found, example.states.astype(np.float32)),
        list(keep_features(example.page, found, cue_lexicon())),
        [number in right for number in range(len(found))],
    )


def _right(example: Example, found: Sequence[Candidate]) -> set[int]:
    """Which candidates have a gold content and source, one to one, the best matches first."""
    page = example.page
    golds = [(_words(page, one.content), _words(page, one.source)) for one in example.gold]
    pairs = []
    for number, candidate in enumerate(found):
        one = candidate.attribution
        content = _words(page, one.content)
        source = _words(page, () if one.source is None else (one.source,))
        for at, (gold_content, gold_source) in enumerate(golds):
            overlap = len(content & gold_content) / len(content | gold_content)
            if overlap >= RIGHT:
                same = bool(source & gold_source) or not (source or gold_source)
                pairs.append((-overlap, number, at, same))
    right, used_found, used_gold = set(), set(), set()
    for _, number, at, same in sorted(pairs):
        if number not in used_found and at not in used_gold:
            used_found.add(number)
            used_gold.add(at)
            if same:
                right.add(number)
    return right


def _words(page: Page, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {token for start, end in spans for token in range(start, end) if page.is_word[token]}
