"""Addresses of pages, read strictly: what two programs read differently is a way past checks."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

import idna

from rashomon.intake.web.outcomes import NotFetchedError
from rashomon.intake.web.settings import fetch_limits

PORTS = {"http": 80, "https": 443}
_UNSEEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\]"
)
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_KEPT = "!$&'()*+,;=:@/%-._~"
"""Characters of a path (RFC 3986) that are sent as they are; an escape stays what it is."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address; ``host`` is ASCII in lower case, ``target`` path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: the value of ``Host``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority; what a robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The address in one spelling, without fragment."""
        return f"{self.origin}{self.target}"

    def at(self, target: str) -> Address:
        """Return another address of the same origin."""
        return Address(self.scheme, self.host, self.port, target)

    def joined(self, reference: str) -> Address:
        """Return where a reference found at this address leads; raises as `parse_address` does."""
        try:
            return parse_address(urljoin(self.url, reference.strip()))
        except ValueError:
            raise _unusable(reference, "it cannot be read as an address") from None


def parse_address(text: str) -> Address:
    """Read an address; raises NotFetchedError (``address``) for what is no plain web address."""
    text = text.strip()
    if len(text) > fetch_limits().address_characters:
        raise _unusable(f"{text[:60]}…", "it is longer than any article's")
    if _UNSEEN.search(text):
        raise _unusable(text, "it holds white space, a control character or a backslash")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _unusable(text, str(error)) from None
    if parts.scheme not in PORTS:
        raise _unusable(text, "it must begin with http:// or https://")
    if "@" in parts.netloc:
        raise _unusable(text, "it holds a user name or password; give it without")
    if not host:
        raise _unusable(text, "it names no host")
    if port == 0:
        raise _unusable(text, "there is no port 0")
    path = quote(parts.path, safe=_KEPT) or "/"
    query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
    return Address(parts.scheme, _host(text, host), port or PORTS[parts.scheme], f"{path}{query}")


def _host(text: str, host: str) -> str:
    """Return a host as names are looked up: ASCII, or an IPv6 address in its short form."""
    if ":" in host:
        try:
            return ipaddress.IPv6Address(host if "%" not in host else "").compressed
        except ValueError:
            raise _unusable(text, "its host is no IPv6 address, or one of this machine") from None
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError as error:
            raise _unusable(text, f"its host is no name: {error}") from None
    host = host.removesuffix(".").lower()
    if not _HOST.fullmatch(host):
        raise _unusable(text, "its host is no name of a computer")
    return host


def _unusable(text: str, why: str) -> NotFetchedError:
    return NotFetchedError("address", f"{text!r} cannot be used: {why}")
