"""Which event mentions count as events in data sets that know neither denial nor doubt.

CAMEO, GDELT and POLECAT record that an act was reported. A mention that denies an act, or leaves
open whether there was one, would turn into a report of it there, and is left out; so does the
dossier's own table of relations (`rashomon.linking.relations`), after PLOVER 1.3 (section 2.3).
What somebody else asserts counts: such data sets do not tell whose word it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Literal

from rashomon import acts
from rashomon.dossier import Dossier
from rashomon.dossier.rows import EventMentionRow, EventRow
from rashomon.export.streamed import stream
from rashomon.export.tsv import write_table
from rashomon.export.written import Lost, losses

Reason = acts.Uncounted | Literal["nobody named"]

LEFT_OUT = ("mention", "event", "article", "type", "reason")
"""The columns of the table of mentions that were left out."""


_EVENTS = "SELECT * FROM events ORDER BY date NULLS LAST, id"
_MENTIONS = """
SELECT event_mentions.* FROM event_mentions JOIN events ON events.id = event_mentions.event
ORDER BY events.date NULLS LAST, events.id, list_position(events.mentions, event_mentions.id)
"""


@dataclass(frozen=True, slots=True)
class Told:
    """An event and those of its mentions that report it."""

    event: EventRow
    mentions: tuple[EventMentionRow, ...]

    def articles(self) -> list[str]:
        """Return the articles of the mentions, one each."""
        return [mention.article for mention in self.mentions]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event mention that does not count, and why."""

    mention: EventMentionRow
    reason: Reason


def told_events(dossier: Dossier, left_out: list[LeftOut]) -> Iterator[Told]:
    """Yield the events that somebody reports, by date and id; add mentions that do not to a list.

    Those without a date come last.
    """
    for event, mentions in events_told(dossier):
        counting = []
        for mention in mentions:
            reason = why_not(mention, event.date)
            if reason is None:
                counting.append(mention)
            else:
                left_out.append(LeftOut(mention, reason))
        if counting:
            yield Told(event, tuple(counting))


def events_told(dossier: Dossier) -> Iterator[tuple[EventRow, list[EventMentionRow]]]:
    """Yield all events with their mentions; two streams in one order are joined as they come."""
    mentions = stream(dossier, EventMentionRow, _MENTIONS)
    groups = groupby(mentions, key=attrgetter("event"))
    name, found = next(groups, (None, iter(())))
    for event in stream(dossier, EventRow, _EVENTS):
        if event.id != name:
            yield event, []
            continue
        yield event, list(found)
        name, found = next(groups, (None, iter(())))


def why_not(mention: EventMentionRow, event_date: str | None) -> acts.Uncounted | None:
    """Return why a mention is no report of an act, or None; `event_date` is its event's."""
    dated = mention.date is not None or event_date is not None
    return acts.why_not(
        mention.type, mention.factuality, historical=mention.historical, dated=dated
    )


def write_left_out(folder: Path, left_out: Sequence[LeftOut]) -> tuple[Lost, ...]:
    """Write the mentions that were left out as ``left_out.tsv``; return how many, by reason."""
    rows = (
        (one.mention.id, one.mention.event, one.mention.article, one.mention.type, one.reason)
        for one in sorted(left_out, key=lambda one: one.mention.id)
    )
    write_table(folder / "left_out.tsv", LEFT_OUT, rows)
    return lost_mentions(left_out)


def lost_mentions(left_out: Iterable[LeftOut]) -> tuple[Lost, ...]:
    """Return how many mentions were left out, by reason."""
    return losses(Counter(("event mentions", one.reason) for one in left_out))
