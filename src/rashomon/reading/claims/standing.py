"""Who, which states and whose statement stand at the tokens of one article, by token."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rashomon.reading.draft import Draft, StatementDraft


class Standing:
    """The cast, the places and the statements of a draft, looked up by token."""

    def __init__(self, draft: Draft) -> None:
        self._cast = draft.cast
        self._mentions = defaultdict[int, list[int]](list)
        for number, mention in enumerate(draft.cast.mentions):
            self._mentions[mention.head].append(number)
        self._countries = defaultdict[int, set[str | None]](set)
        for place in draft.places:
            for token in range(*place.tokens):
                self._countries[token].add(place.place.country)
        self._statements = _innermost(draft.statements)

    def actors(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """Return the actors of whom a mention is headed by some tokens, in order of mentions."""
        found = sorted(number for token in tokens for number in self._mentions.get(token, ()))
        return tuple(dict.fromkeys(self._cast.mentions[number].actor for number in found))

    def states(self, tokens: frozenset[int]) -> tuple[str, ...]:
        """Return the states of the actors and places at some tokens ("came from Moscow")."""
        codes = {self._cast.actors[actor].country for actor in self.actors(tokens)}
        codes.update(*(self._countries[token] for token in tokens & self._countries.keys()))
        return tuple(sorted(code for code in codes if code))

    def statement(self, token: int) -> int | None:
        """Return the number of the statement whose shortest content holds a token."""
        return self._statements.get(token)


def _innermost(statements: Iterable[StatementDraft]) -> dict[int, int]:
    """Return by token the number of the statement whose shortest content holds it."""
    contents = sorted(
        (content.end - content.start, number, content)
        for number, statement in enumerate(statements)
        for content in statement.content
    )
    return {token: number for _, number, content in reversed(contents) for token in range(*content)}
