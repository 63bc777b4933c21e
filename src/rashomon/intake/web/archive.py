"""A WARC file that grows by whole pages, and what is known of it; a kill loses no page of it."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

from rashomon.intake.http import parse_response
from rashomon.intake.limits import Allowance
from rashomon.intake.outcomes import RefusedError
from rashomon.intake.web.addresses import parse_address
from rashomon.intake.web.clock import Clock
from rashomon.intake.web.outcomes import Fetched, Known, NotFetchedError, Validators
from rashomon.intake.web.settings import FetchLimits
from rashomon.intake.web.state import ArchiveError, Content, State, digest_of
from rashomon.intake.web.warc import NotWarcError, Record, first_record, read_records, records_of

SUFFIX = ".warc.gz"


class Archive:
    """A ``.warc.gz`` and its `State`, of which the archive is the truth.

    A page is written first and remembered then. What was written and not remembered, since the
    process was killed in between, is found again when the archive is opened; so are all pages when
    the state is lost.
    """

    def __init__(self, path: Path, limits: FetchLimits, clock: Clock) -> None:
        """Open or make the archive.

        Raises ArchiveError when another process writes to it or it is no archive, OSError, and
        ValueError when its name is not that of an archive.
        """
        if not path.name.endswith(SUFFIX):
            raise ValueError(f"{path}: the name of an archive must end in {SUFFIX}")
        self.path = path
        self._limits = limits
        path.parent.mkdir(parents=True, exist_ok=True)
        with ExitStack() as opened:
            self._file = opened.enter_context(path.open("r+b" if path.exists() else "x+b"))
            self.state = State(path.with_name(f".{path.name}.state"))
            opened.callback(self.state.close)
            self._recover()
            if not self._file.seek(0, os.SEEK_END):
                self._append(first_record(limits.user_agent, clock.now()))
            self._opened = opened.pop_all()

    def close(self) -> None:
        """Close both files."""
        self._opened.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def known(self, url: str) -> Known:
        """Return by what to ask whether an address, or where it led, has changed."""
        found = (self.state.content(one) for one in (url, self.state.leads_to(url)))
        return {content.url: content.validators for content in found if content}

    def save(self, fetched: Fetched) -> bool:
        """Append a page, if it is not what its address held before; say whether it was appended."""
        content = Content(fetched.url, digest_of(fetched.content), fetched.last.validators)
        before = self.state.content(fetched.url)
        is_new = before is None or before.digest != content.digest
        if is_new and not self.state.has_now(fetched.url):
            self._append(records_of(fetched))
        else:
            is_new = False
        with self.state.kept():
            self.state.settled(fetched.asked, content, fetched.url)
            self.state.grown(self._file.tell())
        return is_new

    def _append(self, records: bytes) -> None:
        """Append records; what a full disk takes of them is cut when the archive is opened next."""
        self._file.seek(0, os.SEEK_END)
        try:
            self._file.write(records)
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise ArchiveError(f"{self.path}: {error.strerror}; make room and run again") from None

    def _recover(self) -> None:
        """Remember the pages that are in the archive and not in the state; cut what broke off."""
        size, known = self._file.seek(0, os.SEEK_END), self.state.warc_bytes
        if size < known:
            raise ArchiveError(
                f"{self.path}: it is shorter than it was; put it back, or delete {self.state.path}"
            )
        try:
            end = self._remember(known)
            if size and not end:
                raise NotWarcError(0)  # noqa: TRY301 - the same is wrong with it
        except NotWarcError as error:
            raise ArchiveError(
                f"{self.path}: what follows byte {error.at} is no WARC record packed with gzip; "
                "give another name"
            ) from None
        self._file.truncate(end)

    def _remember(self, start: int) -> int:
        """Remember the pages from an offset on; return the offset behind the last whole record."""
        pages, end = _Pages(self._limits), start
        with self.state.kept():
            most = self._limits.response_bytes + self._limits.head_bytes
            for record in read_records(self._file, start, most):
                end = record.end
                if page := pages.page_of(record):
                    self.state.settled(*page)
            self.state.grown(end)
        return end


class _Pages:
    """The pages of an archive, with the addresses that were asked for them."""

    def __init__(self, limits: FetchLimits) -> None:
        self._limits = limits
        self._asked = self._leads_to = ""

    def page_of(self, record: Record) -> tuple[str, Content, str] | None:
        """Return what was asked, what was there and where, if a record holds a page.

        Redirects stand before the page that they led to.
        """
        url = record.headers.get("warc-target-uri", "").strip("<>")
        if record.kind != "response" or not url:
            return None
        try:
            response = parse_response(
                record.block, Allowance(self._limits.unpacked_bytes), self._limits.unpacked_bytes
            )
        except RefusedError:
            return None
        if url != self._leads_to:
            self._asked = url
        if 300 <= response.status < 400:
            self._leads_to = _target(url, response.headers.get("location", ""))
            return None
        headers = response.headers
        validators = Validators.of(headers.get("etag"), headers.get("last-modified"))
        content = Content(url, digest_of(response.body), validators)
        return (self._asked, content, url) if response.status == 200 else None


def _target(url: str, location: str) -> str:
    try:
        return parse_address(url).joined(location).url
    except NotFetchedError:
        return ""
