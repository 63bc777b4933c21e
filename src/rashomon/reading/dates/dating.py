"""On which day an event happened: by the expression that governs it, not by the nearest.

In order: an expression that modifies the event's own word; one of the clause that it shares; for a
headline, that of the first sentence. Where none of these speaks the date is not known, unless the
article tells the event again (see `occasions`).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from rashomon.reading.dates.anchors import resolved
from rashomon.reading.dates.attachment import has_subject, is_inside_noun, owner, sharers
from rashomon.reading.dates.lexicon import Lexicon, lexicon
from rashomon.reading.draft import Draft, TimeMention

_SENTENCE_ENDS = (".", "!", "?", '"', "”")
_CONTENT = {"VERB", "NOUN", "PROPN"}
_NOUNS = {"NOUN", "PROPN", "NUM"}
_VERBS = {"VERB", "AUX"}


class Dating:
    """The dated expressions of one article, by the words that they modify."""

    def __init__(self, draft: Draft) -> None:
        self.doc: Doc = draft.doc
        self.words: Lexicon = lexicon("english")
        self.own: dict[int, list[TimeMention]] = {}
        self.inside: dict[int, TimeMention] = {}
        self.bounded: set[int] = set()
        for time in draft.times:
            if time.date is not None:
                self._attach(time)
        for time in list(resolved(draft.doc, draft.times, self.told)):
            self._attach(time)

    def _attach(self, time: TimeMention) -> None:
        """File an expression under the word that it modifies.

        One that only bounds ("since 1994") dates nothing. One after a noun may as well belong to
        what that noun is part of: parsers cannot tell, so both have it.
        """
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
        if noun.pos_ not in _NOUNS:
            return []
        found = []
        preposition = noun.head
        if noun.dep_ == "pobj" and preposition.lower_ in self.words.words.placing:
            found.append(preposition.head)
        for token in noun.ancestors:
            if token.lower_ in self.words.words.relating:
                break
            if token.pos_ in _VERBS:
                if token.i < noun.i and token not in found:
                    found.append(token)
                break
        return found

    def governing(self, head: Token) -> TimeMention | None:
        """Return the expression that governs an event's head within its sentence, or None.

        A coordinated clause with its own subject shares only what stands before the first one.
        """
        if head.i in self.inside:
            return self.inside[head.i]
        closed = head.dep_ == "conj" and has_subject(head)
        for token in sharers(head, self.words.words):
            times = self.own.get(token.i, [])
            if closed and token.i != head.i:
                times = [time for time in times if time.tokens.start < token.i]
            if times:
                return min(times, key=lambda time: (abs(time.tokens.start - head.i), time.tokens))
            if token.i in self.bounded:
                return None
        return None

    def stated(self, head: Token) -> TimeMention | None:
        """Return the expression that governs an event, or the lead's for one of the headline."""
        return self.governing(head) or self.headline(head)

    def headline(self, head: Token) -> TimeMention | None:
        """Return the date of the first sentence's main verb for an event of the headline."""
        first, *rest = self.doc.sents
        if head.i >= first.end or first.text.rstrip().endswith(_SENTENCE_ENDS):
            return None
        lead = next((sentence for sentence in rest if sentence.root.pos_ in _VERBS), None)
        return None if lead is None else self.governing(lead.root)

    def told(self, head: Token) -> TimeMention | None:
        """Return the expression that dates an event, here or where the same word stands again."""
        return self.governing(head) or self.repeated(head)

    def repeated(self, head: Token) -> TimeMention | None:
        """Return the date that the article gives to the same word elsewhere, if it gives only one.

        A noun names one event more often than a verb: a verb must have the expression to itself.
        Words of saying are repeated for other events, and what is bounded is dated differently.
        """
        lemma = head.lemma_.lower()
        if lemma in self.words.words.reacting or head.pos_ not in _CONTENT:
            return None
        if head.i in self.bounded:
            return None
        found = {
            time.date: time
            for token in self.doc
            if token.lemma_.lower() == lemma and (time := self._given_to(token)) is not None
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _given_to(self, token: Token) -> TimeMention | None:
        if token.pos_ in _NOUNS:
            return self.governing(token)
        times = self.own.get(token.i)
        return times[0] if times else None
