"""Evidence: the words behind a row, with what stands around them."""

from __future__ import annotations

from rashomon.dossier.answers import Line
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.receipts import Receipt
from rashomon.records import Span

CONTEXT = 120
"""Characters shown before and after."""


class Evidence(Line, frozen=True):
    """The words of one receipt in context; offsets are raw, the words as a reader sees them."""

    table: str
    row: str
    part: str
    article: str
    path: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    before: str
    text: str
    after: str


def evidence_of(receipt: Receipt, lookup: Lookup) -> Evidence:
    """Return the words of a receipt and up to `CONTEXT` characters on either side."""
    article, view = lookup.article(receipt.article)
    shown = view.find(Span(receipt.start, receipt.end))
    start, end = shown or (0, 0)
    quote = lookup.quote(receipt.article, receipt.start, receipt.end)
    return Evidence(
        table=receipt.table,
        row=receipt.row,
        part=receipt.part,
        article=receipt.article,
        path=article.path,
        outlet=article.outlet,
        published=article.published.value,
        start=receipt.start,
        end=receipt.end,
        before=view.text[max(0, start - CONTEXT) : start],
        text=quote.text,
        after=view.text[end : end + CONTEXT] if shown else "",
    )
