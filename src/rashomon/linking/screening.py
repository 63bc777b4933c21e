"""Pairs of event mentions that `sameness` cannot accept, sifted out many at a time.

For each pair an upper bound of the sum behind `sameness` is taken over columns of numbers. What is
costly to compare (who stands in which role, which amounts) is taken at its best. A pair whose bound
stays below the threshold needs no closer look; every other gets one, so screening changes no link.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.linking.blocking import Pairs
from rashomon.linking.occurrences import Occurrence
from rashomon.linking.sameness import types_fit, weights
from rashomon.linking.when import days_of, is_day
from rashomon.linking.wording import classes, root

Column = npt.NDArray[Any]

BATCH = 1 << 16
"""Pairs that are bounded together: their columns fit the processor's cache."""

TERMS, ACTORS, COUNTRIES = 20, 4, 3
"""So many of a mention's keywords, actors and countries are compared; the rest is taken at best."""

SLACK = 0.01
"""What rounding may add to a sum."""

_NO_DAY = -(1 << 30)


class Screen:
    """The columns of event mentions in order of ids, and the bound of any pair of them."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        mentions = [one.mention for one in occurrences]
        self.types = _Types(occurrences)
        self.triggers = _Triggers(occurrences)
        self.terms = _Terms(occurrences)
        self.actors = _Sets([one.actors for one in occurrences], ACTORS)
        self.countries = _Sets([one.countries for one in occurrences], COUNTRIES)
        self.is_named = np.array([bool(one.named) for one in occurrences])
        self.is_placed = np.array([bool(one.countries) for one in occurrences])
        self.dates = _Dates(occurrences)
        self.place = _codes([one.place.name if one.place else None for one in mentions])
        self.has_amounts = np.array([bool(one.amounts) for one in occurrences])
        self.is_background = np.array([one.historical for one in mentions])
        self.story = _codes([one.story for one in occurrences])

    def passing(self, pairs: Pairs) -> Pairs:
        """Return the pairs that `sameness` may put at the threshold or above."""
        least = math.log(weights().threshold / (1 - weights().threshold)) - SLACK
        kept = []
        for at in range(0, len(pairs[0]), BATCH):
            a, b = (side[at : at + BATCH] for side in pairs)
            kept.append(at + np.flatnonzero(self._bound(a, b, least) >= least))
        chosen = np.concatenate(kept) if kept else np.empty(0, dtype=np.int64)
        return pairs[0][chosen], pairs[1][chosen]

    def _bound(self, a: Column, b: Column, least: float) -> Column:
        """Return at least the sum of weights of each pair, if that may come to `least`.

        Words are dear to compare: they are where the rest leaves it open.
        """
        weight = weights()
        total: Column = weight.bias + self.types.bound(a, b)
        total += self.triggers.bound(a, b)
        total += self._participants(a, b)
        total += self.dates.bound(a, b)
        total += self._setting(a, b)
        most = max(0.0, weight.keywords)
        open_yet = np.flatnonzero(total + most >= least)
        total[open_yet] += most * self.terms.cosine(a[open_yet], b[open_yet])
        return total

    def _participants(self, a: Column, b: Column) -> Column:
        weight = weights()
        shared, are_told = self.actors.shared(a, b)
        sizes = np.minimum(self.actors.size[a], self.actors.size[b])
        alike = weight.shared_actors * shared / np.maximum(2, sizes) + max(0.0, weight.same_roles)
        alike += max(0.0, weight.swapped_roles)
        countries, _ = self.countries.shared(a, b)
        placed = self.is_placed[a] & self.is_placed[b]
        stranger = np.where(placed, weight.no_shared_actor, weight.unplaced_actor)
        stranger = np.where(self.is_named[a] & self.is_named[b], stranger, 0.0)
        stranger = np.where(countries > 0, weight.shared_country, stranger)
        found = np.where(shared > 0, alike, stranger) + max(0.0, weight.other_people)
        return np.where(are_told, found, 0.0)

    def _setting(self, a: Column, b: Column) -> Column:
        weight = weights()
        places = (weight.same_place, weight.same_place_country)
        others = (weight.other_place, weight.other_place_country, weight.same_place_country, 0.0)
        first, second = self.place[a], self.place[b]
        found = np.where((first == second) & (first >= 0), max(places), 0.0)
        found += np.where((first != second) & (first >= 0) & (second >= 0), max(others), 0.0)
        amounts = (weight.telling_quantity, weight.same_quantity, weight.same_number)
        best = max(*amounts, weight.close_number, weight.other_quantity, 0.0)
        found += np.where(self.has_amounts[a] & self.has_amounts[b], best, 0.0)
        differ = self.is_background[a] != self.is_background[b]
        found += np.where(differ, weight.background_differs, 0.0)
        return found + np.where(self.story[a] != self.story[b], weight.other_story, 0.0)


class _Types:
    """Types, whose pairs have a fixed weight, and modes."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        weight = weights()
        names = sorted({one.mention.type for one in occurrences})
        number = {name: at for at, name in enumerate(names)}
        self.type = np.array([number[one.mention.type] for one in occurrences], dtype=np.int16)
        self.of_types = np.full((len(names), len(names)), -np.inf)
        for a in names:
            for b in names:
                if types_fit(a, b):
                    kind = weight.same_type if a == b else weight.kindred_type
                    verbal = weight.verbal if {a, b} & weight.verbal_types else 0.0
                    self.of_types[number[a], number[b]] = kind + verbal
        modes = sorted({mode for one in occurrences for mode in one.mention.modes})
        bit = {mode: 1 << at for at, mode in enumerate(modes)}
        bits = [sum(bit[mode] for mode in set(one.mention.modes)) for one in occurrences]
        self.modes = np.array(bits, dtype=np.int64)
        self.same_mode = weight.same_mode
        self.exclusive = sum(bit[mode] for mode in weight.exclusive_modes & bit.keys())
        self.trigger = _codes([one.trigger for one in occurrences])

    def bound(self, a: Column, b: Column) -> Column:
        """Return the weight of types and modes."""
        found: Column = self.of_types[self.type[a], self.type[b]]
        first, second = self.modes[a], self.modes[b]
        found = found + np.where(first & second, self.same_mode, 0.0)
        alone = ((first ^ second) & self.exclusive) != 0
        apart = alone & (self.trigger[a] != self.trigger[b])
        return found + np.where(apart, weights().exclusive_mode, 0.0)


class _Triggers:
    """Triggers, their roots, and the classes of words that they are in."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        self.trigger = _codes([one.trigger for one in occurrences])
        words = list(dict.fromkeys(one.trigger for one in occurrences))
        self.root = _codes([root(word) for word in words])
        listed = [frozenset(one) for one in classes()]
        member = [[word in one for one in listed] for word in words]
        self.classes = np.packbits(
            np.array(member, dtype=bool).reshape(len(words), len(listed)), axis=1
        )

    def bound(self, a: Column, b: Column) -> Column:
        """Return the weight of the two triggers."""
        first, second = self.trigger[a], self.trigger[b]
        kin = (self.classes[first] & self.classes[second]).any(axis=1)
        kin |= self.root[first] == self.root[second]
        found = np.where(kin, weights().kindred_trigger, 0.0)
        return np.where(first == second, weights().same_trigger, found)


class _Terms:
    """The heaviest keywords of each mention, and what the others could add to a cosine."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        number: defaultdict[str, int] = defaultdict(count().__next__)
        found, values = array("i"), array("d")
        for one in occurrences:
            found.extend(map(number.__getitem__, one.keywords))
            values.extend(one.keywords.values())
        size = np.array([len(one.keywords) for one in occurrences], dtype=np.int64)
        row = np.repeat(np.arange(len(size)), size)
        place = np.arange(len(row)) - np.repeat(np.cumsum(size) - size, size)
        weight = np.array(values)
        kept, left = place < TERMS, np.flatnonzero(place >= TERMS)
        self.term = np.full((len(size), TERMS), -1, dtype=np.int32)
        self.term[row[kept], place[kept]] = np.array(found)[kept]
        self.weight = np.zeros((len(size), TERMS), dtype=np.float32)
        self.weight[row[kept], place[kept]] = weight[kept]
        self.rest = np.sqrt(np.bincount(row[left], weight[left] ** 2, minlength=len(size)))
        self.size = np.minimum(size, TERMS).astype(np.int8)

    def cosine(self, a: Column, b: Column) -> Column:
        """Return at least the cosine of each pair (the rest by the Cauchy-Schwarz inequality)."""
        terms, values = self.term[a], self.weight[a]
        found = self.rest[a] + self.rest[b]
        for place in range(int(self.size[b].max(initial=0))):
            there = np.flatnonzero(self.size[b] > place)
            same = terms[there] == self.term[b[there], place, None]
            found[there] += (values[there] * same).sum(axis=1) * self.weight[b[there], place]
        return found


class _Sets:
    """A few members of each set; what a larger set shares with another is taken at its best."""

    def __init__(self, sets: Sequence[frozenset[str]], width: int) -> None:
        number: dict[str, int] = {}
        self.member = np.full((len(sets), width), -1, dtype=np.int32)
        self.size = np.array([len(one) for one in sets], dtype=np.int32)
        for at, one in enumerate(sets):
            if len(one) <= width:
                for place, name in enumerate(one):
                    self.member[at, place] = number.setdefault(name, len(number))
        self.is_large = self.size > width

    def shared(self, a: Column, b: Column) -> tuple[Column, Column]:
        """Return how many members two sets share at most, and whether both have any."""
        first, second = self.member[a], self.member[b]
        found = np.zeros(len(a), dtype=np.int32)
        for place in range(second.shape[1]):
            one = second[:, place, None]
            found += ((first == one) & (one >= 0)).any(axis=1)
        sizes = np.minimum(self.size[a], self.size[b])
        return np.where(self.is_large[a] | self.is_large[b], sizes, found), sizes > 0


class _Dates:
    """The days that a mention's date covers, and those of when it was told."""

    def __init__(self, occurrences: Sequence[Occurrence]) -> None:
        self.first, self.last = _days(one.date.value if one.date else "" for one in occurrences)
        self.told_first, self.told_last = _days(one.day for one in occurrences)
        self.is_day = np.array([bool(one.date and is_day(one.date)) for one in occurrences])
        self.article = _codes([one.mention.article for one in occurrences])

    def bound(self, a: Column, b: Column) -> Column:
        """Return the weight of the two dates."""
        weight = weights()
        apart = np.maximum(self.first[b] - self.last[a], self.first[a] - self.last[b])
        exact = self.is_day[a] & self.is_day[b]
        known = np.where(exact, weight.same_day, weight.dates_fit)
        slips = (apart <= weight.slip_days) & (self.article[a] != self.article[b])
        differ = np.where(slips, weight.days_differ, weight.dates_conflict)
        known = np.where(apart <= 0, known, differ)
        told = np.maximum(
            self.told_first[b] - self.told_last[a], self.told_first[a] - self.told_last[b]
        )
        both = (self.told_first[a] != _NO_DAY) & (self.told_first[b] != _NO_DAY)
        unknown = np.where(both & (told > weight.near_days), weight.told_apart, 0.0)
        dated = (self.first[a] != _NO_DAY) & (self.first[b] != _NO_DAY)
        return np.where(dated, known, weight.date_unknown + unknown)


def _days(values: Iterable[str]) -> tuple[Column, Column]:
    """Return the first and the last day of each date, counted from the year 1."""
    found = [days_of(value) for value in values]
    first = [days.first.toordinal() if days else _NO_DAY for days in found]
    last = [days.last.toordinal() if days else _NO_DAY for days in found]
    return np.array(first, dtype=np.int32), np.array(last, dtype=np.int32)


def _codes(values: Sequence[str | None]) -> Column:
    """Return a number for each value, the same for the same; -1 for None."""
    number: dict[str, int] = {}
    listed = [-1 if one is None else number.setdefault(one, len(number)) for one in values]
    return np.array(listed, dtype=np.int32)
