"""Whose words they are: from a source's words to an actor of the cast, or to nobody."""

from __future__ import annotations

from rashomon.reading.draft import Draft, Mention, Tokens
from rashomon.reading.statements.clauses import logical_subject
from rashomon.reading.statements.page import Page

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
_THIRD_PERSON = frozenset({"he", "she"})
_RELATIVES = frozenset({"WP", "WDT", "WP$"})


class Speakers:
    """The mentions of a cast by token: who is meant by the words at a place."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self.page = page
        self.cast = draft.cast
        self._places = draft.places
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in draft.cast.mentions:
            self._by_head.setdefault(mention.head, mention)
            for token in range(*mention.tokens):
                shorter = self._by_token.get(token)
                if shorter is None or _size(mention.tokens) < _size(shorter.tokens):
                    self._by_token[token] = mention

    def actor_at(self, head: int) -> int | None:
        """Return the actor whose mention a token heads, or which alone covers it."""
        mention = self._by_head.get(head) or self._by_token.get(head)
        return None if mention is None else mention.actor

    def named(self, source: Tokens | None, cue: int | None) -> int | None:
        """Return the actor that a source names; without a source, the cue's subject.

        None when the words name nobody of the cast: a speaker is never guessed.
        """
        if source is None:
            return None if cue is None else self._unstated(cue)
        head = self.root(source)
        if self.page.tags[head] in _RELATIVES:
            antecedent = None if cue is None else logical_subject(self.page, cue)
            return None if antecedent is None else self.actor_at(antecedent.head)
        found = self.actor_at(head)
        if found is None:
            found = self._named_beside(source, head)
        return found

    def root(self, span: Tokens) -> int:
        """The token of a span that governs the rest of it."""
        page = self.page
        words = [token for token in range(*span) if page.is_word[token]] or [span.start]
        return next(
            (
                token
                for token in words
                if page.heads[token] not in range(*span) or page.heads[token] == token
            ),
            words[-1],
        )

    def _named_beside(self, source: Tokens, head: int) -> int | None:
        """The one actor named by the name that a title or an apposition in a source goes with."""
        page = self.page
        actors = {
            mention.actor
            for token in range(*source)
            if page.deps[token] in {"appos", "compound", "nmod"}
            and page.heads[token] == head
            and (mention := self._by_head.get(token)) is not None
            and mention.form == "name"
            and self.cast.actors[mention.actor].kind == "person"
        }
        return actors.pop() if len(actors) == 1 else None

    def _unstated(self, cue: int) -> int | None:
        """The subject that a cue shares with another verb, or the place that stands for it.

        "X was denied in Moscow" has no subject of denying but the capital.
        """
        page = self.page
        subject = logical_subject(page, cue)
        if subject is not None and not subject.how.endswith(("nsubjpass", "acl")):
            return self.actor_at(subject.head)
        if not any(page.deps[child] == "nsubjpass" for child in page.children[cue]):
            return None
        states = {
            self._state(inner)
            for child in page.children[cue]
            if page.deps[child] == "prep" and page.lower[child] == "in"
            for inner in page.children[child]
            if page.deps[inner] == "pobj"
        } - {None}
        return states.pop() if len(states) == 1 else None

    def _state(self, token: int) -> int | None:
        """The one state of the cast that a country or a capital at a token stands for."""
        countries = {
            mention.place.country
            for mention in self._places
            if mention.tokens.start <= token < mention.tokens.end
            and (mention.is_capital or mention.is_country)
        }
        states = [
            number
            for number, actor in enumerate(self.cast.actors)
            if actor.kind == "state" and actor.country in countries
        ]
        return states[0] if len(states) == 1 else None

    def is_third_person(self, source: Tokens | None) -> bool:
        """Whether a source is "he" or "she"."""
        return source is not None and self.page.lower[self.root(source)] in _THIRD_PERSON

    def is_first_person(self, source: Tokens | None) -> bool:
        """Whether a source is "I" or "we": the speaker of what it stands in."""
        return source is not None and self.page.lower[self.root(source)] in _FIRST_PERSON


def _size(tokens: Tokens) -> int:
    return tokens.end - tokens.start
