"""By when a forecast is to come true: the temporal expressions of its own clause."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from rashomon.reading.dates.periods import DURATION, DURATION_UNITS, moved
from rashomon.reading.draft import Draft, Horizon, TimeMention, Tokens
from rashomon.reading.factuality.judge import mark_of
from rashomon.reading.forecasts.lexicon import ForecastLexicon

_UNCOUNTED = re.compile(r"PX([DWMY])")
_TIME_MARKS = ("before", "until", "till", "by")


def horizon_of(draft: Draft, span: Tokens, head: Token, words: ForecastLexicon) -> Horizon | None:
    """Return what the first expression says that bounds a forecast.

    An expression bounds it when the forecast's own verb governs it, and when it is not over on the
    day of publication. An amount of time ("within a week", "in the coming days") counts from that
    day; when it is not known, there is no horizon.
    """
    made_on = _day(draft.article.published.value)
    for time in draft.times:
        if not span.start <= time.tokens.start < span.end or not _governs(draft, head, time):
            continue
        if time.date is not None:
            if made_on is None or _end(time.date) >= made_on.isoformat():
                return Horizon(time.date, time.tokens, inferred=False)
        elif made_on is not None:
            last = _last_day(made_on, _amount(draft, time, words))
            if last is not None:
                return Horizon(last.isoformat(), time.tokens, inferred=True)
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


def _amount(draft: Draft, time: TimeMention, words: ForecastLexicon) -> str:
    """Return the amount of time (ISO 8601) within which a forecast is to come true; "" if none."""
    inside = {token.lower_ for token in draft.doc[time.tokens.start : time.tokens.end]}
    before = draft.doc[max(0, time.tokens.start - 1)].lower_
    first = draft.doc[time.tokens.start].lower_
    uncounted = _UNCOUNTED.fullmatch(time.value)
    if uncounted:
        ahead = inside & words.file.ahead
        return words.file.uncounted.get(uncounted[1], "") if ahead else ""
    return time.value if {before, first} & words.file.within else ""


def _last_day(first: date, amount: str) -> date | None:
    """Return the last day of an amount of time that starts on a day."""
    found = DURATION.fullmatch(amount)
    return found and moved(first, DURATION_UNITS[found[2]], int(found[1]))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _end(value: str) -> str:
    """The last day of an EDTF date, for comparison as text ("2020-08" ends before "2020-09")."""
    last = value.rpartition("/")[2]
    return last + "-99" * (2 - last.count("-"))
