"""How the outlets of a story tell one event: assert it, attribute it, deny it, or keep silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.linking.clusters import Grouping
from rashomon.linking.occurrences import Occurrence
from rashomon.links import Outlets, Story
from rashomon.records import AUTHOR, Article, EventMention


def voice(article: Article) -> str:
    """Return whose outlet speaks in an article; one without an outlet speaks for itself."""
    return article.outlet or article.id


def voices_of(articles: Sequence[Article], copied: Mapping[str, str]) -> dict[str, str]:
    """Return whose outlet each article's words are; `copied` gives the origin of each article."""
    own = {article.id: voice(article) for article in articles}
    return {article: own[origin] for article, origin in copied.items()}


def outlets_of(
    grouping: Grouping,
    occurrences: Mapping[str, Occurrence],
    articles: Sequence[Article],
    stories: Sequence[Story],
    voices: Mapping[str, str],
) -> dict[str, Outlets]:
    """Return for each event how the outlets of its stories tell it; `voices` is by article.

    Each outlet counts once. One that repeats another's text is no voice of its own, nor silent.
    """
    own = {article.id: voice(article) for article in articles}
    in_story = {story.id: {voices[article] for article in story.articles} for story in stories}
    found = {}
    for event, members in grouping.items():
        told: dict[str, list[EventMention]] = defaultdict(list)
        around: set[str] = set()
        repeating: set[str] = set()
        for member in members:
            mention = occurrences[member].mention
            told[voices[mention.article]].append(mention)
            repeating.add(own[mention.article])
            around |= in_story[occurrences[member].story]
        stance = {outlet: _stance(mentions) for outlet, mentions in told.items()}
        found[event] = Outlets(
            asserting=_with(stance, "asserting"),
            attributing=_with(stance, "attributing"),
            denying=_with(stance, "denying"),
            silent=tuple(sorted(around - stance.keys() - repeating)),
        )
    return found


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
