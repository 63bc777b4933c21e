"""Dated expressions, filed under the words that they modify; which of them governs an event."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from rashomon.reading.dates.attachment import has_subject, is_inside_noun, owner, sharers
from rashomon.reading.dates.lexicon import Lexicon
from rashomon.reading.draft import TimeMention

NOUNS = frozenset(("NOUN", "PROPN", "NUM"))
VERBS = frozenset(("VERB", "AUX"))


class Filing:
    """Expressions of one article by the words that they modify.

    ``own`` are those of a word, ``inside`` the one that stands before a noun ("June 24 parade"),
    ``bounded`` the words that have an expression which only bounds them ("since 1994").
    """

    def __init__(self, doc: Doc, words: Lexicon, times: Iterable[TimeMention]) -> None:
        self.doc = doc
        self.words = words
        self.own: dict[int, list[TimeMention]] = {}
        self.inside: dict[int, TimeMention] = {}
        self.bounded: set[int] = set()
        for time in times:
            self.attach(time)

    def attach(self, time: TimeMention, clause: Token | None = None) -> None:
        """File an expression under the word that it modifies, or `clause` if that is given.

        One that only bounds ("since 1994") dates nothing. One after a noun may as well belong to
        what that noun is part of: parsers cannot tell, so both have it.
        """
        if clause is not None:
            self.own.setdefault(clause.i, []).append(time)
            return
        span = self.doc[time.tokens.start : time.tokens.end]
        word, preposition = owner(span)
        if preposition is not None and preposition.lower_ not in self.words.words.placing:
            self.bounded.add(word.i)
            return
        if is_inside_noun(span):
            self.inside.setdefault(word.i, time)
            return
        self.own.setdefault(word.i, []).append(time)
        if preposition is None or preposition.lower_ != "of":
            for other in self._also(word):
                self.own.setdefault(other.i, []).append(time)

    def _also(self, noun: Token) -> list[Token]:
        """Return the words that a phrase after a noun may belong to besides the noun.

        The verb before it ("signed the deal in June"), and what the noun's own preposition places
        in time or space ("at a meeting on Friday they agreed", "landed in Sydney on Friday").
        """
        if noun.pos_ not in NOUNS:
            return []
        found = []
        preposition = noun.head
        if noun.dep_ == "pobj" and preposition.lower_ in self.words.words.placing:
            found.append(preposition.head)
        for token in noun.ancestors:
            if token.lower_ in self.words.words.relating:
                break
            if token.pos_ in VERBS:
                if token.i < noun.i and token not in found:
                    found.append(token)
                break
        return found

    def governing(self, head: Token) -> TimeMention | None:
        """Return the expression that governs an event's head within its sentence, or None."""
        return min(
            self.candidates(head),
            key=lambda time: (abs(time.tokens.start - head.i), time.tokens),
            default=None,
        )

    def candidates(self, head: Token) -> list[TimeMention]:
        """Return the expressions of the nearest word whose time an event's head shares.

        A coordinated clause with its own subject shares only what stands before the first one.
        """
        if head.i in self.inside:
            return [self.inside[head.i]]
        closed = head.dep_ == "conj" and has_subject(head)
        for token in sharers(head, self.words.words):
            times = self.own.get(token.i, [])
            if closed and token.i != head.i:
                times = [time for time in times if time.tokens.start < token.i]
            if times:
                return times
            if token.i in self.bounded:
                return []
        return []
