"""How the outlets of a story tell one event: assert it, attribute it, deny it, or keep silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from rashomon.links import Outlets, Story
from rashomon.records import AUTHOR, Article, EventMention


def voice(article: Article) -> str:
    """Return whose outlet speaks in an article; one without an outlet speaks for itself."""
    return article.outlet or article.id


def voices_of(articles: Sequence[Article], copied: Mapping[str, str]) -> dict[str, str]:
    """Return whose outlet each article's words are; `copied` gives the origin of each article."""
    own = {article.id: voice(article) for article in articles}
    return {article: own[origin] for article, origin in copied.items()}


class Surroundings:
    """Who else tells the stories of articles.

    `own` is whose outlet an article is of, `voices` whose words it has (see `voices_of`).
    """

    def __init__(
        self, own: Mapping[str, str], voices: Mapping[str, str], stories: Iterable[Story]
    ) -> None:
        self._own = own
        self._voices = voices
        self._around: dict[str, frozenset[str]] = {}
        self._beside: dict[str, tuple[str, ...]] = {}
        for story in stories:
            around = frozenset(voices[article] for article in story.articles)
            self._around |= dict.fromkeys(story.articles, around)

    def tell(self, mentions: Iterable[EventMention]) -> Outlets:
        """Return how the outlets of an event's stories tell it, by all its mentions.

        Each outlet counts once. One that repeats another's text is no voice of its own, nor silent.
        """
        told: dict[str, list[EventMention]] = defaultdict(list)
        articles: set[str] = set()
        for mention in mentions:
            told[self._voices[mention.article]].append(mention)
            articles.add(mention.article)
        stance = {outlet: _stance(given) for outlet, given in told.items()}
        return Outlets(
            asserting=_with(stance, "asserting"),
            attributing=_with(stance, "attributing"),
            denying=_with(stance, "denying"),
            silent=self._silent(articles),
        )

    def _silent(self, articles: Set[str]) -> tuple[str, ...]:
        """Return who else tells the stories of articles, but those whose words or outlet it is."""
        if len(articles) == 1:  # as most events are told, several in each article
            (article,) = articles
            if article not in self._beside:
                self._beside[article] = self._others(articles)
            return self._beside[article]
        return self._others(articles)

    def _others(self, articles: Set[str]) -> tuple[str, ...]:
        around = frozenset().union(*(self._around[article] for article in articles))
        telling = {self._voices[article] for article in articles}
        return tuple(sorted(around - telling - {self._own[article] for article in articles}))


def _with(stance: Mapping[str, str], wanted: str) -> tuple[str, ...]:
    return tuple(sorted(outlet for outlet, found in stance.items() if found == wanted))


def _stance(mentions: Iterable[EventMention]) -> str:
    """Return an outlet's stance: its own voice counts before the voices that it reports.

    What it leaves open in its own voice (certainty underspecified) it does not assert.
    """
    ways = {_way(mention) for mention in mentions}
    for way, stance in (
        (("own", "positive"), "asserting"),
        (("own", "negative"), "denying"),
        (("other", "positive"), "attributing"),
        (("other", "negative"), "denying"),
    ):
        if way in ways:
            return stance
    raise AssertionError("an event without mentions")


def _way(mention: EventMention) -> tuple[str, str]:
    factuality = mention.factuality
    own = mention.asserted_by == AUTHOR and factuality.certainty != "underspecified"
    return ("own" if own else "other", factuality.polarity)
