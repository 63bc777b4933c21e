"""Which event mentions count as events in data sets that know neither denial nor doubt.

CAMEO, GDELT and POLECAT record that an act was reported. A mention that denies an act, or leaves
open whether there was one, would turn into a report of it there, and is left out; so does the
dossier's own table of relations (`rashomon.linking.relations`), after PLOVER 1.3 (section 2.3).
What somebody else asserts counts: such data sets do not tell whose word it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rashomon import acts
from rashomon.dossier import Dossier
from rashomon.dossier.rows import EventMentionRow, EventRow
from rashomon.export.tsv import write_table
from rashomon.export.written import Lost, losses

Reason = acts.Uncounted | Literal["nobody named"]

LEFT_OUT = ("mention", "event", "article", "type", "reason")
"""The columns of the table of mentions that were left out."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event and those of its mentions that report it."""

    event: EventRow
    mentions: tuple[EventMentionRow, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event mention that does not count, and why."""

    mention: EventMentionRow
    reason: Reason


def told_events(dossier: Dossier) -> tuple[list[Told], list[LeftOut]]:
    """Return the events that somebody reports, by date and id, and the mentions that do not."""
    told, left_out = [], []
    events = dossier.select(EventRow, "SELECT * FROM events")
    for event in sorted(events, key=lambda event: (event.date is None, event.date or "", event.id)):
        counting = []
        for mention in (dossier.lookup.mentions[name] for name in event.mentions):
            reason = why_not(mention, event.date)
            if reason is None:
                counting.append(mention)
            else:
                left_out.append(LeftOut(mention, reason))
        if counting:
            told.append(Told(event, tuple(counting)))
    return told, left_out


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
