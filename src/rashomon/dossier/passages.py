"""The words of the rows that lists show, as they are searched: on one line, without case.

Kept with the rows because no page can look through the texts of a hundred thousand articles.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from rashomon.dossier import rows
from rashomon.dossier.rows import Row
from rashomon.records import Article, Span

_TAG = re.compile(r"<[^>]*>")


class PassageRow(msgspec.Struct, frozen=True, kw_only=True):
    """The passage of one row, by its id: the sentence of an event, what is said, or foretold."""

    row: str
    words: str


def passages(
    tables: Mapping[str, Iterable[Row]], articles: Mapping[str, Article]
) -> Iterator[PassageRow]:
    """Yield the passages of all event mentions, statements and forecasts."""
    for name in ("event_mentions", "statements", "forecasts"):
        for row in tables[name]:
            match row:
                case rows.EventMentionRow():
                    span = row.sentence
                case rows.StatementRow():
                    span = Span(row.content[0].start, row.content[-1].end)
                case rows.ForecastRow():
                    span = Span(row.start, row.end)
                case _:
                    raise TypeError(f"no passage is known of {type(row).__name__}")
            yield PassageRow(row=row.id, words=_words(articles[row.article], span))


def searched(text: str) -> str:
    """Return words as they are kept, and as those must be that are looked for."""
    return " ".join(text.split()).casefold()


def _words(article: Article, span: Span) -> str:
    raw = article.raw[span.start : span.end]
    return searched(html.unescape(_TAG.sub(" ", raw)) if article.markup == "html" else raw)
