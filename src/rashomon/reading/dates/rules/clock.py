"""Times of day, with the day where the words or the text give it."""

from __future__ import annotations

import re

from rashomon.reading.dates.grammar import Grammar, MeaningOf, Rule, has, word
from rashomon.reading.dates.meaning import Meaning, Setting, at
from rashomon.reading.dates.rules import calendar, relative

_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?"
    r"(?:(?P<half>a|p)\.? ?m\b\.?|o['’]clock|(?P<zone_needed>UTC|GMT))"
)
_CLOCK_24 = r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?"
_ZONE = r"(?: \(?(?:[ECMP][SD]T|GMT|UTC|CET|CEST|MSK|local time|[A-Z][a-z]+ time)\)?)?"
_NUMERAL = r"(?:st|nd|rd|th)?"


def rules(grammar: Grammar) -> list[Rule]:
    """Return the rules of this kind: a time alone, before its day, after its day."""
    rule = grammar.rule
    days = {
        relative.relative_day: r"{relative_day}",
        relative.weekday: r"{weekday}",
        relative.deictic_weekday: r"{deictic} {weekday}",
        calendar.day_of_month: rf"(?:{{weekday}},? )?{{month}} {{day}}{_NUMERAL}(?:,? {{year}})?",
    }
    clocks = [rf"{_CLOCK}{_ZONE}", rf"{_CLOCK_24}{_ZONE}"]
    found = [rule(clock, of_today, "figures") for clock in clocks]
    for day_of, day in days.items():
        timed = _timed(day_of)
        found.extend(rule(rf"{clock},?(?: on)? {day}", timed) for clock in clocks)
        found.extend(rule(rf"{day},?(?: at)? {clock}", timed) for clock in clocks)
        found.append(rule(rf"{day} {{day_part}}", timed))
        found.append(rule(rf"{{day_part}},?(?: on| of)? {day}", timed))
    return [
        *found,
        rule(r"(?:this|that) {day_part}", of_today),
        rule(r"(?P<last>last) {day_part}", of_today),
        rule(r"the (?P<next>next|following) {day_part}", of_today),
        rule(r"in the {day_part}|mid-?(?: )?{day_part}", of_today),
        rule(r"(?P<day_part>noon|midday|midnight|overnight)", of_today, "day_part"),
    ]


def _timed(day_of: MeaningOf) -> MeaningOf:
    """Return the meaning of a time on the day that `day_of` reads from the same match."""

    def meaning(match: re.Match[str], setting: Setting) -> Meaning | None:
        day = day_of(match, setting)
        if day is None:
            return None
        return _on(day, match, setting)

    return meaning


def of_today(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "at 10:35", "this morning", "last night": on the day named last, or today."""
    day = setting.now("day")
    if has(match, "last"):
        day = day and day.shifted(-1)
    named = setting.named if setting.named and setting.named.unit == "day" else None
    if has(match, "next"):
        day = named and named.shifted(1)
    elif has(match, "hour") or match[0].lower().startswith("that"):
        day = named or day
    return _on(at(day, "day"), match, setting)


def _on(day: Meaning, match: re.Match[str], setting: Setting) -> Meaning:
    """Return the day's meaning with the time of day that the match gives."""
    value = f"{day.value}T{_time(match, setting)}"
    return Meaning("TIME", value, day.period, day.date, day.precision)


def _time(match: re.Match[str], setting: Setting) -> str:
    if not has(match, "hour"):
        return setting.words.words.day_parts[word(match, "day_part")]
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if has(match, "half"):
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}"
