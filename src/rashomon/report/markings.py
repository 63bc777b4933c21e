"""Every span of an article that a row refers to, as what it is marked and where its row stands."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.records import AUTHOR, Article, Span
from rashomon.report import links
from rashomon.report.desk import Desk
from rashomon.report.nesting import Marking
from rashomon.report.told import drawn
from rashomon.view import View
from rashomon.wording import heading, wording

LAYERS = ("event", "statement", "forecast", "contrast", "label", "actor", "date")
"""What spans are marked as; each can be switched off by itself."""


class Marked:
    """The spans of one article; those outside its readable text (a page's head) stand apart."""

    def __init__(self, desk: Desk, article: Article, view: View) -> None:
        self._desk, self._article, self._raw, self._view = desk, article.id, article.raw, view
        self._found: dict[Span, Marking] = {}
        self.outside: dict[Span, Marking] = {}
        self.events = desk.among(rows.EventMentionRow, "event_mentions", [article.id], "article")
        self.statements = desk.among(rows.StatementRow, "statements", [article.id], "article")
        self.forecasts = desk.among(rows.ForecastRow, "forecasts", [article.id], "article")
        self.contrasts = self._contrasts()
        self._mark_rows()
        if article.published.evidence:
            self._mark(article.published.evidence, "date", "the publication date was read here")

    @property
    def markings(self) -> list[Marking]:
        """The markings inside the readable text, by their offsets in it, outer ones first."""
        return sorted(self._found.values(), key=lambda one: (one.start, -one.end))

    def _contrasts(self) -> Sequence[rows.ContrastRow]:
        sql = "SELECT * FROM contrasts WHERE a.article = ? OR b.article = ? ORDER BY score DESC, id"
        asked = [self._article, self._article]
        return self._desk.dossier.select(rows.ContrastRow, sql, asked)

    def _mark_rows(self) -> None:
        for event in self.events:
            self._event(event)
        for statement in self.statements:
            self._statement(statement)
        for forecast in self.forecasts:
            to = self._desk.row("forecasts", forecast.id)
            self._mark(Span(forecast.start, forecast.end), "forecast", "a forecast", to)
        for contrast in self.contrasts:
            note = f"contrast {self._desk.numbers[contrast.id]}"
            to = self._desk.row("contrasts", contrast.id)
            for side in (contrast.a, contrast.b):
                if side.article == self._article:
                    self._mark(Span(side.start, side.end), "contrast", note, to)
        for label in self._desk.among(rows.LabelRow, "labels", [self._article], "article"):
            said = "loaded, against" if label.polarity == "negative" else "loaded, in favour of"
            whom = self._desk.names[label.actor]
            own = self._desk.page("actor", label.actor)
            self._mark(Span(label.start, label.end), "label", f"{said} {whom}", own)
        mentions = self._desk.among(
            rows.ActorMentionRow, "actor_mentions", [self._article], "article"
        )
        for mention in mentions:
            whom = self._desk.names[mention.actor]
            own = self._desk.page("actor", mention.actor)
            named = self._raw[mention.start : mention.end] == whom
            self._mark(Span(mention.start, mention.end), "actor", "" if named else whom, own)

    def _event(self, mention: rows.EventMentionRow) -> None:
        sure = drawn(mention)
        to = self._desk.event(mention.event)
        note = (
            heading(
                mention.type,
                mention.modes,
                self._desk.named(mention.sources),
                self._desk.named(mention.targets),
            )
            + f": {wording().sureness[sure]}"
        )
        self._mark(mention.trigger, "event", note, to, style=sure)
        self._mark(mention.sentence)
        if mention.date and mention.date.basis:
            self._mark(mention.date.basis, "date", f"read as {mention.date.value}")
        for amount in mention.quantities:
            self._mark(Span(amount.start, amount.end))

    def _statement(self, row: rows.StatementRow) -> None:
        if row.speaker == AUTHOR:
            return
        whose = self._desk.speaker(row.speaker)
        to = self._desk.row("statements", row.id)
        for content in row.content:
            self._mark(content, "statement", f"said by {whose}")
        if row.cue:
            self._mark(row.cue, "statement", f"said by {whose}", to, style="cue")
        if row.source:
            self._mark(row.source)

    def _mark(
        self,
        span: Span,
        layer: str | None = None,
        note: str = "",
        to: str | None = None,
        style: str | None = None,
    ) -> None:
        """Mark a raw span; one that no layer draws can still be pointed to."""
        shown = self._view.find(span)
        kept = self._found if shown else self.outside
        start, end = shown or (span.start, span.end)
        made = Marking(start, end, links.words_mark(span.start, span.end))
        marking = kept.setdefault(span, made)
        if layer:
            marking.layers.add(layer if style is None else f"{layer}-{style}")
        if note:
            marking.notes.setdefault(note)
        marking.to = marking.to or to
