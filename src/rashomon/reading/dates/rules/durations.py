"""Stretches of time and recurring times: "two years", "the first nine months", "every Tuesday"."""

from __future__ import annotations

import re
from fractions import Fraction

from rashomon.reading.dates.grammar import Grammar, Rule, has, word
from rashomon.reading.dates.meaning import Meaning, Setting
from rashomon.reading.dates.numbers import amount_of, duration

_SPAN = (
    r"(?:(?:the )?(?:first|last|past|next|coming|latest|final|previous|opening|recent|same"
    r"|year[- ]earlier|year[- ]ago) |the )?"
)


def rules(grammar: Grammar) -> list[Rule]:
    """Return the rules of this kind."""
    rule = grammar.rule
    not_age = r"(?!(?:[- ]of[- ]age|[- ]olds?\b))"
    return [
        rule(
            rf"{_SPAN}{{amount}}(?: more| additional| full| consecutive| straight)?[- ]{{unit}}"
            rf"(?:[- ]long|[- ]plus)?(?P<half> and a half)?{not_age}",
            counted_units,
        ),
        rule(rf"{_SPAN}{{number}} (?:to|or|-) {{number:upper}} {{unit}}{not_age}", counted_units),
        rule(rf"(?:a |an )?{{number}}{{unit}}{not_age}", counted_units),
        rule(rf"{{unit}}(?:[- ]long)?{not_age}", bare_units),
        rule(r"(?:{every}|once an?|twice an?) {unit}", every_unit),
        rule(r"(?:{every} {weekday}|{weekday:plural}s)(?: {day_part})?", every_weekday),
        rule(r"{weekday} {day_part}s", every_weekday),
        rule(r"{every} {month}", every_month),
        rule(r"{frequency}", frequency),
    ]


def counted_units(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "two weeks", "a 30-day", "half an hour", "the past several months"."""
    group = "amount" if has(match, "amount") else "number"
    name = setting.words.units[word(match, "unit")]
    unit, stated = setting.words.words.units[name], word(match, group)
    amount = amount_of(stated, setting.words)
    if name == "quarter" and (stated == "a" or match[0].lower().startswith("three")):
        return None  # a fraction
    if amount is not None and has(match, "half"):
        amount += Fraction(1, 2)
    return Meaning("DURATION", duration(amount, unit))


def bare_units(match: re.Match[str], setting: Setting) -> Meaning | None:
    """Read "years", "for weeks", "decades-long"; a unit in the singular says nothing."""
    if not word(match, "unit").endswith("s"):
        return None
    unit = setting.words.words.units[setting.words.units[word(match, "unit")]]
    return Meaning("DURATION", duration(None, unit))


def every_unit(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "every day", "each year", "once a week"."""
    unit = setting.words.words.units[setting.words.units[word(match, "unit")]]
    return Meaning("SET", duration(Fraction(1), unit))


def every_weekday(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "every Thursday", "Tuesday nights"."""
    group = "weekday" if has(match, "weekday") else "plural"
    part = setting.words.words.day_parts[word(match, "day_part")] if has(match, "day_part") else ""
    suffix = f"T{part}" if part else ""
    return Meaning("SET", f"XXXX-WXX-{setting.words.weekdays[word(match, group)]}{suffix}")


def every_month(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "each July"."""
    return Meaning("SET", f"XXXX-{setting.words.months[word(match, 'month')]:02}")


def frequency(match: re.Match[str], setting: Setting) -> Meaning:
    """Read "daily", "annually"."""
    return Meaning("SET", setting.words.words.frequencies[word(match, "frequency")])
