"""Where an event happened: at the place that a preposition of its own clause names."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.dates.attachment import owner, sharers
from rashomon.reading.dates.lexicon import Lexicon, lexicon
from rashomon.reading.draft import Draft, PlaceMention
from rashomon.records import Place


class Whereabouts:
    """The places of one article at which something happens, by the words that they modify."""

    def __init__(self, draft: Draft) -> None:
        self.words: Lexicon = lexicon("english")
        self.at: dict[int, list[PlaceMention]] = {}
        for mention in draft.places:
            word, preposition = owner(draft.doc[mention.tokens.start : mention.tokens.end])
            if preposition is None or mention.is_demonym:
                continue
            if preposition.lower_ in self.words.words.places:
                self._file(mention, word)

    def _file(self, mention: PlaceMention, word: Token) -> None:
        """File a place under the word that it modifies, and under the verb before a noun."""
        self.at.setdefault(word.i, []).append(mention)
        if word.pos_ in {"NOUN", "PROPN"}:
            verb = next((token for token in word.ancestors if token.pos_ in {"VERB", "AUX"}), None)
            if verb is not None and verb.i < word.i:
                self.at.setdefault(verb.i, []).append(mention)

    def place(self, head: Token) -> Place | None:
        """Return the nearest place that governs an event, a city rather than its country."""
        for token in sharers(head, self.words.words):
            here = self.at.get(token.i)
            if here:
                return min(
                    here, key=lambda m: (m.is_country, abs(m.tokens.start - head.i), m.tokens)
                ).place
        return None
