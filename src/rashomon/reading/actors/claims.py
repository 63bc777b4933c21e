"""Names found so far in an article, and the tokens that they have taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from rashomon.gazetteer import Body, State
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import roles, titles
from rashomon.reading.draft import Tokens

NameKind = Literal["person", "organisation", "state"]

NO_NAME_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "LAW", "LANGUAGE", "EVENT", "QUANTITY", "CARDINAL"}
)
"""Labels of the parser for what bears no name of an actor."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its tokens, syntactic head, kind, and what the gazetteer knows of it.

    ``press``: the words beside it say that it is an outlet.
    """

    tokens: Tokens
    head: int
    kind: NameKind
    words: tuple[str, ...]
    body: Body | None = None
    state: State | None = None
    press: bool = False


class Claims:
    """Names claimed by one finder after another, the surest first; no token is taken twice."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.doc = context.doc
        self.taken = [token.i in context.place_at for token in self.doc]
        self.names: list[Name] = []
        self.lower_words = {token.text for token in self.doc if token.text.islower()}

    def add(
        self,
        start: int,
        end: int,
        kind: NameKind,
        body: Body | None = None,
        state: State | None = None,
        *,
        press: bool = False,
    ) -> None:
        """Claim the tokens ``[start, end)`` for a name."""
        for index in range(start, end):
            self.taken[index] = True
        span = self.doc[start:end]
        words = tuple(word.strip('.,[]()"“”') or word for word in span.text.split())
        self.names.append(Name(Tokens(start, end), span.root.i, kind, words, body, state, press))

    def is_common(self, token: Token) -> bool:
        """Whether the article writes the word in lower case elsewhere."""
        return token.lower_ in self.lower_words


def is_role_word(token: Token) -> bool:
    """Whether a word is a title or a noun for people, and so no part of a name."""
    lexicon = roles()
    word = token.lower_
    if word in lexicon.bodies or word in lexicon.adjectival:
        return False
    return word in lexicon.persons or word in titles()
