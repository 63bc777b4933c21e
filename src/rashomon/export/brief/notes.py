"""The notes of a brief and the names of those who tell: what all its sections share."""

from __future__ import annotations

from functools import cached_property

from rashomon.dossier import Dossier
from rashomon.dossier.rows import EventMentionRow, EventRow
from rashomon.export.brief.parts import Clause, Note, Sentence
from rashomon.export.brief.wording import say, titled, words
from rashomon.records import AUTHOR
from rashomon.wording import heading


class Notes:
    """Numbers the passages that a brief cites, each once, in the order in which it does."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.lookup = dossier.lookup
        self._notes: dict[tuple[str, int, int], Note] = {}

    def all(self) -> tuple[Note, ...]:
        """Return the notes in order of their numbers."""
        return tuple(self._notes.values())

    def cite(self, article: str, start: int, end: int, row: str) -> int:
        """Return the number of the note on a passage and the row that it proves."""
        place = (article, start, end)
        if place not in self._notes:
            quote = self.lookup.quote(*place)
            self._notes[place] = Note(
                number=len(self._notes) + 1,
                quote=" ".join(quote.text.split()),
                teller=self.lookup.articles[article].outlet or self._title(article),
                date=self.lookup.articles[article].published.value,
                path=self.lookup.articles[article].path,
                article=article,
                start=start,
                end=end,
                row=row,
            )
        return self._notes[place].number

    def cite_mention(self, mention: EventMentionRow) -> int:
        """Return the number of the note on an event mention: its sentence."""
        sentence = mention.sentence
        return self.cite(mention.article, sentence.start, sentence.end, mention.id)

    def cite_event(self, event: str) -> int:
        """Return the number of the note on the first telling of an event."""
        return self.cite_mention(self.lookup.mentions[self.lookup.events[event].mentions[0]])

    def teller(self, article: str) -> str:
        """Return who tells: the outlet of an article, or its title in quotes, or its file."""
        row = self.lookup.articles[article]
        return row.outlet or (titled(self._title(article)) if row.title else row.path)

    def _title(self, article: str) -> str:
        return (self.lookup.articles[article].title or "").strip("\"'“”«»„ ")

    def voice(self, voice: str) -> str:
        """Return the name of a voice of linking: an outlet, or an article that has none."""
        return self.teller(voice) if voice in self.lookup.articles else voice

    def speaker(self, actor: str | None) -> str | None:
        """Return whom an article cites: None for its own words, somebody where it is not known."""
        if actor is None:
            return words().unnamed
        return None if actor == AUTHOR else self.name(actor)

    def voiced(self, article: str, speaker: str | None) -> str:
        """Return who tells, and whom it cites if it does."""
        outlet = self.teller(article)
        return say("voice", outlet=outlet, speaker=speaker) if speaker else outlet

    def repeats(self, article: str) -> bool:
        """Say whether an article only repeats another's text."""
        return self.lookup.coverage[article].origin != article

    def what(self, event: EventRow, mention: EventMentionRow) -> str:
        """Name an event as one telling has it, without saying that it happened."""
        known = mention if mention.sources or mention.targets else event
        sources, targets = (
            [self.name(actor) for actor in side] for side in (known.sources, known.targets)
        )
        return heading(mention.type, mention.modes, sources, targets)

    def name(self, actor: str) -> str:
        """Return an actor's name; words of articles that are no name stand in quotes."""
        name = self.lookup.actors[actor].name
        return name if actor in self.named else f"“{name}”"

    @cached_property
    def named(self) -> frozenset[str]:
        """The actors that some article calls by a name."""
        sql = "SELECT DISTINCT actor FROM actor_mentions WHERE form = 'name'"
        return frozenset(actor for (actor,) in self.dossier.connection.execute(sql).fetchall())


def clause(text: str, *notes: int) -> Clause:
    """Return a clause with its notes in order, each once."""
    return Clause(text=text, notes=tuple(sorted(set(notes))))


def sentence(lead: str, *clauses: Clause) -> Sentence:
    """Return a sentence of clauses."""
    return Sentence(lead=lead, clauses=clauses)
