"""One document to one article: cleaned by span, dated, named, and marked with what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.intake.captures import at_the_outlet, host_of, saved_page
from rashomon.intake.datelines import Dateline, find_dateline
from rashomon.intake.dates import read_date
from rashomon.intake.document import Document
from rashomon.intake.furniture import Finding, Layout, findings, lay_out
from rashomon.intake.language import language_of
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.published import published_of
from rashomon.intake.quality import has_prose, quality_of
from rashomon.intake.titles import normal_title
from rashomon.intake.wrapping import find_wraps
from rashomon.records import Article, Dropped, content_id
from rashomon.view import INLINE_MARKUP, View, view_of


def article_of(document: Document, options: IntakeOptions) -> Article:
    """Return the article of a document; options override what the document brings along.

    Raises RefusedError: ``empty``, ``truncated``, ``not_an_article``.
    """
    raw = document.raw
    flags: tuple[str, ...] = ()
    if not raw.strip("\ufeff\x00 \t\r\n\xa0\u200b"):
        raise RefusedError("empty", "there is nothing but white space in it")
    known = document.metadata
    if document.markup == "html":
        from rashomon.intake import page  # noqa: PLC0415 - its libraries are slow to import

        if document.alone:
            dropped = page.drop_tags(raw)
        else:
            dropped, flags = page.drop_page(raw)
            known = known.over(page.page_metadata(raw)).over(saved_page(raw))
    else:
        dropped = _with_unseen(raw, find_wraps(raw))
    known = at_the_outlet(Metadata(outlet=options.outlet, language=options.language).over(known))
    if document.notes is not None:
        known = known.over(document.notes.of_address(known.url))
    if known.fetched is not None:
        known = known.over(Metadata(outlet=host_of(known.url)))
    bare = Article(id="", raw=raw, path=document.path, markup=document.markup, dropped=dropped)
    view = view_of(bare)
    layout = lay_out(view.text, known)
    article_lines = [layout.lines[index] for index in layout.rest()]
    if not has_prose(article_lines):
        raise RefusedError("not_an_article", "there is no sentence of running text in it")
    dateline = find_dateline(article_lines)
    known = _completed(known, layout, dateline)
    found = findings(layout, view.text)
    if known.published is not None and read_date(known.published) is None:
        flags = (*flags, "date_unreadable")
    return Article(
        id=content_id("ar", raw, known.outlet, known.url),
        raw=raw,
        path=document.path,
        markup=document.markup,
        outlet=known.outlet,
        relayed_outlet=known.relayed_outlet,
        title=known.title,
        author=known.author,
        url=known.url,
        language=language_of(known.language, " ".join(line.text for line in article_lines)),
        published=published_of(options.published, known.published, known.url, layout, view),
        dropped=_merged(dropped, [*found, *_dateline_drop(dateline)], view),
        fetched=known.fetched,
        quality=tuple(sorted({*document.flags, *flags, *quality_of(article_lines)})),
    )


def _with_unseen(raw: str, wraps: Sequence[Dropped]) -> tuple[Dropped, ...]:
    """Drop besides what is no character of a text: its byte order mark, half of each ``\\r\\n``."""
    ends = {index for wrap in wraps for index in range(wrap.start, wrap.end)}
    unseen = (
        Dropped(start=index, end=index + 1, kind=INLINE_MARKUP)
        for index, char in enumerate(raw)
        if (char == "\r" and raw[index + 1 : index + 2] == "\n" and index not in ends)
        or (char == "\ufeff" and not index)
    )
    return tuple(sorted((*wraps, *unseen), key=lambda drop: drop.start))


def _completed(known: Metadata, layout: Layout, dateline: Dateline | None) -> Metadata:
    """Return the metadata, completed by what the title, byline and dateline say."""
    title = None if layout.title is None else layout.lines[layout.title].text
    agency = dateline.agency if dateline else None
    if agency and normal_title(agency) in normal_title(known.outlet or ""):
        agency = None
    return known.over(layout.said).over(Metadata(title=title, relayed_outlet=agency))


def _dateline_drop(dateline: Dateline | None) -> Iterator[Finding]:
    """Drop a dateline: left in its sentence, a parser takes the place for a speaker."""
    if dateline is not None:
        start = dateline.line.start
        yield Finding(start, start + dateline.end, "dateline")


def _merged(
    dropped: Sequence[Dropped], found: Sequence[Finding], view: View
) -> tuple[Dropped, ...]:
    """Return all drops, sorted and without overlap: furniture takes up the markup inside it."""
    furniture = []
    for finding in sorted(found, key=lambda finding: finding.start):
        span = view.raw(finding.start, finding.end)
        furniture.append(Dropped(start=span.start, end=span.end, kind=finding.kind))
    at = 0
    rest = []
    for drop in dropped:
        while at < len(furniture) and furniture[at].end <= drop.start:
            at += 1
        if at == len(furniture) or drop.end <= furniture[at].start:
            rest.append(drop)
    return tuple(sorted((*furniture, *rest), key=lambda drop: drop.start))
