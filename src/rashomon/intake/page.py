"""A web page: which of its text is the article, by span, and what its head says about it.

trafilatura chooses the article. Its text is then found again in the source, so that all the rest
is dropped by span and the article is left verbatim, with a way back to every character.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from copy import deepcopy

from htmldate import find_date
from lxml import etree, html
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata

from rashomon.intake.alignment import align
from rashomon.intake.limits import limits
from rashomon.intake.markup import is_cut_off, pieces_of
from rashomon.intake.metadata import Metadata
from rashomon.intake.outcomes import RefusedError
from rashomon.records import Article, Dropped
from rashomon.view import INLINE_MARKUP, View, view_of

for _name in ("trafilatura", "htmldate"):  # what they tell of a page is told by a `Rejected`
    logging.getLogger(_name).addHandler(logging.NullHandler())

_BLOCKS = frozenset({"p", "head", "item", "cell", "quote", "list", "table", "row", "code", "div"})
_MAX_MISSING_SHARE = 0.02
_EARLIEST, _LATEST = "1990-01-01", "2100-01-01"
"""Limits of dates; fixed, for htmldate's own upper limit is the clock of the machine."""
_MODIFIED = ("modified", "updated")


def drop_page(raw: str) -> tuple[tuple[Dropped, ...], tuple[str, ...]]:
    """Return what of a page is not its article, and quality flags.

    Kinds are ``markup_inline`` where only tags within a sentence stand, ``markup`` where only
    tags and white space do, ``boilerplate`` elsewhere. Raises RefusedError (``truncated``,
    ``not_an_article``) when no article is found in it.
    """
    if raw.count("<") > limits().tags:
        raise RefusedError("too_many", f"more than {limits().tags} tags; save the text alone")
    blocks = _article_blocks(raw)
    if not any(block.strip() for block in blocks):
        if is_cut_off(raw):
            raise RefusedError("truncated", "the page ends before its text; fetch it again")
        raise RefusedError("not_an_article", "no article text was found in the page")
    shown = _visible(raw)
    spans, missing = align(blocks, shown.text)
    if not spans:
        raise RefusedError("not_an_article", "the text of the page could not be located in it")
    kept = [shown.raw(start, end) for start, end in spans]
    dropped = tuple(_gaps(raw, [(span.start, span.end) for span in kept]))
    total = sum(len("".join(block.split())) for block in blocks)
    flags = ["extraction_unaligned"] if missing > _MAX_MISSING_SHARE * total else []
    if is_cut_off(raw):
        flags.append("truncated")
    return dropped, tuple(flags)


def drop_tags(raw: str) -> tuple[Dropped, ...]:
    """Return the markup of HTML that is an article and nothing else."""
    kept = [
        (piece.start, piece.end)
        for piece in pieces_of(raw)
        if piece.kind == "text" and raw[piece.start : piece.end].strip()
    ]
    return tuple(_gaps(raw, kept))


def page_metadata(raw: str) -> Metadata:
    """Return what the head of a page and its structured data say about the article."""
    tree = _tree(raw)
    if tree is None:
        return Metadata()
    limits = {"min_date": _EARLIEST, "max_date": _LATEST}
    found = extract_metadata(tree, date_config={"original_date": True, **limits})
    return Metadata(
        outlet=found.sitename,
        title=found.title,
        author=found.author,
        url=found.url,
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
        published=_machine_readable_date(tree),
    )


def _tree(raw: str) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(raw.encode("utf-8"), html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None


def _article_blocks(raw: str) -> list[str]:
    tree = _tree(raw)
    if tree is None:
        return []
    # trafilatura loses text that follows a comment or a script inside a paragraph
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(tree, "script", "style", with_tail=False)
    found = bare_extraction(tree, include_comments=False)
    body = getattr(found, "body", None)
    return [] if body is None else list(_block_texts(body))


def _block_texts(body: etree._Element) -> Iterator[str]:
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        is_block = element.tag in _BLOCKS
        if is_block:
            yield "".join(parts)
            parts.clear()
        if event == "start":
            parts.append(element.text or "")
        elif element is not body:
            parts.append(element.tail or "")
    yield "".join(parts)


def _visible(raw: str) -> View:
    """Return the view of all text between tags."""
    dropped = tuple(
        Dropped(start=piece.start, end=piece.end, kind=INLINE_MARKUP)
        for piece in pieces_of(raw)
        if piece.kind != "text"
    )
    return view_of(Article(id="", raw=raw, path="", markup="html", dropped=dropped))


def _gaps(raw: str, kept: Sequence[tuple[int, int]]) -> Iterator[Dropped]:
    """Yield what to drop of the gaps between kept spans, and of the markup inside them."""
    inside = 0
    gap: list[tuple[int, int, str]] = []
    for piece in pieces_of(raw):
        at = piece.start
        while at < piece.end:
            while inside < len(kept) and kept[inside][1] <= at:
                inside += 1
            start, end = kept[inside] if inside < len(kept) else (len(raw), len(raw))
            if piece.kind == "text" and start <= at:
                yield from _closed(raw, gap)
                gap.clear()
                at = min(end, piece.end)
                continue
            stop = piece.end if piece.kind != "text" else min(piece.end, start)
            gap.append((at, stop, piece.kind))
            at = stop
    yield from _closed(raw, gap)


def _closed(raw: str, gap: Sequence[tuple[int, int, str]]) -> Iterator[Dropped]:
    """Yield the drops of one gap; a gap within a sentence keeps its white space."""
    if not gap:
        return
    kinds = {kind for _, _, kind in gap}
    omitted = any(kind == "text" and raw[start:end].strip() for start, end, kind in gap)
    if "block" in kinds:
        kind = "boilerplate" if omitted or "hidden" in kinds else "markup"
        yield Dropped(start=gap[0][0], end=gap[-1][1], kind=kind)
        return
    for start, end, kind in gap:
        if kind != "text" or raw[start:end].strip():
            yield Dropped(start=start, end=end, kind=INLINE_MARKUP)


def _machine_readable_date(tree: html.HtmlElement) -> str | None:
    """Return the day of first publication from metadata alone, never from visible text.

    htmldate searches the text as well, where it may take the clock of a page for its date; so it
    is given the head, JSON-LD and ``<time>`` of the page and nothing else, and of ``<time>``
    only what is marked as the publication, or the one day that all of them name.
    """
    times = tree.xpath("//time[@datetime] | //*[@itemprop='datePublished']")
    marked = [time for time in times if time.get("itemprop") == "datePublished"]
    chosen = marked or ([] if len({_day(time) for time in times}) > 1 else times)
    about = tree.xpath("//meta | //link[@rel='canonical'] | //script[contains(@type, 'ld+json')]")
    page = html.Element("html")
    head, body = etree.SubElement(page, "head"), etree.SubElement(page, "body")
    for element in (*about, *chosen[:1]):
        if not any(word in str(value).lower() for value in element.values() for word in _MODIFIED):
            place = body if element in chosen else head
            copied = deepcopy(element)  # one that is made anew may not hold what pages hold
            copied.tail = None
            for child in copied:
                copied.remove(child)
            place.append(copied)
    found: str | None = find_date(
        page,
        extensive_search=False,
        original_date=True,
        min_date=_EARLIEST,
        max_date=_LATEST,
    )
    return found


def _day(time: html.HtmlElement) -> str:
    return str(time.get("datetime") or time.get("content") or "")[:10]
