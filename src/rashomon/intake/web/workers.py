"""Threads that ask several hosts at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

from rashomon.intake.web.outcomes import Outcome

Job = Callable[[], Outcome]


class Workers:
    """They end with the process: one that waits for a site must not keep it from being stopped."""

    def __init__(self, count: int) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._done: SimpleQueue[Outcome | BaseException] = SimpleQueue()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def give(self, job: Job) -> None:
        """Have a job done."""
        self._jobs.put(job)

    def next(self) -> Outcome:
        """Wait for the next outcome; raises what a worker raised."""
        outcome = self._done.get()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def close(self) -> None:
        """Let the workers go home, when they have done what they were given."""
        for _ in self._threads:
            self._jobs.put(None)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._done.put(job())
            except BaseException as error:
                self._done.put(error)
