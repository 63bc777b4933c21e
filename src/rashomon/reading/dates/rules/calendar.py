"""Dates of the calendar: days, months, years, decades and centuries, with or without the year."""

from __future__ import annotations

import re
from functools import partial

from rashomon.reading.dates.grammar import Grammar, Rule, has, word
from rashomon.reading.dates.lexicon import Lexicon
from rashomon.reading.dates.meaning import UNKNOWN, Meaning, Setting, at, counted, recurring
from rashomon.reading.dates.numbers import amount_of
from rashomon.reading.dates.periods import (
    Period,
    a_day,
    a_month,
    a_year,
    containing,
    interval,
)

_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:,? {year}| of {year}|,? {deictic} year)?"


def rules(grammar: Grammar) -> list[Rule]:
    """Return the rules of this kind."""
    rule = grammar.rule
    return [
        rule(rf"(?:{{weekday}},? )?{{month}} (?:the )?{{day}}{_NTH}{_YEAR}", day_of_month),
        rule(rf"(?:{{weekday}},? )?(?:the )?{{day}}{_NTH} (?:of )?{{month}}{_YEAR}", day_of_month),
        rule(rf"{{day}}{_NTH} {{month}},? {{year}},? \(?{{weekday}}\)?", day_of_month),
        rule(rf"{{month}} {{day}}{_NTH},? {{year}},? \(?{{weekday}}\)?", day_of_month),
        rule(rf"(?:{{weekday}},? )?{{month}} {{ordinal}}{_YEAR}", day_of_month),
        rule(rf"(?:the )?{{ordinal}} of {{month}}{_YEAR}", day_of_month),
        rule(
            rf"{{month}} {{day}}{_NTH} ?(?:-|–|—|to|through|and) ?{{day:day_to}}{_NTH}{_YEAR}",
            days_of_month,
        ),
        rule(
            rf"{{day}}{_NTH} ?(?:-|–|—|to|and) ?{{day:day_to}}{_NTH} (?:of )?{{month}}{_YEAR}",
            days_of_month,
        ),
        rule(rf"{{deictic:before}} {{month}} {{day}}{_NTH}", deictic_day),
        rule(rf"{{month}}{_YEAR}", month),
        rule(r"{month}(?:,? of)? that year", month),
        rule(r"(?P<iso>\d\d\d\d-\d\d-\d\d)", iso_day, "figures"),
        rule(r"(?P<iso>\d\d\d\d-\d\d)", iso_month, "figures"),
        rule(r"{day}\.(?P<number>0?[1-9]|1[0-2])\.(?P<full>\d\d\d\d)", dotted_day, "figures"),
        rule(r"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<full>\d\d\d\d|\d\d)", slashed_day, "figures"),
        rule(r"(?:(?:the )?(?:fiscal )?years? |fiscal |post-|pre-)?{year}", year, "figures"),
        rule(r"(?P<decade>(?:1[0-9]|20)\d0)['’]?s", decade, "figures"),
        rule(r"['’](?P<short>\d0)s", decade, "figures"),
        rule(r"(?:the ){decade_word}", decade),
        rule(r"(?P<nth>1?\dth|20th|2[1]st)[- ]century", century, "named"),
        rule(r"{ordinal}[- ]century", century, "named"),
    ]


def the_year(match: re.Match[str], setting: Setting) -> tuple[bool, int | None]:
    """Return whether the words settle the year, and the year if it is known.

    "August 9, 2020" and "August 9 last year" settle it, "August 9" does not.
    """
    if has(match, "year"):
        return True, year_number(word(match, "year"), setting.words)
    if not has(match, "deictic"):
        return False, None
    if setting.today is None:
        return True, None
    step = setting.words.words.deictic[word(match, "deictic")]
    return True, setting.today.year + step


def yearly(match: re.Match[str], setting: Setting, month: int, day: int | None) -> Period | None:
    """Return the day (or month) in the year that the words or the setting give."""
    make = partial(_day_or_month, month=month, day=day)
    settled, which = the_year(match, setting)
    if settled:
        return None if which is None else make(which)
    return recurring(setting, make)


def _day_or_month(year: int, month: int, day: int | None) -> Period | None:
    return a_month(year, month) if day is None else a_day(year, month, day)


def _day_number(match: re.Match[str], setting: Setting) -> int:
    if has(match, "day"):
        return int(word(match, "day"))
    return setting.words.words.ordinals[word(match, "ordinal")]


def day_of_month(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "Friday, August 7, 2020", "7 August"; None for a day that no year has."""
    number, day = setting.words.months[word(match, "month")], _day_number(match, setting)
    if a_day(2000, number, day) is None:
        return None
    found = yearly(match, setting, number, day)
    return at(found, "day", f"XXXX-{number:02}-{day:02}")


def deictic_day(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "last Oct. 23", "this August 7"."""
    number, day = setting.words.months[word(match, "month")], int(word(match, "day"))
    if a_day(2000, number, day) is None:
        return None
    step = setting.words.words.deictic[word(match, "before")]
    found = counted(setting, step, lambda year: a_day(year, number, day))
    return at(found, "day", f"XXXX-{number:02}-{day:02}")


def days_of_month(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "June 19-24", "19 to 24 June 2020": an interval of days."""
    month, day = setting.words.months[word(match, "month")], int(word(match, "day"))
    first_day = yearly(match, setting, month, day)
    if first_day is None:
        return None
    last_day = a_day(first_day.first.year, month, int(word(match, "day_to")))
    whole = last_day and interval(first_day, last_day)
    return Meaning("DATE", whole, first_day, whole, "interval") if whole else None


def month(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "June", "June 2020", "June of last year", "June that year"."""
    number = setting.words.months[word(match, "month")]
    if match[0].lower().endswith("that year"):
        found = setting.named and a_month(setting.named.first.year, number)
    else:
        found = yearly(match, setting, number, None)
    return at(found, "month", f"XXXX-{number:02}")


def iso_day(match: re.Match[str], _: Setting) -> Meaning | None:
    """Read "2020-08-09"."""
    found = a_day(*map(int, match["iso"].split("-")))
    return found and at(found, "day")


def iso_month(match: re.Match[str], _: Setting) -> Meaning | None:
    """Read "2020-08"; not "2006-07", which may be two years."""
    year, number = map(int, match["iso"].split("-"))
    plausible = 1800 <= year < 2100 and year % 100 + 1 != number
    found = a_month(year, number) if plausible else None
    return found and at(found, "month")


def dotted_day(match: re.Match[str], _: Setting) -> Meaning | None:
    """Read "09.08.2020": day, month, year, as the dots say."""
    found = a_day(int(match["full"]), int(word(match, "number")), int(word(match, "day")))
    return found and at(found, "day")


def slashed_day(match: re.Match[str], _: Setting) -> Meaning | None:
    """Read "10/30/1989", "30/10/89"; a date only where one order alone makes sense."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["full"])
    if year < 100:
        year += 1900 if year >= 50 else 2000
    found = {period for period in (a_day(year, one, two), a_day(year, two, one)) if period}
    return at(found.pop(), "day") if len(found) == 1 else None


def year(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "2020", "fiscal 1989", "the year 2000", "nineteen ninety-six"."""
    number = year_number(word(match, "year"), setting.words)
    return None if number is None else at(a_year(number), "year")


def year_number(text: str, words: Lexicon) -> int | None:
    """Return the year that figures or words state ("nineteen ninety-six"), or None."""
    if text.isdigit():
        return int(text)
    first, _, rest = text.partition(" ")
    if rest.startswith("thousand"):
        number = amount_of(text, words)
        return None if number is None else int(number)
    century, years = amount_of(first, words), amount_of(rest, words)
    if century is None or years is None or not 10 <= years < 100:
        return None
    return int(century * 100 + years)


def decade(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "the 1990s", "the '80s", "the nineties": a bare decade is one of the last century."""
    if has(match, "decade"):
        year = int(match["decade"])
    elif has(match, "short"):
        year = 1900 + int(match["short"])
    else:
        year = 1900 + setting.words.words.decades[word(match, "decade_word")]
    first = a_year(year)
    return at(first and containing("decade", first.first), "decade", UNKNOWN["decade"])


def century(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "the 20th century": by custom the years 1900 to 1999."""
    if has(match, "nth"):
        number = int(match["nth"][:-2])
    else:
        number = setting.words.words.ordinals[word(match, "ordinal")]
    first = a_year((number - 1) * 100)
    return first and at(containing("century", first.first), "century")
