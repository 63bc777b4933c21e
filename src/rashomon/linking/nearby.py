"""Which texts are worth comparing: those that share a heavy term, and appeared at about one time.

Under each term the texts stand in order of day. Where few share the term within the window, each is
compared with all of these; where many do, with its neighbours alone. So comparisons grow with the
number of texts, however many appear a day. Within a day a term's texts stand in the order of how
heavy it is in them, which differs from term to term: texts of one large story that are not
neighbours under one term are under another. A text without a day is compared with texts of any day,
in that order alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.linking.sparse import Positions, Rows

_LATEST = 1 << 22
"""More than any day counted from the year 1."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far texts are compared: ``codebook/linking/stories.yaml`` says what each means."""

    key_terms: int
    window_days: int
    block: int
    neighbours: int


@dataclass(frozen=True, slots=True)
class _Entries:
    """Entries of lists: a term, a text that has it, and how heavy it is there."""

    term: Positions
    text: Positions
    heft: Positions

    def at(self, chosen: Positions) -> _Entries:
        return _Entries(self.term[chosen], self.text[chosen], self.heft[chosen])


def pairs_nearby(rows: Rows, day: Positions, reach: Reach) -> tuple[Positions, Positions]:
    """Return the pairs of rows to compare, each once and the smaller first, in order.

    `day` counts days from the year 1, 0 where a text has none.
    """
    entries = _heaviest(rows, reach.key_terms)
    dated = day[entries.text] > 0
    found = [_in_time(entries.at(np.flatnonzero(dated)), day, reach, len(day))]
    if not dated.all():
        wanted = np.unique(entries.term[~dated])
        listed = entries.at(np.flatnonzero(np.isin(entries.term, wanted)))
        found.append(_any_time(listed, day, reach, len(day)))
    first, second = np.divmod(np.unique(np.concatenate(found)), max(1, len(day)))
    return first, second


def _heaviest(rows: Rows, count: int) -> _Entries:
    """Return the entries of the `count` heaviest terms of each row, of equals the first terms."""
    row = rows.row
    lighter = np.iinfo(np.int32).max - rows.weight.view(np.int32).astype(np.int64)
    order = np.argsort((row << 32) + lighter, kind="stable")  # positive floats rank as their bits
    rank = np.arange(len(order)) - np.repeat(rows.start[:-1], np.diff(rows.start))
    kept = order[rank < count]
    heft = np.round(rows.weight[kept] * 1000).astype(np.int64)
    return _Entries(rows.term[kept].astype(np.int64), row[kept], heft)


def _in_time(entries: _Entries, day: Positions, reach: Reach, count: int) -> Positions:
    """Return the pairs, as numbers, among dated texts that share a term within the window."""
    moment = entries.term * _LATEST + day[entries.text]
    order = np.lexsort((entries.heft * count + entries.text, moment))
    entries, moment = entries.at(order), moment[order]
    begin = np.searchsorted(moment, moment - reach.window_days, side="left")
    end = np.searchsorted(moment, moment + reach.window_days, side="right")
    return _following(entries.text, begin, end, reach, count)


def _any_time(entries: _Entries, day: Positions, reach: Reach, count: int) -> Positions:
    """Return the pairs, as numbers, of an undated text and another that share a term."""
    entries = entries.at(np.lexsort((entries.text, entries.heft, entries.term)))
    begin = np.searchsorted(entries.term, entries.term, side="left")
    end = np.searchsorted(entries.term, entries.term, side="right")
    pairs = _following(entries.text, begin, end, reach, count)
    first, second = np.divmod(pairs, count)
    undated = np.flatnonzero((day[first] == 0) | (day[second] == 0))
    chosen: Positions = pairs[undated]
    return chosen


def _following(
    text: Positions, begin: Positions, end: Positions, reach: Reach, count: int
) -> Positions:
    """Return each text with those that follow it where it is to be compared, as one number a pair.

    What shares a text's term within the window lies from `begin` to `end`.
    """
    here = np.arange(len(text))
    last = np.where(end - begin <= reach.block, end, np.minimum(end, here + reach.neighbours + 1))
    found = [np.empty(0, dtype=np.int64)]
    for step in range(1, int((last - here).max(initial=1))):
        one = np.flatnonzero(here + step < last)
        a, b = text[one], text[one + step]
        found.append(np.minimum(a, b) * count + np.maximum(a, b))
    return np.concatenate(found)
