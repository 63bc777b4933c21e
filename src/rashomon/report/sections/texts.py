"""The readable text of every article, and where in it the words of the dossier's rows stand."""

from __future__ import annotations

from rashomon.dossier import Dossier
from rashomon.records import Span

Place = tuple[str, int, int]
"""An article's id and raw offsets."""


class Texts:
    """All texts and all places that a receipt names, read article by article.

    Views are large (two offsets a character), so each is used once and let go.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.text: dict[str, str] = {}
        self._shown: dict[Place, tuple[int, int]] = {}
        self._outside: dict[Place, str] = {}
        places: dict[str, list[Place]] = {}
        sql = 'SELECT DISTINCT article, "start", "end" FROM receipts ORDER BY ALL'
        for place in dossier.connection.execute(sql).fetchall():
            places.setdefault(place[0], []).append(place)
        for article in dossier.lookup.articles:
            _, view = dossier.lookup.article(article)
            self.text[article] = view.text
            for place in places.get(article, ()):
                found = view.find(Span(place[1], place[2]))
                if found:
                    self._shown[place] = found
                else:
                    self._outside[place] = dossier.lookup.quote(*place).text

    def shown(self, place: Place) -> tuple[int, int] | None:
        """Return where a place stands in the readable text, or None when it was left out of it.

        Raises KeyError for a place that no receipt names.
        """
        return self._shown[place] if place not in self._outside else None

    def words(self, place: Place) -> str:
        """Return the words of a place on one line."""
        found = self.shown(place)
        words = self.text[place[0]][slice(*found)] if found else self._outside[place]
        return " ".join(words.split())
