"""Questions to a dossier, and the lines that answer them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rashomon.dossier import answers, rows
from rashomon.dossier.answers import Answers, Quote
from rashomon.dossier.evidence import Evidence, evidence_of
from rashomon.dossier.filters import EVERYTHING, Filter
from rashomon.dossier.lookup import NO_OUTLET, Lookup
from rashomon.dossier.receipts import Receipt, broken
from rashomon.dossier.store import DossierError, Store
from rashomon.records import Links, Span


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

    def forecasts(self, where: Filter = EVERYTHING) -> Answers[answers.ForecastLine]:
        """Return what is said to come, in the order in which it was said."""
        wanted = self.lookup.actor_ids(where.actor)
        found = [
            answers.ForecastLine(
                id=row.id,
                speaker=self.lookup.name(row.speaker),
                made_on=row.made_on,
                horizon=row.horizon,
                certainty=row.certainty,
                resolution=row.resolution,
                quote=self.lookup.quote(row.article, row.start, row.end),
            )
            for row in self.select(rows.ForecastRow, "SELECT * FROM forecasts")
            if self._article_passes(row.article, where)
            and (wanted is None or row.speaker in wanted)
        ]
        return Answers(answers.ForecastLine, sorted(found, key=lambda line: _place(line.quote)))

    def contrasts(self, where: Filter = EVERYTHING) -> Answers[answers.ContrastLine]:
        """Return the contrasts, the surest first; the filter asks for the events they touch."""
        events = None if where == EVERYTHING else {event.id for event in self._events(where)}
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
            if events is None or events.intersection(row.events)
        ]
        return Answers(answers.ContrastLine, sorted(found, key=lambda line: (-line.score, line.id)))

    def relation(
        self, source: str | None = None, target: str | None = None, where: Filter = EVERYTHING
    ) -> Answers[answers.RelationLine]:
        """Return the signed acts between two countries (alpha-3 codes), both ways, by date."""
        pair = {code.upper() for code in (source, target) if code}
        events = {event.id: event for event in self._events(where)}
        found = []
        for row in self.select(rows.RelationRow, "SELECT * FROM relations"):
            outlet = row.outlet or NO_OUTLET
            if not pair <= {row.source, row.target} or row.event not in events:
                continue
            if where.outlet not in (None, outlet):
                continue
            told = [self.lookup.mentions[name] for name in events[row.event].mentions]
            mention = next(one for one in told if self.lookup.outlet(one.article) == outlet)
            found.append(
                answers.RelationLine(
                    date=row.date,
                    source=row.source,
                    target=row.target,
                    type=mention.type,
                    weight=row.weight,
                    outlet=row.outlet,
                    event=row.event,
                    quote=self._sentence(mention),
                )
            )
        found.sort(key=lambda line: (line.date is None, line.date or "", line.event, line.source))
        return Answers(answers.RelationLine, found)

    def naming(self, where: Filter = EVERYTHING) -> Answers[answers.NamingLine]:
        """Return what each outlet calls each actor; loaded words carry a polarity and a voice."""
        wanted = self.lookup.actor_ids(where.actor)
        found = [
            answers.NamingLine(
                actor=actor,
                name=self.lookup.actors[actor].name,
                outlet=outlet,
                words=words,
                count=count,
                polarity=polarity,
                by=by,
            )
            for (actor, outlet, words, polarity, by), count in self._namings().items()
            if (wanted is None or actor in wanted) and where.outlet in (None, outlet)
        ]
        found.sort(
            key=lambda line: (
                line.name,
                line.actor,
                line.outlet or "",
                -line.count,
                line.words,
                line.polarity or "",
                line.by or "",
            )
        )
        return Answers(answers.NamingLine, found)

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
        ids = sorted({receipt.row for receipt in found})
        if not found:
            raise DossierError(f"{row}: no such row; every list shows the ids of its rows")
        if len(ids) > 1 and row not in ids:
            raise DossierError(f"{row}: fits {len(ids)} rows, e.g. {ids[0]} and {ids[1]}")
        meant = row if row in ids else ids[0]
        return [evidence_of(receipt, self.lookup) for receipt in found if receipt.row == meant]

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
            told_by = {self.lookup.outlet(self.lookup.mentions[m].article) for m in event.mentions}
            if (
                where.type in (None, event.type)
                and where.passes_date(event.date)
                and (where.outlet is None or where.outlet in told_by)
                and (wanted is None or wanted.intersection((*event.sources, *event.targets)))
            ):
                found.append(event)
        return sorted(found, key=lambda event: (event.date is None, event.date or "", event.id))

    def _article_passes(self, article: str, where: Filter) -> bool:
        published = self.lookup.articles[article].published.value
        outlet_passes = where.outlet in (None, self.lookup.outlet(article))
        return outlet_passes and where.passes_date(published)

    def _sentence(self, mention: rows.EventMentionRow) -> Quote:
        sentence = mention.sentence
        return self.lookup.quote(mention.article, sentence.start, sentence.end)

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

    def _namings(self) -> Counter[tuple[str, str, str, str | None, str | None]]:
        """Count (actor, outlet, words, polarity, voice); plain names carry no polarity."""
        counts: Counter[tuple[str, str, str, str | None, str | None]] = Counter()
        labels = self.select(rows.LabelRow, "SELECT * FROM labels")
        loaded = {(label.article, label.start, label.end) for label in labels}
        sql = "SELECT * FROM actor_mentions WHERE form <> 'pronoun'"
        for mention in self.select(rows.ActorMentionRow, sql):
            if (mention.article, mention.start, mention.end) not in loaded:
                words, outlet = self._naming(mention.article, mention.start, mention.end)
                counts[mention.actor, outlet, words, None, None] += 1
        for label in labels:
            words, outlet = self._naming(label.article, label.start, label.end)
            by = self.lookup.name(label.by)
            counts[label.actor, outlet, words, label.polarity, by] += 1
        return counts

    def _naming(self, article: str, start: int, end: int) -> tuple[str, str]:
        words = self.lookup.quote(article, start, end).text
        return " ".join(words.split()), self.lookup.outlet(article)


def _place(quote: Quote) -> tuple[bool, str, str, int]:
    return (quote.published is None, quote.published or "", quote.article, quote.start)
