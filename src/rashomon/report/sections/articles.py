"""The articles' full text, with every span that the report cites marked and reachable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from rashomon.dossier import rows
from rashomon.report.sections.citations import Cited, anchor_of
from rashomon.report.sections.desk import Desk
from rashomon.report.sections.marked import Article, Outside, Paragraph
from rashomon.report.sections.nesting import Placed, nest
from rashomon.view import INLINE_MARKUP
from rashomon.wording import wording
from rashomon.wording.dates import spoken

FULL = 4_000_000
"""Bytes of all articles together up to which every paragraph is shown; beyond that, only those
that something refers to, so that the page still opens."""

_PARAGRAPH = re.compile(r"[^\s](?:[^\n]|\n(?!\s*\n))*")

_MARKUP = {INLINE_MARKUP, "markup"}


def articles(desk: Desk) -> tuple[Article, ...]:
    """Return all articles by date; call this last, when everything has been cited."""
    texts = desk.texts.text.values()
    whole = sum(len(text.encode("utf-8", "replace")) for text in texts) <= FULL
    order = sorted(
        desk.lookup.articles.values(),
        key=lambda row: (row.published.value is None, row.published.value or "", row.id),
    )
    events = Counter(mention.article for mention in desk.lookup.mentions.values())
    statements = Counter(row.article for row in desk.statements.values())
    return tuple(_article(desk, row, whole, events[row.id], statements[row.id]) for row in order)


def _article(
    desk: Desk, row: rows.ArticleRow, whole: bool, events: int, statements: int
) -> Article:
    published = row.published
    evidence = None
    if published.evidence:
        place = (row.id, published.evidence.start, published.evidence.end)
        evidence = desk.citations.cite(place, "date", "the publication date was read here")
    cited = desk.citations.of(row.id)
    left_out = Counter(drop.kind for drop in row.dropped if drop.kind not in _MARKUP)
    return Article(
        id=row.id,
        title=row.title or "(no title)",
        outlet=desk.outlet(row.id),
        relayed=row.relayed_outlet,
        author=row.author,
        url=row.url,
        path=row.path,
        language=row.language,
        published=spoken(published.value),
        basis=wording().bases[published.basis],
        published_anchor=evidence,
        quality=tuple(flag.replace("_", " ") for flag in row.quality),
        paragraphs=_paragraphs(desk, row.id, cited, whole),
        tells=desk.citations.told(row.id),
        outside=tuple(
            Outside(
                anchor=anchor_of(one.place),
                words=desk.texts.words(one.place),
                note="; ".join(sorted(one.notes)),
            )
            for one in cited
            if desk.texts.shown(one.place) is None
        ),
        left_out=tuple(
            f"{kind.replace('_', ' ')}{f' ({count})' if count > 1 else ''}"
            for kind, count in sorted(left_out.items())
        ),
        events=events,
        statements=statements,
    )


def _paragraphs(
    desk: Desk, article: str, cited: Sequence[Cited], whole: bool
) -> tuple[Paragraph, ...]:
    text = desk.texts.text[article]
    bounds = [match.span() for match in _PARAGRAPH.finditer(text)]
    ends = [end for _, end in bounds]
    inside: list[list[Placed]] = [[] for _ in bounds]
    for one in cited:
        start, stop = desk.texts.shown(one.place) or (0, 0)
        for number in range(bisect_right(ends, start), len(bounds)):
            begin, end = bounds[number]
            if begin >= stop:
                break
            inside[number].append((max(begin, start), min(end, stop), one))
    anchored: set[str] = set()
    paragraphs: list[Paragraph] = []
    skipped = 0
    for bound, spans in zip(bounds, inside, strict=True):
        if not spans and not whole:
            skipped += 1
            continue
        if skipped:
            paragraphs.append(Paragraph(nodes=(), skipped=skipped))
        skipped = 0
        paragraphs.append(Paragraph(nodes=nest(text, bound, spans, anchored)))
    return (*paragraphs, *([Paragraph(nodes=(), skipped=skipped)] if skipped else []))
