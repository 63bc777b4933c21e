"""Connections that read one dossier side by side, each seeing it as one linking left it.

DuckDB gives every transaction a picture of its own, so a page is made of one linking even while
another is being written. What a desk keeps in memory is of one linking too: it is thrown away as
soon as the dossier has been linked anew.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import duckdb

from rashomon.dossier import Dossier
from rashomon.report import Desk, Frame, frame_of
from rashomon.web.limits import limits


class BusyError(Exception):
    """There is more to do than can be done now."""


class Reader:
    """One connection, and what has been kept of the linking that it last saw."""

    def __init__(self, path: Path) -> None:
        self.dossier = Dossier(path)
        self.linking = -1

    @cached_property
    def desk(self) -> Desk:
        """The desk on which pages of this linking are made."""
        return Desk(self.dossier)

    @cached_property
    def frame(self) -> Frame:
        """What stands around these pages."""
        return frame_of(self.desk)

    def look(self) -> None:
        """Forget what was kept, if the dossier has been linked anew; inside a transaction."""
        linking = self.dossier.linking()
        if linking != self.linking:
            self.dossier.refresh()
            for kept in ("desk", "frame"):
                self.__dict__.pop(kept, None)
            self.linking = linking


class Readers:
    """As many readers as pages may be made at a time; who finds none free waits."""

    def __init__(self, path: Path, count: int) -> None:
        self._all = [Reader(path) for _ in range(count)]
        self._free: queue.LifoQueue[Reader] = queue.LifoQueue()  # the warmest first
        for reader in self._all:
            self._free.put(reader)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Lend a reader inside a transaction.

        Raises BusyError when none becomes free in time, or what is asked of it takes too long.
        """
        patience = limits().seconds_to_answer
        try:
            reader = self._free.get(timeout=patience)
        except queue.Empty:
            raise BusyError from None
        stop = threading.Timer(patience, reader.dossier.connection.interrupt)
        stop.start()
        try:
            with reader.dossier.transaction():
                reader.look()
                yield reader
        except duckdb.InterruptException:
            raise BusyError from None
        finally:
            stop.cancel()
            self._free.put(reader)

    def close(self) -> None:
        """Let go of the dossier."""
        for reader in self._all:
            reader.dossier.close()
