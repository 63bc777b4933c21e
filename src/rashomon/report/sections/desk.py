"""What every part of the report is made with: the dossier, its texts, outlets and citations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from rashomon.dossier import Dossier, rows
from rashomon.dossier.judgements.listing import standings_of
from rashomon.links import Judgement
from rashomon.ontology import EVENT_TYPES
from rashomon.records import AUTHOR, Span
from rashomon.report.sections.choice import Choice, choose
from rashomon.report.sections.citations import Citations
from rashomon.report.sections.outlets import outlets_of, voice
from rashomon.report.sections.parts import Piece, Quote, Ruling, Sure
from rashomon.report.sections.texts import Place, Texts
from rashomon.wording import heading, wording
from rashomon.wording.dates import spoken

SOMEBODY = "somebody"
"""A speaker whom the reader could not tell."""

T = TypeVar("T")


class Desk:
    """One dossier while its report is written."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.lookup = dossier.lookup
        self.texts = Texts(dossier)
        outlets = outlets_of(dossier)
        self.outlets = tuple(outlets.values())
        self.citations = Citations()
        self._index = {key: number for number, key in enumerate(outlets)}

    @cached_property
    def events(self) -> list[rows.EventRow]:
        """All events by date, those without one last."""
        found = self.dossier.select(rows.EventRow, "SELECT * FROM events")
        return sorted(found, key=lambda event: (event.date is None, event.date or "", event.id))

    @cached_property
    def headings(self) -> dict[str, str]:
        """What each event is called, by id."""
        return {event.id: self._heading(event) for event in self.events}

    @cached_property
    def mentions_of(self) -> dict[str, tuple[str, ...]]:
        """The mentions of each event, by id."""
        return {event.id: event.mentions for event in self.events}

    @cached_property
    def choice(self) -> Choice:
        """The events that the report shows."""
        touched = {name for contrast in self.contrasts for name in contrast.events}
        voices = {event.id: len(self.voices(event)) for event in self.events}
        return choose(self.events, voices, touched)

    @cached_property
    def statements(self) -> dict[str, rows.StatementRow]:
        """All statements by id, in order of the articles and of their text."""
        sql = "SELECT * FROM statements ORDER BY article, content[1].start, id"
        return {row.id: row for row in self.dossier.select(rows.StatementRow, sql)}

    @cached_property
    def sentences(self) -> dict[str, list[Span]]:
        """The sentences that report events, by article."""
        found: dict[str, dict[Span, None]] = {}
        for mention in self.lookup.mentions.values():
            found.setdefault(mention.article, {})[mention.sentence] = None
        return {article: list(spans) for article, spans in found.items()}

    @cached_property
    def contrasts(self) -> list[rows.ContrastRow]:
        """All contrasts, the surest first; a contrast's number is its place here, from 1."""
        found = self.dossier.select(rows.ContrastRow, "SELECT * FROM contrasts")
        return sorted(found, key=lambda row: (-row.score, row.id))

    @cached_property
    def labels(self) -> dict[str, list[rows.LabelRow]]:
        """Loaded words by article, in order of the text."""
        found: dict[str, list[rows.LabelRow]] = {}
        for row in self.dossier.select(rows.LabelRow, "SELECT * FROM labels ORDER BY ALL"):
            found.setdefault(row.article, []).append(row)
        return found

    @cached_property
    def _rulings(self) -> dict[str, list[Judgement]]:
        """What people ruled and nobody took back, by the rows that it is about today."""
        found: dict[str, list[Judgement]] = {}
        for one in standings_of(self.dossier):
            if one.state in ("in force", "contested"):
                for row in one.left | one.right:
                    found.setdefault(row, []).append(one.judgement)
        return found

    def outlet(self, article: str) -> int:
        """Return the outlet of an article as its place in `outlets`."""
        return self._index[voice(self.lookup.articles[article])]

    def outlets_named(self, voices: Iterable[str]) -> tuple[int, ...]:
        """Return the places of the outlets that an event names."""
        return tuple(sorted({self._index[name] for name in voices if name in self._index}))

    def voices(self, event: rows.EventRow) -> tuple[int, ...]:
        """Return the outlets that tell an event in words of their own; a copied text is none."""
        told = event.outlets
        return self.outlets_named((*told.asserting, *told.attributing, *told.denying))

    def rulings(self, ids: Iterable[str]) -> tuple[Ruling, ...]:
        """Return what people ruled on any of these rows, oldest first, each once."""
        found = {one.id: one for row in ids for one in self._rulings.get(row, ())}
        verdicts = wording().verdicts
        return tuple(
            Ruling(verdict=verdicts[one.verdict], who=one.who, when=one.when, why=one.why)
            for one in sorted(found.values(), key=lambda one: (one.when, one.id))
        )

    def anchor(self, mention: rows.EventMentionRow) -> str:
        """Return where a link about a mention leads: its event, or else its words."""
        if mention.event in self.choice.shown:
            return mention.event
        sentence = mention.sentence
        return self.citations.cite((mention.article, sentence.start, sentence.end), "sentence")

    def speaker(self, actor: str | None) -> str:
        """Return a speaker's name; the article's own voice is its outlet's to show."""
        if actor == AUTHOR:
            return "the author"
        return self.lookup.name(actor) or SOMEBODY

    def speakers(self, statement: str | None) -> tuple[str, ...]:
        """Return whose words a statement is, the outermost speaker first."""
        chain: list[str] = []
        seen: set[str] = set()
        while statement in self.statements and statement not in seen:
            seen.add(statement)
            row = self.statements[statement]
            named = row.speaker is not None and row.speaker != AUTHOR
            if row.speaker is None and row.source is not None:
                source = self.texts.words((row.article, row.source.start, row.source.end))
                chain.append(f"“{source}”")
            elif named or row.speaker is None:
                chain.append(self.speaker(row.speaker))
            statement = row.parent
        return tuple(reversed(chain))

    def quote(
        self,
        place: Place,
        kind: str,
        *,
        marked: Span | None = None,
        speakers: tuple[str, ...] = (),
        back: str | None = None,
    ) -> Quote:
        """Quote a place, with one span of the same article marked, and cite it as `kind`."""
        article = place[0]
        return Quote(
            anchor=self.citations.cite(place, kind, back=back),
            outlet=self.outlet(article),
            date=spoken(self.lookup.articles[article].published.value),
            pieces=self._pieces(place, marked),
            speakers=speakers,
        )

    def _pieces(self, place: Place, marked: Span | None) -> tuple[Piece, ...]:
        whole = self.texts.shown(place)
        inner = marked and self.texts.shown((place[0], marked.start, marked.end))
        if not whole or not inner:
            return (Piece(text=self.texts.words(place)),)
        text = self.texts.text[place[0]]
        (start, end), (first, last) = whole, inner
        first, last = max(start, first), min(end, last)
        if first >= last or (first, last) == (start, end):
            return (Piece(text=self.texts.words(place)),)
        found = (
            Piece(text=text[start:first].lstrip()),
            Piece(text=text[first:last], marked=True),
            Piece(text=text[last:end].rstrip()),
        )
        return tuple(piece for piece in found if piece.text)

    def _heading(self, event: rows.EventRow) -> str:
        modes = dict.fromkeys(
            mode for name in event.mentions for mode in self.lookup.mentions[name].modes
        )
        names = self.lookup.names
        return heading(event.type, tuple(modes), names(event.sources), names(event.targets))


def drawn(mention: rows.EventMentionRow) -> Sure:
    """Say how a mention is drawn: denied and still to come outrank how sure it is."""
    told = mention.factuality
    if told.polarity == "negative":
        return "denied"
    return "future" if told.time == "future" else told.certainty


def sign_of(type_: str) -> int:
    """Return 1 for a cooperative and -1 for a conflictual type of event (PLOVER's score)."""
    return 1 if EVENT_TYPES[type_].score > 0 else -1


def capped(found: Sequence[T], most: int) -> tuple[tuple[T, ...], int]:
    """Return the first `most` and how many are left out."""
    return tuple(found[:most]), max(0, len(found) - most)
