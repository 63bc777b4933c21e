"""The outlets of a dossier in the order in which hues are given out.

An article without an outlet speaks for itself, as in linking: it has a lane and a column of its
own under its title, so that such articles can be compared too.
"""

from __future__ import annotations

from collections import Counter

from rashomon.dossier import Dossier, rows
from rashomon.report.sections.parts import Outlet

HUES = 8
"""As many hues as can be told apart, also by the colour-blind; more outlets share grey."""

_LONGEST = 36


def voice(article: rows.ArticleRow) -> str:
    """Return who speaks in an article, as linking names it: its outlet, or else its own id."""
    return article.outlet or article.id


def outlets_of(dossier: Dossier) -> dict[str, Outlet]:
    """Return all outlets by `voice`, those with most articles first; the first eight have a hue."""
    lookup = dossier.lookup
    articles = Counter(voice(article) for article in lookup.articles.values())
    mentions = Counter(voice(lookup.articles[one.article]) for one in lookup.mentions.values())
    names = {key: _name(lookup.articles.get(key), key) for key in articles}
    order = sorted(articles, key=lambda key: (-articles[key], names[key], key))
    taken: set[str] = set()
    return {
        key: Outlet(
            name=names[key],
            named=key not in lookup.articles,
            initials=_initials(names[key], taken),
            hue=rank if rank <= HUES else 0,
            articles=articles[key],
            mentions=mentions[key],
        )
        for rank, key in enumerate(order, start=1)
    }


def _name(article: rows.ArticleRow | None, outlet: str) -> str:
    """Return an outlet's name; of an article without one the title in quotes, or its file."""
    if article is None:
        return outlet
    title = (article.title or "").strip("\"'“”«»„ ")
    if not title:
        return article.path
    return f"“{title}”" if len(title) <= _LONGEST else f"“{title[:_LONGEST].rstrip()}…”"


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
