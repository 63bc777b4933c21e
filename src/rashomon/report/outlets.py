"""The outlets of a dossier in the order in which hues are given out."""

from __future__ import annotations

from collections import Counter

from rashomon.dossier import Dossier
from rashomon.report.payload import Outlet

HUES = 8
"""As many hues as can be told apart, also by the colour-blind; more outlets share grey."""


def outlets_of(dossier: Dossier) -> tuple[Outlet, ...]:
    """Return all outlets, those with most articles first; the first eight have a hue."""
    lookup = dossier.lookup
    articles = Counter(lookup.outlet(article) for article in lookup.articles)
    mentions = Counter(lookup.outlet(mention.article) for mention in lookup.mentions.values())
    names = sorted(articles, key=lambda name: (-articles[name], name))
    taken: set[str] = set()
    return tuple(
        Outlet(
            name=name,
            initials=_initials(name, taken),
            hue=rank if rank <= HUES else 0,
            articles=articles[name],
            mentions=mentions[name],
        )
        for rank, name in enumerate(names, start=1)
    )


def _initials(name: str, taken: set[str]) -> str:
    """Return up to three letters that no other outlet has, with a number where they run out."""
    words = ["".join(char for char in word if char.isalnum()) for word in name.split()]
    words = [word for word in words if word] or ["?"]
    first = "".join(word[0] for word in words[:3])
    letters = first if len(first) > 1 else words[0][:2]
    tries = [letters.upper(), (words[0][:2] + first[1:3]).upper(), words[0][:3].upper()]
    tries += [f"{letters.upper()}{number}" for number in range(2, len(taken) + 3)]
    found = next(candidate for candidate in tries if candidate not in taken)
    taken.add(found)
    return found
