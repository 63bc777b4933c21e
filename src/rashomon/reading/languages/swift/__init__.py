"""What a spaCy pipeline computes, for less: the same models and rules, run with less ado.

`vectors` runs a tok2vec layer, `stretches` the parser, `names` decodes entities and `words` gives
parts of speech, features and lemmas. `hastened` puts them where a pipeline has the components that
they stand for; anything else stays as it is, so another pipeline is only slower. Tests hold them
against spaCy's own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

from rashomon.reading.languages.swift.names import Names
from rashomon.reading.languages.swift.stretches import Stretches
from rashomon.reading.languages.swift.vectors import Tensors, is_usual
from rashomon.reading.languages.swift.words import Words

__all__ = ["Component", "hastened"]

Component = Callable[[Doc], Doc]

_MORPHOLOGY = ("attribute_ruler", "lemmatizer")


def hastened(nlp: Language) -> Sequence[Component]:
    """Return the components of a pipeline in order, ours for those that they can stand for."""
    pipes: dict[str, Any] = dict(nlp.pipeline)
    if "tok2vec" in pipes and is_usual(pipes["tok2vec"].model):
        pipes["tok2vec"] = Tensors(pipes["tok2vec"])
    if "parser" in pipes and Stretches.can_stand_for(pipes["parser"]):
        pipes["parser"] = Stretches(pipes["parser"])
    if "ner" in pipes and Names.can_stand_for(pipes["ner"]):
        pipes["ner"] = Names(pipes["ner"])
    ruler, lemmatizer = pipes.get("attribute_ruler"), pipes.get("lemmatizer")
    if isinstance(lemmatizer, Lemmatizer) and _MORPHOLOGY in pairwise(nlp.pipe_names):
        pipes["attribute_ruler"] = Words(nlp.vocab, ruler, pipes.pop("lemmatizer"))
    return tuple(pipes.values())
