"""Addresses that wait to be asked, by host: of each host one is out at a time."""

from __future__ import annotations

from collections import deque

from rashomon.intake.web.addresses import parse_address
from rashomon.intake.web.outcomes import NotFetchedError
from rashomon.intake.web.state import Wanted


class Frontier:
    """Hosts take turns, so that a large site does not keep the others waiting."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Wanted]] = {}
        self._out: dict[str, Wanted] = {}

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    @property
    def out(self) -> int:
        """How many addresses are being asked."""
        return len(self._out)

    def add(self, wanted: Wanted) -> None:
        """Let an address wait."""
        self._waiting.setdefault(_host(wanted.url), deque()).append(wanted)

    def take(self) -> Wanted | None:
        """Return the next address of a host that is not being asked, or None."""
        for host in self._waiting:
            if host not in self._out:
                queue = self._waiting.pop(host)
                self._out[host] = queue.popleft()
                if queue:
                    self._waiting[host] = queue  # at the end: the others come first
                return self._out[host]
        return None

    def done(self, url: str) -> Wanted:
        """Take an address back that was asked."""
        return self._out.pop(_host(url))


def _host(url: str) -> str:
    try:
        return parse_address(url).host
    except NotFetchedError:
        return ""
