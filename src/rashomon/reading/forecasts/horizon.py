"""By when a forecast is to come true: the temporal expressions of its own clause."""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Token

from rashomon.reading.draft import Draft, TimeMention, Tokens
from rashomon.reading.factuality.judge import mark_of
from rashomon.reading.forecasts.lexicon import ForecastLexicon

_DURATION = re.compile(r"P(\d+)([DW])")
_DAYS = {"D": 1, "W": 7}
_TIME_MARKS = ("before", "until", "till", "by")


def horizon_of(draft: Draft, span: Tokens, head: Token, words: ForecastLexicon) -> str | None:
    """Return the EDTF date or interval of the first expression that bounds the forecast.

    An expression bounds it when the forecast's own verb governs it, and when it is not over on the
    day of publication. An amount of time ("within a week") counts from that day; when it is not
    known, there is no horizon.
    """
    made_on = _day(draft.article.published.value)
    for time in draft.times:
        if not span.start <= time.tokens.start < span.end or not _governs(draft, head, time):
            continue
        if time.date is not None:
            if made_on is None or _end(time.date) >= made_on.isoformat():
                return time.date
        elif made_on is not None:
            within = _within(draft, time, made_on, words)
            if within is not None:
                return within
    return None


def _governs(draft: Draft, head: Token, time: TimeMention) -> bool:
    """Whether a time expression belongs to a predicate, and to no other clause.

    An infinitive below the predicate belongs to it ("is set to meet on Monday"), and so does a
    clause of time ("before the year is out").
    """
    word = draft.doc[time.tokens.start : time.tokens.end].root
    tops = {head.i, head.head.i} if head.dep_ == "acomp" else {head.i}
    while word.i not in tops:
        if word.head.i == word.i:
            return False
        ends = word.dep_ == "advcl" and mark_of(word) in _TIME_MARKS
        if word.pos_ in ("VERB", "AUX") and word.dep_ != "xcomp" and not ends:
            return False
        word = word.head
    return True


def _within(draft: Draft, time: TimeMention, made_on: date, words: ForecastLexicon) -> str | None:
    """The last day of an amount of days or weeks that starts on the day of publication."""
    amount = _DURATION.fullmatch(time.value)
    before = draft.doc[max(0, time.tokens.start - 1)].lower_
    first = draft.doc[time.tokens.start].lower_
    if amount is None or not {before, first} & words.file.within:
        return None
    days = int(amount[1]) * _DAYS[amount[2]]
    try:
        return (made_on + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _end(value: str) -> str:
    """The last day of an EDTF date, for comparison as text ("2020-08" ends before "2020-09")."""
    last = value.rpartition("/")[2]
    return last + "-99" * (2 - last.count("-"))
