"""From readings and links to the rows of the contract: local actors become the dossier's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.dossier import rows
from rashomon.dossier.judgements import Standing
from rashomon.dossier.rows import Row
from rashomon.links import Links
from rashomon.records import (
    AUTHOR,
    Article,
    Perspective,
    Reading,
    Record,
)

NEAR_DUPLICATE = "near_duplicate"
"""The quality flag of an article that repeats another's text."""

NOT_READ = "not_read"
"""The flag of one that is kept and that no reader reads, for its language has none, or that was too
much for it: it says nothing, and is not silent. The rest of the flags are intake's `FLAGS`."""


def resolve(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    links: Links,
    resolutions: Mapping[str, Standing],
) -> dict[str, list[Row]]:
    """Return every table of the contract, by name, each in the order of its content.

    `resolutions` gives the ruling on a forecast by its id. The ledger and the coverage of stories
    come with the tables.
    Raises KeyError when a reading names an actor or an event mention that linking left out.
    """
    return _Resolver(articles, readings, links, resolutions).tables()


LEDGER = "ledger"
"""The table of what forecasts are judged by, which is not part of the contract."""

COVERAGE = "coverage"
"""The table of articles' stories and origins, which is not part of the contract either."""

_LEDGER_FIELDS = ("span", "estimate", "horizon_at", "inferred", "conditions")
"""What a forecast's row does not show as it is: the ledger does (`rows.LedgerRow`)."""


class _Resolver:
    def __init__(
        self,
        articles: Sequence[Article],
        readings: Sequence[Reading],
        links: Links,
        resolutions: Mapping[str, Standing],
    ) -> None:
        self.given = sorted(articles, key=lambda article: article.id)
        self.readings = sorted(readings, key=lambda reading: reading.article)
        self.links = links
        self.actor_of: Mapping[str, str] = {link.member: link.target for link in links.actor_links}
        self.event_of = {link.member: link.target for link in links.event_links}
        self.resolutions = resolutions

    def tables(self) -> dict[str, list[Row]]:
        makers = {
            "articles": self.articles,
            "actors": self.actors,
            "actor_mentions": self.actor_mentions,
            "event_mentions": self.event_mentions,
            "events": self.events,
            "statements": self.statements,
            "forecasts": self.forecasts,
            "labels": self.labels,
            "contrasts": self.contrasts,
            "relations": self.relations,
            LEDGER: self.ledger,
            COVERAGE: self.coverage,
        }
        return {name: list(make()) for name, make in makers.items()}

    def actor(self, reference: str | None) -> str | None:
        """Map an actor of one article to the dossier's; the author and nobody stay."""
        if reference is None or reference == AUTHOR:
            return reference
        return self.actor_of[reference]

    def cast(self, references: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.actor_of[reference] for reference in references))

    def articles(self) -> Iterator[Row]:
        copies = {copy.article for copy in self.links.copies}
        read = {reading.article for reading in self.readings}
        for article in self.given:
            flags = set(article.quality)
            flags |= {NEAR_DUPLICATE} if article.id in copies else set()
            flags |= {NOT_READ} if article.id not in read else set()
            changed = {"quality": tuple(sorted(flags))}
            yield rows.ArticleRow(**_fields(article, without=("raw", "markup")) | changed)

    def actors(self) -> Iterator[Row]:
        for actor in sorted(self.links.actors, key=lambda actor: actor.id):
            yield rows.ActorRow(**_fields(actor))

    def actor_mentions(self) -> Iterator[Row]:
        for reading in self.readings:
            for mention in reading.mentions:
                yield rows.ActorMentionRow(
                    article=mention.article,
                    start=mention.span.start,
                    end=mention.span.end,
                    actor=self.actor_of[mention.actor],
                    form=mention.form,
                )

    def event_mentions(self) -> Iterator[Row]:
        for reading in self.readings:
            for mention in reading.events:
                changed = {
                    "sources": self.cast(mention.sources),
                    "targets": self.cast(mention.targets),
                    "date": self.links.dates.get(mention.id, mention.date),
                    "asserted_by": self.actor(mention.asserted_by),
                    "views": tuple(map(self.view, mention.views)),
                    "event": self.event_of[mention.id],
                }
                fields = _fields(mention, without=("keywords", "offsets"))
                yield rows.EventMentionRow(**fields | changed)

    def view(self, one: Perspective) -> Perspective:
        return Perspective(**_fields(one) | {"voice": self.actor(one.voice)})

    def events(self) -> Iterator[Row]:
        for event in sorted(self.links.events, key=lambda event: event.id):
            date = None if event.date is None else event.date.value
            yield rows.EventRow(**_fields(event) | {"date": date})

    def statements(self) -> Iterator[Row]:
        for reading in self.readings:
            for statement in reading.statements:
                changed = {
                    "speaker": self.actor(statement.speaker),
                    "relayed_by": self.actor(statement.relayed_by),
                    "about": self.cast(statement.about),
                }
                fields = _fields(statement, without=("cue_class", "polarity"))
                yield rows.StatementRow(**fields | changed)

    def forecasts(self) -> Iterator[Row]:
        for reading in self.readings:
            for forecast in reading.forecasts:
                ruled = self.resolutions.get(forecast.id)
                changed = {
                    "start": forecast.span.start,
                    "end": forecast.span.end,
                    "speaker": self.actor(forecast.speaker),
                    "resolution": ruled.verdict if ruled else None,
                }
                yield rows.ForecastRow(**_fields(forecast, without=_LEDGER_FIELDS) | changed)

    def ledger(self) -> Iterator[Row]:
        for reading in self.readings:
            for forecast in reading.forecasts:
                ruled = self.resolutions.get(forecast.id)
                yield rows.LedgerRow(
                    id=forecast.id,
                    article=forecast.article,
                    estimate=forecast.estimate,
                    horizon_at=forecast.horizon_at,
                    inferred=forecast.inferred,
                    conditions=forecast.conditions,
                    resolved_on=ruled.judgement.on if ruled else None,
                    resolved_by=ruled.judgement.who if ruled else None,
                    because=ruled.judgement.why if ruled else None,
                    evidence=tuple(sorted(ruled.right)) if ruled else (),
                )

    def coverage(self) -> Iterator[Row]:
        story_of = {name: story.id for story in self.links.stories for name in story.articles}
        origin_of = {copy.article: copy.origin for copy in self.links.copies}
        for article in self.given:
            yield rows.CoverageRow(
                article=article.id,
                story=story_of.get(article.id),
                origin=origin_of.get(article.id, article.id),
            )

    def labels(self) -> Iterator[Row]:
        for reading in self.readings:
            for label in reading.labels:
                yield rows.LabelRow(
                    article=label.article,
                    start=label.span.start,
                    end=label.span.end,
                    actor=self.actor_of[label.actor],
                    polarity=label.polarity,
                    by=self.actor(label.by),
                )

    def contrasts(self) -> Iterator[Row]:
        for contrast in sorted(self.links.contrasts, key=lambda contrast: contrast.id):
            yield rows.ContrastRow(**_fields(contrast))

    def relations(self) -> Iterator[Row]:
        order = sorted(
            self.links.relations,
            key=lambda row: (row.date or "", row.event, row.source, row.target, row.mode or ""),
        )
        for relation in order:
            yield rows.RelationRow(**_fields(relation))


def _fields(record: Record, without: Sequence[str] = ()) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__ if name not in without}
