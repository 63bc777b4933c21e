"""Mail (RFC 5322): the part that is written to be read is the raw text of the article.

The plain part is taken, unless it only says where to find the other one. A mail to many (it names
its list, or how to leave it) comes from an outlet; a mail by one person has an author.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr

from rashomon.intake.document import Document
from rashomon.intake.encodings import Decoded, decode
from rashomon.intake.limits import limits
from rashomon.intake.lines import count_words
from rashomon.intake.markup import pieces_of
from rashomon.intake.metadata import Metadata
from rashomon.intake.options import IntakeOptions
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.source import SourceFile
from rashomon.intake.whole import read_whole

_LISTS = ("List-Id", "List-Unsubscribe", "List-Post")
_MIN_SHARE = 0.5
"""Of the words of the HTML; a plain part with fewer is no copy of it."""


@dataclass(frozen=True, slots=True)
class _Bodies:
    """The first part of each kind that is no attachment."""

    text: Decoded | None
    html: Decoded | None


def read(source: SourceFile, options: IntakeOptions) -> Iterator[Document]:
    """Yield the one document of a mail.

    Raises RefusedError: ``empty`` when there is nothing to read, ``too_many``, ``too_deep``.
    """
    message = parse_message(read_whole(source, options))
    bodies = _bodies(message, options)
    known = source.metadata.over(_metadata(message))
    if bodies.text and (not bodies.html or _says_as_much(bodies.text.text, bodies.html.text)):
        flags = (*source.flags, *bodies.text.flags)
        yield Document(source.name, bodies.text.text, "text", known, flags)
    elif bodies.html:
        flags = (*source.flags, *bodies.html.flags)
        yield Document(source.name, bodies.html.text, "html", known, flags)
    else:
        raise RefusedError("empty", "the mail has no part with text; open what is attached to it")


def parse_message(data: bytes) -> Message:
    """Return the message in some bytes; raises RefusedError (``too_deep``, ``too_many``)."""
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
        for number, _ in enumerate(message.walk(), start=1):
            if number > limits().parts:
                raise RefusedError("too_many", f"more than {limits().parts} parts; save the text")
    except RecursionError:
        raise RefusedError("too_deep", "its parts are nested too deep; save the text") from None
    return message


def header(message: Message, name: str) -> str | None:
    """Return a header as a line of text, or None."""
    value = message.get(name)
    if value is None:
        return None
    try:
        value = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        value = str(value)
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None


def body_of(part: Message, options: IntakeOptions) -> Decoded:
    """Return the text of a part; raises RefusedError as `decode` does."""
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, charset, options.encoding)


def _bodies(message: Message, options: IntakeOptions) -> _Bodies:
    found: dict[str, Decoded] = {}
    for part in message.walk():
        kind = part.get_content_type()
        attached = part.get_content_disposition() == "attachment"
        if kind in {"text/plain", "text/html"} and kind not in found and not attached:
            decoded = body_of(part, options)
            if decoded.text.strip():
                found[kind] = decoded
    return _Bodies(found.get("text/plain"), found.get("text/html"))


def _says_as_much(text: str, html: str) -> bool:
    shown = " ".join(
        html[piece.start : piece.end] for piece in pieces_of(html) if piece.kind == "text"
    )
    return count_words(text) >= _MIN_SHARE * count_words(shown)


def _metadata(message: Message) -> Metadata:
    name, _address = parseaddr(header(message, "From") or "")
    is_to_many = any(field in message for field in _LISTS)
    url = (header(message, "Archived-At") or "").strip("<>")
    return Metadata(
        outlet=(name or None) if is_to_many else None,
        author=None if is_to_many else (name or None),
        title=header(message, "Subject"),
        url=url if url.startswith(("http://", "https://")) else None,
        published=header(message, "Date"),
    )
