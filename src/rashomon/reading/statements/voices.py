"""Whose words the attributions of one article are, and who passes them on."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.draft import Draft, Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.nesting import parents
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.recipients import recipients
from rashomon.reading.statements.speakers import Speakers


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
        self._relays: dict[int, int | None] = {}

    def speaker(self, number: int) -> int | None:
        """Return the actor whose words an attribution reports; "I" is whoever is being quoted."""
        if number not in self._speakers:
            self._speakers[number] = None  # for whoever asks on the way: nesting may lead back here
            one, parent = self._found[number], self.parents[number]
            if self._who.is_first_person(one.source):
                self._speakers[number] = None if parent is None else self.speaker(parent)
            else:
                named = self._who.named(one.source, one.head)
                if named is not None and self._who.is_nameless(named):
                    taken_up = self._taken_up(number, named)
                    named = named if taken_up is None else taken_up
                self._speakers[number] = self._continued(number, named)
        return self._speakers[number]

    def is_author(self, number: int) -> bool:
        """Whether the article's own "I" or "we" speaks: nobody is being quoted."""
        one = self._found[number]
        return (
            self.parents[number] is None
            and one.source is not None
            and self._page.quote_of[one.source.start] < 0
            and self._who.is_first_person(one.source)
        )

    def _taken_up(self, number: int, described: int) -> int | None:
        """Return the person whom a mere description takes up, by who spoke before.

        "The paper's interlocutor" is whoever last spoke to the paper; "the analyst" the last
        speaker of the paragraph, where the text has not said what that one is.
        """
        if self._hosted(number) is not None:
            return self._last_told(number, self._host(number))
        if not self._who.is_taken_up(self._found[number].source):
            return None
        before = self._before_in_paragraph(number)
        heard = None if before is None else self._person(before)
        if heard is None or self._who.is_nameless(heard):
            return None
        known, said = (set(self._cast.actors[one].sectors) for one in (heard, described))
        return heard if not known or known & said else None

    def _hosted(self, number: int) -> int | None:
        """Where the words stand whose "interlocutor" a source is."""
        source = self._found[number].source
        return None if source is None else self._who.host(source, self._lexicon)

    def _host(self, number: int) -> int | None:
        """The outlet of which a source is "the interlocutor"."""
        place = self._hosted(number)
        outlet = None if place is None else self._who.called(place)
        return outlet if self._is_outlet(outlet) else None

    def _last_told(self, number: int, outlet: int | None) -> int | None:
        """The person who spoke to an outlet last before an attribution."""
        for before in range(number - 1, -1, -1):
            if outlet is not None and self.relay(before) == outlet:
                return self._person(before)
        return None

    def _person(self, number: int) -> int | None:
        """The speaker of an attribution, if a person."""
        heard = self.speaker(number)
        return heard if heard is not None and self._cast.actors[heard].kind == "person" else None

    def _before_in_paragraph(self, number: int) -> int | None:
        """The attribution before this one, in its paragraph and inside the same other one."""
        paragraph = self._page.paragraph_of
        here = paragraph[self._found[number].content[0].start]
        for before in range(number - 1, -1, -1):
            if paragraph[self._found[before].content[0].start] != here:
                return None
            if self.parents[before] == self.parents[number]:
                return before
        return None

    def _continued(self, number: int, named: int | None) -> int | None:
        """Return who goes on speaking where "he said" follows a quotation, else who is named.

        Whoever the quotation talks about is nearer to the pronoun than the speaker, and is not
        meant by it: the speaker is the person last heard in this paragraph or the one before.
        """
        one = self._found[number]
        if one.source is None or not self._who.is_third_person(one.source):
            return named
        if not self._follows(one):
            return self._goes_on(number, one.source, named)
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
        heard = self._person(before[-1]) if before else None
        return None if heard is None or self._who.clashes(heard, one.source) else heard

    def _goes_on(self, number: int, source: Tokens, named: int | None) -> int | None:
        """Whom "he" means in "X said ... He added": X, though others were nearer in what X said.

        Only if the text itself has named nobody else since; else whoever the pronoun stands for.
        """
        before = self._before_in_paragraph(number)
        heard = None if before is None else self._person(before)
        if before is None or heard is None or self._who.clashes(heard, source):
            return named
        earlier = self._found[before]
        since = min(span.start for span in (earlier.source, *earlier.content) if span is not None)
        others = {
            mention.actor
            for mention in self._cast.mentions
            if since <= mention.head < source.start
            and not earlier.holds(mention.head)
            and mention.actor != heard
            and self._cast.actors[mention.actor].kind == "person"
        }
        return named if others else heard

    @staticmethod
    def _follows(one: Attribution) -> bool:
        """Whether the source stands behind a content: a tag to what was quoted."""
        return one.source is not None and one.content[0].end <= one.source.start

    def relay(self, number: int) -> int | None:
        """Return the outlet that passes an attribution on.

        It was told what is said, it carried it, or it reports an attribution that stands inside its
        own; and whoever goes on speaking in a paragraph goes on speaking to it.
        """
        if number not in self._relays:
            self._relays[number] = None
            ways = (self._told, self._host, self._reported, self._still_told)
            found = (way(number) for way in ways)
            self._relays[number] = next((one for one in found if one is not None), None)
        relay = self._relays[number]
        return None if relay == self.speaker(number) else relay

    def _told(self, number: int) -> int | None:
        head = self._found[number].head
        places = () if head is None else recipients(self._page, head, self._lexicon)
        actors = (self._who.called(place) for place in places)
        return next((actor for actor in actors if self._is_outlet(actor)), None)

    def _reported(self, number: int) -> int | None:
        parent = self.parents[number]
        verb = None if parent is None else self._found[parent].head
        if parent is None or verb is None:
            return None
        if self._page.lemmas[verb] not in self._lexicon.file.relaying:
            return None
        reporter = self.speaker(parent)
        return reporter if self._is_outlet(reporter) else None

    def _still_told(self, number: int) -> int | None:
        """The outlet to which this speaker spoke in the quotation before, in the same paragraph."""
        one, speaker = self._found[number], self.speaker(number)
        if one.head is None or speaker is None or not self._is_quoted(one):
            return None
        if any(recipients(self._page, one.head, self._lexicon)):
            return None  # told somebody else
        before = self._before_in_paragraph(number)
        same = before is not None and self.speaker(before) == speaker
        return self.relay(before) if before is not None and same else None

    def _is_quoted(self, one: Attribution) -> bool:
        return self._page.depth_of[one.content[0].start] > 0

    def about(self, number: int) -> tuple[int, ...]:
        """Return the actors that a content mentions, in order."""
        held = {token for span in self._found[number].content for token in range(*span)}
        return tuple(
            dict.fromkeys(mention.actor for mention in self._cast.mentions if mention.head in held)
        )

    def _is_outlet(self, actor: int | None) -> bool:
        """Whether an actor is an organisation of the press, or a named one of no other kind."""
        if actor is None or self._cast.actors[actor].kind != "organisation":
            return False
        sectors = self._cast.actors[actor].sectors
        return "JRN" in sectors or not (sectors or self._who.is_nameless(actor))
