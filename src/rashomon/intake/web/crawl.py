"""From addresses to an archive: pages, and what feeds, sitemaps and lists of addresses name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rashomon.intake.kinds import looks_html
from rashomon.intake.web.addresses import parse_address
from rashomon.intake.web.archive import Archive
from rashomon.intake.web.clock import Clock, SystemClock
from rashomon.intake.web.fetcher import Fetcher
from rashomon.intake.web.frontier import Frontier
from rashomon.intake.web.listings import Listed, listed_in
from rashomon.intake.web.networks import Network
from rashomon.intake.web.outcomes import Fetched, NotFetchedError, Outcome, Refused
from rashomon.intake.web.settings import FetchLimits, FetchSettings
from rashomon.intake.web.state import Content, Wanted, digest_of
from rashomon.intake.web.workers import Workers

Progress = Callable[[str, int], None]
"""Called with the name of the stage and the number of addresses that were asked."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did: pages saved and unchanged, lists read, bytes over the wire, and failures.

    ``left`` addresses were not asked since a limit, named by ``stopped``, was reached; the next
    run goes on with them.
    """

    saved: int
    unchanged: int
    lists: int
    bytes: int
    failed: tuple[Refused, ...]
    left: int
    stopped: str | None


def fetch_into(
    path: Path,
    addresses: Sequence[str],
    settings: FetchSettings | None = None,
    *,
    progress: Progress | None = None,
    network: Network | None = None,
    clock: Clock | None = None,
) -> Run:
    """Fetch addresses, and what those of them that are lists name, into the archive at `path`.

    A second run asks only whether something has changed, and for what failed in the first; one
    that was killed is gone on with. Raises ArchiveError and OSError; NotFetchedError for an
    address that cannot be one, and ValueError for a path that does not end in ``.warc.gz``.
    """
    chosen, time = settings or FetchSettings(), clock or SystemClock()
    named = [parse_address(address).url for address in addresses]
    with Archive(path, chosen.limits, time) as archive:
        crawl = _Crawl(archive, Fetcher(chosen, network, time), chosen.limits, time)
        return crawl.run(named, progress or (lambda _stage, _done: None))


class _Crawl:
    """One run: threads ask, and what comes back is written by one."""

    def __init__(
        self, archive: Archive, fetcher: Fetcher, limits: FetchLimits, clock: Clock
    ) -> None:
        self._archive, self._state, self._fetcher = archive, archive.state, fetcher
        self._limits, self._clock = limits, clock
        self._frontier = Frontier()
        self._saved = self._unchanged = self._lists = self._bytes = 0
        self._failed: list[Refused] = []
        self._stopped: str | None = None
        self._ends = clock.monotonic() + limits.run.seconds

    def run(self, named: Sequence[str], progress: Progress) -> Run:
        with self._state.kept():
            self._queue(self._state.begin(named))
        workers = Workers(self._limits.hosts)
        try:
            while self._give_out(workers):
                self._settle(workers.next())
                progress("fetching", self._answers)
        finally:
            workers.close()
        left = len(self._frontier)
        if not left:
            with self._state.kept():
                self._state.end()
        return Run(
            self._saved, self._unchanged, self._lists, self._bytes, tuple(self._failed), left,
            self._stopped,
        )  # fmt: skip

    @property
    def _answers(self) -> int:
        return self._saved + self._unchanged + self._lists + len(self._failed)

    def _queue(self, wanted: Iterable[Wanted]) -> None:
        for one in wanted:
            self._frontier.add(one)

    def _give_out(self, workers: Workers) -> bool:
        """Give out what may be asked now; say whether anything is still being asked."""
        while len(self._frontier) and self._frontier.out < self._limits.hosts:
            self._stopped = self._stopped or self._limit_reached()
            wanted = None if self._stopped else self._frontier.take()
            if wanted is None:
                break
            known = self._archive.known(wanted.url)
            workers.give(partial(self._fetcher.fetch, wanted.url, known))
        return self._frontier.out > 0

    def _limit_reached(self) -> str | None:
        limits = self._limits.run
        reached = {
            "answers": self._answers + self._frontier.out >= limits.answers,
            "bytes": self._bytes >= limits.bytes,
            "seconds": self._clock.monotonic() >= self._ends,
        }
        return next((name for name, is_reached in reached.items() if is_reached), None)

    def _settle(self, outcome: Outcome) -> None:
        """Keep what came back, or why nothing did."""
        wanted = self._frontier.done(outcome.asked)
        try:
            if isinstance(outcome, Fetched):
                self._bytes += outcome.wire_bytes
                self._keep(wanted, outcome)
                return
        except NotFetchedError as error:
            outcome = Refused(wanted.url, error.reason, error.detail)
        with self._state.kept():
            if isinstance(outcome, Refused):
                self._state.refused(outcome)
                self._failed.append(outcome)
            else:
                self._state.settled(outcome.asked, None, outcome.url)
                self._unchanged += 1

    def _keep(self, wanted: Wanted, fetched: Fetched) -> None:
        """Save a page, or remember what a list names; raises NotFetchedError for neither."""
        entries = listed_in(fetched, self._limits) if wanted.is_list else None
        if entries is not None:
            self._list(wanted, fetched, entries)
            return
        kind = fetched.last.media_type
        if kind not in self._limits.pages and (kind or not looks_html(fetched.content)):
            raise NotFetchedError("kind", f"it is {kind or 'of no known kind'}, and no page")
        if self._archive.save(fetched):
            self._saved += 1
        else:
            self._unchanged += 1

    def _list(self, wanted: Wanted, fetched: Fetched, entries: Sequence[Listed]) -> None:
        if wanted.depth >= self._limits.depth:
            raise NotFetchedError(
                "limit", f"it is a list within {wanted.depth} others; give its address itself"
            )
        content = Content(fetched.url, digest_of(fetched.content), fetched.last.validators)
        with self._state.kept():
            self._state.settled(wanted.url, content, fetched.url)
            self._queue(self._state.listed(wanted, entries))
        self._lists += 1
