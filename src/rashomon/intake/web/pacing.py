"""When to ask a host again: never sooner than it likes, later each time that it fails."""

from __future__ import annotations

import datetime as dt
import random
import threading
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime

from rashomon.intake.web.clock import Clock
from rashomon.intake.web.outcomes import NotFetchedError
from rashomon.intake.web.robots import Rules
from rashomon.intake.web.settings import FetchLimits


@dataclass(slots=True)
class Host:
    """One host: who holds its lock is the only one to ask it, and not before `ready_at`."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    ready_at: float = 0.0
    rules: dict[str, tuple[Rules | NotFetchedError, float]] = field(default_factory=dict)
    """By origin, for a robots.txt speaks for one scheme and port: the rules, or why they could not
    be asked, and until when to remember that."""

    def wait(self, clock: Clock, longest: float) -> None:
        """Wait until the host may be asked; raises NotFetchedError (``busy``) for a longer wait."""
        left = self.ready_at - clock.monotonic()
        if left > longest:
            raise NotFetchedError(
                "busy", f"the site asks programs to wait {left:.0f} seconds; run again then"
            )
        if left > 0:
            clock.sleep(left)

    def asked(self, clock: Clock, seconds: float) -> None:
        """Remember that it was asked now, and is not to be asked for so many seconds."""
        self.ready_at = clock.monotonic() + seconds


def backoff(limits: FetchLimits, url: str, attempt: int) -> float:
    """Return the seconds to wait after a failed attempt, counted from 1.

    Exponential, and spread by half so that those who failed together do not come back together;
    the same for the same seed, address and attempt.
    """
    spread = random.Random(f"{limits.seed} {url} {attempt}").uniform(0.5, 1.5)  # noqa: S311
    return float(limits.backoff * 2 ** (attempt - 1) * spread)


def retry_after(value: str | None, now: dt.datetime) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for (RFC 9110, 10.2.3), or None."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=dt.UTC)
    return max(0.0, (when - now).total_seconds())
