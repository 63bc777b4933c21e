"""Patterns of temporal expressions: regular expressions whose word classes come from the codebook.

A template is a regular expression in which a space (but not that of ``[- ]``) stands for a gap and
``{month}`` for a named group of the words of that class; ``{month:second}`` names the group
``second``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from rashomon.reading.dates.lexicon import Lexicon
from rashomon.reading.dates.meaning import Meaning, Setting

GAP = r"(?:[^\S\n]*\s[^\S\n]*)"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z_]+))?\}")
_SPACE = re.compile(r"(?<!\[-) ")
_DOT = r"(?:\.(?=,|\s?\d))?"
_BEFORE = r"(?<![\w$£€#@])(?<![\d$£€][.,:/])"
_AFTER = r"(?!\w)(?![.,:/]\d)(?!\s?%)"

MeaningOf = Callable[[re.Match[str], Setting], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its matches mean; a meaning of None says that it is no time after all."""

    pattern: re.Pattern[str]
    meaning: MeaningOf


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\ ", GAP).replace("'", "['’]").replace(r"\-", "[-‑]")
        for word in ordered
    )


class Grammar:
    """The word classes of one language, as patterns."""

    def __init__(self, words: Lexicon) -> None:
        of = words.words
        number = either([*of.numbers, *of.scales])
        spelled = rf"(?:a{GAP})?(?:{number})(?:(?:-|{GAP}(?:and{GAP})?)(?:{number}))*"
        figures = rf"\d+(?:,\d\d\d)*(?:\.\d+)?(?:{GAP}\d/\d)?"
        counted = rf"(?:{figures}|{spelled})(?:{GAP}and{GAP}a{GAP}half)?"
        vague = either([*of.couples, *of.unspecified])
        months = either(words.months)
        tens = rf"(?:{number})(?:-(?:{number}))?"
        spelled_year = (
            rf"(?:eighteen|nineteen|twenty){GAP}{tens}|two{GAP}thousand(?:{GAP}(?:and{GAP})?{tens})?"
        )
        self.classes = {
            "month": rf"(?:{months})\b{_DOT}",
            "weekday": rf"(?:{either(words.weekdays)})\b{_DOT}",
            "season": either(of.seasons),
            "unit": either(words.units),
            "number": rf"{counted}|{vague}",
            "amount": rf"(?:half{GAP})an?|an?|{counted}|{vague}",
            "year": rf"(?:1[0-9]|20)\d\d|{spelled_year}",
            "day": r"(?:3[01]|[12]\d|0?[1-9])",
            "ordinal": either(of.ordinals),
            "decade_word": either(of.decades),
            "year_word": spelled_year,
            "deictic": either(of.deictic),
            "narrative": either(of.narrative),
            "relative_day": either(of.days),
            "ago": either(of.ago),
            "back_and_forth": either(of.back_and_forth),
            "day_part": either(of.day_parts),
            "frequency": either(of.frequencies),
            "every": either(of.every),
            "vague": either(words.vague),
            "holiday": either(words.holidays),
            "part": either(of.parts),
            "loose": either(of.loose),
        }

    def rule(self, template: str, meaning: MeaningOf) -> Rule:
        """Return the rule of a template."""
        return Rule(re.compile(_BEFORE + self.expand(template) + _AFTER, re.IGNORECASE), meaning)

    def expand(self, template: str) -> str:
        """Return the regular expression of a template."""
        spaced = _SPACE.sub(lambda _: GAP, template)
        seen: Counter[str] = Counter()

        def group(match: re.Match[str]) -> str:
            kind, alias = match.groups()
            name = alias or kind
            seen[name] += 1
            return f"(?P<{name}__{seen[name]}>{self.classes[kind]})"

        return _PLACEHOLDER.sub(group, spaced)

    def prefix(self) -> re.Pattern[str]:
        """Return the pattern of modifiers that stand right before an expression."""
        text = self.expand(r"(?:{loose} )?(?:{part}(?: |-))?(?:the )?$")
        return re.compile(r"(?<!\w)" + text, re.IGNORECASE)


def group(match: re.Match[str], name: str) -> str | None:
    """Return the words of a group that took part in the match, or None.

    A class that stands twice in a template has one name: only one of the two can take part.
    """
    groups = match.groupdict()
    found = (groups.get(f"{name}__{count}") for count in (1, 2, 3))
    return groups.get(name) or next((words for words in found if words is not None), None)


def has(match: re.Match[str], name: str) -> bool:
    """Say whether the pattern has that group and it took part in the match."""
    return group(match, name) is not None


def word(match: re.Match[str], name: str) -> str:
    """Return a group as the codebook writes it: lower case, single spaces, straight apostrophes."""
    text = " ".join((group(match, name) or "").lower().split())
    return text.replace("’", "'").replace("‑", "-").rstrip(".")


@cache
def grammar(words: Lexicon) -> Grammar:
    """Return the grammar of a language's words."""
    return Grammar(words)
