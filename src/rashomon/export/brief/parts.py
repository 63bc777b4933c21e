"""What a brief is made of."""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What all parts have in common."""


class Note(Part, frozen=True):
    """The evidence of a clause: words of an article (code points ``[start, end)``) and their row.

    ``teller`` is the article's outlet, or its title where it names none, or nothing; ``date`` is
    EDTF.
    """

    number: int
    quote: str
    teller: str
    date: str | None
    path: str
    article: str
    start: int
    end: int
    row: str


class Clause(Part, frozen=True):
    """A part of a sentence and the numbers of the notes that it stands on."""

    text: str
    notes: tuple[int, ...]


class Sentence(Part, frozen=True):
    """One line: what it is about, and its clauses."""

    lead: str
    clauses: tuple[Clause, ...]


class Section(Part, frozen=True):
    """A question and its answer; ``none`` says that there is nothing to tell.

    ``all`` is how many rows the dossier has for it, and ``shown`` how many of them fit.
    """

    key: str
    title: str
    sentences: tuple[Sentence, ...]
    shown: int
    all: int
    none: str


class Brief(Part, frozen=True):
    """One page; notes are numbered from 1 in the order in which the page needs them."""

    title: str
    counts: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
