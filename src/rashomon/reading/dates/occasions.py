"""When and where each event of an article happened, and whether that is background."""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Doc, Token

from rashomon.reading.dates.attachment import owner, sharers
from rashomon.reading.dates.dating import Dating
from rashomon.reading.dates.lexicon import Lexicon
from rashomon.reading.dates.periods import bounds
from rashomon.reading.draft import Draft, EventDraft, Occasion, PlaceMention, TimeMention
from rashomon.records import Place

_BACKGROUND = timedelta(days=365)
"""How long before publication an event is background and no news."""


def find_occasions(draft: Draft) -> tuple[Occasion, ...]:
    """Return one occasion for each event of the draft, in order."""
    dating = Dating(draft)
    dated = [_dated(dating, draft, event) for event in draft.events]
    written = _written(draft)
    places = _places(draft, dating.words)
    return tuple(
        _occasion(time, written, _place(draft.doc, event, places, dating.words))
        for event, time in zip(draft.events, dated, strict=True)
    )


def _dated(dating: Dating, draft: Draft, event: EventDraft) -> TimeMention | None:
    """Return the expression that dates an event, perhaps from where the article tells it again.

    Another mention tells the same event if type, trigger lemma and participants are the same.
    """
    own = dating.stated(draft.doc[event.head])
    if own is not None:
        return own
    lemma = draft.doc[event.head].lemma_.lower()
    others = {
        time.date: time
        for other in draft.events
        if other is not event
        and _same(event, other)
        and draft.doc[other.head].lemma_.lower() == lemma
        and (time := dating.governing(draft.doc[other.head])) is not None
    }
    return next(iter(others.values())) if len(others) == 1 else None


def _same(one: EventDraft, other: EventDraft) -> bool:
    """Say whether two events have the same type and the same known participants."""
    alike = set(one.sources) == set(other.sources) and set(one.targets) == set(other.targets)
    return alike and one.type == other.type and bool(one.sources or one.targets)


def _written(draft: Draft) -> date | None:
    """Return the day of writing: the last that is possible, by the article or by its dates."""
    published = draft.article.published.value
    if published is not None:
        known = bounds(published)
        return known and known[1]
    ends = [known[0] for time in draft.times if time.date and (known := bounds(time.date))]
    return max(ends, default=None)


def _occasion(time: TimeMention | None, written: date | None, place: Place | None) -> Occasion:
    if time is None or time.date is None:
        return Occasion(place=place)
    known = bounds(time.date)
    old = known is not None and written is not None and known[1] < written - _BACKGROUND
    return Occasion(time.date, time.precision, time.tokens, place, old)


def _places(draft: Draft, words: Lexicon) -> dict[int, list[PlaceMention]]:
    """Return the places that something happens at, by the words that they modify."""
    found: dict[int, list[PlaceMention]] = {}
    for mention in draft.places:
        if mention.is_demonym:
            continue
        word, preposition = owner(draft.doc[mention.tokens.start : mention.tokens.end])
        if preposition is None or preposition.lower_ not in words.words.places:
            continue
        found.setdefault(word.i, []).append(mention)
        verb = _verb_above(word)
        if verb is not None:
            found.setdefault(verb.i, []).append(mention)
    return found


def _verb_above(word: Token) -> Token | None:
    """Return the verb whose clause holds a noun that a place modifies."""
    if word.pos_ not in {"NOUN", "PROPN"}:
        return None
    above = next((token for token in word.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    return above if above is not None and above.i < word.i else None


def _place(
    doc: Doc, event: EventDraft, places: dict[int, list[PlaceMention]], words: Lexicon
) -> Place | None:
    """Return the nearest governing place, a city rather than its country."""
    for token in sharers(doc[event.head], words.words):
        here = places.get(token.i)
        if here:
            nearest = min(
                here, key=lambda m: (m.is_country, abs(m.tokens.start - event.head), m.tokens)
            )
            return nearest.place
    return None
