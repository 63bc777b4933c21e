"""Silences, ranked: of whom they are said, how much they weigh, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier import rows
from rashomon.dossier.answers import Quote
from rashomon.dossier.filters import bounds
from rashomon.dossier.ledger.intervals import wilson
from rashomon.dossier.ledger.lines import Share
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.silence.lines import SilenceLine
from rashomon.dossier.silence.scenes import Scene
from rashomon.dossier.silence.settings import settings


@dataclass(frozen=True, slots=True)
class Silence:
    """An outlet that does not tell an event which most others do.

    `told` of `others` other outlets tell it; of `usual_of` other events like it the outlet tells
    `usual`.
    """

    outlet: str
    scene: Scene
    told: int
    others: int
    usual: int
    usual_of: int


def find_silences(found: Iterable[Scene]) -> list[Silence]:
    """Return all silences, those that weigh most first; too few outlets prove none.

    They are ranked by the lower end of the interval in which the true share of tellers lies: eight
    of nine weigh more than two of two.
    """
    judged = [scene for scene in found if scene.could >= settings().fewest]
    tells = Counter(
        outlet
        for scene in judged
        for outlet in scene.telling
        if _most(len(scene.telling) - 1, scene.could - 1)
    )
    kept = [scene for scene in judged if _most(len(scene.telling), scene.could - 1)]
    leaves_out = Counter(outlet for scene in kept for outlet in scene.silent)
    silences = [
        Silence(
            outlet=outlet,
            scene=scene,
            told=len(scene.telling),
            others=scene.could - 1,
            usual=tells[outlet],
            usual_of=tells[outlet] + leaves_out[outlet] - 1,
        )
        for scene in kept
        for outlet in scene.silent
    ]
    return sorted(silences, key=_order)


def _most(told: int, others: int) -> bool:
    return told > settings().most * others


def _order(silence: Silence) -> tuple[float, str, str]:
    return -_share(silence.told, silence.others).low, silence.scene.event, silence.outlet


def _share(hits: int, of: int) -> Share:
    low, high = wilson(hits, of, settings().level)
    return Share(hits=hits, of=of, low=round(low, 4), high=round(high, 4))


class Silences:
    """The silences of one dossier."""

    def __init__(self, scenes: Iterable[Scene], lookup: Lookup) -> None:
        self._scenes, self._lookup = scenes, lookup
        self._mentions: dict[str, list[rows.EventMentionRow]] = {}
        for mention in lookup.mentions.values():
            self._mentions.setdefault(mention.article, []).append(mention)

    def lines(self, events: Collection[str], outlet: str | None) -> list[SilenceLine]:
        """Return the silences on some events; those that may be none come last."""
        found = [
            self._line(silence)
            for silence in find_silences(self._scenes)
            if silence.scene.event in events and outlet in (None, silence.outlet)
        ]
        return sorted(found, key=lambda line: bool(line.perhaps))

    def _line(self, silence: Silence) -> SilenceLine:
        scene, lookup = silence.scene, self._lookup
        event = lookup.events[scene.event]
        articles = scene.silent[silence.outlet]
        perhaps = tuple(self._perhaps(event, articles))
        return SilenceLine(
            outlet=silence.outlet,
            event=event.id,
            date=event.date,
            type=event.type,
            sources=lookup.names(event.sources),
            targets=lookup.names(event.targets),
            told=_share(silence.told, silence.others),
            told_by=tuple(sorted(scene.telling)),
            usual=_share(silence.usual, silence.usual_of) if silence.usual_of else None,
            articles=articles,
            perhaps=perhaps,
            why=_why(silence, perhaps),
            quote=self._first_telling(event),
        )

    def _perhaps(self, event: rows.EventRow, articles: Iterable[str]) -> Iterator[str]:
        """Yield mentions that linking did not join, but that do not differ from the event."""
        actors = {*event.sources, *event.targets}
        for article in articles:
            for mention in self._mentions.get(article, ()):
                date = mention.date.value if mention.date else None
                alike = mention.type == event.type and _may_coincide(date, event.date)
                if alike and actors.intersection((*mention.sources, *mention.targets)):
                    yield mention.id

    def _first_telling(self, event: rows.EventRow) -> Quote:
        def published(mention: rows.EventMentionRow) -> tuple[str, str, int]:
            day = self._lookup.articles[mention.article].published.value
            return day or "9", mention.article, mention.sentence.start

        first = min((self._lookup.mentions[name] for name in event.mentions), key=published)
        return self._lookup.quote(first.article, first.sentence.start, first.sentence.end)


def _may_coincide(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    (first, last), (begin, end) = bounds(a), bounds(b)
    return first <= end and begin <= last


def _why(silence: Silence, perhaps: Sequence[str]) -> str:
    """Say in words what speaks for a silence, and what against it."""
    articles = silence.scene.silent[silence.outlet]
    own = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
    said = [
        f"{silence.told} of {silence.others} other outlets that could have told it do so",
        f"this one has {own} on the story or on who takes part, from {silence.scene.since} on",
    ]
    if silence.usual_of:
        said.append(f"of {silence.usual_of} other such events it tells {silence.usual}")
    if perhaps:
        said.append(f"perhaps it does tell it: {', '.join(perhaps)}")
    return "; ".join(said)
