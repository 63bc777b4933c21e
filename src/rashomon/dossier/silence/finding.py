"""Silences, ranked: of whom they are said, how much they weigh, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rashomon.dossier import rows
from rashomon.dossier.answers import Quote
from rashomon.dossier.ledger.intervals import share_of
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.silence.doubts import Doubts
from rashomon.dossier.silence.lines import SilenceLine
from rashomon.dossier.silence.scenes import Scene, Scenes
from rashomon.dossier.silence.settings import most, settings
from rashomon.dossier.store import Store

_ARTICLES = 300
"""Articles whose words are held at a time, some 40 MB."""


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
        if most(len(scene.telling) - 1, scene.could - 1)
    )
    kept = [scene for scene in judged if most(len(scene.telling), scene.could - 1)]
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


def _order(silence: Silence) -> tuple[float, str, str]:
    told = share_of(silence.told, silence.others, settings().level)
    return -told.low, silence.scene.event, silence.outlet


class Silences:
    """The silences of one dossier."""

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self._lookup = lookup
        self._scenes = Scenes(store, lookup)
        self._doubts = Doubts(store, lookup)

    def lines(self, events: Collection[str], outlet: str | None) -> list[SilenceLine]:
        """Return the silences on some events; those that may be none come last."""
        found = [
            silence
            for silence in find_silences(self._scenes.most_tell())
            if silence.scene.event in events and outlet in (None, silence.outlet)
        ]
        lines = [self._line(silence) for silence in self._read_before(found)]
        return sorted(lines, key=lambda line: bool(line.perhaps))

    def _read_before(self, silences: Iterable[Silence]) -> Iterator[Silence]:
        """Yield silences, the articles that they are looked for in being read many at a time."""
        batch: list[Silence] = []
        articles: set[str] = set()
        for silence in silences:
            batch.append(silence)
            event = self._lookup.events[silence.scene.event]
            articles.update(silence.scene.silent[silence.outlet])
            articles.update(self._lookup.mentions[name].article for name in event.mentions)
            if len(articles) >= _ARTICLES:
                self._doubts.read(articles)
                yield from batch
                batch, articles = [], set()
        self._doubts.read(articles)
        yield from batch

    def _line(self, silence: Silence) -> SilenceLine:
        scene, lookup, level = silence.scene, self._lookup, settings().level
        event = lookup.events[scene.event]
        articles = scene.silent[silence.outlet]
        return SilenceLine(
            outlet=silence.outlet,
            event=event.id,
            date=event.date,
            type=event.type,
            sources=lookup.names(event.sources),
            targets=lookup.names(event.targets),
            told=share_of(silence.told, silence.others, level),
            told_by=tuple(sorted(scene.telling)),
            usual=share_of(silence.usual, silence.usual_of, level) if silence.usual_of else None,
            articles=articles,
            perhaps=self._doubts.passages(event, articles),
            why=_why(silence),
            quote=self._first_telling(event),
        )

    def _first_telling(self, event: rows.EventRow) -> Quote:
        def published(mention: rows.EventMentionRow) -> tuple[str, str, int]:
            day = self._lookup.articles[mention.article].published.value
            return day or "9", mention.article, mention.sentence.start

        first = min((self._lookup.mentions[name] for name in event.mentions), key=published)
        return self._lookup.quote(first.article, first.sentence.start, first.sentence.end)


def _why(silence: Silence) -> str:
    articles = silence.scene.silent[silence.outlet]
    own = "1 article" if len(articles) == 1 else f"{len(articles)} articles"
    said = [
        f"{silence.told} of {silence.others} other outlets that could have told it do so",
        f"this one has {own} on the story or on who takes part, from {silence.scene.since} on",
    ]
    if silence.usual_of:
        said.append(f"of {silence.usual_of} other such events it tells {silence.usual}")
    return "; ".join(said)
