"""Event factuality of the factuality yardstick, on the scale of the corpus that asks.

The reader's own answer is FactBank's certainty and polarity. The yardstick wants a number from -3
to 3, so the rule that decided (`rashomon.reading.factuality.value.Value.reason`) is looked up in
``codebook/english/factuality_scales.yaml`` and mixed with the encoder's own degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

import msgspec
from spacy.tokens import Token

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.codebook import load
from rashomon.reading.draft import Draft
from rashomon.reading.encoder import encode
from rashomon.reading.encoder.encoding import Degrees
from rashomon.reading.factuality.clause import predicate_of
from rashomon.reading.factuality.judge import Judge
from rashomon.reading.factuality.lexicon import lexicon
from rashomon.reading.factuality.tense import nearest_tense, tense_of
from rashomon.reading.factuality.value import Value
from rashomon.reading.languages import language_for
from rashomon.records import Article
from rashomon.view import view_of

Place = Literal["main", "clause", "phrase"]


class Mixture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the rule's number and the encoder's degrees count on the scale of a corpus.

    ``steepness`` bends the first degree (a hyperbolic tangent): who is asked whether it happened
    says yes or no, and seldom that it half did.
    """

    rules: float
    happened: float
    steepness: float
    committed: float
    constant: float

    def number(self, rules: float, degrees: Degrees) -> float:
        """The weighted sum, within the scale."""
        bent = 3 * math.tanh(self.steepness * degrees.happened / 3)
        mixed = self.rules * rules + self.happened * bent
        mixed += self.committed * degrees.committed + self.constant
        return round(max(-3.0, min(3.0, mixed)), 3)


class Scales(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file: rules by group, and a number for each corpus, group and polarity.

    A corpus without a mixture is judged by the rules alone.
    """

    groups: dict[str, list[str]]
    scales: dict[str, dict[str, float]]
    mixtures: dict[str, Mixture]

    def mixed(self, corpus: str, token: Token, value: Value, degrees: Degrees | None) -> float:
        """The place of a judgement on a corpus's scale; an unknown corpus is read as UW."""
        corpus = corpus if corpus in self.scales else "UW"
        number, mixture = self.number(corpus, token, value), self.mixtures.get(corpus)
        if mixture is None or degrees is None:
            return number
        return mixture.number(number, degrees)

    def number(self, corpus: str, token: Token, value: Value) -> float:
        """The place of the rule that decided on a corpus's scale."""
        group = next(name for name, reasons in self.groups.items() if value.reason in reasons)
        key = group + ("+" if value.positive else "-")
        place, tense = place_of(token), nearest_tense(predicate_of(token))
        scale = self.scales[corpus]
        for name in (f"{place} {tense} {key}", f"{tense} {key}", f"{place} {key}", key):
            if name in scale:
                return scale[name]
        return scale["other" + key[-1]]


def place_of(token: Token) -> Place:
    """Whether a predicate is that of a main clause, of another finite clause, or of a phrase."""
    token = predicate_of(token)
    if tense_of(token) is None:
        return "phrase"
    return "main" if token.dep_ == "ROOT" else "clause"


def judged(found: Iterable[Row]) -> Iterator[Row]:
    """Yield one row for each event, by sentence; a sentence is parsed once."""
    judge = Judge(lexicon())
    scales = load("english/factuality_scales.yaml", Scales)
    for text, events in groupby(sorted(found, key=_text), key=_text):
        article = Article(id="", raw=text, path="", language="en")
        doc = language_for(article).parse(text)
        encoding = encode(Draft(article, view_of(article), doc))
        for row in events:
            span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
            if span is None:
                raise ValueError(f"{row['id']}: no such span in its text")
            root = span.root
            degrees = None if encoding is None else encoding.degrees(root.i)
            number = scales.mixed(row["corpus"], root, judge.judge(root), degrees)
            yield {"id": row["id"], "label": number}


def _text(row: Row) -> str:
    return str(row["text"])


def main() -> None:
    """Read every ``*.jsonl`` of the yardstick's folder."""
    data, out = arguments(__doc__ or "")
    write(out, (row for path in sorted(data.glob("*.jsonl")) for row in judged(rows(path))))


if __name__ == "__main__":
    main()
