"""From addresses to pages on disk: the one place of Rashomon that touches the net.

A `Fetcher` brings one page, politely and safely, with every byte of the way. `fetch_into` keeps
pages, and those that feeds and sitemaps name, in a WARC file, which intake reads like any other:
reading stays offline.
"""

from __future__ import annotations

from rashomon.intake.web.addresses import parse_address
from rashomon.intake.web.archive import SUFFIX
from rashomon.intake.web.crawl import Run, fetch_into
from rashomon.intake.web.fetcher import Fetcher
from rashomon.intake.web.listings import addresses_in
from rashomon.intake.web.outcomes import (
    REFUSALS,
    Fetched,
    NotFetchedError,
    Outcome,
    Refused,
    Unchanged,
)
from rashomon.intake.web.settings import FetchSettings
from rashomon.intake.web.state import ArchiveError

__all__ = [
    "REFUSALS",
    "SUFFIX",
    "ArchiveError",
    "FetchSettings",
    "Fetched",
    "Fetcher",
    "NotFetchedError",
    "Outcome",
    "Refused",
    "Run",
    "Unchanged",
    "addresses_in",
    "fetch_into",
    "parse_address",
]
