"""On which day an event happened: by the expression that governs it, not by the nearest.

In order: an expression that modifies the event's own word; one of the clause that it shares; for a
headline, that of the first sentence; an expression beside the same word elsewhere in the article.
Where none of these speaks the date is not known.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from rashomon.reading.dates.anchors import resolved
from rashomon.reading.dates.attachment import is_inside_noun, owner, sharers
from rashomon.reading.dates.lexicon import Lexicon, lexicon
from rashomon.reading.draft import Draft, TimeMention

_SENTENCE_ENDS = (".", "!", "?", '"', "”")
_CONTENT = {"VERB", "NOUN", "PROPN"}


class Dating:
    """The dated expressions of one article, by the words that they modify."""

    def __init__(self, draft: Draft) -> None:
        self.doc: Doc = draft.doc
        self.words: Lexicon = lexicon("english")
        self.own: dict[int, list[TimeMention]] = {}
        self.bound: dict[int, list[TimeMention]] = {}
        for time in draft.times:
            if time.date is not None:
                self._attach(time)
        for time in resolved(draft.doc, draft.times, self.governing):
            self._attach(time)
        self.by_lemma: dict[str, list[int]] = {}
        for at in sorted(self.own):
            token = self.doc[at]
            if token.pos_ in _CONTENT:
                self.by_lemma.setdefault(token.lemma_.lower(), []).append(at)

    def _attach(self, time: TimeMention) -> None:
        span = self.doc[time.tokens.start : time.tokens.end]
        word, preposition = owner(span)
        if preposition is not None and preposition.lower_ not in self.words.words.placing:
            return
        target = self.bound if is_inside_noun(span) else self.own
        target.setdefault(word.i, []).append(time)
        if not is_inside_noun(span) and word.pos_ in {"NOUN", "PROPN", "NUM"}:
            verb = next((token for token in word.ancestors if token.pos_ in {"VERB", "AUX"}), None)
            if verb is not None and self._is_loose(word, verb):
                self.own.setdefault(verb.i, []).append(time)

    def _is_loose(self, noun: Token, verb: Token) -> bool:
        """Say whether a phrase after a verb's object may as well belong to the verb."""
        return noun.i > verb.i and all(t.pos_ not in {"VERB"} for t in noun.ancestors if t.i > verb.i)

    def governing(self, head: Token) -> TimeMention | None:
        """Return the expression that governs an event's head within its sentence, or None."""
        if head.i in self.bound:
            return self.bound[head.i][0]
        for token in sharers(head, self.words.words):
            times = self.own.get(token.i)
            if times:
                return min(times, key=lambda time: (abs(time.tokens.start - head.i), time.tokens))
        return None

    def date(self, head: Token) -> TimeMention | None:
        """Return the expression that dates an event, wherever in the article it stands."""
        found = self.governing(head)
        if found is not None:
            return found
        return self.headline(head) or self.repeated(head)

    def headline(self, head: Token) -> TimeMention | None:
        """Return the date of the first sentence for the main verb of a headline without one."""
        first, *rest = self.doc.sents
        if head.sent.start != first.start or head.dep_ != "ROOT":
            return None
        if first.text.rstrip().endswith(_SENTENCE_ENDS):
            return None
        lead = next((sentence for sentence in rest if sentence.root.pos_ in {"VERB", "AUX"}), None)
        return None if lead is None else self.governing(lead.root)

    def repeated(self, head: Token) -> TimeMention | None:
        """Return the date that the article gives beside the same word, if it gives only one."""
        if head.pos_ not in _CONTENT:
            return None
        times = {
            time.date: time
            for at in self.by_lemma.get(head.lemma_.lower(), ())
            for time in self.own[at][:1]
        }
        return next(iter(times.values())) if len(times) == 1 else None
