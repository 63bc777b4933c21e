"""Which words are cues: candidates, their features, and the model's probability for each.

The network sees the word and the head that governs it as the encoder has them, and features.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rashomon.reading.statements.clauses import SUBJECTS
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.networks import Judge
from rashomon.reading.statements.page import Page

_MARKS_OF_SPEECH = frozenset({":", "―", "—", "--"})
_CONTENT_POS = frozenset({"NOUN", "ADP", "SCONJ", "ADJ", "ADV", "AUX", "PROPN"})
_NEAR = 2
_NEARBY, _FAR = 8, 9
"""Words to a quotation's border up to which it counts, and the distance where there is none."""


def candidates(page: Page, lexicon: CueLexicon) -> Iterator[int]:
    """Yield the tokens that may be the head of a cue: verbs, listed words, colons and dashes."""
    for token, pos in enumerate(page.pos):
        if (
            pos == "VERB"
            or page.words[token] in _MARKS_OF_SPEECH
            or (pos in _CONTENT_POS and page.lemmas[token] in lexicon.candidates)
        ):
            yield token


def cue_probabilities(
    page: Page, states: np.ndarray, judge: Judge, lexicon: CueLexicon
) -> dict[int, float]:
    """Return how likely each candidate is the head of a cue."""
    tokens = list(candidates(page, lexicon))
    items = [cue_features(page, token, lexicon) for token in tokens]
    return dict(
        zip(tokens, judge.probabilities(items, cue_states(page, tokens, states)), strict=True)
    )


def cue_states(page: Page, tokens: Sequence[int], states: np.ndarray) -> np.ndarray:
    """Return the states of some tokens, each beside those of the token that governs it."""
    heads = [page.heads[token] for token in tokens]
    return np.concatenate([states[list(tokens)], states[heads]], axis=1)


def cue_features(page: Page, token: int, lexicon: CueLexicon) -> list[str]:
    """What the cue network looks at: the word, its clause, its neighbours, quotations around it."""
    lemma, pos, dep = page.lemmas[token], page.pos[token], page.deps[token]
    head = page.heads[token]
    head_lemma = page.lemmas[head] if head != token else "ROOT"
    listed = lexicon.feature(lemma)
    features = [
        "bias",
        f"l={lemma}",
        f"w={page.lower[token]}",
        f"lp={lemma}|{pos}",
        f"ld={lemma}|{dep}",
        f"t={page.tags[token]}",
        f"p={pos}",
        f"d={dep}",
        f"x={listed}",
        f"xp={listed}|{pos}",
        f"hl={head_lemma}",
        f"hp={page.pos[head]}|{dep}",
        f"hx={lexicon.feature(head_lemma)}|{dep}",
        f"suf={page.lower[token][-3:]}|{pos}",
        f"pre={lemma[:4]}",
    ]
    features += _neighbours(page, token)
    features += _clause(page, token, lemma, listed, lexicon)
    features += _quotation_context(page, token, lemma, listed)
    return features


def _neighbours(page: Page, token: int) -> Iterator[str]:
    last = len(page.words) - 1
    for offset in (-2, -1, 1, 2):
        at = token + offset
        if 0 <= at <= last:
            yield f"w{offset}={page.lower[at]}"
            yield f"p{offset}={page.pos[at]}"
    if token < last:
        yield f"lw+={page.lemmas[token]}|{page.lower[token + 1]}"
    if token:
        yield f"lw-={page.lower[token - 1]}|{page.lemmas[token]}"


def _clause(page: Page, token: int, lemma: str, listed: str, lexicon: CueLexicon) -> Iterator[str]:
    """The token's dependents: subject, complements, particles, negation, auxiliaries."""
    kinds = []
    subject = None
    for child in page.children[token]:
        dep = page.deps[child]
        if dep == "punct":
            continue
        kinds.append(dep)
        side = "<" if child < token else ">"
        yield f"c={dep}{side}"
        yield f"cl={dep}|{lemma}"
        yield f"cp={dep}|{page.pos[child]}|{listed}"
        if dep in SUBJECTS:
            subject = child
        elif dep in {"prep", "prt", "dobj", "aux", "neg", "mark", "attr", "acomp", "advmod"}:
            yield f"cw={dep}|{page.lemmas[child]}"
            yield f"cwl={dep}|{page.lemmas[child]}|{lemma}"
        elif dep in {"ccomp", "xcomp", "advcl"}:
            first = min(page.children[child], default=child)
            yield f"cm={dep}|{page.lower[first]}|{listed}"
            yield f"cl={dep}|{page.lemmas[child]}"
    yield "cs=" + "|".join(sorted(set(kinds)))
    if subject is None:
        yield f"s=none|{page.tags[token]}"
        yield f"gov={page.deps[token]}|{lexicon.feature(page.lemmas[page.heads[token]])}|{listed}"
        return
    entity = page.entities[subject]
    kind = entity or page.pos[subject]
    yield f"s={kind}"
    yield f"sl={page.lemmas[subject]}"
    yield f"sx={kind}|{listed}"
    yield f"sll={kind}|{lemma}"
    yield f"sside={'<' if subject < token else '>'}|{listed}"


def _quotation_context(page: Page, token: int, lemma: str, listed: str) -> Iterator[str]:
    """Where quotations, colons and the borders of sentence and paragraph are."""
    paragraph = page.paragraphs[page.paragraph_of[token]]
    sentence = page.sentences[page.sentence_of[token]]
    inside = page.quote_of[token] >= 0
    yield f"in={inside}"
    yield f"inl={inside}|{lemma}"
    yield f"place={_bucket(token - paragraph.start)}"
    yield f"first={page.paragraph_of[token] == 0}|{listed}"
    (start, end), words = page.runs[token], page.words_before
    before = after = _FAR
    if start > paragraph.start:
        before = _to_border(words[token] - words[start])
    if end < paragraph.end:
        after = _to_border(words[end] - words[token + 1])
    yield f"q-={before}|{inside}"
    yield f"q+={after}|{inside}"
    yield f"qx={min(before, after)}|{inside}|{listed}"
    yield f"q={before}|{after}|{page.pos[token]}"
    yield f"left={_bucket(token - sentence.start)}"
    yield f"right={_bucket(sentence.end - token)}"
    near = page.words[token + 1 : min(token + 5, sentence.end)]
    yield f"colon={':' in near}|{listed}"
    yield f"comma={',' in near[:_NEAR]}|{listed}"


def _to_border(words: int) -> int:
    """Words to where a quotation begins or ends (0 to 3), as a feature; 9 where it is far."""
    return _FAR if words > _NEARBY else min(words, 3)


def _bucket(distance: int) -> int:
    """0, 1, 2, 3, then powers of two."""
    return distance if distance < 4 else 2 ** (distance.bit_length() - 1)
