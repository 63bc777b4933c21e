"""What a language brings to reading: a parser here, its lexicons in ``codebook/<language>/``.

A language is a module with a `Language`; a new one is a new module and one line in ``_MODULES``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol

from spacy.tokens import Doc

from rashomon.records import Article

_MODULES = {"en": "rashomon.reading.languages.english"}


class UnsupportedLanguageError(ValueError):
    """An article is in a language that has no folder."""


class Language(Protocol):
    """Segmentation, syntax and names for one language."""

    code: str

    def parse(self, text: str) -> Doc:
        """Return the text as tokens with lemmas, tags, dependencies, names and sentences."""


def language_for(article: Article) -> Language:
    """Return the language of an article; an article that names none is taken as English.

    Raises UnsupportedLanguageError when there is no folder for it.
    """
    code = (article.language or "en").split("-")[0].lower()
    if code not in _MODULES:
        known = ", ".join(sorted(_MODULES))
        raise UnsupportedLanguageError(
            f"no reader for language {code!r} (there is one for: {known})"
        )
    return _load(code)


@cache
def _load(code: str) -> Language:
    language: Language = import_module(_MODULES[code]).load()
    return language
