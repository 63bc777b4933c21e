"""What a story is found by: the words of an article, its opening, and its phrases, as vectors."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import msgspec
import numpy as np

from rashomon.codebook import load
from rashomon.linking.sparse import Numbers, Positions, Rows
from rashomon.linking.stems import Counts, Stems, counted, counted_pairs, stems_of
from rashomon.linking.text import BACKGROUND
from rashomon.records import Article
from rashomon.view import text_of

_OPENING = frozenset(("title", "lead"))


class StoryWeights(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/stories.yaml``."""

    field_weights: dict[str, float]
    lead_words: int
    body_words: int
    bias: float
    text: float
    opening: float
    phrases: float
    day_apart: float
    days_counted: int
    undated: float
    own_ledge: float
    usual_ledge: float
    least_around: int
    copy_text: float
    window_days: int
    key_terms: int
    block: int
    neighbours: int
    nearest: int
    least: float
    threshold: float
    cohesion: float
    pair_opening: float
    affair_text: float
    affair_cohesion: float


def weights() -> StoryWeights:
    """Return the weights."""
    return load("linking/stories.yaml", StoryWeights)


@dataclass(frozen=True, slots=True)
class StoryText:
    """What a story is found by: an article's words, and the day it appeared if that is known."""

    id: str
    title: str
    lead: str
    body: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class StoryVectors:
    """Texts as vectors, a row each: all their terms, those of their openings, their phrases.

    `day` counts days from the year 1, 0 where a text has none.
    """

    ids: list[str]
    day: Positions
    text: Rows
    opening: Rows
    phrases: Rows


def story_text(article: Article) -> StoryText:
    """Return what linking needs of an article: title, lead and body of its readable text."""
    words = text_of(article).split()
    weight = weights()
    published = article.published.value
    exact = published is not None and article.published.precision == "day"
    return StoryText(
        id=article.id,
        title=article.title or "",
        lead=" ".join(words[: weight.lead_words]),
        body=" ".join(words[: weight.body_words]),
        day=date.fromisoformat(published[:10]) if published and exact else None,
    )


def story_vectors(texts: Iterable[StoryText]) -> StoryVectors:
    """Return the vectors of texts in their order, terms the heavier the fewer texts have them."""
    ids: list[str] = []
    days = array("q")
    names = list(weights().field_weights)

    def fields() -> Iterator[list[str]]:
        for text in texts:
            ids.append(text.id)
            days.append(text.day.toordinal() if text.day else 0)
            yield [getattr(text, name) for name in names]

    stems = stems_of(fields(), len(names))
    text, opening = _terms(stems, len(ids))
    return StoryVectors(
        ids=ids,
        day=np.array(days, dtype=np.int64),
        text=text,
        opening=opening,
        phrases=_phrases(stems, len(ids)),
    )


def _terms(stems: Stems, texts: int) -> tuple[Rows, Rows]:
    """Return rows of all terms, by what their fields weigh, and of those of openings."""
    weight = weights().field_weights
    terms = counted(stems, np.array(list(weight.values())))
    rarity = _rarity(terms, texts, stems.count)
    opening = counted(stems, np.array([float(name in _OPENING) for name in weight]))
    return (
        _rows(terms, rarity[terms.term], texts),
        _rows(opening, rarity[opening.term], texts),
    )


def _rarity(terms: Counts, texts: int, count: int) -> Numbers:
    """Return the smoothed inverse frequency of each term (see `inverse_frequencies`)."""
    held = np.bincount(terms.term, minlength=count)
    found: Numbers = np.log((1 + BACKGROUND + texts) / (1 + held))
    return found


def _rows(counts: Counts, factor: Numbers | float, texts: int) -> Rows:
    """Return rows of damped counts, each times its factor."""
    damped = 1 + np.log(np.maximum(1.0, counts.count.astype(np.float64)))
    return Rows.of(counts.row, counts.term, damped * factor, texts)


def _phrases(stems: Stems, texts: int) -> Rows:
    """Return rows of the pairs of neighbouring terms, all of them taken for as rare.

    What one text alone has is counted in its length, and then left out: nothing meets it.
    """
    pairs = counted_pairs(stems)
    _, number, held = np.unique(pairs.term, return_inverse=True, return_counts=True)
    pairs = Counts(pairs.row, number, pairs.count)
    return _rows(pairs, 1.0, texts).only(held > 1)
