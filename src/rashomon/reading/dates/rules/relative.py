"""Dates counted from the day of writing or from the date that the text has just named."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import get_args

from rashomon.reading.dates.grammar import Grammar, Rule, has, word
from rashomon.reading.dates.meaning import UNKNOWN, Meaning, Setting, at, counted
from rashomon.reading.dates.numbers import amount_of, duration
from rashomon.reading.dates.periods import (
    Period,
    Unit,
    a_day,
    a_month,
    a_weekday,
    a_year,
    containing,
    moved,
)
from rashomon.reading.dates.rules.calendar import year_number

_UNITS = get_args(Unit)
_WHOLE = r"(?:full |fiscal |whole |entire )?"
_ALONE = r"(?:(?<=after)(?=\s*[.,;:)]|\s*$)|(?<=before)(?=\s*[.,;:)]|\s*$)|(?<!after)(?<!before))"
_CALENDAR = {"fortnight": ("week", 2)}


def rules(grammar: Grammar) -> list[Rule]:
    """Return the rules of this kind."""
    rule = grammar.rule
    return [
        rule(r"{relative_day}", relative_day),
        rule(r"{weekday}", weekday),
        rule(r"{deictic} {weekday}", deictic_weekday),
        rule(r"{narrative} {weekday}", narrative_weekday),
        rule(r"{weekday} (?P<which>last|this|next) week", weekday_of_week),
        rule(r"{deictic} {month}", deictic_month),
        rule(r"{deictic} (?:fiscal |calendar )?{unit}", deictic_unit),
        rule(r"{narrative} {unit}", narrative_unit),
        rule(r"{amount} {unit}(?: or so)? {ago}", ago),
        rule(r"{unit} {ago}", vaguely_ago),
        rule(rf"(?:{{amount}}|the) {{unit}} {{back_and_forth}}{_ALONE}", back_and_forth),
        rule(r"(?:the )?{amount}[- ]{unit} (?:after|before|since)", until_anchor),
        rule(r"the {unit} (?:after|before)", until_anchor),
        rule(r"the eve of", the_eve, "named"),
        rule(r"(?:a |the )?year[- ](?:ago|earlier)", a_year_back, "unit"),
        rule(r"(?:the )?weekend", weekend, "named"),
        rule(rf"the {_WHOLE}year(?P<span>,? end(?:ed|ing))?", the_year, "unit"),
        rule(r"(?:year[- ]end|(?:the )?year['’]s end)(?: {year})?", year_end, "unit"),
        rule(r"(?:the )?end of (?:the|this) (?P<whole>week|month|year)", end_of_unit, "unit"),
        rule(r"{vague}", vague),
    ]


def _unit(match: re.Match[str], setting: Setting) -> str:
    return setting.words.units[word(match, "unit")]


def relative_day(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "today", "yesterday", "the day after tomorrow"."""
    step = setting.words.words.days[word(match, "relative_day")]
    return at(setting.now("day", step), "day")


def weekday(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "Friday": the last one, today included; the next one, if the clause looks ahead."""
    number = setting.words.weekdays[word(match, "weekday")]
    step = 0
    if setting.today is not None:
        back = (setting.today.isoweekday() - number) % 7
        step = (-back) % 7 if setting.direction > 0 else -back
    return at(setting.now("day", step), "day", f"XXXX-WXX-{number}")


def deictic_weekday(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "last Friday": before today; "next Friday": after it; "this Friday": of this week."""
    number = setting.words.weekdays[word(match, "weekday")]
    step = setting.words.words.deictic[word(match, "deictic")]
    found = None
    if setting.today is not None:
        found = _weekday_from(setting.today, number, step)
    return at(found, "day", f"XXXX-WXX-{number}")


def _weekday_from(day: date, number: int, step: int) -> Period | None:
    if step == 0:
        return a_weekday(day, number)
    ahead = (number - day.isoweekday()) % 7
    return Period("day", day).shifted((ahead or 7) if step > 0 else ahead - 7)


def narrative_weekday(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "the following Tuesday", "the previous Friday", "that Sunday"."""
    number = setting.words.weekdays[word(match, "weekday")]
    step = setting.words.words.narrative[word(match, "narrative")]
    found = None
    if setting.named is not None and setting.named.unit == "day":
        found = _weekday_from(setting.named.first, number, step)
    return at(found, "day", f"XXXX-WXX-{number}")


def weekday_of_week(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "Friday last week"."""
    number = setting.words.weekdays[word(match, "weekday")]
    step = setting.words.words.deictic[word(match, "which")]
    week = setting.now("week", step)
    return at(week and a_weekday(week.first, number), "day", f"XXXX-WXX-{number}")


def deictic_month(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "last August": over before today; "this September": of this year; "next May"."""
    number = setting.words.months[word(match, "month")]
    step = setting.words.words.deictic[word(match, "deictic")]
    return at(
        counted(setting, step, lambda year: a_month(year, number)), "month", f"XXXX-{number:02}"
    )


def deictic_unit(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "last week", "this year", "next month"; "the past weeks" is a duration."""
    name, step = _unit(match, setting), setting.words.words.deictic[word(match, "deictic")]
    plural = word(match, "unit").endswith("s")
    lasting = step < 0 and name in {"decade", "century"}
    if plural or lasting or name not in _UNITS:
        return Meaning("DURATION", duration(None if plural else amount_of("one", setting.words),
                                            setting.words.words.units[name]))  # fmt: skip
    unit: Unit = name  # type: ignore[assignment]
    return at(setting.now(unit, step), unit)


def narrative_unit(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "the following month", "that year", "the same day": from the date just named."""
    name, step = _unit(match, setting), setting.words.words.narrative[word(match, "narrative")]
    if name not in _UNITS or word(match, "unit").endswith("s"):
        return None
    if name == "quarter" and setting.quarter is not None:
        return at(setting.quarter.shifted(step), "quarter")
    unit: Unit = name  # type: ignore[assignment]
    return at(_from_named(setting, unit, step), unit)


def _from_named(setting: Setting, unit: Unit, step: int) -> Period | None:
    """Move from the date just named, if it is precise enough for the unit."""
    named = setting.named
    if named is None:
        return None
    held = containing(unit, named.first)
    if held is None or held.last < named.last:
        return None
    return held.shifted(step)


def ago(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "two years ago", "a month from now": a date no finer than the unit counted."""
    step = setting.words.words.ago[word(match, "ago")]
    name, amount = _unit(match, setting), amount_of(word(match, "amount"), setting.words)
    if amount is None:
        return Meaning("DATE", "PAST_REF" if step < 0 else "FUTURE_REF")
    if amount == 1 and name == "year" and step < 0 and setting.quarter is not None:
        return a_year_back(match, setting)
    return _offset(setting.today, name, float(amount) * step)


def _offset(start: date | None, name: str, count: float) -> Meaning:
    name, times = _CALENDAR.get(name, (name, 1))
    if name not in _UNITS:
        return Meaning("TIME", "PAST_REF" if count < 0 else "FUTURE_REF")
    unit: Unit = name  # type: ignore[assignment]
    if count % 1:
        unit, count = ("month", count * 12) if unit == "year" else (unit, round(count))
    there = None if start is None else moved(start, unit, int(count) * times)
    return at(None if there is None else containing(unit, there), unit)


def vaguely_ago(match: re.Match[str], _: Setting) -> Meaning | None:
    """Read "years ago"."""
    return Meaning("DATE", "PAST_REF") if word(match, "unit").endswith("s") else None


def back_and_forth(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "two days later", "the day after", "a year earlier": from the date just named.

    What follows "after" or "before" may be the anchor itself: see `dates.anchors`.
    """
    step = setting.words.words.back_and_forth[word(match, "back_and_forth")]
    name = _unit(match, setting)
    amount = amount_of(word(match, "amount") if has(match, "amount") else "one", setting.words)
    if amount is None or name not in _UNITS:
        return Meaning("DURATION", duration(amount, setting.words.words.units[name]))
    unit: Unit = name  # type: ignore[assignment]
    if amount == 1 and unit == "year" and step < 0 and setting.quarter is not None:
        return a_year_back(match, setting)
    base = _from_named(setting, unit, 0)
    start = base.first if base and unit != "day" else setting.named and setting.named.first
    if base is None:
        return Meaning("DURATION", duration(amount, setting.words.words.units[name]))
    return _offset(start, name, float(amount) * step)


def until_anchor(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "two days before ...": a stretch that ends at what the words after it name."""
    unit = setting.words.words.units[_unit(match, setting)]
    amount = amount_of(word(match, "amount") or "one", setting.words)
    if amount == 1 and word(match, "unit").endswith("s"):
        amount = None
    return Meaning("DURATION", duration(amount, unit))


def the_eve(_: re.Match[str], setting: Setting) -> Meaning:
    """Read "the eve of ...": the day before what the words after it name."""
    return Meaning("DURATION", duration(Fraction(1), setting.words.words.units["day"]))


def weekend(_: re.Match[str], setting: Setting) -> Meaning:
    """Read "the weekend": the last one begun, or the next if the clause looks ahead."""
    this = setting.now("weekend")
    if this is not None and setting.today is not None:
        begun = this.first <= setting.today
        this = this if begun or setting.direction > 0 else this.shifted(-1)
    return at(this, "weekend")


def the_year(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "the year": the one that the sentence gives or this; if it "ended", a stretch."""
    if has(match, "span"):
        return Meaning("DURATION", "P1Y")
    given = setting.passage and a_year(setting.passage.first.year)
    return at(given or setting.now("year"), "year")


def a_year_back(_: re.Match[str], setting: Setting) -> Meaning:
    """Read "a year ago", "year-earlier": a quarter where quarters are compared, else a year."""
    if setting.quarter is not None and not setting.year_to_date:
        return at(setting.quarter.shifted(-4), "quarter")
    return at(setting.now("year", -1), "year")


def year_end(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "year-end", "year's end": its last day."""
    year = year_number(word(match, "year"), setting.words) if has(match, "year") else None
    if year is None and setting.today is not None:
        year = setting.today.year
    return at(None if year is None else a_day(year, 12, 31), "day", "XXXX-12-31")


def end_of_unit(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "the end of the month"."""
    unit: Unit = word(match, "whole")  # type: ignore[assignment]
    whole = setting.now(unit)
    return at(whole, unit, UNKNOWN[unit])


def vague(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "now", "recently", "soon"."""
    return Meaning("DATE", setting.words.vague[word(match, "vague")])
