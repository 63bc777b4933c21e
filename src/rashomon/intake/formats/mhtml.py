"""MHTML (RFC 2557): a page as a browser saved it, in one file with all of its parts."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import partial
from io import BytesIO

from rashomon.intake.formats.mail import header, parse_message
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import read_whole

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def page(source: SourceFile, options: IntakeOptions) -> Iterator[SourceFile]:
    """Yield the page itself, without its pictures and frames.

    Its ``Date`` is when it was saved. Raises RefusedError (``malformed``, ``too_many``).
    """
    message = parse_message(read_whole(source, options))
    part = _root(message)
    if part is None:
        raise RefusedError("malformed", "there is no page in it; save it again")
    payload = part.get_payload(decode=True)
    addresses = (header(where, name) or "" for name in _ADDRESSES for where in (message, part))
    known = Metadata(
        url=next((url for url in addresses if url.startswith(("http://", "https://"))), None),
        fetched=_moment(header(message, "Date")),
    )
    yield source.inside(
        source.name,
        partial(BytesIO, payload if isinstance(payload, bytes) else b""),
        kind="html",
        charset=part.get_content_charset(),
        metadata=source.metadata.over(known),
    )


def _root(message: Message) -> Message | None:
    """Return the part that ``start`` names, else the first page."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    return next((part for part in pages if start and part["Content-ID"] == start), None) or next(
        iter(pages), None
    )


def _moment(date: str | None) -> str | None:
    try:
        moment = parsedate_to_datetime(date or "")
    except (ValueError, OverflowError):
        return None
    return moment.isoformat() + ("" if moment.tzinfo else "Z")
