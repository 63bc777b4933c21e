"""Happenings that an article names by a noun and dates to a day: "the August 9 election".

They are for other articles of the same affair, which may count days from "the election" and not
say when it was. So only what the noun itself is given counts here: an expression that modifies it,
or that of a verb that says no more than that it takes place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from rashomon.reading.dates.dating import Dating
from rashomon.reading.dates.naming import NOUNS, is_another, named, subject_of
from rashomon.reading.draft import Draft, HappeningDraft, TimeMention


def find_happenings(draft: Draft) -> tuple[HappeningDraft, ...]:
    """Return the happenings that an article names by a noun and dates to a day, in text order."""
    dating = Dating(draft)
    words = dating.words.words
    by_verb = {}
    for token in draft.doc:
        noun = subject_of(token, words)
        if noun is not None:
            by_verb[noun.i] = token
    found = []
    for noun in draft.doc:
        if noun.pos_ not in NOUNS or is_another(noun, words):
            continue
        days = {time.date for time in _given(dating, noun, by_verb.get(noun.i))}
        if len(days) == 1:
            found.append(replace(named(noun, draft.times), day=days.pop()))
    return tuple(found)


def _given(dating: Dating, noun: Token, verb: Token | None) -> Iterator[TimeMention]:
    """Yield the days that a noun is given, unless it is what somebody reacts to on that day."""
    if noun.i in dating.inside:
        yield from _days([dating.inside[noun.i]])
    if noun.dep_ != "dobj" or noun.head.lemma_.lower() not in dating.words.words.reacting:
        yield from _days(dating.own.get(noun.i, []))
    if verb is not None:
        yield from _days(dating.own.get(verb.i, []))


def _days(times: list[TimeMention]) -> Iterator[TimeMention]:
    return (time for time in times if time.precision == "day")
