"""What the robots.txt of a site allows (RFC 9309), and how long it asks programs to wait."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

from rashomon.intake.web.addresses import Address
from rashomon.intake.web.outcomes import NotFetchedError

_AGENT_LINE = re.compile(r"(?im)^[ \t]*user[- ]?agent\b[ \t]*:?[ \t]*([^#\r\n]*)")


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site allows a product; `unknown` says why nothing is known, and so allowed."""

    product: str
    file: Protego
    unknown: str | None = None

    @property
    def delay(self) -> float:
        """Seconds to wait between two requests; 0 when it does not say."""
        delay = self.file.crawl_delay(self.product) or 0.0
        rate = self.file.request_rate(self.product)
        return max(delay, rate.seconds / rate.requests if rate else 0.0)

    def check(self, address: Address) -> None:
        """Raise NotFetchedError (``robots``) for an address that may not be fetched."""
        if self.unknown is not None:
            raise NotFetchedError(
                "robots", f"{address.origin}/robots.txt: {self.unknown}; try again later"
            )
        if not self.file.can_fetch(address.url, self.product):
            raise NotFetchedError(
                "robots",
                f"{address.origin}/robots.txt does not allow it; save the page in a browser and "
                "build from the file",
            )


def rules_of(product: str, status: int, content: bytes) -> Rules:
    """Return the rules in the answer to a request for a robots.txt.

    As RFC 9309 has it (2.3.1): without such a file all is allowed, and while the site cannot say,
    nothing is. 429 is no answer to the question either.
    """
    if status == 200:
        return Rules(product, Protego.parse(_only_ours(product, content)))
    if 400 <= status < 500 and status != 429:
        return Rules(product, Protego.parse(""))
    return unknown_rules(product, f"the site answered {status}")


def unknown_rules(product: str, why: str) -> Rules:
    """Return the rules of a site whose robots.txt could not be fetched."""
    return Rules(product, Protego.parse(""), why)


def _only_ours(product: str, content: bytes) -> str:
    """Return the file with one name for all programs that are not ours.

    A group is parsed once for each program it names: a hostile file that names ten thousand, with
    ten thousand rules, would take the machine's memory.
    """

    def ours(line: re.Match[str]) -> str:
        name = line[1].strip().lower()
        is_ours = name == "*" or (name.strip("*") and name.strip("*") in product.lower())
        return line[0] if is_ours else "User-agent: someone-else"

    return _AGENT_LINE.sub(ours, content.decode("utf-8", "replace"))
