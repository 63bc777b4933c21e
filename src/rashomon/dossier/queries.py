"""Questions to a dossier, and the lines that answer them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from rashomon.dossier import answers, rows
from rashomon.dossier.answers import Answers, Quote
from rashomon.dossier.evidence import Evidence, evidence_of
from rashomon.dossier.filters import EVERYTHING, Filter
from rashomon.dossier.ids import meant
from rashomon.dossier.ledger.entries import Entries
from rashomon.dossier.ledger.entry import Entry
from rashomon.dossier.ledger.lines import ForecastLine, ProposalLine, ScoreLine
from rashomon.dossier.ledger.proposals import Proposals
from rashomon.dossier.ledger.scoreboard import score_lines
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.namings import naming_lines
from rashomon.dossier.receipts import Receipt, broken
from rashomon.dossier.relation.asking import acts_between, line_of, sides_of
from rashomon.dossier.relation.changes import changes_of
from rashomon.dossier.relation.lines import ChangeLine, SeriesLine
from rashomon.dossier.relation.series import By, series_of
from rashomon.dossier.silence.finding import Silences
from rashomon.dossier.silence.lines import SilenceLine
from rashomon.dossier.store import Store
from rashomon.dossier.touching import contrasts_touching
from rashomon.links import Links
from rashomon.records import Perspective, Span


class Dossier(Store):
    """A dossier that answers: every question takes a `Filter` and returns `Answers`.

    A filter's actor raises DossierError when nobody is known by it.
    """

    def __init__(self, path: str | Path | None = None, *, create: bool = False) -> None:
        super().__init__(path, create=create)
        self.lookup = Lookup(self)

    def write_links(self, version: str, links: Links) -> None:
        """Write everything that follows from the readings of one version and their links."""
        super().write_links(version, links)
        self.refresh()

    def refresh(self) -> None:
        """Forget what was kept of the rows, which others may have written anew."""
        self.lookup = Lookup(self)

    def timeline(self, where: Filter = EVERYTHING) -> Answers[answers.TimelineLine]:
        """Return the events by date, those without one last."""
        found = []
        for event in self._events(where):
            first = self.lookup.mentions[event.mentions[0]]
            found.append(
                answers.TimelineLine(
                    date=event.date,
                    type=event.type,
                    sources=self.lookup.names(event.sources),
                    targets=self.lookup.names(event.targets),
                    outlets=event.outlets,
                    mentions=len(event.mentions),
                    quote=self._sentence(first),
                    event=event.id,
                )
            )
        return Answers(answers.TimelineLine, found)

    def events(self, where: Filter = EVERYTHING) -> Answers[answers.EventLine]:
        """Return what each passage says of an event, grouped by event in order of date."""
        found = [
            self._event_line(mention)
            for event in self._events(where)
            for mention in (self.lookup.mentions[name] for name in event.mentions)
            if where.outlet in (None, self.lookup.outlet(mention.article))
        ]
        return Answers(answers.EventLine, found)

    def actors(self, where: Filter = EVERYTHING) -> Answers[answers.ActorLine]:
        """Return the actors, the most mentioned first."""
        mentions: Counter[str] = Counter()
        outlets: dict[str, set[str]] = {}
        counted = self.connection.execute(
            "SELECT actor, article, count(*) FROM actor_mentions GROUP BY actor, article"
        )
        for actor, article, count in counted.fetchall():
            outlet = self.lookup.outlet(article)
            if where.outlet in (None, outlet):
                mentions[actor] += count
                outlets.setdefault(actor, set()).add(outlet)
        wanted = self.lookup.actor_ids(where.actor)
        found = [
            answers.ActorLine(
                id=actor.id,
                name=actor.name,
                kind=actor.kind,
                country=actor.country,
                sectors=actor.sectors,
                aliases=actor.aliases,
                roles=tuple(dict.fromkeys(role.text for role in actor.roles)),
                mentions=mentions[actor.id],
                outlets=tuple(sorted(outlets.get(actor.id, ()))),
            )
            for actor in self.lookup.actors.values()
            if mentions[actor.id] and (wanted is None or actor.id in wanted)
        ]
        found.sort(key=lambda line: (-line.mentions, line.name, line.id))
        return Answers(answers.ActorLine, found)

    def statements(self, where: Filter = EVERYTHING) -> Answers[answers.StatementLine]:
        """Return who says what, in the order of the articles' dates and of their text."""
        wanted = self.lookup.actor_ids(where.actor)
        found = [
            self._statement_line(row)
            for row in self.select(rows.StatementRow, "SELECT * FROM statements")
            if self._article_passes(row.article, where)
            and (wanted is None or row.speaker in wanted)
        ]
        return Answers(answers.StatementLine, sorted(found, key=lambda line: _place(line.quote)))

    def forecasts(self, where: Filter = EVERYTHING) -> Answers[ForecastLine]:
        """Return what is said to come: first what can best be judged, the doubtful last."""
        entries = Entries(self, self.lookup)
        found = [entries.line(entry) for entry in self._foretold(entries, where)]
        found.sort(key=lambda line: (-line.score, *_place(line.quote)))
        return Answers(ForecastLine, found)

    def proposals(self, forecast: str | None = None) -> Answers[ProposalLine]:
        """Return what later articles may show of a forecast (an id or the start of one), or of all.

        Those on which a person has ruled are left out unless one is asked for. Raises DossierError
        when no forecast has that id, or several do.
        """
        entries = {entry.row.id: entry for entry in Entries(self, self.lookup).all()}
        if forecast:
            asked = [entries[meant(forecast, entries, "forecast", "'rashomon forecasts' has all")]]
        else:
            asked = [entry for entry in entries.values() if entry.row.resolution is None]
        readings = self.heeded(self.reader()).readings
        proposals = Proposals(readings, self.lookup)
        return Answers(ProposalLine, [line for entry in asked for line in proposals.lines(entry)])

    def scoreboard(self, where: Filter = EVERYTHING) -> Answers[ScoreLine]:
        """Return how well speakers, and outlets in their own voice, foretold what is decided."""
        found = self._foretold(Entries(self, self.lookup), where)
        sql = "SELECT DISTINCT actor FROM actor_mentions WHERE form = 'name'"
        named = {actor for (actor,) in self.connection.execute(sql).fetchall()}
        return Answers(ScoreLine, score_lines(found, self.lookup, named))

    def contrasts(self, where: Filter = EVERYTHING) -> Answers[answers.ContrastLine]:
        """Return the contrasts, the surest first.

        An outlet is asked for of either passage, the rest of the filter of the events they touch;
        one that touches none has the days of its articles and those whom its passages concern.
        """
        touching = contrasts_touching(self, self.lookup, where)
        found = [
            answers.ContrastLine(
                id=row.id,
                kind=row.kind,
                score=row.score,
                a=self.lookup.quote(row.a.article, row.a.start, row.a.end),
                b=self.lookup.quote(row.b.article, row.b.start, row.b.end),
                events=row.events,
                why=row.why,
            )
            for row in self.select(rows.ContrastRow, "SELECT * FROM contrasts")
            if touching is None or row.id in touching
            if where.outlet is None
            or where.outlet in {self.lookup.outlet(side.article) for side in (row.a, row.b)}
        ]
        return Answers(answers.ContrastLine, sorted(found, key=lambda line: (-line.score, line.id)))

    def relation(
        self,
        source: str | None = None,
        target: str | None = None,
        where: Filter = EVERYTHING,
        *,
        certain: bool = False,
        lever: str | None = None,
    ) -> Answers[answers.RelationLine]:
        """Return the signed acts of two sides towards each other, by date.

        A side is a country's code, which stands for everyone of it, or an actor; without one all
        countries are meant. ``certain`` acts are told without a hedge and have happened; a `lever`
        is one of ``codebook/plover/levers.yaml``. Raises DossierError when nobody is known by a
        name, both sides are the same, or there is no such lever.
        """
        acts = acts_between(self.lookup, (source, target), where, certain=certain, lever=lever)
        return Answers(answers.RelationLine, [line_of(act, self.lookup) for act in acts])

    def series(
        self,
        source: str,
        target: str,
        by: By,
        where: Filter = EVERYTHING,
        *,
        certain: bool = False,
        lever: str | None = None,
    ) -> Answers[SeriesLine]:
        """Return the same acts in periods of a day, a week or a month."""
        acts = acts_between(self.lookup, (source, target), where, certain=certain, lever=lever)
        return Answers(SeriesLine, series_of(acts, by))

    def changes(
        self,
        source: str,
        target: str,
        by: By,
        where: Filter = EVERYTHING,
        *,
        certain: bool = False,
        lever: str | None = None,
    ) -> Answers[ChangeLine]:
        """Return where the same acts change from one period to the next, each way."""
        acts = acts_between(self.lookup, (source, target), where, certain=certain, lever=lever)
        one, other = (side.name for side in sides_of(self.lookup, (source, target)))
        ways = ((one, other), (other, one))
        return Answers(ChangeLine, [line for way in ways for line in changes_of(acts, by, *way)])

    def silence(self, where: Filter = EVERYTHING) -> Answers[SilenceLine]:
        """Return the outlets (or one) that leave out what most tell, the surest silences first."""
        asked = msgspec.structs.replace(where, outlet=None)  # who tells it is somebody else
        events = {event.id for event in self._events(asked)}
        return Answers(SilenceLine, Silences(self, self.lookup).lines(events, where.outlet))

    def naming(self, where: Filter = EVERYTHING) -> Answers[answers.NamingLine]:
        """Return what each outlet calls each actor; loaded words carry a polarity and a voice."""
        return Answers(answers.NamingLine, naming_lines(self, self.lookup, where))

    def counts(self) -> dict[str, int]:
        """Return how many rows each table of the contract has."""
        return {
            name: self.connection.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]  # noqa: S608
            for name in rows.TABLES
        }

    def receipt_count(self) -> int:
        """Return how many spans all rows show together."""
        found: int = self.connection.execute("SELECT count(*) FROM receipts").fetchall()[0][0]
        return found

    def evidence(self, row: str) -> list[Evidence]:
        """Return the words behind one row (an id, or the start of one that fits only it).

        Raises DossierError when no row has that id, or several do.
        """
        sql = 'SELECT * FROM receipts WHERE starts_with("row", $1) ORDER BY ALL'
        found = self.select(Receipt, sql, [row])
        ids = {receipt.row for receipt in found}
        shown = meant(row, ids, "row", "every list shows the ids of its rows")
        return [evidence_of(receipt, self.lookup) for receipt in found if receipt.row == shown]

    def broken_receipts(self) -> list[Receipt]:
        """Check every span of every row against its article's text, and return those that fail."""
        held: dict[str, list[Receipt]] = {}
        for receipt in self.select(Receipt, "SELECT * FROM receipts ORDER BY ALL"):
            held.setdefault(receipt.article, []).append(receipt)
        failed: list[Receipt] = []
        for name, receipts in held.items():
            article = self.article(name)
            failed.extend(receipts if article is None else broken(article, receipts))
        return failed

    def _events(self, where: Filter) -> list[rows.EventRow]:
        """Return the events that pass a filter, by date; an outlet's are those it tells."""
        wanted = self.lookup.actor_ids(where.actor)
        found = []
        for event in self.select(rows.EventRow, "SELECT * FROM events"):
            mentions = [self.lookup.mentions[mention] for mention in event.mentions]
            told_by = {self.lookup.outlet(mention.article) for mention in mentions}
            surest = max(mention.confidence for mention in mentions)
            if (
                where.type in (None, event.type)
                and where.passes_date(event.date)
                and surest >= (where.confidence or 0)
                and (where.outlet is None or where.outlet in told_by)
                and (wanted is None or wanted.intersection((*event.sources, *event.targets)))
            ):
                found.append(event)
        return sorted(found, key=lambda event: (event.date is None, event.date or "", event.id))

    def _foretold(self, entries: Entries, where: Filter) -> list[Entry]:
        wanted = self.lookup.actor_ids(where.actor)
        return [
            entry
            for entry in entries.all()
            if self._article_passes(entry.row.article, where)
            and (wanted is None or entry.row.speaker in wanted)
        ]

    def _article_passes(self, article: str, where: Filter) -> bool:
        published = self.lookup.articles[article].published.value
        outlet_passes = where.outlet in (None, self.lookup.outlet(article))
        return outlet_passes and where.passes_date(published)

    def _sentence(self, mention: rows.EventMentionRow) -> Quote:
        sentence = mention.sentence
        return self.lookup.quote(mention.article, sentence.start, sentence.end)

    def _view_line(self, view: Perspective) -> answers.ViewLine:
        return answers.ViewLine(
            voice=self.lookup.name(view.voice),
            certainty=view.factuality.certainty,
            polarity=view.factuality.polarity,
            time=view.factuality.time,
        )

    def _event_line(self, mention: rows.EventMentionRow) -> answers.EventLine:
        return answers.EventLine(
            id=mention.id,
            event=mention.event,
            type=mention.type,
            modes=mention.modes,
            date=mention.date.value if mention.date else None,
            sources=self.lookup.names(mention.sources),
            targets=self.lookup.names(mention.targets),
            asserted_by=self.lookup.name(mention.asserted_by),
            certainty=mention.factuality.certainty,
            polarity=mention.factuality.polarity,
            time=mention.factuality.time,
            views=tuple(map(self._view_line, mention.views)),
            decided_by=mention.decided_by,
            confidence=mention.confidence,
            quote=self._sentence(mention),
        )

    def _statement_line(self, row: rows.StatementRow) -> answers.StatementLine:
        def words(span: Span | None) -> str | None:
            if span is None:
                return None
            return self.lookup.quote(row.article, span.start, span.end).text

        return answers.StatementLine(
            id=row.id,
            speaker=self.lookup.name(row.speaker),
            kind=row.kind,
            relayed_by=self.lookup.name(row.relayed_by),
            parent=row.parent,
            source=words(row.source),
            cue=words(row.cue),
            quote=self.lookup.quote(row.article, row.content[0].start, row.content[-1].end),
        )


def _place(quote: Quote) -> tuple[bool, str, str, int]:
    return (quote.published is None, quote.published or "", quote.article, quote.start)
