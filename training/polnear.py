"""PolNeAR's annotations in tokens: what the attribution models learn from.

A file of one document a line, ``{"doc", "text", "attributions": [{"source", "cue", "content"}]}``,
each role a list of ``[start, end]`` in the text (the form of the attribution yardstick; Newell,
Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc, DocBin, Span

from rashomon.reading.draft import Draft, Tokens
from rashomon.reading.encoder import encode
from rashomon.reading.languages.english import load
from rashomon.reading.statements.page import Page, page_of
from rashomon.records import Article
from rashomon.view import view_of

_COLUMNS = ("LEMMA", "TAG", "POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START", "MORPH")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution; ``head`` is the syntactic head of its cue."""

    head: int
    source: tuple[Tokens, ...]
    cue: Tokens
    content: tuple[Tokens, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A parsed document, what the encoder makes of each token, and its attributions."""

    page: Page
    states: np.ndarray
    gold: tuple[Gold, ...]

    @property
    def heads(self) -> frozenset[int]:
        """The heads of all cues."""
        return frozenset(gold.head for gold in self.gold)


def examples(path: Path, parses: Path | None = None) -> list[Example]:
    """Read and parse a file; with `parses`, the parses are kept there for the next run."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        _example(doc, row["attributions"])
        for doc, row in zip(parsed([row["text"] for row in rows], parses), rows, strict=True)
    ]


def parsed(texts: Sequence[str], parses: Path | None = None) -> list[Doc]:
    """Parse documents; with `parses`, the parses are kept there for the next run."""
    language = load()
    if parses is not None and parses.exists():
        return list(DocBin().from_disk(parses).get_docs(language.parse("").vocab))
    docs = [language.parse(text) for text in texts]
    if parses is not None:
        DocBin(attrs=_COLUMNS, docs=docs).to_disk(parses)
    return docs


def states_of(doc: Doc) -> np.ndarray:
    """Return the encoder's states of a document's tokens, in half precision to save memory."""
    article = Article(id="", raw=doc.text, path="")
    encoding = encode(Draft(article, view_of(article), doc))
    if encoding is None:
        raise FileNotFoundError("the encoder's weights are missing: run training.encoder first")
    return encoding.states().astype(np.float16)


def _example(doc: Doc, attributions: Sequence[dict[str, Any]]) -> Example:
    page = page_of(doc)
    found = []
    for given in attributions:
        content = _tokens(doc, page, given["content"])
        if content and given["cue"]:
            start, end = given["cue"][0]
            cue = _expanded(doc, start, end)
            found.append(
                Gold(
                    head=cue.root.i,
                    source=_tokens(doc, page, given["source"]),
                    cue=Tokens(cue.start, cue.end),
                    content=content,
                )
            )
    return Example(page, states_of(doc), tuple(found))


def _tokens(doc: Doc, page: Page, spans: Sequence[Sequence[int]]) -> tuple[Tokens, ...]:
    """Character spans as tokens without punctuation at their edges."""
    found = []
    for start, end in spans:
        words = _expanded(doc, start, end)
        trimmed = page.trim(words.start, words.end)
        if trimmed is not None:
            found.append(trimmed)
    return tuple(found)


def _expanded(doc: Doc, start: int, end: int) -> Span:
    """The tokens that a character span touches."""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        raise ValueError(f"[{start}, {end}) is not in the text")
    return words
