"""Which texts are worth comparing: those that share a heavy term, and appeared at about one time.

Under each term the texts stand in order of day. Where few share the term within the window, each is
compared with all of these; where many do, with its neighbours alone. So comparisons grow with the
number of texts, however many appear a day. Within a day a term's texts stand in the order of how
heavy it is in them, which differs from term to term: texts of one large story that are not
neighbours under one term are under another. A text without a day is compared with texts of any day,
in that order alone. Of all that a text meets so, those count that share most of its heavy terms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rashomon.linking.sparse import Positions, Rows

_LATEST = 1 << 22
"""More than any day counted from the year 1."""

_HEFT = 1000
"""What the weight of a term is counted in, of a row of length 1."""

_UNIT = 100
"""What the products of two such weights are counted in, so that they fit few bits."""

_BITS = 14
"""Bits of such a product, and of the sum of them that two rows of length 1 reach at most. Beside
them the number of a pair fits 63 bits as long as there are fewer than 23 million texts."""

_LOWEST = (1 << _BITS) - 1


@dataclass(frozen=True, slots=True)
class Reach:
    """How far texts are compared: ``codebook/linking/stories.yaml`` says what each means."""

    key_terms: int
    window_days: int
    block: int
    neighbours: int
    nearest: int


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
    pairs, shared = _sums(np.concatenate(found))
    first, second = np.divmod(pairs, max(1, len(day)))
    near = _near(first, second, shared, len(day), reach.nearest)
    return first[near], second[near]


def _sums(products: Positions) -> tuple[Positions, Positions]:
    """Return each pair once, and the sum of its products; `products` is used up."""
    products.sort()
    pairs = products >> _BITS
    first = np.flatnonzero(np.diff(pairs, prepend=-1))
    products &= _LOWEST
    return pairs[first], np.add.reduceat(products, first) if len(first) else first


def _near(a: Positions, b: Positions, shared: Positions, count: int, most: int) -> Positions:
    """Return which pairs count: one of the two shares more with hardly any other.

    On a day full of news a text meets hundreds; what is only a little like it would weigh little in
    any mean.
    """
    less = _LOWEST - shared
    ranked = np.sort(np.concatenate((a << _BITS | less, b << _BITS | less)))
    start = np.searchsorted(ranked >> _BITS, np.arange(count + 1))
    crowded = np.flatnonzero(np.diff(start) > most)
    limit = np.full(count, _LOWEST)
    limit[crowded] = ranked[start[crowded] + most - 1] & _LOWEST
    return np.flatnonzero(less <= np.maximum(limit[a], limit[b]))


def _heaviest(rows: Rows, count: int) -> _Entries:
    """Return the entries of the `count` heaviest terms of each row, of equals the first terms."""
    row = rows.row
    lighter = np.iinfo(np.int32).max - rows.weight.view(np.int32).astype(np.int64)
    order = np.argsort((row << 32) + lighter, kind="stable")  # positive floats rank as their bits
    rank = np.arange(len(order)) - np.repeat(rows.start[:-1], np.diff(rows.start))
    kept = order[rank < count]
    heft = np.round(rows.weight[kept] * _HEFT).astype(np.int64)
    return _Entries(rows.term[kept].astype(np.int64), row[kept], heft)


def _in_time(entries: _Entries, day: Positions, reach: Reach, count: int) -> Positions:
    """Return the pairs, as numbers, among dated texts that share a term within the window."""
    moment = entries.term * _LATEST + day[entries.text]
    order = np.lexsort((entries.heft * count + entries.text, moment))
    entries, moment = entries.at(order), moment[order]
    begin = np.searchsorted(moment, moment - reach.window_days, side="left")
    end = np.searchsorted(moment, moment + reach.window_days, side="right")
    return _following(entries, begin, end, reach, count)


def _any_time(entries: _Entries, day: Positions, reach: Reach, count: int) -> Positions:
    """Return the pairs, as numbers, of an undated text and another that share a term."""
    entries = entries.at(np.lexsort((entries.text, entries.heft, entries.term)))
    begin = np.searchsorted(entries.term, entries.term, side="left")
    end = np.searchsorted(entries.term, entries.term, side="right")
    products = _following(entries, begin, end, reach, count)
    first, second = np.divmod(products >> _BITS, count)
    undated = np.flatnonzero((day[first] == 0) | (day[second] == 0))
    chosen: Positions = products[undated]
    return chosen


def _following(
    entries: _Entries, begin: Positions, end: Positions, reach: Reach, count: int
) -> Positions:
    """Return each text with those that follow it where it is to be compared, as one number a pair.

    What shares a text's term within the window lies from `begin` to `end`. The lowest bits hold
    the product of what the term weighs in the two.
    """
    text, heft = entries.text, entries.heft
    here = np.arange(len(text))
    last = np.where(end - begin <= reach.block, end, np.minimum(end, here + reach.neighbours + 1))
    found = [np.empty(0, dtype=np.int64)]
    for step in range(1, int((last - here).max(initial=1))):
        one = np.flatnonzero(here + step < last)
        a, b = text[one], text[one + step]
        pair = np.minimum(a, b) * count + np.maximum(a, b)
        found.append(pair << _BITS | heft[one] * heft[one + step] // _UNIT)
    return np.concatenate(found)
