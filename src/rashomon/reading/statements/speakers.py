"""Whose words they are: from a source's words to an actor of the cast, or to nobody."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.draft import Cast, Mention, Tokens
from rashomon.reading.statements.clauses import logical_subject
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
_RELATIVES = frozenset({"WP", "WDT", "WP$"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})


class Voices:
    """The mentions of a cast by token: who is meant by the words at some place."""

    def __init__(self, page: Page, cast: Cast) -> None:
        self.page = page
        self.cast = cast
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in cast.mentions:
            self._by_head.setdefault(mention.head, mention)
            for token in range(*mention.tokens):
                shorter = self._by_token.get(token)
                if shorter is None or _size(mention.tokens) < _size(shorter.tokens):
                    self._by_token[token] = mention

    def actor_at(self, head: int) -> int | None:
        """Return the actor whose mention a token heads, or which alone covers it."""
        mention = self._by_head.get(head) or self._by_token.get(head)
        return None if mention is None else mention.actor

    def speaker(self, source: Tokens | None, cue: int | None) -> int | None:
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
        return next((token for token in words if page.heads[token] not in range(*span)
                     or page.heads[token] == token), words[-1])

    def _named_beside(self, source: Tokens, head: int) -> int | None:
        """The one actor named by the name that a title or an apposition in a source goes with."""
        page = self.page
        actors = {
            mention.actor
            for token in range(*source)
            if page.deps[token] in {"appos", "compound", "nmod"} and page.heads[token] == head
            and (mention := self._by_head.get(token)) is not None and mention.form == "name"
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
        places = [
            self.actor_at(inner)
            for child in page.children[cue]
            if page.deps[child] == "prep" and page.lower[child] == "in"
            for inner in page.children[child]
            if page.deps[inner] == "pobj"
        ]
        states = [
            place for place in places
            if place is not None and self.cast.actors[place].kind in {"state", "organisation"}
        ]
        return states[0] if len(states) == 1 else None

    def is_first_person(self, source: Tokens | None) -> bool:
        """Whether a source is "I" or "we": whoever's statement it stands in."""
        return source is not None and self.page.lower[self.root(source)] in _FIRST_PERSON

    def recipient(self, cue: int, lexicon: CueLexicon) -> int | None:
        """Return the organisation that was told, which passes the statement on, or None."""
        page, file = self.page, lexicon.file
        told = page.lemmas[cue] in file.telling
        found: list[int] = []
        for child in page.children[cue]:
            if told and page.deps[child] in _OBJECTS:
                found.append(child)
            elif page.deps[child] == "prep":
                found += self._occasion(child, told, lexicon)
        organisations = [
            actor for head in found
            if (actor := self.actor_at(head)) is not None
            and self.cast.actors[actor].kind == "organisation"
        ]
        return organisations[0] if organisations else None

    def _occasion(self, preposition: int, told: bool, lexicon: CueLexicon) -> list[int]:
        """What "to X", "in an interview with X" and "quoted by X" name."""
        page = self.page
        objects = [t for t in page.children[preposition] if page.deps[t] == "pobj"]
        if told and page.lower[preposition] == "to":
            return objects
        return [
            inner
            for occasion in objects
            if page.lemmas[occasion] in lexicon.file.occasions
            for link in page.children[occasion]
            if page.deps[link] == "prep" and page.lower[link] in {"with", "to", "for"}
            for inner in page.children[link]
            if page.deps[inner] == "pobj"
        ]

    def about(self, content: Sequence[Tokens]) -> tuple[int, ...]:
        """Return the actors that a content mentions, in order."""
        ranges = [range(*span) for span in content]
        return tuple(dict.fromkeys(
            mention.actor for mention in self.cast.mentions
            if any(mention.head in tokens for tokens in ranges)
        ))


def _size(tokens: Tokens) -> int:
    return tokens.end - tokens.start
