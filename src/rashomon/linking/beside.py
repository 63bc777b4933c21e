"""Stories and copies are found in a process beside the one that links the actors meanwhile.

Neither asks anything of the other, and of a large dossier each takes minutes. The process is our
own module, as an engine's workers are, and not one of `multiprocessing`: that would run the script
of whoever called us once more, and its daemons may not start any.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, cast

import msgspec

from rashomon.codebook import load
from rashomon.linking.collector import collector_paused
from rashomon.linking.copies import origins
from rashomon.linking.stories import link_stories
from rashomon.links import Ruling, Story
from rashomon.processes import started
from rashomon.records import Article, Record
from rashomon.view import text_of


class BesideRules(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/beside.yaml``."""

    least_articles: int


class BesideError(ChildProcessError):
    """The other process ended before it had found all stories and copies."""


class Grouped(Record, frozen=True):
    """Which articles tell one story, and for each the one whose text it repeats, or itself."""

    stories: tuple[Story, ...]
    origin_of: dict[str, str]


class _Task(Record, frozen=True):
    articles: tuple[Article, ...]
    rulings: tuple[Ruling, ...]


@contextmanager
def grouping(
    articles: Sequence[Article], rulings: Sequence[Ruling] = ()
) -> Iterator[Callable[[], Grouped]]:
    """Start to group articles; the function given here returns the groups, once they are found.

    Few articles, or those of a machine with a single core, are grouped in this process when the
    function is called. The groups are the same. Leaving the context ends the other process.
    The function raises BesideError when that came to an end of its own.
    """
    if cores() < 2 or len(articles) < rules().least_articles:
        yield lambda: _group(articles, rulings)
        return
    task = _Task(articles=tuple(map(_bare, articles)), rulings=tuple(rulings))
    with (
        tempfile.TemporaryFile() as complaints,
        started(__name__, complaints=complaints) as process,
    ):
        try:
            _send(process, msgspec.msgpack.encode(task))
            yield lambda: _answer(process, complaints)
        finally:
            process.kill()


def rules() -> BesideRules:
    """Return when a second process is worth its start."""
    return load("linking/beside.yaml", BesideRules)


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _group(articles: Sequence[Article], rulings: Sequence[Ruling]) -> Grouped:
    return Grouped(stories=link_stories(articles, rulings), origin_of=origins(articles))


def _bare(article: Article) -> Article:
    """Return an article of the same text without what is dropped of it, most of many a page."""
    return msgspec.structs.replace(article, raw=text_of(article), markup="text", dropped=())


def _send(process: subprocess.Popen[bytes], task: bytes) -> None:
    pipe = cast(IO[bytes], process.stdin)
    with suppress(OSError):  # it is gone, and `_answer` says why
        pipe.write(task)
    with suppress(OSError):
        pipe.close()


def _answer(process: subprocess.Popen[bytes], complaints: IO[bytes]) -> Grouped:
    answer = cast(IO[bytes], process.stdout).read()
    if code := process.wait():
        complaints.seek(0)
        said = complaints.read().decode(errors="replace").strip().splitlines()
        why = said[-1] if said else f"exit code {code}"
        if code == -9:
            why = "killed, most likely because memory ran out"
        raise BesideError(f"the process that finds stories and copies ended: {why}")
    return msgspec.msgpack.decode(answer, type=Grouped)


@collector_paused()
def main() -> None:
    """Group the articles that come through standard input; the groups go to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started it
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Task)
    sys.stdout.buffer.write(msgspec.msgpack.encode(_group(task.articles, task.rulings)))


if __name__ == "__main__":
    main()
