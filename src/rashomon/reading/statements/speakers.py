"""Whose words they are: from a source's words to an actor of the cast, or to nobody."""

from __future__ import annotations

from rashomon.gazetteer import gender_of_name
from rashomon.reading.actors.lexicon import roles
from rashomon.reading.draft import Draft, Mention, Tokens
from rashomon.reading.statements.clauses import logical_subject
from rashomon.reading.statements.lexicon import CueLexicon, cue_lexicon
from rashomon.reading.statements.page import Page
from rashomon.records import ActorKind

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
_MALE = frozenset({"he", "him", "his"})
_FEMALE = frozenset({"she", "her", "hers"})
_THIRD_PERSON = _MALE | _FEMALE
_RELATIVES = frozenset({"WP", "WDT", "WP$"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "pobj"})
_WHOSE = frozenset({"of", "with"})
_ARTICLES = frozenset({"the", "The"})
_BESIDE = frozenset({"appos", "compound", "nmod", "flat"})
_OWNERS = frozenset({"poss", "compound"})
_SENDERS = frozenset({"by", "from"})
_PARTITIVE = frozenset({"prep", "pobj"})


class Speakers:
    """The mentions of a cast by token: who is meant by the words at a place."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self.page = page
        self.cast = draft.cast
        self._places = draft.places
        self._by_head: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        self._named = {one.actor for one in draft.cast.mentions if one.form == "name"}
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

    def called(self, head: int) -> int | None:
        """Return the actor at a token, which may shorten its name ("told the Gazette")."""
        if head in self._by_head:
            return self._by_head[head].actor
        found = self._named_in_short(Tokens(head, head + 1))
        return self.actor_at(head) if found is None else found

    def named(self, source: Tokens | None, cue: int | None) -> int | None:
        """Return the actor that a source names; without a source, the cue's subject.

        None when the words name nobody of the cast: a speaker is never guessed.
        """
        if source is None:
            return None if cue is None else self._unstated(cue)
        head = self.root(source)
        if self.page.tags[head] in _RELATIVES:
            antecedent = logical_subject(self.page, self.page.heads[head])
            return None if antecedent is None else self.actor_at(antecedent.head)
        found = self.actor_at(head)
        if found is None or self.is_nameless(found):
            beside = self._named_beside(source, head)
            found = found if beside is None else beside
        if found is None:
            found = self._signatory(head)
        return self._named_in_short(source) if found is None else found

    def is_nameless(self, actor: int) -> bool:
        """Whether the article describes an actor and never names it."""
        return actor not in self._named

    def root(self, span: Tokens) -> int:
        """The token of a span that governs the rest of it.

        Of several (a time of day before a name, in a live blog) the one that is a subject.
        """
        page = self.page
        words = [token for token in range(*span) if page.is_word[token]] or [span.start]
        tops = [
            token
            for token in words
            if page.heads[token] not in range(*span) or page.heads[token] == token
        ] or words[-1:]
        return next((token for token in tops if page.deps[token] in _SUBJECTS), tops[0])

    def _signatory(self, head: int) -> int | None:
        """The one actor that signs a document: "the ministry's statement", "a letter from Holm"."""
        page, file = self.page, cue_lexicon().file
        if page.lemmas[head] not in file.signed:
            return None
        actors: set[int | None] = set()
        for child in page.children[head]:
            if page.deps[child] in _OWNERS:
                actors.add(self.actor_at(child))
            elif page.deps[child] == "prep" and page.lower[child] in _SENDERS:
                inner = page.children[child]
                actors |= {self.actor_at(at) for at in inner if page.deps[at] == "pobj"}
            elif page.deps[child] == "amod" and page.lemmas[head] in file.official:
                actors.add(self._state(child))
        known = actors - {None}
        return known.pop() if len(known) == 1 else None

    def _named_beside(self, source: Tokens, head: int) -> int | None:
        """The one actor named by the name that a title or an apposition in a source goes with."""
        actors = {
            mention.actor
            for token in range(*source)
            if (mention := self._by_head.get(token)) is not None
            and mention.form == "name"
            and self._goes_with(token, head, self.cast.actors[mention.actor].kind)
        }
        return actors.pop() if len(actors) == 1 else None

    def _goes_with(self, token: int, head: int, kind: ActorKind) -> bool:
        """Whether a name stands beside a noun: "its author, economist NAME".

        In "one of the analysts, NAME" it may stand beside the noun that one is taken from. The name
        of a body must stand in apposition: before a noun it only says whose man somebody is.
        """
        page = self.page
        if kind != "person":
            return page.deps[token] == "appos" and page.heads[token] == head
        beside = False
        links = _BESIDE | _PARTITIVE if page.lower[head] == "one" else _BESIDE
        while token != head and page.deps[token] in links:
            beside = beside or page.deps[token] in _BESIDE
            token = page.heads[token]
        return beside and token == head

    def _named_in_short(self, source: Tokens) -> int | None:
        """The one body or person whose name of several words ends in the one word of a source.

        Headlines and second mentions shorten: "Gazette" for the "Morning Gazette".
        """
        words = [self.page.words[token] for token in range(*source) if self.page.is_word[token]]
        if words and words[0] in _ARTICLES:
            words = words[1:]
        if len(words) != 1 or not words[0][0].isupper():
            return None
        fitting = [
            number
            for number in sorted(self._named)
            for actor in (self.cast.actors[number],)
            if any(name.split()[1:][-1:] == words for name in (actor.name, *actor.aliases))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _unstated(self, cue: int) -> int | None:
        """The subject that a cue shares with another verb, or the place that stands for it.

        "X was denied in Moscow" has no subject of denying but the capital.
        """
        page = self.page
        if page.pos[cue] == "NOUN":
            return None  # who dismisses a claim does not make it
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
            and (mention.is_capital or mention.is_country or mention.is_demonym)
        }
        states = [
            number
            for number, actor in enumerate(self.cast.actors)
            if actor.kind == "state" and actor.country in countries
        ]
        return states[0] if len(states) == 1 else None

    def is_taken_up(self, source: Tokens | None) -> bool:
        """Whether a source is "the" and a noun by which texts pick up somebody they have named."""
        if source is None or self.page.lower[source.start] != "the":
            return False
        return self.page.lemmas[self.root(source)] in roles().anaphoric

    def host(self, source: Tokens, lexicon: CueLexicon) -> int | None:
        """Return where the outlet stands in "the paper's interlocutor"."""
        page, head = self.page, self.root(source)
        if page.lemmas[head] not in lexicon.file.interlocutors:
            return None
        for child in page.children[head]:
            if page.deps[child] == "poss":
                return child
            if page.deps[child] == "prep" and page.lower[child] in _WHOSE:
                return next((at for at in page.children[child] if page.deps[at] == "pobj"), None)
        return None

    def is_third_person(self, source: Tokens | None) -> bool:
        """Whether a source is "he" or "she", or "his" in "in his opinion"."""
        return source is not None and self.page.lower[self.root(source)] in _THIRD_PERSON

    def clashes(self, actor: int, source: Tokens) -> bool:
        """Whether a pronoun is not of an actor's gender, as its name and its pronouns tell."""
        words = {
            self.page.lower[mention.head]
            for mention in self.cast.mentions
            if mention.actor == actor and mention.form == "pronoun"
        }
        named = gender_of_name(tuple(self.cast.actors[actor].name.split()))
        male = self.page.lower[self.root(source)] in _MALE
        other = _FEMALE if male else _MALE
        return bool(words & other) or named == ("f" if male else "m")

    def is_first_person(self, source: Tokens | None) -> bool:
        """Whether a source is "I" or "we": the speaker of what it stands in."""
        return source is not None and self.page.lower[self.root(source)] in _FIRST_PERSON


def _size(tokens: Tokens) -> int:
    return tokens.end - tokens.start
