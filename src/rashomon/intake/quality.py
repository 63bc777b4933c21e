"""Flags about the text of an article that a reader of its rows should know (`outcomes.FLAGS`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec

from rashomon.codebook import load
from rashomon.intake.lines import Line

_LEFT_OPEN = re.compile(r'(?:^|[\s(—–-])"(?=\w)[^"]*$')
_PAIRS = (("“", "”"), ("«", "»"))


class QualityData(msgspec.Struct, frozen=True):
    """Patterns of damage and the limits beyond which a flag is set."""

    artefacts: tuple[str, ...]
    min_artefacts: int
    cut_endings: tuple[str, ...]
    min_words: int
    min_prose_share: float


@cache
def quality_data() -> QualityData:
    """Return the patterns and limits."""
    return load("intake/quality.yaml", QualityData)


def has_prose(lines: Sequence[Line]) -> bool:
    """Say whether any of an article's lines is a sentence of running text."""
    return any(line.is_prose for line in lines)


def quality_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the flags that apply to an article's lines, furniture left out, sorted."""
    prose = [line for line in lines if line.is_prose]
    words = sum(line.words for line in lines)
    data = quality_data()
    checks = {
        "machine_translation": _count_artefacts(prose) >= data.min_artefacts,
        "broken_quotes": _has_broken_quotes(lines),
        "truncated": bool(lines) and _is_cut(lines),
        "too_short": words < data.min_words,
        "not_prose": sum(line.words for line in prose) < data.min_prose_share * words,
    }
    return tuple(sorted(flag for flag, applies in checks.items() if applies))


def _count_artefacts(lines: Sequence[Line]) -> int:
    patterns = [re.compile(pattern, re.MULTILINE) for pattern in quality_data().artefacts]
    return sum(len(pattern.findall(line.text)) for line in lines for pattern in patterns)


def _has_broken_quotes(lines: Sequence[Line]) -> bool:
    """Say whether a paragraph's marks do not pair up.

    A paragraph may leave its quotation open when the next one opens with a mark: so quotations
    that run over paragraphs are set.
    """
    following = [*(after.text for _, after in pairwise(lines)), ""]
    return any(_is_unpaired(line.text, after) for line, after in zip(lines, following, strict=True))


def _is_unpaired(text: str, after: str) -> bool:
    if text.count('"') % 2 and not (after.startswith('"') and _LEFT_OPEN.search(text)):
        return True
    for opening, closing in _PAIRS:
        surplus = 0
        for char in text:
            surplus += (char == opening) - (char == closing)
            if surplus < 0:
                return True
        if surplus and not (surplus == 1 and after.startswith(opening)):
            return True
    return False


def _is_cut(lines: Sequence[Line]) -> bool:
    last = lines[-1]
    if any(re.search(cut, last.text, re.IGNORECASE) for cut in quality_data().cut_endings):
        return True
    return last.is_prose and not last.ends_sentence and not last.text.endswith((":", ")", "]"))
