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

CUES = (
    "month",
    "weekday",
    "holiday",
    "season",
    "relative_day",
    "unit",
    "vague",
    "frequency",
    "day_part",
    "decade_word",
)
"""Classes of words that mark an expression; of several the first is its cue."""

_REACH = 48
"""Characters around a cue within which its expression must lie."""

_FIGURE_CUE = r"\d[\d:./-]+|\d ?[ap]\.? ?m|['’]\d0s"
_FIGURES = ("figures",)

MeaningOf = Callable[[re.Match[str], Setting], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its matches mean; a meaning of None says that it is no time after all.

    ``cue`` is the kind of word that every match holds (see `Grammar.cues`): where a text has no
    such word the pattern need not be tried.
    """

    cue: str
    pattern: re.Pattern[str]
    meaning: MeaningOf


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\ ", GAP).replace("'", "['’]").replace(r"\-", "[-‑]")
        for word in ordered
    )


def _by_initial(words: Iterable[str]) -> str:
    """Return `either` of the words with one branch a first letter: most are passed over at once."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{re.escape(one)}(?:{either(rest)})" for one, rest in rests.items())


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
        digit = either(of.numbers)
        tens = rf"(?:{digit})(?:-(?:{digit}))?"
        century = rf"(?:eighteen|nineteen|twenty){GAP}{tens}"
        spelled_year = rf"{century}|two{GAP}thousand(?:{GAP}(?:and{GAP})?{tens})?"
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
            "bounding": either(of.bounding),
        }
        self._kinds = _cue_words(words)
        listed = rf"(?<![a-z])(?:{_by_initial(self._kinds)})(?![a-z])"
        self._cue = re.compile(rf"{listed}|{_FIGURE_CUE}", re.IGNORECASE)

    def rule(self, template: str, meaning: MeaningOf, cue: str | None = None) -> Rule:
        """Return the rule of a template; its cue is the first class of `CUES` that it names.

        A cue is given where that class may be missing from a match.
        """
        named = {match[1] for match in _PLACEHOLDER.finditer(template)}
        kind = cue or next(kind for kind in CUES if kind in named)
        pattern = re.compile(_BEFORE + self.expand(template) + _AFTER, re.IGNORECASE)
        return Rule(kind, pattern, meaning)

    def cues(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """Return where in a text expressions may stand, by the kind of word that they hold.

        Each list has merged stretches ``[start, end)`` around the words of one kind.
        """
        found: dict[str, list[tuple[int, int]]] = {}
        for match in self._cue.finditer(text):
            word = match[0].lower().replace("’", "'")
            for kind in self._kinds.get(word, _FIGURES):
                start, end = max(0, match.start() - _REACH), _word_end(text, match.end() + _REACH)
                stretches = found.setdefault(kind, [])
                if stretches and start <= stretches[-1][1]:
                    stretches[-1] = (stretches[-1][0], end)
                else:
                    stretches.append((start, end))
        return found

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
        text = self.expand(r"(?:(?:{loose}|{bounding}) )?(?:{part}(?: |-))?(?:the )?$")
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


def _word_end(text: str, at: int) -> int:
    """Return the end of the word that reaches to the offset: a stretch cuts no word."""
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _cue_words(words: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the kinds of expression that a word may be a cue to."""
    of = words.words
    lists: dict[str, Iterable[str]] = {
        "month": words.months,
        "weekday": [*words.weekdays, *(f"{day}s" for day in words.weekdays)],
        "holiday": words.holidays,
        "season": of.seasons,
        "relative_day": of.days,
        "unit": words.units,
        "vague": words.vague,
        "frequency": of.frequencies,
        "day_part": of.day_parts,
        "decade_word": of.decades,
        "named": ["quarter", "period", "half", "q1", "q2", "q3", "q4", "century", "weekend", "eve"],
        "figures": ["eighteen", "nineteen", "twenty", "two thousand", "o'clock"],
    }
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, listed in lists.items():
        for word in listed:
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


@cache
def grammar(words: Lexicon) -> Grammar:
    """Return the grammar of a language's words."""
    return Grammar(words)
