"""On which rows the tellings of one event have nothing in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from rashomon.dossier import rows
from rashomon.wording.dates import Days, days_of

Mentions = Sequence[rows.EventMentionRow]

_SAID: dict[str, Callable[[rows.EventMentionRow, Mapping[str, str]], Iterable[Hashable]]] = {
    "happened": lambda mention, _: [mention.factuality.polarity],
    "by": lambda mention, names: [names[actor].casefold() for actor in mention.sources],
    "to": lambda mention, names: [names[actor].casefold() for actor in mention.targets],
    "where": lambda mention, _: [mention.place.name] if mention.place else [],
    "many": lambda mention, _: [one.value for one in mention.quantities],
}
"""What a mention says on each row. Actors of one name may be one that nobody has joined yet; dates
are compared by the days that they cover."""


def differing(tellings: Sequence[Mentions], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the rows on which two outlets both say something and nothing of it is the same.

    `tellings` are the mentions of each outlet that tells the event in words of its own, `names`
    those of actors by their ids.
    """
    found = [
        row
        for row, said in _SAID.items()
        if _apart([{one for mention in told for one in said(mention, names)} for told in tellings])
    ]
    days = [[_days(mention) for mention in told] for told in tellings]
    known = [[one for one in told if one] for told in days]
    if any(_never_meet(one, other) for one, other in combinations(known, 2)):
        found.append("when")
    return tuple(found)


def _apart(said: Sequence[set[Hashable]]) -> bool:
    return any(one and other and not one & other for one, other in combinations(said, 2))


def _days(mention: rows.EventMentionRow) -> Days | None:
    return days_of(mention.date.value) if mention.date else None


def _never_meet(one: Sequence[Days], other: Sequence[Days]) -> bool:
    return bool(one and other) and not any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)
