"""The one place that writes: changes wait in line, and each is linked before the next begins.

Linking a large dossier takes a while, so who asks for a change gets a ticket at once and looks at
it until the change is done. The pages show the dossier as it was until then.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Literal

import msgspec

from rashomon.dossier import Dossier, DossierError
from rashomon.links import Judgement
from rashomon.web.limits import limits
from rashomon.web.readers import BusyError

_log = logging.getLogger(__name__)

Told = Callable[[str, int], None]
"""Told the stage of a change ("reading", "linking") and how many articles it has done."""

Make = Callable[[Dossier, Told], list[Judgement]]
"""Makes judgements on a dossier and lets them take effect."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a change.

    ``error`` says why it failed, ``judgements`` are the ids of those that it made.
    """

    ticket: int
    state: Literal["waiting", "working", "done", "failed"] = "waiting"
    stage: str = ""
    articles: int = 0
    error: str = ""
    judgements: tuple[str, ...] = ()


class Changes:
    """The line of changes to one dossier, worked off by a thread of its own."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._waiting: queue.Queue[tuple[int, Make] | None] = queue.Queue(limits().waiting_changes)
        self._known: OrderedDict[int, Change] = OrderedDict()
        self._next = 1
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="changes", daemon=True)
        self._thread.start()

    def submit(self, make: Make) -> Change:
        """Put a change in line. Raises BusyError when the line is full."""
        with self._lock:
            change = Change(ticket=self._next)
            try:
                self._waiting.put_nowait((change.ticket, make))
            except queue.Full:
                raise BusyError from None
            self._next += 1
            self._known[change.ticket] = change
            while len(self._known) > limits().remembered_changes + limits().waiting_changes:
                self._known.popitem(last=False)
        return change

    def of(self, ticket: int) -> Change | None:
        """Return what became of a change; None when it is not (or no more) known."""
        with self._lock:
            return self._known.get(ticket)

    def close(self) -> None:
        """Take no more changes, and wait for the one under way."""
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (taken := self._waiting.get()) is not None:
            ticket, make = taken
            self._note(ticket, state="working", stage="linking")
            try:
                judgements = make(self._dossier, self._teller(ticket))
            except DossierError as error:
                self._note(ticket, state="failed", error=str(error))
            except Exception:
                _log.exception("change %d failed", ticket)
                self._note(
                    ticket,
                    state="failed",
                    error="this could not be done, and nothing was changed; "
                    "the terminal in which the server runs says why",
                )
            else:
                self._note(ticket, state="done", judgements=tuple(one.id for one in judgements))

    def _teller(self, ticket: int) -> Told:
        return lambda stage, articles: self._note(ticket, stage=stage, articles=articles)

    def _note(self, ticket: int, **news: object) -> None:
        with self._lock:
            known = self._known[ticket]
            self._known[ticket] = msgspec.structs.replace(known, **news)
