"""What speaks against a silence: passages that may tell the event although the reader saw none.

The reader misses events, and linking misses that two are one. So an article is looked through for
mentions that do not differ from the event, and for paragraphs with a word like those that tell it
elsewhere and somebody who takes part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rashomon.dossier import rows
from rashomon.dossier.answers import Quote
from rashomon.dossier.evidence import CONTEXT
from rashomon.dossier.filters import bounds
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.store import Store
from rashomon.records import Span
from rashomon.view import View

_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)

_STEM = 5
"""Letters that make two words forms of one: truncation, the simplest of stemmers."""


class Doubts:
    """The articles of one dossier, to be looked through for events that they seem to leave out."""

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self._store, self._lookup = store, lookup
        self._named: dict[str, list[rows.ActorMentionRow]] = {}

    def read(self, articles: Iterable[str]) -> None:
        """Read the articles that will be looked through next, instead of those read before."""
        wanted = sorted(articles)
        self._lookup.hold(wanted)
        found: dict[str, list[rows.ActorMentionRow]] = defaultdict(list)
        sql = "SELECT * FROM actor_mentions WHERE list_contains($1, article) ORDER BY ALL"
        for named in self._store.select(rows.ActorMentionRow, sql, [wanted]):
            found[named.article].append(named)
        self._named = found

    def passages(self, event: rows.EventRow, articles: Iterable[str]) -> tuple[Quote, ...]:
        """Return at most one passage an article that may tell an event; they have been read."""
        found = (self._mention(event, one) or self._paragraph(event, one) for one in articles)
        return tuple(quote for quote in found if quote)

    def _mention(self, event: rows.EventRow, article: str) -> Quote | None:
        """Return a mention of the event's type and actors that may be of its day."""
        actors = {*event.sources, *event.targets}
        for mention in self._lookup.told.get(article, ()):
            date = mention.date.value if mention.date else None
            alike = mention.type == event.type and _may_coincide(date, event.date)
            if alike and actors.intersection((*mention.sources, *mention.targets)):
                sentence = mention.sentence
                return self._lookup.quote(article, sentence.start, sentence.end)
        return None

    def _paragraph(self, event: rows.EventRow, article: str) -> Quote | None:
        """Return the surroundings of a word that tells the event elsewhere."""
        stems, actors = set(self._stems(event)), {*event.sources, *event.targets}
        _, view = self._lookup.article(article)
        named = [
            place
            for one in self._named.get(article, ())
            if one.actor in actors and (place := view.find(Span(one.start, one.end)))
        ]
        for paragraph in _PARAGRAPH.finditer(view.text):
            begin, end = paragraph.span()
            if actors and not any(begin <= place[0] < end for place in named):
                continue
            for word in _WORD.finditer(view.text, begin, end):
                if _stem(word[0]) in stems:
                    return self._around(article, view, word.span(), (begin, end))
        return None

    def _around(
        self, article: str, view: View, word: tuple[int, int], paragraph: tuple[int, int]
    ) -> Quote:
        """Quote a word with what stands around it in its paragraph, in whole words."""
        (first, last), (begin, end) = word, paragraph
        if first - CONTEXT > begin:
            begin = view.text.find(" ", first - CONTEXT, first) + 1 or first
        if last + CONTEXT < end:
            end = max(last, view.text.rfind(" ", last, last + CONTEXT))
        raw = view.raw(begin, end)
        return self._lookup.quote(article, raw.start, raw.end)

    def _stems(self, event: rows.EventRow) -> Iterator[str]:
        for name in event.mentions:
            mention = self._lookup.mentions[name]
            trigger = mention.trigger
            words = self._lookup.quote(mention.article, trigger.start, trigger.end).text
            yield from (_stem(word) for word in _WORD.findall(words))


def _stem(word: str) -> str:
    return word.lower()[:_STEM]


def _may_coincide(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    (first, last), (begin, end) = bounds(a), bounds(b)
    return first <= end and begin <= last
