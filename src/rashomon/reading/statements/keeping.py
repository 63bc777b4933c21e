"""Which labelled attributions to keep: what tells a right one from a wrong one.

The cue detector sees no roles and the role tagger no other cues; this third model, a logistic
regression like the first, sees what both made of a cue and estimates how likely the attribution
is to be right as a whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.reading.statements.attribution import Attribution, distance
from rashomon.reading.statements.kinds import kind_of
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.roles import bucket


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution with the probability of its cue and of its labels given the cue."""

    attribution: Attribution
    head: int
    cue_probability: float
    label_probability: float


def keep_features(page: Page, candidate: Candidate, lexicon: CueLexicon) -> list[str]:
    """What the model looks at."""
    one = candidate.attribution
    head = candidate.head
    lemma = page.lemmas[head]
    listed = lexicon.feature(lemma)
    sure = _level(candidate.cue_probability)
    firm = math.floor(2 * math.log(max(candidate.label_probability, 1e-9)))
    content = [token for span in one.content for token in range(*span) if page.is_word[token]]
    kind = kind_of(page, one.content, head)
    size = bucket(len(content))
    features = [
        "bias",
        f"c={sure}",
        f"f={max(firm, -12)}",
        f"cf={sure}|{max(firm // 2, -5)}",
        f"ck={sure}|{kind}",
        f"l={lemma}",
        f"x={listed}|{kind}",
        f"n={size}",
        f"nk={size}|{kind}",
        f"p={page.pos[head]}|{page.deps[head]}",
        f"parts={min(len(one.content), 3)}|{kind}",
        f"in={page.quote_of[head] >= 0}|{kind}",
        f"title={page.paragraph_of[head] == 0}",
    ]
    features += _source(page, candidate, sure)
    features += _content(page, candidate, listed)
    return features


def _source(page: Page, candidate: Candidate, sure: int) -> Iterator[str]:
    source, head = candidate.attribution.source, candidate.head
    if source is None:
        yield "s=none"
        yield f"sc=none|{sure}"
        yield f"sl=none|{page.lemmas[head]}"
        return
    last = source.end - 1
    kind = page.entities[last] or page.pos[last]
    yield f"s={kind}"
    yield f"sc={kind}|{sure}"
    yield f"st={page.tags[last]}|{page.deps[last]}"
    yield f"sn={bucket(source.end - source.start)}"
    gap = source.start - head if source.start > head else head - last
    yield f"sg={'>' if source.start > head else '<'}{bucket(gap)}"


def _content(page: Page, candidate: Candidate, listed: str) -> Iterator[str]:
    one, head = candidate.attribution, candidate.head
    first, last = one.content[0].start, one.content[-1].end - 1
    yield f"t0={page.lower[first]}"
    yield f"t0p={page.pos[first]}|{listed}"
    yield f"t0d={page.deps[first]}|{page.heads[first] == head}"
    nearest = min(one.content, key=lambda span: distance(span, head))
    root = next((t for t in range(*nearest) if page.heads[t] not in range(*nearest)
                 or page.heads[t] == t), nearest.start)
    arc = page.deps[root] if page.heads[root] == head else "far"
    yield f"arc={arc}|{listed}"
    yield f"arcl={arc}|{page.lemmas[head]}"
    yield f"rootp={page.pos[root]}|{listed}"
    yield f"end={page.words[last + 1] if last + 1 < len(page.words) else '$'}"
    home = page.sentence_of[head]
    yield f"sent={page.sentence_of[first] - home}|{page.sentence_of[last] - home}"


def _level(probability: float) -> int:
    """Tenths of probability."""
    return min(int(probability * 10), 9)
