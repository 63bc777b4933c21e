"""The outlets of a dossier in the order in which hues are given out.

An article without an outlet speaks for itself, as in linking: it has a lane and a column of its
own under its title, so that such articles can be compared too.
"""

from __future__ import annotations

from collections import Counter

from rashomon.dossier import Dossier
from rashomon.report.parts import Outlet

HUES = 8
"""As many hues as can be told apart, also by the colour-blind; more outlets share grey."""

_LONGEST = 36

_SQL = """
    SELECT coalesce(outlet, id) AS key, bool_or(outlet IS NOT NULL) AS named,
           count(*) AS articles, any_value(title) AS title, any_value(path) AS path
    FROM articles GROUP BY key
"""


def outlets_of(dossier: Dossier) -> dict[str, Outlet]:
    """Return all outlets by key, those with most articles first; the first eight have a hue."""
    found = [
        (key, named, articles, key if named else _name(title, path))
        for key, named, articles, title, path in dossier.connection.execute(_SQL).fetchall()
    ]
    found.sort(key=lambda one: (-one[2], one[3], one[0]))
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    return {
        key: Outlet(
            key=key,
            number=number,
            name=name,
            named=named,
            initials=_initials(name, taken, numbers),
            hue=number + 1 if number < HUES else 0,
            articles=articles,
        )
        for number, (key, named, articles, name) in enumerate(found)
    }


def _name(title: str | None, path: str) -> str:
    """Return what an article without an outlet is called: its title in quotes, or its file."""
    title = (title or "").strip("\"'“”«»„ ")
    if not title:
        return path
    return f"“{title}”" if len(title) <= _LONGEST else f"“{title[:_LONGEST].rstrip()}…”"


def _initials(name: str, taken: set[str], numbers: Counter[str]) -> str:
    """Return up to three letters that no other outlet has, with a number where they run out."""
    words = ["".join(char for char in word if char.isalnum()) for word in name.split()]
    words = [word for word in words if word] or ["?"]
    first = "".join(word[0] for word in words[:3])
    letters = (first if len(first) > 1 else words[0][:2]).upper()
    tries = (letters, (words[0][:2] + first[1:3]).upper(), words[0][:3].upper())
    found = next((one for one in tries if one not in taken), "")
    while not found or found in taken:
        numbers[letters] += 1
        found = f"{letters}{numbers[letters] + 1}"
    taken.add(found)
    return found
