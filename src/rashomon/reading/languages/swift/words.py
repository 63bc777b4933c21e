"""Parts of speech, features and lemmas by spaCy's own rules, asked once a word and its role.

The attribute ruler's patterns of one token and the lemmatizer look at a token's text, tag and
dependency alone, so what they say of one is kept. The few patterns of several tokens are looked
for in every text, and the tokens that they match are put to the rules together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

KEPT = 1 << 16
"""Words in a role from which on they are asked for anew, before another text."""
_GAP = "\ufffc", ".", "punct"
"""Stands between words that are asked for at once; no pattern of several tokens names it."""
_ASKED = [ORTH, TAG, DEP]
_SAID = [POS, MORPH, LEMMA, DEP, TAG]

Role = tuple[int, ...]
Said = tuple[int, ...]


class Words:
    """Stands for an attribute ruler that a lemmatizer follows."""

    def __init__(self, vocab: Vocab, ruler: Any, lemmatizer: Any) -> None:
        self._vocab, self._ruler, self._lemmatizer = vocab, ruler, lemmatizer
        self._several = Matcher(vocab)
        for number, rule in enumerate(ruler.patterns):
            patterns = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if patterns:
                self._several.add(str(number), patterns)
        self._gap: Role = tuple(map(vocab.strings.add, _GAP))
        self._kept: dict[Role, Said] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give every token of a text with tags and dependencies its attributes."""
        if not len(doc):
            return doc
        roles = list(map(tuple, doc.to_array(_ASKED).tolist()))
        if len(self._kept) > KEPT:
            self._kept.clear()
        new = [role for role in dict.fromkeys(roles) if role not in self._kept]
        apart = [one for role in new for one in (role, self._gap)]
        self._kept |= zip(new, self._ask(apart)[::2], strict=True)
        said = [self._kept[role] for role in roles]
        for start, end in self._matched(doc):
            said[start:end] = self._ask(roles[start:end])
        return doc.from_array(_SAID, _attributes(said))

    def _matched(self, doc: Doc) -> Iterable[tuple[int, int]]:
        """Return the stretches of tokens that patterns of several tokens match, joined."""
        found: list[tuple[int, int]] = []
        matches = self._several(doc, allow_missing=True, as_spans=False)
        for start, end in sorted((start, end) for _, start, end in matches):
            if found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
        return found

    def _ask(self, roles: list[Role]) -> list[Said]:
        """Return what the rules say of a few tokens in a row."""
        strings = self._vocab.strings
        doc = Doc(self._vocab, words=[strings[orth] for orth, _, _ in roles])
        doc.from_array(_ASKED[1:], _attributes([role[1:] for role in roles]))
        said = self._lemmatizer(self._ruler(doc)).to_array(_SAID)
        return list(map(tuple, said.tolist()))


def _attributes(rows: Sequence[Said]) -> Any:  # thinc's type of arrays, which NumPy's is not
    return np.array(rows, dtype=np.uint64)
