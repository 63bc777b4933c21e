"""From the head tokens of arguments to the actors of the cast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.reading.draft import Cast, Mention, PlaceMention, StatementDraft, Tokens
from rashomon.reading.events.binding import judgement_over, object_before
from rashomon.reading.events.lemmas import content_head
from rashomon.reading.events.roles import Roles
from rashomon.reading.events.states import States

_FIRST_PERSON = frozenset({"i", "me", "my"})
_THIRD_PERSON = frozenset({"it", "he", "she", "they"})
_OBJECTIVE = frozenset({"him", "her", "it", "them"})
_DEEPEST = 2
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_MADE_BY = frozenset({"by", "from"})
_INSIDE = frozenset({"compound", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors who do an event and those whom it is done to, as indices into the cast."""

    sources: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()

    @property
    def nobody(self) -> bool:
        """Whether the cast knows nobody in it."""
        return not self.sources and not self.targets


class Participants:
    """Looks up which actor an argument is."""

    def __init__(
        self,
        cast: Cast,
        places: Sequence[PlaceMention] = (),
        statements: tuple[StatementDraft, ...] = (),
    ) -> None:
        self._statements = statements
        self._states = States(cast, places)
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        self._by_name = _by_name(cast)
        for mention in cast.mentions:
            self._by_head.setdefault(mention.head, mention)
            for token in range(mention.tokens.start, mention.tokens.end):
                held = self._by_token.get(token)
                if held is None or _length(mention) > _length(held):
                    self._by_token[token] = mention

    def of(self, roles: Roles, modes: Sequence[str] = ()) -> Parties:
        """Return the parties of an event of a type's `modes`; nobody is both source and target.

        The host of a visit may be the state whose land or capital is its destination; an envoy is
        withdrawn by the state that he represents, unless somebody else is said to do it.
        """
        sources = self.actors(roles.sources) or self._states.of(roles.sources)
        targets = (
            self.actors(roles.targets)
            or self._states.of(roles.targets, "visit" in modes)
            or self._makers(roles.targets)
            or self._states.meant_by(roles.targets, sources)
        )
        if "withdraw" in modes and roles.targets and not roles.sources:
            sources = self._states.represented_by(roles.targets, targets)
        targets = self._unbound(roles.targets, targets, sources)
        if set(sources) & set(targets) and any(map(_is_somebody_else, roles.targets)):
            sources = tuple(actor for actor in sources if actor not in targets)
        return Parties(sources, tuple(actor for actor in targets if actor not in sources))

    def actors(self, heads: Iterable[Token]) -> tuple[int, ...]:
        """Return the actors that argument heads stand for, once each; unknown ones are left out."""
        found = (self._actor(head) for head in heads)
        return tuple(dict.fromkeys(actor for actor in found if actor is not None))

    def _unbound(
        self, heads: Iterable[Token], targets: tuple[int, ...], sources: Sequence[int]
    ) -> tuple[int, ...]:
        """Return targets without those whom a pronoun cannot mean, as they are its own subject."""
        for head in heads:
            before = object_before(head)
            actor = self._actor(head) if before else None
            if actor is not None and actor in sources:
                others = (one for one in targets if one != actor)
                targets = tuple(dict.fromkeys((*others, *self.actors(before))))
        return targets

    def _judged(self, pronoun: Token) -> int | None:
        """Return whom a pronoun means in the cause of a judgement, unless it means a third."""
        judgement = judgement_over(pronoun)
        if judgement is None:
            return None
        known = self._by_head.get(pronoun.i)
        third = known is not None and known.actor not in self.actors(judgement.judges)
        return None if third else self._actor(judgement.judged)

    def _actor(self, head: Token) -> int | None:
        """Return the actor whose mention is headed by `head`, holds it, or lies in its phrase."""
        if head.lower_ in _FIRST_PERSON:
            statement = innermost_statement(self._statements, head.i)
            return None if statement is None else self._statements[statement].speaker
        judged = self._judged(head) if head.pos_ == "PRON" else None
        if judged is not None:
            return judged
        for token in dict.fromkeys((content_head(head), head)):
            mention = self._by_head.get(token.i) or self._by_token.get(token.i)
            if mention is None:
                mention = self._named(token) or self._inside(token)
            if mention is not None:
                return None if _is_anybody(token, mention) else mention.actor
        if head.lower_ in _THIRD_PERSON:
            return self._speaker_of_himself(head)
        return None

    def _speaker_of_himself(self, pronoun: Token) -> int | None:
        """Return the speaker for an unresolved subject of what he says ("A said it would ...")."""
        clause = pronoun.head
        if pronoun.dep_ not in {"nsubj", "nsubjpass"} or clause.dep_ != "ccomp":
            return None
        speakers = [child for child in clause.head.children if child.dep_ == "nsubj"]
        if not speakers or speakers[0].lower_ in _THIRD_PERSON or speakers[0].i > pronoun.i:
            return None
        if any(token.is_quote for token in pronoun.doc[speakers[0].i : pronoun.i]):
            return None
        several = speakers[0].tag_ in _PLURAL_TAGS or any(speakers[0].conjuncts)
        return None if several != (pronoun.lower_ == "they") else self._actor(speakers[0])

    def _inside(self, head: Token, depth: int = 0) -> Mention | None:
        """Return a mention that names an argument from within, as in "Ruritanian officers"."""
        for child in head.children:
            if child.dep_ == "appos" and child.i in self._by_head:
                return self._by_head[child.i]
        for child in head.children:
            if depth == 0 and child.dep_ in _INSIDE and child.i in self._by_token:
                return self._by_token[child.i]
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ != "pobj":
                        continue
                    mention = self._by_head.get(inner.i) or self._named(inner)
                    if mention is not None:
                        return mention
                    return self._inside(inner, depth + 1) if depth < _DEEPEST else None
        return None

    def _named(self, head: Token) -> Mention | None:
        """Return a mention for a name that was missed here but names one actor elsewhere."""
        if head.pos_ != "PROPN":
            return None
        parts = [child.text for child in head.lefts if child.dep_ == "compound"]
        actor = self._by_name.get(" ".join((*parts, head.text)))
        return None if actor is None else Mention(Tokens(head.i, head.i + 1), head.i, "name", actor)

    def _makers(self, things: Iterable[Token]) -> tuple[int, ...]:
        """Return who made things: "an offer from X", "the curfew that X had imposed"."""
        found: dict[int, None] = {}
        for thing in things:
            for child in thing.children if thing.pos_ == "NOUN" else ():
                below = list(child.children)
                if child.dep_ in {"prep", "agent"} and child.lower_ in _MADE_BY:
                    makers = [inner for inner in below if inner.dep_ == "pobj"]
                elif child.dep_ == "relcl" and not any(inner.dep_ == "xcomp" for inner in below):
                    makers = [inner for inner in below if inner.dep_ == "nsubj"]
                else:
                    continue
                heads = (self._by_head.get(maker.i) for maker in makers)
                found |= {mention.actor: None for mention in heads if mention is not None}
        return tuple(found)


def _is_anybody(head: Token, mention: Mention) -> bool:
    """Tell whether a description is of nobody in particular ("any resistance")."""
    return mention.form == "description" and [c.lower_ for c in head.children] == ["any"]


def _is_somebody_else(head: Token) -> bool:
    """Tell whether a pronoun cannot be the subject of its verb ("will try to put pressure on him").

    Where it seems to be, the subject was taken from a wrong clause, unless it stands right there.
    """
    if head.tag_ != "PRP" or head.lower_ not in _OBJECTIVE:
        return False
    verb = head.head.head if head.dep_ == "pobj" else head.head
    return not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _by_name(cast: Cast) -> dict[str, int]:
    """Return the names that only one actor of a cast has -> that actor."""
    found: dict[str, set[int]] = {}
    for index, actor in enumerate(cast.actors):
        for name in (actor.name, *actor.aliases):
            found.setdefault(name, set()).add(index)
    return {name: actors.pop() for name, actors in found.items() if len(actors) == 1}


def _length(mention: Mention) -> int:
    return mention.tokens.end - mention.tokens.start


def innermost_statement(statements: tuple[StatementDraft, ...], token: int) -> int | None:
    """Return the index of the innermost statement whose content holds a token."""
    holding = [
        (sum(part.end - part.start for part in statement.content), -index)
        for index, statement in enumerate(statements)
        if any(part.start <= token < part.end for part in statement.content)
    ]
    return -min(holding)[1] if holding else None
