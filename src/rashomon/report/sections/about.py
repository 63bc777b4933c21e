"""About the dossier: what was read and refused, by which versions, and what to be wary of."""

from __future__ import annotations

from collections import Counter

import rashomon
from rashomon.report.sections.desk import Desk
from rashomon.report.sections.marked import Article
from rashomon.report.sections.payload import VERSION, About, Refusal


def about(desk: Desk, articles: tuple[Article, ...]) -> About:
    """Return the last part; every receipt is checked against its article's text once more."""
    dossier = desk.dossier
    meta = dict(dossier.connection.execute("SELECT key, value FROM meta").fetchall())
    named = (("dossier format", "format"), ("reader", "reader"), ("contract", "contract"))
    versions = [(name, str(meta[key])) for name, key in named if key in meta]
    flags = Counter(flag for article in articles for flag in article.quality)
    counts = dossier.counts()
    return About(
        versions=(("rashomon", rashomon.__version__), *versions, ("report", str(VERSION))),
        counts=tuple((name.replace("_", " "), count) for name, count in counts.items()),
        receipts=dossier.receipt_count(),
        broken=len(dossier.broken_receipts()),
        refused=tuple(
            Refusal(path=one.path, reason=one.reason.replace("_", " "), detail=one.detail)
            for one in dossier.rejected()
        ),
        quality=tuple(sorted(flags.items())),
        undated=sum(row.published.value is None for row in desk.lookup.articles.values()),
        judgements=len(dossier.judgements()),
        skipped_paragraphs=sum(
            paragraph.skipped for article in articles for paragraph in article.paragraphs
        ),
    )
