"""How a fetch behaves: the figures of ``codebook/intake/fetch.yaml``, and what the user allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import msgspec

from rashomon import __version__
from rashomon.codebook import load


class RunLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a run stops: after so many answers, bytes over the wire, or seconds."""

    answers: int
    bytes: int
    seconds: float


class FetchLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds, bytes and counts; each is explained where it is set."""

    product: str
    agent: str
    delay: float
    hosts: int
    connect: float
    idle: float
    exchange: float
    retried: frozenset[int]
    attempts: int
    backoff: float
    longest_wait: float
    seed: int
    redirects: int
    address_characters: int
    response_bytes: int
    head_bytes: int
    unpacked_bytes: int
    expansion: int
    expansion_free: int
    robots_bytes: int
    robots_seconds: float
    failed_seconds: float
    pages: frozenset[str]
    listings: frozenset[str]
    depth: int
    listed: int
    run: RunLimits

    @property
    def user_agent(self) -> str:
        """The value of the ``User-Agent`` field."""
        return self.agent.format(version=__version__)


@cache
def fetch_limits() -> FetchLimits:
    """Return the limits."""
    return load("intake/fetch.yaml", FetchLimits)


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Whether addresses outside of the public internet may be asked, and the limits."""

    allow_private: bool = False
    limits: FetchLimits = field(default_factory=fetch_limits)
