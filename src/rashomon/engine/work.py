"""The function that an engine carries: a batch of articles in, a batch of outcomes out."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading import pipeline
from rashomon.reading.languages import UnsupportedLanguageError
from rashomon.records import Article, Reading, Rejected

THREAD_LIMITS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
)
"""Set to 1 in workers: with the libraries' own threads, two workers are slower than one."""


def read_batch(articles: Sequence[Article]) -> list[Reading | Rejected]:
    """Return one outcome for each article, in order; an article that fails says why."""
    return [_read_one(article) for article in articles]


def _read_one(article: Article) -> Reading | Rejected:
    try:
        return next(pipeline.read([article]))
    except UnsupportedLanguageError as error:
        return Rejected(path=article.path, reason="unsupported_language", detail=str(error))
    except Exception as error:
        detail = f"the reader failed with {type(error).__name__}: {error}"
        return Rejected(path=article.path, reason="reading_failed", detail=detail)
