"""Receipts: every span that a row shows, with a hash of the words, so that any row can be proved.

A receipt names its row by the table and the row's id; rows without an id of their own (mentions of
actors and labels) are named by `row_key`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from rashomon.dossier import rows
from rashomon.dossier.rows import Row
from rashomon.records import Article, Span, content_id


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """One span of one row: ``part`` says which (trigger, cue, content, ...)."""

    table: str
    row: str
    part: str
    article: str
    start: int
    end: int
    sha256: str


def digest(raw: str, start: int, end: int) -> str:
    """Return the SHA-256 of ``raw[start:end]`` in hexadecimal."""
    return hashlib.sha256(raw[start:end].encode("utf-8", "surrogatepass")).hexdigest()


def row_key(row: Row) -> str:
    """Return the id of a row, or one made from its content where the contract gives it none."""
    own = getattr(row, "id", None)
    if isinstance(own, str):
        return own
    values = (getattr(row, name) for name in row.__struct_fields__)
    return content_id("row", *values)


def receipts(tables: Mapping[str, Iterable[Row]], raw_of: Mapping[str, str]) -> Iterator[Receipt]:
    """Yield the receipts of all rows; `raw_of` gives an article's raw text by its id."""
    for name, table in tables.items():
        for row in table:
            for part, article, span in _spans(row):
                yield Receipt(
                    table=name,
                    row=row_key(row),
                    part=part,
                    article=article,
                    start=span.start,
                    end=span.end,
                    sha256=digest(raw_of[article], span.start, span.end),
                )


def broken(article: Article, held: Iterable[Receipt]) -> Iterator[Receipt]:
    """Yield the receipts of `article` whose words are no longer what they were."""
    for receipt in held:
        inside = 0 <= receipt.start < receipt.end <= len(article.raw)
        if not inside or digest(article.raw, receipt.start, receipt.end) != receipt.sha256:
            yield receipt


_Part = tuple[str, str, Span]
"""What a span is to its row, the article that it lies in, and the span."""


def _spans(row: Row) -> Iterable[_Part]:
    match row:
        case rows.ArticleRow():
            return _known(row.id, published=row.published.evidence)
        case rows.ActorRow():
            return [("role", role.article, Span(role.start, role.end)) for role in row.roles]
        case rows.ActorMentionRow() | rows.LabelRow():
            return [("words", row.article, Span(row.start, row.end))]
        case rows.EventMentionRow():
            basis = row.date.basis if row.date else None
            own = _known(row.article, trigger=row.trigger, sentence=row.sentence, date=basis)
            return [*own, *_quantities(row)]
        case rows.StatementRow():
            content = [("content", row.article, span) for span in row.content]
            return [*_known(row.article, source=row.source, cue=row.cue), *content]
        case rows.ForecastRow():
            return [("words", row.article, Span(row.start, row.end)), *_quantities(row)]
        case rows.LedgerRow():
            conditions = [("condition", row.article, span) for span in row.conditions]
            own = _known(row.article, probability=row.estimate, horizon=row.horizon_at)
            return [*own, *conditions]
        case rows.ContrastRow():
            sides = (("a", row.a), ("b", row.b))
            return [(part, side.article, Span(side.start, side.end)) for part, side in sides]
        case _:
            return []


def _known(article: str, **parts: Span | None) -> list[_Part]:
    return [(part, article, span) for part, span in parts.items() if span is not None]


def _quantities(row: rows.EventMentionRow | rows.ForecastRow) -> list[_Part]:
    return [("quantity", row.article, Span(one.start, one.end)) for one in row.quantities]
