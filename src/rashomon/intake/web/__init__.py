"""From addresses to pages on disk: the one place of Rashomon that touches the net.

A `Fetcher` brings one page, politely and safely, with every byte of the way. Reading stays offline:
what was fetched is kept in a WARC file, which intake reads like any other.
"""

from __future__ import annotations

from rashomon.intake.web.fetcher import Fetcher
from rashomon.intake.web.outcomes import REFUSALS, Fetched, Outcome, Refused, Unchanged
from rashomon.intake.web.settings import FetchSettings

__all__ = [
    "REFUSALS", "FetchSettings", "Fetched", "Fetcher", "Outcome", "Refused", "Unchanged",
]  # fmt: skip
