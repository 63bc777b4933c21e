"""How each outlet tells one event: the rows of a telling, from its mentions of the event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rashomon.dossier import rows
from rashomon.links import Passage
from rashomon.records import AUTHOR, Span
from rashomon.report import links
from rashomon.report.desk import Desk
from rashomon.report.differing import differing
from rashomon.report.parts import Outlet, Part, Quote, Sure, Value
from rashomon.report.told import drawn
from rashomon.wording import wording
from rashomon.wording.dates import spoken

_QUOTES = 12
"""Passages shown of one telling."""

_VALUES = 6


class Feature(Part, frozen=True):
    """One row of a telling; ``contrasts`` are the ids of those about this very row."""

    values: tuple[Value, ...]
    contrasts: tuple[str, ...] = ()


class Telling(Part, frozen=True):
    """How one outlet tells one event; ``repeats``: in the words of another outlet's text.

    ``features`` are keyed as `Wording.rows` is.
    """

    outlet: Outlet
    repeats: bool
    features: dict[str, Feature]
    quotes: tuple[Quote, ...]
    more_quotes: int


class Teller:
    """One event with all that its tellings are made of."""

    def __init__(
        self,
        desk: Desk,
        event: rows.EventRow,
        told: Sequence[rows.EventMentionRow],
        contrasts: Sequence[rows.ContrastRow],
    ) -> None:
        self.desk = desk
        self.contrasts = contrasts
        self.voices = desk.voices(event)
        self.statements = desk.statements(mention.statement for mention in told)
        desk.lookup.hold(mention.article for mention in told)
        self.by_outlet: dict[Outlet, list[rows.EventMentionRow]] = {}
        for mention in told:
            self.by_outlet.setdefault(desk.outlet(mention.article), []).append(mention)
        labels = desk.among(rows.LabelRow, "labels", (one.article for one in told), "article")
        self.labels: dict[str, list[rows.LabelRow]] = {}
        for label in labels:
            self.labels.setdefault(label.article, []).append(label)

    def tellings(self) -> tuple[Telling, ...]:
        """Return the tellings: first those in words of their own, each in the outlets' order."""
        order = sorted(self.by_outlet, key=lambda one: (one not in self.voices, one.number))
        return tuple(self._telling(outlet) for outlet in order)

    def differing(self) -> tuple[str, ...]:
        """Return the rows on which outlets with words of their own have nothing in common."""
        told = [self.by_outlet.get(voice, ()) for voice in self.voices]
        return differing(told, self.desk.names)

    def _telling(self, outlet: Outlet) -> Telling:
        told = voices_first(self.by_outlet[outlet])
        return Telling(
            outlet=outlet,
            repeats=outlet not in self.voices,
            features=self._features(told),
            quotes=tuple(self._quote(mention) for mention in told[:_QUOTES]),
            more_quotes=max(0, len(told) - _QUOTES),
        )

    def _quote(self, mention: rows.EventMentionRow) -> Quote:
        return self.desk.quote(
            mention.article,
            mention.sentence,
            marked=mention.trigger,
            speakers=speakers_of(self.desk, mention, self.statements),
            row=mention.id,
        )

    def _features(self, told: Sequence[rows.EventMentionRow]) -> dict[str, Feature]:
        values: dict[str, list[Value]] = {name: [] for name in wording().rows}
        for mention in told:
            values["happened"].append(self._happened(mention))
            values["by"] += self._actors(mention.sources)
            values["to"] += self._actors(mention.targets)
            values["when"] += self._when(mention)
            values["where"] += [Value(text=mention.place.name)] if mention.place else []
            values["many"] += [
                self._words(mention.article, one.start, one.end) for one in mention.quantities
            ]
            values["called"] += [
                self._words(label.article, label.start, label.end)
                for label in self.labels.get(mention.article, ())
                if mention.sentence.start <= label.start and label.end <= mention.sentence.end
            ]
        articles = {mention.article for mention in told}
        return {name: self._feature(name, found, articles) for name, found in values.items()}

    def _feature(self, name: str, values: Sequence[Value], articles: Collection[str]) -> Feature:
        """Return one row; where only a contrast knows its words, those are shown."""
        sides = [
            (contrast.id, side)
            for contrast in self.contrasts
            if wording().contrasts[contrast.kind].row == name
            for side in (contrast.a, contrast.b)
            if side.article in articles
        ]
        return Feature(
            values=_distinct(values or [self._side(side) for _, side in sides])[:_VALUES],
            contrasts=tuple(dict.fromkeys(contrast for contrast, _ in sides)),
        )

    def _happened(self, mention: rows.EventMentionRow) -> Value:
        sure = drawn(mention)
        own = mention.asserted_by == AUTHOR
        said = {"certain": "yes", "denied": "denied"}.get(sure) or wording().sureness[sure]
        whose = "in its own voice" if own else f"according to {self._speaker(mention)}"
        to = links.words(mention.article, mention.trigger.start, mention.trigger.end)
        return Value(text=f"{said}, {whose}", to=to, sure=sure)

    def _speaker(self, mention: rows.EventMentionRow) -> str:
        return self.desk.speaker(mention.asserted_by)

    def _actors(self, actors: Iterable[str]) -> list[Value]:
        return [
            Value(text=self.desk.names[actor], to=self.desk.page("actor", actor))
            for actor in actors
        ]

    def _when(self, mention: rows.EventMentionRow) -> list[Value]:
        if mention.date is None:
            return []
        basis = mention.date.basis
        to = links.words(mention.article, basis.start, basis.end) if basis else None
        return [Value(text=spoken(mention.date.value), to=to)]

    def _side(self, side: Passage) -> Value:
        return self._words(side.article, side.start, side.end)

    def _words(self, article: str, start: int, end: int) -> Value:
        text = self.desk.words(article, Span(start, end))
        return Value(text=text, to=links.words(article, start, end), verbatim=True)


def speakers_of(
    desk: Desk, mention: rows.EventMentionRow, statements: Mapping[str, rows.StatementRow]
) -> tuple[str, ...]:
    """Return whose words a mention is, the outermost first; none for the article's own voice."""
    if mention.asserted_by == AUTHOR:
        return ()
    return desk.speakers(mention.statement, statements) or (desk.speaker(mention.asserted_by),)


def voices_first(told: Sequence[rows.EventMentionRow]) -> list[rows.EventMentionRow]:
    """Return the first mention of every voice and sureness before the others, each in order."""
    seen: set[tuple[str | None, Sure]] = set()
    first: list[rows.EventMentionRow] = []
    rest: list[rows.EventMentionRow] = []
    for mention in told:
        key = mention.asserted_by, drawn(mention)
        (rest if key in seen else first).append(mention)
        seen.add(key)
    return first + rest


def _distinct(values: Sequence[Value]) -> tuple[Value, ...]:
    """Return values once each, by what they say; the first has the words."""
    found: dict[tuple[str, Sure | None], Value] = {}
    for value in values:
        found.setdefault((value.text, value.sure), value)
    return tuple(found.values())
