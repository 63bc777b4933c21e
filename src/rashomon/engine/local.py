"""This machine's cores: a process each, outcomes in order, one bad article holding up no other."""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from rashomon.engine import idle
from rashomon.engine.hand import READ_ARTICLE, Hand
from rashomon.engine.limits import Limits, limits
from rashomon.records import Article, Reading, Rejected

Outcome = tuple[Article | Rejected, Reading | Rejected]
"""What was given, and what became of it."""


def read_all(
    inputs: Iterable[Article | Rejected | None],
    workers: int | None = None,
    *,
    function: str = READ_ARTICLE,
    allowed: Limits | None = None,
) -> Iterator[Outcome]:
    """Yield each article with its reading, or with why it has none, in order.

    `workers` defaults to the machine's cores. What was refused before it became an article is
    yielded as it is, in its place. A source that has nothing for the moment says so by None, and
    what is read meanwhile is yielded. At most ``ahead`` inputs of ``ahead_characters`` are held.
    Raises EngineError when no worker starts.
    """
    crew = _Crew(workers or os.cpu_count() or 1, function, allowed or limits())
    try:
        yield from crew.outcomes(inputs)
    finally:
        crew.dismiss()


class _Crew:
    """The threads that hand articles to workers; each worker has one."""

    def __init__(self, workers: int, function: str, allowed: Limits) -> None:
        self._workers = workers
        self._function = function
        self._limits = allowed
        self._tasks: queue.SimpleQueue[tuple[Article, Future[Outcome]] | None] = queue.SimpleQueue()
        self._waiting: deque[tuple[int, Future[Outcome]]] = deque()
        self._held = 0
        self._hands: list[Hand] = []
        self._threads: list[threading.Thread] = []

    def outcomes(self, inputs: Iterable[Article | Rejected | None]) -> Iterator[Outcome]:
        for given in inputs:
            if given is not None:
                self._submit(given)
            while self._waiting and self._is_due():
                yield self._next()
        while self._waiting:
            yield self._next()

    def dismiss(self) -> None:
        """End what is being read, and keep a worker that is idle for who reads next."""
        at_work = bool(self._waiting)
        for hand in self._hands:
            self._tasks.put(None)
            if at_work:
                hand.stop()
        for thread in self._threads:
            thread.join()
        for hand in self._hands:
            idle.keep(hand)

    def _is_due(self) -> bool:
        """Say whether the first outcome is there, or must be waited for before more is drawn."""
        full = (
            len(self._waiting) >= self._limits.ahead or self._held >= self._limits.ahead_characters
        )
        return full or self._waiting[0][1].done()

    def _next(self) -> Outcome:
        size, future = self._waiting.popleft()
        self._held -= size
        return future.result()

    def _submit(self, given: Article | Rejected) -> None:
        future: Future[Outcome] = Future()
        size = len(given.raw) if isinstance(given, Article) else 0
        self._waiting.append((size, future))
        self._held += size
        if isinstance(given, Rejected):
            future.set_result((given, given))
            return
        self._tasks.put((given, future))
        enough = len(self._hands) * self._limits.articles_per_worker
        if len(self._hands) < self._workers and self._tasks.qsize() > enough:
            self._hire()

    def _hire(self) -> None:
        hand = idle.take(self._function)
        thread = threading.Thread(target=self._work, args=(hand,), daemon=True)
        self._hands.append(hand)
        self._threads.append(thread)
        thread.start()

    def _work(self, hand: Hand) -> None:
        while task := self._tasks.get():
            article, future = task
            try:
                future.set_result((article, hand.read(article, self._limits)))
            except Exception as error:
                future.set_exception(error)
