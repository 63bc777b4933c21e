"""Whose words the attributions of one article are, and who passes them on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.reading.draft import Draft
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.nesting import parents
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.speakers import Speakers

_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_LINKS = frozenset({"with", "to", "for"})


class Voices:
    """The attributions of one article, how they are nested, and the actors behind them."""

    def __init__(
        self, page: Page, draft: Draft, found: Sequence[Attribution], lexicon: CueLexicon
    ) -> None:
        self.parents = parents(found)
        self._page = page
        self._cast = draft.cast
        self._found = found
        self._lexicon = lexicon
        self._who = Speakers(page, draft)
        self._speakers: dict[int, int | None] = {}

    def speaker(self, number: int) -> int | None:
        """Return the actor whose words an attribution reports; "I" is whoever is being quoted."""
        if number not in self._speakers:
            one, parent = self._found[number], self.parents[number]
            if self._who.is_first_person(one.source):
                self._speakers[number] = None if parent is None else self.speaker(parent)
            else:
                named = self._who.named(one.source, one.head)
                self._speakers[number] = self._continued(number, named)
        return self._speakers[number]

    def _continued(self, number: int, named: int | None) -> int | None:
        """Return who goes on speaking where "he said" follows a quotation, else who is named.

        Whoever the quotation talks about is nearer to the pronoun than the speaker, and is not
        meant by it: the speaker is the person last heard in this paragraph or the one before.
        """
        one = self._found[number]
        if not (self._who.is_third_person(one.source) and self._follows(one)):
            return named
        if named is not None and named not in self.about(number):
            return named
        paragraph = self._page.paragraph_of
        here = paragraph[one.content[0].start]
        before = [
            number
            for number, earlier in enumerate(self._found[:number])
            if paragraph[earlier.content[0].start] >= here - 1
            and earlier.content[-1].end <= one.content[0].start
        ]
        heard = self.speaker(before[-1]) if before else None
        if heard is not None and self._cast.actors[heard].kind == "person":
            return heard
        return None

    @staticmethod
    def _follows(one: Attribution) -> bool:
        """Whether the source stands behind a content: a tag to what was quoted."""
        return one.source is not None and one.content[0].end <= one.source.start

    def relay(self, number: int) -> int | None:
        """Return the organisation that passes an attribution on.

        It was told what is said, or it reports an attribution that stands inside its own.
        """
        head, parent = self._found[number].head, self.parents[number]
        if head is not None:
            for place in self._recipients(head):
                actor = self._who.actor_at(place)
                if self._is_organisation(actor):
                    return actor
        if parent is None:
            return None
        reporter, verb = self.speaker(parent), self._found[parent].head
        relays = verb is not None and self._page.lemmas[verb] in self._lexicon.file.relaying
        if relays and reporter != self.speaker(number) and self._is_organisation(reporter):
            return reporter
        return None

    def about(self, number: int) -> tuple[int, ...]:
        """Return the actors that a content mentions, in order."""
        one = self._found[number]
        return tuple(
            dict.fromkeys(
                mention.actor for mention in self._cast.mentions if one.holds(mention.head)
            )
        )

    def _is_organisation(self, actor: int | None) -> bool:
        return actor is not None and self._cast.actors[actor].kind == "organisation"

    def _recipients(self, cue: int) -> Iterator[int]:
        """Who is told: "told X", "said to X", "said in an interview with X"."""
        page, file = self._page, self._lexicon.file
        told = page.lemmas[cue] in file.telling
        for child in page.children[cue]:
            if told and page.deps[child] in _OBJECTS:
                yield child
            for inner in self._objects(child):
                if told and page.lower[child] == "to":
                    yield inner
                elif page.lemmas[inner] in file.occasions:
                    for link in page.children[inner]:
                        if page.lower[link] in _LINKS:
                            yield from self._objects(link)

    def _objects(self, preposition: int) -> list[int]:
        page = self._page
        if page.deps[preposition] not in {"prep", "dative"}:
            return []
        return [child for child in page.children[preposition] if page.deps[child] == "pobj"]
