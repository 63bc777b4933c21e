"""The language of an article: what metadata says, else what its letters look like.

The detector is py3langid (Lui and Baldwin 2012, langid.py; naive Bayes over byte n-grams, 97
languages), which needs no download and gives the same answer everywhere.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_MIN_LETTERS = 60
_MIN_PROBABILITY = 0.9
_SAMPLE = 1500
_CODE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][a-zA-Z0-9]{2,8})*")


def language_of(declared: str | None, text: str) -> str | None:
    """Return a language code in lower case, as ISO 639-1 where there is one, or None.

    A declared tag (``en-GB``) is cut to its language; a text with few letters, or one that the
    detector is not sure about, has no known language.
    """
    match = _CODE.fullmatch((declared or "").strip())
    if match:
        return match[1].lower()
    sample = " ".join(text[:_SAMPLE].split())
    if sum(1 for char in sample if char.isalpha()) < _MIN_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _MIN_PROBABILITY else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid import langid  # noqa: PLC0415 - slow to import, and not always needed

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
