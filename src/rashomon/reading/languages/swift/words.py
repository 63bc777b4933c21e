"""Parts of speech, features and lemmas by spaCy's own rules, asked once a word and its role.

The attribute ruler's patterns of one token look at a tag, a dependency and a few words that they
name, so what they say of a role is kept, with one word standing for all that no pattern names. The
few patterns of several tokens are looked for in every text, and the tokens that they match are put
to the rules together. The lemmatizer looks at a word, its part of speech and its features.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

KEPT = 1 << 16
"""Entries from which on what is kept is forgotten, before another text."""
_GAP = "\ufffc", ".", "punct"
"""Stands between words that are asked for at once; no pattern of several tokens names it."""
_ASKED = [ORTH, TAG, DEP]
_SAID = [POS, MORPH, LEMMA, DEP, TAG]
_LOOKED_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
"""What a pattern of one token may look at for an unnamed word to stand for another."""

Role = tuple[int, ...]
"""A word, its tag and its dependency, as numbers of strings."""
Said = tuple[int, ...]
"""What `_SAID` names, as numbers; the lemma is 0 where only the lemmatizer gives one."""
Word = tuple[int, ...]
"""A word and the first three of what is said of it."""
Pattern = Sequence[Mapping[str, Any]]


class Words:
    """Stands for an attribute ruler that a lemmatizer follows."""

    def __init__(self, vocab: Vocab, ruler: Any, lemmatizer: Any) -> None:
        self._vocab, self._ruler, self._lemmatizer = vocab, ruler, lemmatizer
        self._several = Matcher(vocab)
        alone: list[Pattern] = []
        for number, rule in enumerate(ruler.patterns):
            patterns = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            alone += [pattern for pattern in rule["patterns"] if len(pattern) == 1]
            if patterns:
                self._several.add(str(number), patterns)
        self._named = _named_in(alone)
        self._gap: Role = tuple(map(vocab.strings.add, _GAP))
        self._stands: dict[int, int] = {}
        self._ruled: dict[Role, Said] = {}
        self._lemmas: dict[Word, int] = {}
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for part, known in index.items():
            index[part] = frozenset(known)  # a list of 57,528 words is searched for every new one

    def __call__(self, doc: Doc) -> Doc:
        """Give every token of a text with tags and dependencies its attributes."""
        if not len(doc):
            return doc
        for kept in (self._stands, self._ruled, self._lemmas):
            if len(kept) > KEPT:
                kept.clear()
        asked: list[Role] = list(map(tuple, doc.to_array(_ASKED).tolist()))
        said = self._said(asked)
        for start, end in self._matched(doc):
            said[start:end] = self._ask(asked[start:end])
        words = [(orth, *one[:3]) for (orth, _, _), one in zip(asked, said, strict=True)]
        self._lemmatize(words)
        lemmas = [self._lemmas[word] for word in words]
        rows = [(*one[:2], lemma, *one[3:]) for one, lemma in zip(said, lemmas, strict=True)]
        return doc.from_array(_SAID, _attributes(rows))

    def _said(self, asked: Sequence[Role]) -> list[Said]:
        """Return what the rules say of each word in its role, whatever stands beside it."""
        roles = [(self._stand_in(orth), tag, dep) for orth, tag, dep in asked]
        new = [role for role in dict.fromkeys(roles) if role not in self._ruled]
        apart = [one for role in new for one in (role, self._gap)]
        self._ruled |= zip(new, self._ask(apart)[::2], strict=True)
        return [self._ruled[role] for role in roles]

    def _stand_in(self, orth: int) -> int:
        """Return the word that a word is asked for as: itself if patterns may tell it by name."""
        found = self._stands.get(orth)
        if found is None:
            word = self._vocab.strings[orth]
            itself = word.isspace() or self._named is None or self._named.search(word.lower())
            found = self._stands[orth] = orth if itself else self._gap[0]
        return found

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

    def _ask(self, roles: Sequence[Role]) -> list[Said]:
        """Return what the rules say of a few tokens in a row."""
        doc = self._doc([orth for orth, _, _ in roles])
        doc.from_array(_ASKED[1:], _attributes([role[1:] for role in roles]))
        said = self._ruler(doc).to_array(_SAID)
        return list(map(tuple, said.tolist()))

    def _lemmatize(self, words: Iterable[Word]) -> None:
        """Keep the lemmas of new words: what a rule says, or else the lemmatizer."""
        new = [word for word in dict.fromkeys(words) if word not in self._lemmas]
        if not new:
            return
        doc = self._doc([orth for orth, *_ in new])
        doc.from_array(_SAID[:3], _attributes([word[1:] for word in new]))
        lemmas = self._lemmatizer(doc).to_array([LEMMA]).ravel().tolist()
        self._lemmas |= zip(new, lemmas, strict=True)

    def _doc(self, words: Iterable[int]) -> Doc:
        return Doc(self._vocab, words=[self._vocab.strings[orth] for orth in words])


def _named_in(patterns: Iterable[Pattern]) -> re.Pattern[str] | None:
    """Return what finds the words that patterns of one token tell by name; None if by more."""
    found: list[str] = []
    for (token,) in patterns:
        word = token.get("LOWER", {"IN": ()})
        names: Mapping[str, Any] = {"IN": [word]} if isinstance(word, str) else word
        if not (token.keys() <= _LOOKED_AT and names.keys() <= {"IN", "REGEX"}):
            return None
        found += [f"^{re.escape(name)}$" for name in names.get("IN", ())]
        found += [names["REGEX"]] if "REGEX" in names else []
    return re.compile("|".join(map("(?:{})".format, found)))


def _attributes(rows: Sequence[tuple[int, ...]]) -> Any:  # thinc's type, which NumPy's is not
    return np.array(rows, dtype=np.uint64)
