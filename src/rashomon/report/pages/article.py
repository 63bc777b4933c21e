"""Article: the full text with the words of every row marked, and what was read of it."""

from __future__ import annotations

import re
from collections import Counter

from rashomon.dossier import rows
from rashomon.records import Article as Raw
from rashomon.report import links
from rashomon.report.asked import Asked
from rashomon.report.desk import Desk
from rashomon.report.markings import LAYERS, Marked
from rashomon.report.nesting import Node, nest
from rashomon.report.parts import Outlet, Part, Payload, Ruling, Sure
from rashomon.report.site import Page
from rashomon.report.told import drawn
from rashomon.view import INLINE_MARKUP, LINE_WRAP, View
from rashomon.wording import heading, wording
from rashomon.wording.dates import spoken
from rashomon.wording.shown import web_address

_PARAGRAPH = re.compile(r"[^\s](?:[^\n]|\n(?!\s*\n))*")

_MARKUP = {INLINE_MARKUP, LINE_WRAP, "markup"}

_OF_DROPPED = 300
"""Characters shown of each part that was left out."""


class Row(Part, frozen=True):
    """Something that the article tells: what, where it stands, and where its words are."""

    said: str
    to: str | None
    words: str
    sure: Sure | None = None


class LeftOut(Part, frozen=True):
    """A part of the file that is not the article, with its first words."""

    kind: str
    words: str


class Outside(Part, frozen=True):
    """Words that a row refers to and that are not in the article's text (a page's head, say)."""

    mark: str
    words: str
    note: str


class Copy(Part, frozen=True):
    """The article whose text this one repeats."""

    title: str
    outlet: Outlet
    to: str


class Article(Payload, frozen=True):
    """An article as it was read; ``layers`` counts the spans of each layer that it has."""

    id: str
    outlet: Outlet
    relayed: str | None
    author: str | None
    url: str | None
    path: str
    language: str | None
    published: str
    basis: str
    published_at: str | None
    fetched: str | None
    copy_of: Copy | None
    quality: tuple[str, ...]
    paragraphs: tuple[tuple[Node, ...], ...]
    layers: tuple[tuple[str, int], ...]
    events: tuple[Row, ...]
    forecasts: tuple[Row, ...]
    contrasts: tuple[Row, ...]
    statements: int
    outside: tuple[Outside, ...]
    left_out: tuple[LeftOut, ...]
    rulings: tuple[Ruling, ...]


def article(desk: Desk, asked: Asked) -> Article | None:
    """Return one article by its id."""
    if asked.key is None or asked.key not in desk.heads:
        return None
    raw, view = desk.lookup.article(asked.key)
    (row,) = desk.among(rows.ArticleRow, "articles", [raw.id])
    marked = Marked(desk, raw, view)
    published, evidence = row.published, row.published.evidence
    return Article(
        title=row.title or "An article without a title",
        id=row.id,
        outlet=desk.outlet(row.id),
        relayed=row.relayed_outlet,
        author=row.author,
        url=web_address(row.url),
        path=row.path,
        language=row.language,
        published=spoken(published.value),
        basis=wording().bases[published.basis],
        published_at=links.words(row.id, evidence.start, evidence.end) if evidence else None,
        fetched=row.fetched,
        copy_of=_copy_of(desk, row.id),
        quality=tuple(flag.replace("_", " ") for flag in row.quality),
        paragraphs=_paragraphs(view, marked),
        layers=_layers(marked),
        events=_events(desk, marked),
        forecasts=tuple(
            Row(
                said=f"{desk.speaker(one.speaker)}, for {spoken(one.horizon)}"
                if one.horizon
                else desk.speaker(one.speaker),
                to=desk.row("forecasts", one.id),
                words=links.words(row.id, one.start, one.end),
                sure=one.certainty,
            )
            for one in sorted(marked.forecasts, key=lambda one: (one.start, one.end))
        ),
        contrasts=tuple(
            Row(
                said=f"{desk.numbers[one.id]} {wording().contrasts[one.kind].noun}",
                to=desk.row("contrasts", one.id),
                words=links.words(side.article, side.start, side.end),
            )
            for one in marked.contrasts
            for side in (one.a, one.b)
            if side.article == row.id
        ),
        statements=len(marked.statements),
        outside=tuple(
            Outside(
                mark=marking.mark, words=desk.words(row.id, span), note="; ".join(marking.notes)
            )
            for span, marking in sorted(marked.outside.items())
        ),
        left_out=_left_out(raw),
        rulings=desk.rulings([row.id]),
    )


def _paragraphs(view: View, marked: Marked) -> tuple[tuple[Node, ...], ...]:
    done: set[str] = set()
    markings = marked.markings
    paragraphs = []
    for found in _PARAGRAPH.finditer(view.text):
        start, end = found.span()
        near = [one for one in markings if one.start < end and start < one.end]
        paragraphs.append(nest(view.text, (start, end), near, done))
    return tuple(paragraphs)


def _layers(marked: Marked) -> tuple[tuple[str, int], ...]:
    counts = Counter(
        layer
        for one in marked.markings
        for layer in {name.partition("-")[0] for name in one.layers}
    )
    return tuple((layer, counts[layer]) for layer in LAYERS if counts[layer])


def _events(desk: Desk, marked: Marked) -> tuple[Row, ...]:
    told = sorted(marked.events, key=lambda one: (one.trigger.start, one.id))
    return tuple(
        Row(
            said=heading(one.type, one.modes, desk.named(one.sources), desk.named(one.targets)),
            to=desk.event(one.event),
            words=links.words(one.article, one.trigger.start, one.trigger.end),
            sure=drawn(one),
        )
        for one in told
    )


def _copy_of(desk: Desk, name: str) -> Copy | None:
    sql = "SELECT origin FROM coverage WHERE article = ? AND origin <> article"
    found = desk.dossier.connection.execute(sql, [name]).fetchone()
    if not found:
        return None
    head = desk.heads[found[0]]
    return Copy(
        title=head.title or "an article without a title",
        outlet=head.outlet,
        to=links.address("article", found[0]),
    )


def _left_out(raw: Raw) -> tuple[LeftOut, ...]:
    """Return the parts that were left out for what they are; tags by themselves are nothing."""
    return tuple(
        LeftOut(
            kind=drop.kind.replace("_", " "),
            words=" ".join(raw.raw[drop.start : drop.end][:_OF_DROPPED].split()),
        )
        for drop in raw.dropped
        if drop.kind not in _MARKUP
    )


def every(desk: Desk) -> list[str]:
    """Return all articles in the order in which they appeared."""
    heads = desk.heads
    return sorted(heads, key=lambda one: (heads[one].published is None, heads[one].published, one))


PAGE = Page(name="article", label="", build=article, keys=every)
