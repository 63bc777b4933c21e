"""What is known of an archive, in a small SQLite file beside it: what to ask, and what is new."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from rashomon.intake.web.listings import Listed
from rashomon.intake.web.outcomes import Refused, Validators


class ArchiveError(Exception):
    """An archive cannot be written; the message names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an address held when it was fetched last, and how to tell whether it has changed."""

    url: str
    digest: str
    validators: Validators


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address to ask for; ``depth`` counts the lists above it."""

    url: str
    depth: int
    is_list: bool


class State:
    """The file, held by one process at a time. What is done within `kept` is kept whole or not."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; raises ArchiveError when it is held or damaged."""
        self.path = path
        try:
            self._file = sqlite3.connect(path, isolation_level=None, timeout=0)
            self._file.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._file.execute("BEGIN EXCLUSIVE")
            if not self._file.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in _schema():
                    self._file.execute(statement)
            self._file.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise ArchiveError(_advice(path, error)) from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep all that is done inside, or none of it; raises ArchiveError when it cannot be."""
        self._file.execute("BEGIN")
        try:
            yield
            self._file.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise ArchiveError(_advice(self.path, error)) from None
        finally:
            if self._file.in_transaction:
                self._file.execute("ROLLBACK")

    @property
    def warc_bytes(self) -> int:
        """How much of the archive is known here."""
        return int(self._one("SELECT warc_bytes FROM run"))

    def grown(self, warc_bytes: int) -> None:
        """Remember how long the archive is."""
        self._file.execute("UPDATE run SET warc_bytes = ?", (warc_bytes,))

    def begin(self, named: Iterable[str]) -> list[Wanted]:
        """Begin a run, or go on with one that was not ended; return what it has to ask for.

        That is what the user named, what failed before, and what an unfinished run has left.
        """
        self._file.execute("UPDATE run SET number = number + 1, is_open = 1 WHERE NOT is_open")
        for url in named:
            self._want(Listed(url, is_list=True), None, 0)
        self._file.execute("UPDATE address SET wanted = ? WHERE reason IS NOT NULL", (self._run,))
        found = self._file.execute(
            "SELECT url, depth, is_list FROM address WHERE wanted = ?1 AND settled < ?1"
            " ORDER BY number",
            (self._run,),
        )
        return [Wanted(url, depth, bool(is_list)) for url, depth, is_list in found]

    def end(self) -> None:
        """End the run: there is nothing left to ask for but what failed."""
        self._file.execute("UPDATE run SET is_open = 0")

    def content(self, url: str) -> Content | None:
        """Return what an address held when it was fetched last."""
        row = self._file.execute(
            "SELECT url, digest, etag, last_modified FROM content WHERE url = ?", (url,)
        ).fetchone()
        return Content(row[0], row[1], Validators(row[2], row[3])) if row else None

    def leads_to(self, url: str) -> str:
        """Return where an address led when it was asked last."""
        row = self._file.execute("SELECT leads_to FROM address WHERE url = ?", (url,)).fetchone()
        return str(row[0] or url) if row else url

    def has_now(self, url: str) -> bool:
        """Say whether this run has fetched an address already, from wherever it was led there."""
        return self._one("SELECT 1 FROM content WHERE url = ? AND run = ?", url, self._run) == 1

    def settled(self, asked: str, content: Content | None, url: str) -> None:
        """Remember that an address was asked, where it led, and what new content was there."""
        if content:
            self._file.execute(
                "INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?, ?)",
                (content.url, self._run, content.digest,
                 content.validators.etag, content.validators.last_modified),
            )  # fmt: skip
        self._file.execute(
            "INSERT INTO address (url, depth, is_list, wanted, settled, leads_to)"
            " VALUES (?1, 0, 0, ?2, ?2, ?3) ON CONFLICT DO UPDATE SET"
            " settled = ?2, leads_to = ?3, taken = dated, reason = NULL, detail = NULL",
            (asked, self._run, url),
        )

    def refused(self, refused: Refused) -> None:
        """Remember why an address was not fetched; the next run asks for it again."""
        self._file.execute(
            "UPDATE address SET reason = ?, detail = ? WHERE url = ?",
            (refused.reason, refused.detail, refused.asked),
        )

    def listed(self, listing: Wanted, entries: Iterable[Listed]) -> list[Wanted]:
        """Remember what a list names and return what of it is to be asked for in this run."""
        depth = listing.depth + 1
        return [
            Wanted(entry.url, depth, entry.is_list)
            for entry in entries
            if self._is_news(entry) and self._want(entry, listing.url, depth)
        ]

    def _is_news(self, entry: Listed) -> bool:
        """Say whether a listed address may hold something new.

        It may if it was never fetched, if the list gives it another date than it did then, or, for
        a list without dates, if its server can tell whether it has changed.
        """
        row = self._file.execute(
            "SELECT a.taken, coalesce(c.etag, c.last_modified) FROM address a"
            " JOIN content c ON c.url = a.leads_to WHERE a.url = ? AND a.reason IS NULL",
            (entry.url,),
        ).fetchone()
        if row is None:
            return True
        taken, validator = row
        return entry.dated != taken if entry.dated else validator is not None

    def _want(self, entry: Listed, listed_in: str | None, depth: int) -> bool:
        """Remember an address as wanted in this run; say whether it was not so already."""
        done = self._file.execute(
            "INSERT INTO address (url, listed_in, depth, is_list, dated, wanted)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET"
            " listed_in = ?2, depth = ?3, is_list = ?4, dated = ?5, wanted = ?6 WHERE wanted < ?6",
            (entry.url, listed_in, depth, entry.is_list, entry.dated, self._run),
        )
        return done.rowcount == 1

    @property
    def _run(self) -> int:
        return int(self._one("SELECT number FROM run"))

    def _one(self, query: str, *values: object) -> int:
        row = self._file.execute(query, values).fetchone()
        return int(row[0]) if row else 0


def digest_of(content: bytes) -> str:
    """Return the digest by which content is known again."""
    return hashlib.sha256(content).hexdigest()


def _schema() -> list[str]:
    text = files(__package__).joinpath("state.sql").read_text("utf-8")
    return [statement for statement in text.split(";\n") if statement.strip()]


def _advice(path: Path, error: sqlite3.DatabaseError) -> str:
    if "locked" in str(error):
        return f"{path}: another fetch writes to this archive; wait for it to end"
    if "full" in str(error) or "I/O" in str(error):
        return f"{path}: {error}; make room and run again"
    return f"{path}: {error}; delete it, and what it knew is found again in the archive"
