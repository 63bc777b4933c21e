"""One article's tokens as plain lists: what the features of the attribution models look at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, groupby, pairwise

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, POS, TAG
from spacy.tokens import Doc

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.quotes import find_quotations

_QUOTE_MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "``", "''", "‘", "’", "'"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in tokens, without its marks; ``continued`` as in `quotes.Quotation`."""

    tokens: Tokens
    depth: int
    continued: bool


@dataclass(frozen=True)
class Page:
    """The tokens of a `Doc`, column by column; the index of a list is the token's.

    ``heads`` are token indices, ``children`` the inverse. ``sentences`` and ``paragraphs`` are
    token ranges; ``sentence_of``, ``paragraph_of`` and ``quote_of`` number them for each token
    (``quote_of``: the outermost quotation, -1 outside any; ``depth_of``: how many hold it).
    """

    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    entities: list[str]
    heads: list[int]
    sentences: list[Tokens]
    sentence_of: list[int]
    paragraphs: list[Tokens]
    paragraph_of: list[int]
    quotations: tuple[Quoted, ...]
    quote_of: list[int]
    depth_of: list[int]

    @cached_property
    def children(self) -> list[list[int]]:
        """The syntactic children of each token, in order."""
        children: list[list[int]] = [[] for _ in self.heads]
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)
        return children

    @cached_property
    def is_word(self) -> list[bool]:
        """Whether a token holds a letter or digit."""
        return [any(map(str.isalnum, word)) for word in self.words]

    @cached_property
    def words_before(self) -> list[int]:
        """How many words stand before each token, and before the end."""
        return list(accumulate(self.is_word, initial=0))

    @cached_property
    def runs(self) -> list[Tokens]:
        """For each token the part of its paragraph that is in the same quotation, or in none."""
        found: list[Tokens] = []
        for _, same in groupby(zip(self.paragraph_of, self.quote_of, strict=True)):
            start, length = len(found), len(list(same))
            found += [Tokens(start, start + length)] * length
        return found

    def _holds(self, token: int) -> bool:
        """Whether a token is a word, or a symbol that belongs to one (a currency, a percentage)."""
        return self.is_word[token] or self.pos[token] == "SYM"

    @cached_property
    def is_mark(self) -> list[bool]:
        """Whether a token is a quotation mark."""
        return [
            word in _QUOTE_MARKS and pos != "PART"
            for word, pos in zip(self.words, self.pos, strict=True)
        ]

    def ancestors(self, token: int) -> list[int]:
        """The heads above a token, nearest first."""
        found = []
        while self.heads[token] != token:
            token = self.heads[token]
            found.append(token)
        return found

    def trim(self, start: int, end: int) -> Tokens | None:
        """Cut punctuation and white space off the edges; None when no word is left."""
        while start < end and not self._holds(start):
            start += 1
        while start < end and not self._holds(end - 1):
            end -= 1
        return Tokens(start, end) if start < end else None


def page_of(doc: Doc) -> Page:
    """Lay a parsed text out as a page."""
    words = [token.text for token in doc]
    lemmas, *kinds = doc.to_array([LEMMA, POS, TAG, DEP, ENT_TYPE]).T.tolist()
    named = {number: doc.vocab.strings[number] for number in {*lemmas, *chain(*kinds)}}
    pos, tags, deps, entities = ([named[number] for number in column] for column in kinds)
    sentences = [Tokens(sentence.start, sentence.end) for sentence in doc.sents]
    paragraphs = _paragraphs(words)
    quotations = _quotations(doc)
    quote_of, depth_of = [-1] * len(words), [0] * len(words)
    for number, quoted in enumerate(quotations):
        for index in range(*quoted.tokens):
            depth_of[index] += 1
            if quoted.depth == 0:
                quote_of[index] = number
    return Page(
        words=words,
        lower=[word.lower() for word in words],
        lemmas=[named[lemma].lower() for lemma in lemmas],
        pos=pos,
        tags=tags,
        deps=deps,
        entities=entities,
        heads=(np.arange(len(words)) + doc.to_array(HEAD).astype(np.int64)).tolist(),
        sentences=sentences,
        sentence_of=_numbers(sentences, len(words)),
        paragraphs=paragraphs,
        paragraph_of=_numbers(paragraphs, len(words)),
        quotations=quotations,
        quote_of=quote_of,
        depth_of=depth_of,
    )


def _paragraphs(words: Sequence[str]) -> list[Tokens]:
    """Token ranges that end after a line break."""
    ends = [index + 1 for index, word in enumerate(words) if "\n" in word]
    if words and (not ends or ends[-1] != len(words)):
        ends.append(len(words))
    return [Tokens(start, end) for start, end in pairwise([0, *ends])]


def _numbers(ranges: Sequence[Tokens], size: int) -> list[int]:
    """For each token the number of the range that holds it."""
    numbers = [0] * size
    for number, (start, end) in enumerate(ranges):
        numbers[start:end] = [number] * (end - start)
    return numbers


def _quotations(doc: Doc) -> tuple[Quoted, ...]:
    starts = doc.to_array(IDX).tolist()
    found = []
    for quotation in find_quotations(doc.text):
        start = bisect_left(starts, quotation.start)
        end = bisect_left(starts, quotation.end)
        if start < end:
            found.append(Quoted(Tokens(start, end), quotation.depth, quotation.continued))
    return tuple(found)
