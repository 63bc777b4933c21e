"""Amounts in words or figures, and the ISO 8601 durations that they make."""

from __future__ import annotations

import re
from fractions import Fraction

from rashomon.reading.dates.lexicon import Lexicon, UnitWords

_HALVES = {"Y": ("M", 6), "H": ("M", 30), "M": ("S", 30), "D": ("H", 12)}
_FIGURES = re.compile(r"(\d+(?:,\d\d\d)*(?:\.\d+)?)(?:\s+(\d)/(\d))?")


def amount_of(text: str, words: Lexicon) -> Fraction | None:
    """Return the number that a phrase such as "twenty-four" or "2 1/2" states.

    None when it states none ("several").
    """
    phrase = " ".join(text.lower().split())
    if phrase in words.words.couples:
        return Fraction(2)
    if phrase in {"a", "an"}:
        return Fraction(1)
    half = Fraction(1, 2) if re.search(r"\bhalf\b", phrase) else Fraction(0)
    phrase = re.sub(r"(?:\band\s)?\b(?:a\s)?half(?:\s(?:an?|of\san?))?$", "", phrase).strip()
    figures = _FIGURES.fullmatch(phrase)
    if figures:
        whole, over, under = figures.groups()
        part = Fraction(int(over), int(under)) if over and int(under) else Fraction(0)
        return Fraction(whole.replace(",", "")) + part + half
    spelled = _spelled(re.findall(r"[a-z]+", phrase), words)
    return half or None if spelled is None else spelled + half


def _spelled(parts: list[str], words: Lexicon) -> Fraction | None:
    total, group, read = 0, 0, False
    for part in parts:
        if part in words.words.numbers:
            group, read = group + words.words.numbers[part], True
        elif part in words.words.scales:
            scale = words.words.scales[part]
            group, read = max(group, 1) * scale, True
            if scale >= 1000:
                total, group = total + group, 0
        elif part not in {"a", "and"}:
            return None
    return Fraction(total + group) if read else None


def duration(amount: Fraction | None, unit: UnitWords) -> str:
    """Return the ISO 8601 duration; X stands for an amount that is not known."""
    clock = "T" if unit.clock else ""
    if amount is None:
        return f"P{clock}X{unit.code}"
    amount *= unit.times
    whole, rest = divmod(amount, 1)
    if rest == 0:
        return f"P{clock}{whole}{unit.code}"
    if rest == Fraction(1, 2) and unit.code in _HALVES:
        code, count = _HALVES[unit.code]
        return _with_half(whole, unit, code, count)
    return f"P{clock}{float(amount):g}{unit.code}"


def _with_half(whole: int, unit: UnitWords, code: str, count: int) -> str:
    clock = "T" if unit.clock or unit.code == "D" else ""
    smaller = f"{count}{code}"
    if not whole:
        return f"P{clock}{smaller}"
    if unit.clock:
        return f"PT{whole}{unit.code}{smaller}"
    return f"P{whole}{unit.code}{clock}{smaller}"
