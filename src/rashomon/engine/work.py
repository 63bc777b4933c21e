"""The function that every engine carries: an article in, its reading or why it has none out."""

from __future__ import annotations

from rashomon.reading import pipeline
from rashomon.reading.languages import UnsupportedLanguageError
from rashomon.records import Article, Reading, Rejected


def read_article(article: Article) -> Reading | Rejected:
    """Read one article; whatever goes wrong is told and stops no other article."""
    try:
        return next(pipeline.read([article]))
    except UnsupportedLanguageError as error:
        return Rejected(path=article.path, reason="unsupported_language", detail=str(error))
    except Exception as error:
        detail = f"the reader failed with {type(error).__name__}: {error}"
        return Rejected(path=article.path, reason="reading_failed", detail=detail)
