"""spaCy's dependency parser, run on the stretches of a text between known sentence starts at once.

A greedy parser takes its steps one after the other, and most of a step is what each costs by
itself. Before a token that is known to start a sentence it empties its stack, and it never looks
further than one word ahead of the next; so every stretch is parsed the same with a few words of the
one that follows behind it as in its text, and all take their steps together (spaCy 3.8:
``StateC.set_context_tokens`` and the moves in ``spacy/pipeline/_parser_internals/arc_eager.pyx``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.tokens import Doc

_AHEAD = 4
"""Words behind a stretch that are parsed with it. The parser sees two; from more of them it is
clearer whether the second one starts a sentence, so fewer stretches are parsed again (`_goes_on`).
"""
_SEEN = 8
"""Words that the parser looks at if it looks no further ahead (``set_context_tokens``)."""

Stretch = tuple[int, int]
"""The tokens ``[start, end)`` of a text."""


class Stretches:
    """Stands for a ``parser`` component; texts must have the tensor of a shared ``tok2vec``."""

    def __init__(self, component: Any) -> None:
        self._component = component

    @staticmethod
    def can_stand_for(component: Any) -> bool:
        """Tell whether a component is spaCy's greedy parser that reads a text's tensor."""
        layers: Any = getattr(getattr(component, "model", None), "layers", [])
        if [layer.name for layer in layers[1:]] != ["precomputable_affine", "linear"]:
            return False
        shared = layers[0].layers and layers[0].layers[0].name == "tok2vec-listener"
        greedy = component.cfg["beam_width"] == 1
        return bool(shared and greedy and layers[1].get_dim("nF") == _SEEN)

    def __call__(self, doc: Doc) -> Doc:
        """Give a text its tree, and every token that starts a sentence its mark."""
        if not len(doc):
            return doc
        given: Any = doc.to_array([SENT_START])
        starts = np.flatnonzero(given[1:] == 1) + 1
        cuts: list[int] = [0, *starts.tolist(), len(doc)]
        parsed: dict[Stretch, Doc] = {}
        while new := [stretch for stretch in pairwise(cuts) if stretch not in parsed]:
            parsed |= zip(new, self._parse(doc, new, given), strict=True)
            entwined = {end for start, end in new if _goes_on(parsed[start, end], end - start)}
            cuts = [cut for cut in cuts if cut not in entwined]
        rows: Any = np.concatenate(
            [
                parsed[start, end].to_array([HEAD, DEP])[: end - start]
                for start, end in pairwise(cuts)
            ]
        )
        return doc.from_array([HEAD, DEP], rows)

    def _parse(self, doc: Doc, stretches: Sequence[Stretch], given: Any) -> list[Doc]:
        """Return each stretch with the words behind it as a parsed text of its own."""
        words = [token.text for token in doc]
        made = []
        for start, end in stretches:
            part = Doc(doc.vocab, words=words[start : end + _AHEAD])
            part.tensor = doc.tensor[start : end + _AHEAD]
            made.append(part.from_array([SENT_START], given[start : end + _AHEAD]))
        self._component.set_annotations(made, self._component.predict(made))
        return made


def _goes_on(part: Doc, length: int) -> bool:
    """Tell whether, before a stretch was done, a sentence may have been begun in the next one.

    The parser may do so at the second word of the next stretch, which then has to be parsed
    together with it.
    """
    return len(part) > length + 1 and part[length + 1].is_sent_start is True
