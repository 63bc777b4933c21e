"""What becomes of an address: fetched, unchanged, or refused for one of a closed set of reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rashomon.intake.http import media_type

REFUSALS: Final = {
    "address": "the address cannot be used",
    "private": "the address leads to a network that is not the public internet",
    "robots": "the site asks programs not to fetch it, or does not say whether they may",
    "unresolved": "there is no host of that name, or names cannot be looked up",
    "unreachable": "the connection failed or broke off",
    "insecure": "the certificate of the site cannot be trusted",
    "timeout": "the answer took too long",
    "malformed": "the answer breaks the rules of HTTP",
    "redirects": "the site sends the request in a circle, too far, or nowhere",
    "status": "the site answered with an error",
    "busy": "the site asks to come back later",
    "too_large": "the answer is larger than the limit",
    "bomb": "the answer unpacks to more than the limit",
    "kind": "the answer is of a kind that is no article and no list of articles",
    "limit": "the list of addresses goes deeper or on for longer than the limit",
}
"""Why an address was not fetched; a detail adds what was found and what the user can do."""


class NotFetchedError(Exception):
    """An address was not fetched; ``reason`` is a key of `REFUSALS`."""

    def __init__(self, reason: str, detail: str) -> None:
        REFUSALS[reason]
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells whether a page has changed since it was fetched (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    def __bool__(self) -> bool:
        return bool(self.etag or self.last_modified)

    @classmethod
    def of(cls, etag: str | None, last_modified: str | None) -> Validators:
        """Return the values of headers, as far as they can be sent in a header again."""
        return cls(*(v if v and v.isascii() and v.isprintable() else None
                     for v in (etag, last_modified)))  # fmt: skip


Known = Mapping[str, Validators]
"""Addresses to what is known of them from an earlier fetch."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer: the bytes as they went over the wire, and what they say.

    ``ip`` is the address that was connected to. ``body`` is without transfer coding, but packed as
    it came; names of headers are in lower case.
    """

    url: str
    ip: str
    at: dt.datetime
    request: bytes
    response: bytes
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the first value of a header, by its name in lower case."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def media_type(self) -> str:
        """The media type in lower case, without parameters; empty when none was given."""
        return media_type(self.header("content-type") or "")[0]

    @property
    def charset(self) -> str | None:
        """The encoding that the header names."""
        return media_type(self.header("content-type") or "")[1]

    @property
    def validators(self) -> Validators:
        """By what to ask whether it has changed."""
        return Validators.of(self.header("etag"), self.header("last-modified"))


@dataclass(frozen=True, slots=True)
class Fetched:
    """An address that was asked, the exchanges that led to a page, and its content unpacked."""

    asked: str
    exchanges: tuple[Exchange, ...]
    content: bytes

    @property
    def last(self) -> Exchange:
        """The exchange that brought the page; those before are redirects."""
        return self.exchanges[-1]

    @property
    def url(self) -> str:
        """The address of the page, at the end of all redirects."""
        return self.last.url

    @property
    def wire_bytes(self) -> int:
        """How much came over the wire for it."""
        return sum(len(exchange.response) for exchange in self.exchanges)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose page, at `url`, is what it was when it was fetched last."""

    asked: str
    url: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An address that was not fetched, why (a key of `REFUSALS`), and what the user can do."""

    asked: str
    reason: str
    detail: str


Outcome = Fetched | Unchanged | Refused
