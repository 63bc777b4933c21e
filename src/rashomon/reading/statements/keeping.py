"""Which labelled attributions to keep: what tells a right one from a wrong one.

The cue network sees no roles and the role network one cue at a time; this third one sees what both
made of all the cues of an article and estimates how likely each attribution is to be right as a
whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rashomon.reading.statements.attribution import Attribution, distance
from rashomon.reading.statements.kinds import kind_of
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.roles import bucket
from rashomon.reading.statements.tagging import Tagged


@dataclass(frozen=True)
class Candidate:
    """What the tagger made of a cue, and how likely that is one."""

    tagged: Tagged
    head: int
    cue_probability: float

    @property
    def attribution(self) -> Attribution:
        """The attribution."""
        return self.tagged.attribution

    @cached_property
    def content(self) -> frozenset[int]:
        """The tokens of the content."""
        return frozenset(t for start, end in self.attribution.content for t in range(start, end))

    @cached_property
    def source(self) -> frozenset[int]:
        """The tokens of the source."""
        source = self.attribution.source
        return frozenset() if source is None else frozenset(range(*source))


def keep_states(found: Sequence[Candidate], states: np.ndarray) -> np.ndarray:
    """Return for each candidate the state of its cue beside the mean ones of content and source."""
    rows = np.zeros((len(found), 3, states.shape[1]), dtype=np.float32)
    for row, candidate in zip(rows, found, strict=True):
        row[0] = states[candidate.head]
        row[1] = states[sorted(candidate.content)].mean(axis=0)
        if candidate.source:
            row[2] = states[sorted(candidate.source)].mean(axis=0)
    return rows.reshape(len(found), 3 * states.shape[1])


def keep_features(
    page: Page, found: Sequence[Candidate], lexicon: CueLexicon
) -> Iterator[list[str]]:
    """Yield what the model looks at, for each candidate of an article."""
    for candidate in found:
        rivals = [
            other
            for other in found
            if other is not candidate
            and abs(page.paragraph_of[other.head] - page.paragraph_of[candidate.head]) <= 1
        ]
        yield [
            *_own(page, candidate, lexicon),
            *_company(page, candidate, rivals, lexicon),
        ]


def _own(page: Page, candidate: Candidate, lexicon: CueLexicon) -> list[str]:
    """What a candidate shows by itself."""
    one = candidate.attribution
    head = candidate.head
    lemma = page.lemmas[head]
    listed = lexicon.feature(lemma)
    sure = _level(candidate.cue_probability)
    tagged = candidate.tagged
    firm = math.floor(2 * math.log(max(tagged.label_probability, 1e-9)))
    content = [token for span in one.content for token in range(*span) if page.is_word[token]]
    kind = kind_of(page, one.content, head)
    size = bucket(len(content))
    features = [
        "bias",
        f"c={sure}",
        f"f={max(firm, -12)}",
        f"cf={sure}|{max(firm // 2, -5)}",
        f"ck={sure}|{kind}",
        f"fc={int(tagged.content * 20)}",
        f"fcc={_level(tagged.content)}|{sure}",
        f"fs={int(tagged.source * 20)}",
        f"fsc={_level(tagged.source)}|{_level(tagged.content)}",
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
    root = next(
        (t for t in range(*nearest) if page.heads[t] not in range(*nearest) or page.heads[t] == t),
        nearest.start,
    )
    arc = page.deps[root] if page.heads[root] == head else "far"
    yield f"arc={arc}|{listed}"
    yield f"arcl={arc}|{page.lemmas[head]}"
    yield f"rootp={page.pos[root]}|{listed}"
    yield f"end={page.words[last + 1] if last + 1 < len(page.words) else '$'}"
    home = page.sentence_of[head]
    yield f"sent={page.sentence_of[first] - home}|{page.sentence_of[last] - home}"


def _company(
    page: Page, candidate: Candidate, rivals: Sequence[Candidate], lexicon: CueLexicon
) -> Iterator[str]:
    """How a candidate goes together with others: inside one, on the same words, by one source."""
    head, sure = candidate.head, _level(candidate.cue_probability)
    listed = lexicon.feature(page.lemmas[head])
    holder = min(
        (other for other in rivals if head in other.content),
        key=lambda other: len(other.content),
        default=None,
    )
    if holder is None:
        yield "held=no"
        yield f"heldc=no|{sure}"
    else:
        quoted = page.quote_of[head] >= 0 > page.quote_of[holder.head]
        yield f"held={_level(holder.cue_probability) // 2}|{quoted}"
        yield f"heldc={quoted}|{sure}"
        yield f"heldx={lexicon.feature(page.lemmas[holder.head])}|{listed}"
        yield f"helds={candidate.source <= holder.content}|{sure}"
    yield from _overlap(page, candidate, rivals, lexicon)
    brother = min(
        (other for other in rivals if other.source & candidate.source),
        key=lambda other: abs(other.head - head),
        default=None,
    )
    if brother is None:
        yield "same=no"
    else:
        together = page.sentence_of[brother.head] == page.sentence_of[head]
        yield f"same={_level(brother.cue_probability) // 2}|{together}"
        yield f"samel={page.deps[head]}|{page.lemmas[brother.head]}"
    near = sum(page.sentence_of[other.head] == page.sentence_of[head] for other in rivals)
    yield f"near={min(near, 4)}|{sure}"
    heads = {other.head for other in rivals}
    above = next((page.lemmas[t] for t in page.ancestors(head) if t in heads), "-")
    yield f"gov={page.deps[head]}|{above}"


def _overlap(
    page: Page, candidate: Candidate, rivals: Sequence[Candidate], lexicon: CueLexicon
) -> Iterator[str]:
    """The candidate whose content has most in common with this one's."""
    shares = [
        (len(candidate.content & other.content) / len(candidate.content | other.content), other)
        for other in rivals
    ]
    share, rival = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    if rival is None or share == 0:
        yield "ov=no"
        return
    level = int(share * 4)
    likelier = rival.cue_probability > candidate.cue_probability
    side = "<" if rival.head < candidate.head else ">"
    together = page.sentence_of[rival.head] == page.sentence_of[candidate.head]
    lemmas = page.lemmas[candidate.head], page.lemmas[rival.head]
    yield f"ov={level}|{likelier}"
    yield f"ovd={level}|{likelier}|{side}|{together}"
    yield f"ovx={level}|" + "|".join(lexicon.feature(lemma) for lemma in lemmas)


def _level(probability: float) -> int:
    """Tenths of probability."""
    return min(int(probability * 10), 9)
