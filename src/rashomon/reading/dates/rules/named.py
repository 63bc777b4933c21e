"""Named periods: seasons, quarters, halves, holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from rashomon.reading.dates.grammar import Grammar, Rule, has, word
from rashomon.reading.dates.lexicon import Holiday
from rashomon.reading.dates.meaning import Meaning, Setting, at, counted, recurring
from rashomon.reading.dates.periods import Period, a_day, a_month, containing
from rashomon.reading.dates.rules.calendar import the_year

_NTH = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_WHICH = r"(?:(?P<nth>1st|2nd|3rd|4th)|(?P<name>first|second|third|fourth))"
_YEAR = r"(?: of(?: the)? {year}|,? {year}|,?(?: of)? {deictic} year)"
_OF_YEAR = r"(?:{year}|{deictic} year|(?P<back>(?:a |the )?year[- ](?:ago|earlier)))(?:['’]s)?"


def rules(grammar: Grammar) -> list[Rule]:
    """Return the rules of this kind."""
    rule = grammar.rule
    quarter = rf"(?:fiscal[- ])?{_WHICH}(?: fiscal)?[- ]quarter"
    told = r"(?:same |comparable |latest |current |just-ended )?"
    return [
        rule(rf"(?:its |their )?{quarter}(?:{_YEAR})?", quarter_of_year, "named"),
        rule(rf"(?:the )?{_OF_YEAR} {quarter}", quarter_of_year, "named"),
        rule(r"Q(?P<figure>[1-4])(?:,? {year})?", quarter_of_year, "named"),
        rule(rf"the {told}quarter", the_quarter, "named"),
        rule(r"the (?:same |corresponding |latest )period(?: {deictic} year)?", period, "named"),
        rule(rf"(?:the )?{told}{_OF_YEAR} (?:quarter|period)", compared_quarter, "named"),
        rule(r"the quarter a (?P<back>year (?:ago|earlier))", compared_quarter, "named"),
        rule(rf"(?P<half>first|second|last|latter) half {_YEAR}", half_of_year, "named"),
        rule(rf"{{season}}(?:{_YEAR})?", season),
        rule(r"{deictic} {season}", deictic_season),
        rule(r"{holiday}(?:,? {year}| {deictic} year)?", holiday),
        rule(r"{deictic:before} {holiday}", holiday),
    ]


def _number(match: re.Match[str], setting: Setting) -> int:
    if has(match, "figure"):
        return int(match["figure"])
    if has(match, "nth"):
        return _NTH[match["nth"].lower()]
    return setting.words.words.ordinals[word(match, "name")]


def quarter_of_year(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "the third quarter", "this year's first quarter", "Q2 2020"; a bare one has begun."""
    number = _number(match, setting)

    def quarter(year: int) -> Period | None:
        month = a_month(year, 3 * number - 2)
        return month and containing("quarter", month.first)

    settled, which = the_year(match, setting)
    if settled:
        found = None if which is None else quarter(which)
    else:
        # Forecasts tell of results that are in: only the past tense moves a quarter.
        found = recurring(replace(setting, direction=min(setting.direction, 0)), quarter, reach=30)
        if has(match, "back"):
            found = found and found.shifted(-4)
    return at(found, "quarter", f"XXXX-Q{number}")


def the_quarter(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "the quarter": the one whose figures the text reports, else the last that is over."""
    if "current" in match[0].lower():
        return at(setting.now("quarter"), "quarter")
    return at(setting.quarter or setting.now("quarter", -1), "quarter")


def period(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "the latest period", "the corresponding period last year", if of a quarter."""
    if setting.quarter is None:
        return None
    step = setting.words.words.deictic[word(match, "deictic")] if has(match, "deictic") else 0
    return at(setting.quarter.shifted(4 * step), "quarter")


def compared_quarter(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "the year-earlier quarter", "the 1988 period": the quarter told of, in another year."""
    quarter = setting.quarter
    if quarter is None:
        if match[0].lower().endswith("period"):
            return None
        quarter = setting.now("quarter", -1)
    settled, which = the_year(match, setting)
    if not settled:
        return at(quarter and quarter.shifted(-4), "quarter")
    if which is None or quarter is None:
        return at(None, "quarter", None if which is None else f"{which:04}-QX")
    return at(quarter.shifted(4 * (which - quarter.first.year)), "quarter")


def half_of_year(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "the first half of 1989", "the second half of next year"."""
    number = 1 if word(match, "half") == "first" else 2
    _, which = the_year(match, setting)
    month = None if which is None else a_month(which, 6 * number - 5)
    return at(month and containing("half", month.first), "half", f"XXXX-H{number}")


def _season_in(match: re.Match[str], setting: Setting, year: int) -> Period | None:
    month = a_month(year, setting.words.words.seasons[word(match, "season")].first)
    return month and containing("season", month.first)


def _unknown_season(match: re.Match[str], setting: Setting) -> str:
    return f"XXXX-{setting.words.words.seasons[word(match, 'season')].code}"


def season(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "summer", "the fall of 2019", "spring last year"."""
    settled, which = the_year(match, setting)
    if settled:
        found = None if which is None else _season_in(match, setting, which)
    else:
        found = recurring(setting, lambda year: _season_in(match, setting, year))
    return at(found, "season", _unknown_season(match, setting))


def deictic_season(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "last fall", "this summer", "next spring"."""
    step = setting.words.words.deictic[word(match, "deictic")]
    found = counted(setting, step, lambda year: _season_in(match, setting, year))
    return at(found, "season", _unknown_season(match, setting))


def holiday(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "Christmas", "Thanksgiving Day last year", "Easter 2019"."""
    named = setting.words.holidays[word(match, "holiday")]

    def in_year(year: int) -> Period | None:
        return holiday_in(named, year)

    if has(match, "before"):
        step = setting.words.words.deictic[word(match, "before")]
        return at(counted(setting, step, in_year), "day")
    settled, which = the_year(match, setting)
    if settled:
        return at(None if which is None else in_year(which), "day")
    return at(recurring(setting, in_year), "day")


def holiday_in(holiday: Holiday, year: int) -> Period | None:
    """Return the day of a holiday in a year."""
    if holiday.date is not None:
        return a_day(year, *holiday.date)
    if holiday.nth is not None:
        return _nth_weekday(year, *holiday.nth)
    easter = _easter(year)
    return easter and easter.shifted(holiday.easter or 0)


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> Period | None:
    whole = a_month(year, month)
    if whole is None:
        return None
    if count < 0:
        return Period("day", whole.last - timedelta(days=(whole.last.isoweekday() - weekday) % 7))
    ahead = (weekday - whole.first.isoweekday()) % 7 + 7 * (count - 1)
    return Period("day", whole.first + timedelta(days=ahead))


def _easter(year: int) -> Period | None:
    """Western Easter Sunday by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap = century // 4
    epact = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return a_day(year, month, day + 1)
