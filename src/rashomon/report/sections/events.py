"""Events with their tellings: how each outlet tells one thing, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rashomon.dossier import rows
from rashomon.records import AUTHOR
from rashomon.report.sections.contrasts import MOST as MOST_CONTRASTS
from rashomon.report.sections.desk import Desk, drawn, sign_of
from rashomon.report.sections.parts import Quote, Sure, Value
from rashomon.report.sections.payload import Event, Events, Feature, Telling
from rashomon.report.sections.texts import Place
from rashomon.wording import stance, wording
from rashomon.wording.dates import spoken

_QUOTES = 12
"""Passages shown of one telling."""

_VALUES = 6


def events(desk: Desk) -> Events:
    """Return the events that can be compared, then those that one outlet tells."""
    choice = desk.choice
    numbers: dict[str, list[int]] = {}
    for number, contrast in enumerate(desk.contrasts[:MOST_CONTRASTS], start=1):
        for name in contrast.events:
            numbers.setdefault(name, []).append(number)
    return Events(
        compared=tuple(
            _Teller(desk, event, numbers.get(event.id, ())).event() for event in choice.compared
        ),
        single=tuple(_Teller(desk, event, ()).event() for event in choice.single),
        more_compared=choice.more_compared,
        more_single=choice.more_single,
    )


class _Teller:
    """One event, told outlet by outlet."""

    def __init__(self, desk: Desk, event: rows.EventRow, numbers: Sequence[int]) -> None:
        self.desk = desk
        self.row = event
        self.numbers = tuple(numbers)
        self.voices = desk.voices(event)
        self.by_outlet: dict[int, list[rows.EventMentionRow]] = {}
        for name in event.mentions:
            mention = desk.lookup.mentions[name]
            self.by_outlet.setdefault(desk.outlet(mention.article), []).append(mention)

    def event(self) -> Event:
        row, outlets = self.row, self.row.outlets
        order = sorted(self.by_outlet, key=lambda number: (number not in self.voices, number))
        mentions = [mention for told in self.by_outlet.values() for mention in told]
        return Event(
            id=row.id,
            heading=self.desk.headings[row.id],
            type=row.type,
            modes=_once(mode for mention in mentions for mode in mention.modes),
            sign=sign_of(row.type),
            date=spoken(row.date),
            place=row.place.name if row.place else None,
            stance=stance(
                len(outlets.asserting),
                len(outlets.attributing),
                len(outlets.denying),
                len(self.by_outlet.keys() - set(self.voices)),
                len(outlets.silent),
            ),
            asserting=len(outlets.asserting),
            tellings=_pruned([self._telling(number) for number in order]),
            silent=self.desk.outlets_named(outlets.silent),
            contrasts=self.numbers,
            background=all(mention.historical for mention in mentions),
            rulings=self.desk.rulings((row.id, *row.mentions)),
        )

    def _telling(self, outlet: int) -> Telling:
        told = _voices_first(self.by_outlet[outlet])
        return Telling(
            outlet=outlet,
            repeats=outlet not in self.voices,
            features=self._features(told),
            quotes=tuple(self._quote(mention) for mention in told[:_QUOTES]),
            sure=tuple(sorted({drawn(mention) for mention in told})),
            more_quotes=max(0, len(told) - _QUOTES),
        )

    def _quote(self, mention: rows.EventMentionRow) -> Quote:
        place = (mention.article, mention.sentence.start, mention.sentence.end)
        return self.desk.quote(
            place, "sentence", marked=mention.trigger, speakers=self._voices(mention)
        )

    def _voices(self, mention: rows.EventMentionRow) -> tuple[str, ...]:
        if mention.asserted_by == AUTHOR:
            return ()
        return self.desk.speakers(mention.statement) or (self.desk.speaker(mention.asserted_by),)

    def _features(self, told: Sequence[rows.EventMentionRow]) -> tuple[Feature, ...]:
        names = wording().rows
        values: dict[str, list[Value]] = {name: [] for name in names}
        for mention in told:
            values["happened"].append(self._happened(mention))
            values["by"] += [Value(text=name) for name in self.desk.lookup.names(mention.sources)]
            values["to"] += [Value(text=name) for name in self.desk.lookup.names(mention.targets)]
            values["when"] += self._when(mention)
            values["where"] += [Value(text=mention.place.name)] if mention.place else []
            values["many"] += [
                self._words((mention.article, one.start, one.end), "quantity")
                for one in mention.quantities
            ]
            values["called"] += self._called(mention)
        articles = {mention.article for mention in told}
        return tuple(self._feature(key, values[key], articles) for key in names)

    def _feature(self, key: str, values: Sequence[Value], articles: set[str]) -> Feature:
        """Return one row; where only a contrast knows its words, those are shown."""
        sides = [
            (number, side)
            for number in self.numbers
            for side in (self.desk.contrasts[number - 1].a, self.desk.contrasts[number - 1].b)
            if wording().contrasts[self.desk.contrasts[number - 1].kind].row == key
            and side.article in articles
        ]
        if not values:
            places = [(side.article, side.start, side.end) for _, side in sides]
            values = [self._words(place, "contrast") for place in places]
        return Feature(
            name=wording().rows[key],
            values=_distinct(values)[:_VALUES],
            contrasts=tuple(dict.fromkeys(number for number, _ in sides)),
        )

    def _happened(self, mention: rows.EventMentionRow) -> Value:
        sure = drawn(mention)
        speaker = self.desk.speaker(mention.asserted_by)
        own = mention.asserted_by == AUTHOR
        if sure == "denied":
            text = "denied, in its own voice" if own else f"denied, according to {speaker}"
        else:
            said = {"certain": "yes"}.get(sure, _sure(sure))
            text = f"{said}, in its own voice" if own else f"{said}, according to {speaker}"
        trigger = (mention.article, mention.trigger.start, mention.trigger.end)
        heading = self.desk.headings[self.row.id]
        anchor = self.desk.citations.cite_event(trigger, self.row.id, heading, sure)
        return Value(text=text, anchor=anchor, sure=sure)

    def _when(self, mention: rows.EventMentionRow) -> list[Value]:
        if mention.date is None:
            return []
        basis, anchor = mention.date.basis, None
        if basis is not None:
            place = (mention.article, basis.start, basis.end)
            anchor = self.desk.citations.cite(place, "date", spoken(mention.date.value))
        return [Value(text=spoken(mention.date.value), anchor=anchor)]

    def _called(self, mention: rows.EventMentionRow) -> list[Value]:
        return [
            self._words((label.article, label.start, label.end), f"label-{label.polarity}")
            for label in self.desk.labels.get(mention.article, ())
            if mention.sentence.start <= label.start and label.end <= mention.sentence.end
        ]

    def _words(self, place: Place, kind: str) -> Value:
        anchor = self.desk.citations.cite(place, kind)
        return Value(text=self.desk.texts.words(place), anchor=anchor, verbatim=True)


def _voices_first(told: Sequence[rows.EventMentionRow]) -> list[rows.EventMentionRow]:
    """Return the first mention of every voice and sureness before the others, each in order."""
    seen: set[tuple[str | None, Sure]] = set()
    first: list[rows.EventMentionRow] = []
    rest: list[rows.EventMentionRow] = []
    for mention in told:
        key = mention.asserted_by, drawn(mention)
        (rest if key in seen else first).append(mention)
        seen.add(key)
    return first + rest


def _pruned(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Return the tellings without the rows that none of them fills."""
    filled = {one.name for telling in tellings for one in telling.features if one.values}
    return tuple(
        msgspec.structs.replace(
            telling, features=tuple(one for one in telling.features if one.name in filled)
        )
        for telling in tellings
    )


def _sure(sure: Sure) -> str:
    return wording().sureness[sure]


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _distinct(values: Sequence[Value]) -> tuple[Value, ...]:
    """Return values once each, by what they say; the first has the words."""
    found: dict[tuple[str, Sure | None], Value] = {}
    for value in values:
        found.setdefault((value.text, value.sure), value)
    return tuple(found.values())
