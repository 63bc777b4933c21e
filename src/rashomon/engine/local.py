"""This machine's cores: one process each, batches in order, a crashed worker survived."""

from __future__ import annotations

import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from rashomon.engine.work import THREAD_LIMITS, read_batch
from rashomon.records import Article, Reading, Rejected

BATCH = 8
"""Articles a batch; larger ones read no faster and hold more memory."""

WORTH_A_POOL = 3 * BATCH
"""Below this many articles, starting worker processes costs more than it saves."""

Outcome = tuple[Article, Reading | Rejected]


def read_all(articles: Iterable[Article], workers: int | None = None) -> Iterator[Outcome]:
    """Yield each article with its reading, or with why it has none, in order.

    `workers` defaults to the machine's cores. Memory is bounded by the batches under way.
    """
    count = workers or os.cpu_count() or 1
    for limit in THREAD_LIMITS:
        os.environ.setdefault(limit, "1")
    stream = iter(articles)
    first = list(itertools.islice(stream, WORTH_A_POOL))
    if count == 1 or len(first) < WORTH_A_POOL:
        for article in itertools.chain(first, stream):
            yield article, read_batch([article])[0]
        return
    yield from _read_in_pool(_batches(itertools.chain(first, stream)), count)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    stream = iter(articles)
    while batch := list(itertools.islice(stream, BATCH)):
        yield batch


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": a fork would copy the locks of whatever threads the caller runs.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _read_in_pool(batches: Iterator[list[Article]], workers: int) -> Iterator[Outcome]:
    pool = _pool(workers)
    waiting: deque[tuple[list[Article], Future[list[Reading | Rejected]]]] = deque()
    try:
        for batch in itertools.islice(batches, 2 * workers):
            waiting.append((batch, pool.submit(read_batch, batch)))
        while waiting:
            batch, future = waiting.popleft()
            try:
                outcomes = future.result()
            except BrokenProcessPool:
                outcomes = _read_apart(batch)
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(workers)
                waiting = deque((left, pool.submit(read_batch, left)) for left, _ in waiting)
            yield from zip(batch, outcomes, strict=True)
            for more in itertools.islice(batches, 1):
                waiting.append((more, pool.submit(read_batch, more)))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _read_apart(batch: Sequence[Article]) -> list[Reading | Rejected]:
    """Read a batch whose worker died one article at a time, so that only the culprit is lost."""
    outcomes: list[Reading | Rejected] = []
    for article in batch:
        with _pool(1) as pool:
            try:
                outcomes.extend(pool.submit(read_batch, [article]).result())
            except BrokenProcessPool:
                detail = "the worker that read this article died twice"
                outcomes.append(Rejected(path=article.path, reason="worker_died", detail=detail))
    return outcomes
