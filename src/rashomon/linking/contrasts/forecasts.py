"""Contrasts between forecasts: one thing is to come, and is not, or later, or more of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.linking.contrasts.amounts import amounts_differ
from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    Voice,
    doubts,
    ordered,
    passage,
    voices_topic,
)
from rashomon.linking.contrasts.neighbours import in_list
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import (
    BACKGROUND,
    Vector,
    content_stems,
    cosine,
    inverse_frequencies,
    unit_vector,
)
from rashomon.linking.when import days_apart
from rashomon.links import Reason
from rashomon.records import EventDate, Forecast

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Told:
    """A forecast, whose it is, and its words."""

    forecast: Forecast
    voice: Voice
    words: Vector
    negated: bool


@cache
def _negations() -> re.Pattern[str]:
    listed = sorted({word for words in weights().negations.values() for word in words})
    return re.compile(
        "|".join(
            rf"(?<!\w){re.escape(w)}(?!\w)" if w[0].isalpha() and w != "n't" else re.escape(w)
            for w in listed
        ),
        re.IGNORECASE,
    )


def forecast_contrasts(scene: Scene) -> Iterator[Finding]:
    """Yield the pairs of forecasts on one thing that cannot both come true."""
    by_word: dict[str, list[_Told]] = defaultdict(list)
    for told in sorted(_all_told(scene), key=lambda told: _when(scene, told)):
        for word in told.words:
            by_word[word].append(told)
    seen = set()
    for _, block in sorted(by_word.items()):
        for one, other in in_list(block):
            a, b = (one, other) if one.forecast.id < other.forecast.id else (other, one)
            pair = (a.forecast.id, b.forecast.id)
            if pair in seen or a.voice == b.voice:
                continue
            seen.add(pair)
            shared = sorted(a.words.keys() & b.words.keys())
            alike = cosine(a.words, b.words)
            if len(shared) < weights().shared_words or alike < weights().forecast_words:
                continue
            if scene.near(a.forecast.article, b.forecast.article):
                yield from _between(a, b, shared)


def _when(scene: Scene, told: _Told) -> tuple[str, str]:
    return scene.articles[told.forecast.article].published.value or "", told.forecast.id


def _all_told(scene: Scene) -> list[_Told]:
    forecasts = sorted(
        (forecast for reading in scene.readings for forecast in reading.forecasts),
        key=lambda forecast: forecast.id,
    )
    texts = {f.id: scene.articles[f.article].raw[f.span.start : f.span.end] for f in forecasts}
    stems = {
        key: [stem for stem in content_stems(text) if not _DIGIT.search(stem)]
        for key, text in texts.items()
    }
    rarity = inverse_frequencies(stems.values(), BACKGROUND)
    return [
        _Told(
            forecast=forecast,
            voice=scene.voice(forecast.article, forecast.speaker),
            words=unit_vector({stem: rarity[stem] for stem in sorted(set(stems[forecast.id]))}),
            negated=bool(len(_negations().findall(texts[forecast.id].replace("’", "'"))) % 2),
        )
        for forecast in forecasts
    ]


def _between(a: _Told, b: _Told, shared: Sequence[str]) -> Iterator[Finding]:
    difference = _difference(a, b)
    if difference is None:
        return
    feature, detail = difference
    one, other = ordered(*(passage(t.forecast.article, t.forecast.span) for t in (a, b)))
    why = (
        Reason(feature=feature, weight=weights().forecast, detail=detail),
        Reason(feature="shared words", weight=0.0, detail=", ".join(shared)),
        *doubts(a.voice, b.voice),
    )
    topic = voices_topic("forecast", tuple(shared), a.voice, b.voice)
    yield Finding("forecast", topic, one, other, (), why)


def _difference(a: _Told, b: _Told) -> tuple[str, str] | None:
    if a.negated != b.negated:
        return "foretold and ruled out", ""
    amounts = {quantity.unit: quantity.value for quantity in a.forecast.quantities}
    for quantity in b.forecast.quantities:
        value = amounts.get(quantity.unit)
        if value is not None and amounts_differ(value, quantity.value):
            low, high = sorted((value, quantity.value))
            return "amounts differ", f"{low:g} against {high:g} {quantity.unit}"
    first, second = a.forecast.horizon, b.forecast.horizon
    if first and second:
        dates = [EventDate(value=value, precision="interval") for value in (first, second)]
        if days_apart(*dates):
            return "horizons differ", " against ".join(sorted((first, second)))
    return None
