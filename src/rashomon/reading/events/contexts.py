"""What the surrounding text is about: PLOVER's 37 contexts, by cue words.

A context is given when the event's own paragraph holds one of its strong cues or two of its weak
ones; where the paragraph gives none, the two themes of the whole article are taken if
they are strong. Cues are
lemmas, or two or three lemmas in a row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from rashomon import codebook
from rashomon.ontology import CONTEXTS
from rashomon.reading.draft import Tokens
from rashomon.reading.events.lemmas import lemma

_ENOUGH = 2
_ENOUGH_IN_ARTICLE = 6
_MOST_OF_ARTICLE = 2


class Cues(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a context is about and the words that show it: one strong, or two weak ones."""

    about: str
    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()


@cache
def _weights() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return cue -> (context, weight) for each context that it shows."""
    contexts = codebook.load("plover/contexts.yaml", dict[str, Cues])
    if set(contexts) != CONTEXTS:
        odd = ", ".join(sorted(set(contexts) ^ CONTEXTS))
        raise ValueError(f"codebook/plover/contexts.yaml: wrong or missing: {odd}")
    found: dict[str, list[tuple[str, int]]] = {}
    for name, cues in contexts.items():
        for words, weight in ((cues.strong, 2), (cues.weak, 1)):
            for cue in words:
                found.setdefault(cue, []).append((name, weight))
    return {cue: tuple(shown) for cue, shown in found.items()}


@cache
def _openings() -> frozenset[str]:
    """Return the first words of the cues."""
    return frozenset(cue.split()[0] for cue in _weights())


class Contexts:
    """The contexts of one text, paragraph by paragraph."""

    def __init__(self, doc: Doc) -> None:
        self._paragraphs = tuple(_paragraphs(doc))
        self._scores = [_score(doc[p.start : p.end]) for p in self._paragraphs]
        whole: Counter[str] = Counter()
        for scores in self._scores:
            whole.update(scores)
        ranked = sorted(whole.items(), key=lambda item: (-item[1], item[0]))[:_MOST_OF_ARTICLE]
        self._article = tuple(sorted(n for n, s in ranked if s >= _ENOUGH_IN_ARTICLE))

    def at(self, token: int) -> tuple[str, ...]:
        """Return the contexts of the paragraph that holds a token, or those of the article."""
        for paragraph, scores in zip(self._paragraphs, self._scores, strict=True):
            if paragraph.start <= token < paragraph.end:
                found = tuple(sorted(n for n, s in scores.items() if s >= _ENOUGH))
                return found or self._article
        return ()


def _paragraphs(doc: Doc) -> Iterator[Tokens]:
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield Tokens(start, token.i)
            start = token.i + 1
    if start < len(doc):
        yield Tokens(start, len(doc))


def _score(tokens: Iterable[Token]) -> Counter[str]:
    """Count the cues of some tokens, each cue once."""
    words = [lemma(token) for token in tokens]
    weights, openings = _weights(), _openings()
    starts = [at for at, word in enumerate(words) if word in openings]
    seen = {" ".join(words[at : at + n]) for at in starts for n in (1, 2, 3)}
    scores: Counter[str] = Counter()
    for cue in sorted(seen & weights.keys()):
        for name, weight in weights[cue]:
            scores[name] += weight
    return scores
