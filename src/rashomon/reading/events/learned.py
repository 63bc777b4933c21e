"""What the encoder sees: for any token, how likely it names an event, of which type, and whose.

The encoder was trained on our authored examples (``codebook/plover/examples``), whose markup is
what its labels mean: a trigger is one word, a light verb's is its noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from rashomon.reading.draft import Tokens
from rashomon.reading.encoder import Encoding
from rashomon.reading.encoder.encoding import Parts
from rashomon.reading.encoder.labels import PARTS
from rashomon.reading.events.roles import Roles

_EVEN = 0.5
SOURCE, TARGET = PARTS.index("source"), PARTS.index("target")


@dataclass(frozen=True, slots=True)
class Opinion:
    """The probability that a token names an event, and of each type given that it does."""

    event: float
    types: Mapping[str, float]


class Learned:
    """The encoder's view of one text."""

    def __init__(self, doc: Doc, encoding: Encoding) -> None:
        self._doc = doc
        self._encoding = encoding
        self._types = encoding.types()

    def opinion(self, token: int) -> Opinion:
        """Return what the encoder makes of one token."""
        shares = self._types.get(token)
        if shares is None:
            return Opinion(0.0, {})
        event = float(1 - shares[0])
        named = zip(self._encoding.labels.types[1:], shares[1:], strict=True)
        return Opinion(event, {name: float(share) / max(event, 1e-9) for name, share in named})

    def triggers(self, least: float) -> Iterator[Token]:
        """Yield the words that name an event with at least this probability."""
        for token in sorted(self._types):
            word = self._doc[token]
            if 1 - self._types[token][0] >= least and word.text.replace("-", "").isalpha():
                yield word

    def modes(self, token: int, type_: str) -> tuple[str, ...]:
        """Return the modes that an event of a type more likely has than not."""
        shares = self._encoding.modes(token)
        found = []
        for name, share in zip(self._encoding.labels.modes, shares, strict=True):
            of, _, mode = name.partition(".")
            if of == type_ and share > _EVEN:
                found.append(mode)
        return tuple(found)

    def contexts(self, token: int, least: float) -> tuple[str, ...]:
        """Return the contexts that a token's sentence has with at least this probability."""
        sentence = self._doc[token].sent
        shares = self._encoding.contexts(Tokens(sentence.start, sentence.end))
        named = zip(self._encoding.labels.contexts, shares, strict=True)
        return tuple(name for name, share in named if share >= least)

    def roles(self, triggers: Sequence[Token]) -> list[Roles]:
        """Return the heads of those who act and are acted upon, for each trigger."""
        return [
            Roles(*(self._heads(found, part) for part in (SOURCE, TARGET)))
            for found in self.parts(triggers)
        ]

    def parts(self, triggers: Sequence[Token]) -> list[Parts]:
        """Return the parts that the words of its sentence play, for each trigger."""
        return self._encoding.parts([word.i for word in triggers])

    def _heads(self, shares: Parts, part: int) -> tuple[Token, ...]:
        heads: list[Token] = []
        start: int | None = None
        end = 0
        for token in sorted(token for token, own in shares.items() if own[part] > _EVEN):
            if start is not None and token > end:
                heads += _heads_of(self._doc, start, end)
                start = None
            start = token if start is None else start
            end = token + 1
        return (*heads, *(_heads_of(self._doc, start, end) if start is not None else ()))


def _heads_of(doc: Doc, start: int, end: int) -> list[Token]:
    """Return the head of a phrase and those conjoined with it that the phrase holds."""
    root = doc[start:end].root
    return [token for token in (root, *root.conjuncts) if start <= token.i < end]
