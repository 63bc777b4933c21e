"""One worker as an engine holds it: a process that is started anew when an article ends it."""

from __future__ import annotations

import contextlib
import re
import subprocess
import tempfile
import time
from typing import IO, cast

from rashomon.engine.frames import Answer, Task, receive, send
from rashomon.engine.limits import Limits, length_of
from rashomon.processes import started
from rashomon.records import Article, Reading, Rejected

READ_ARTICLE = "rashomon.engine.work:read_article"
"""What workers carry, as ``module:name``."""

LOST = ("timed_out", "worker_died")
"""Why an article is set aside that costs a process each time it is tried."""

_LAST_WORDS = 5.0
"""Seconds that a process has to go by itself once it has gone silent: then it says why."""

_AT = re.compile(r'File "[^"]*?rashomon/([^"]+)", line (\d+)')


class EngineError(ChildProcessError):
    """A worker does not even start: no article is to blame."""


class Hand:
    """Reads articles one by one in a process of its own; not for two threads at once."""

    def __init__(self, function: str = READ_ARTICLE) -> None:
        self.function = function
        self.stopped = False
        self._loading = False
        self._process: subprocess.Popen[bytes] | None = None
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - `close` closes it

    def prepare(self) -> None:
        """Start the process, and let it load while the caller does something else."""
        if not self._process:
            self._launch()

    def read(self, article: Article, allowed: Limits) -> Reading | Rejected:
        """Return the reading of an article, or why it has none.

        An article that its process dies of, or that takes too long, is tried again in another;
        then it is set aside (`LOST`). Raises EngineError when no process
        starts.
        """
        if length_of(article) > (most := allowed.characters):
            detail = f"longer than {most:,} characters; split it into articles"
            return Rejected(path=article.path, reason="too_long", detail=detail)
        for _ in range(allowed.tries):
            outcome = self._try(article, allowed)
            if self._process:
                break
        return outcome

    def stop(self) -> None:
        """Let no article be read any more: what is being read is lost. For any thread."""
        self.stopped = True
        if process := self._process:
            process.kill()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._end()
        self._complaints.close()

    def _try(self, article: Article, allowed: Limits) -> Reading | Rejected:
        process = self._ready()
        seconds = allowed.seconds_for(article)
        began = time.monotonic()
        answer = _ask(process, Task(article=article, seconds=seconds))
        if answer and (outcome := answer.reading or answer.rejected):
            return outcome
        took = time.monotonic() - began
        said = self._end(_LAST_WORDS)
        where = f" (in {at[1]}, line {at[2]})" if (at := _AT.search(said)) else ""
        tries = f"{allowed.tries} times over"
        if took >= seconds:
            detail = f"not read within {seconds:.0f} seconds, {tries}{where}"
            return Rejected(path=article.path, reason="timed_out", detail=detail)
        detail = f"the process that read it ended, {tries}: {_why(process)}{where}"
        return Rejected(path=article.path, reason="worker_died", detail=detail)

    def _ready(self) -> subprocess.Popen[bytes]:
        """Return the process once it has loaded; one that ended with nothing to do is replaced."""
        if self._process and self._process.poll() is not None and not self._loading:
            self._end()
        process = self._process or self._launch()
        if self._loading and receive(cast(IO[bytes], process.stdout), Answer) is None:
            said = self._end(_LAST_WORDS).strip().splitlines() or ["it said nothing"]
            raise EngineError(f"no process that reads articles starts: {said[-1]}")
        self._loading = False
        return process

    def _launch(self) -> subprocess.Popen[bytes]:
        if self.stopped:
            raise EngineError("reading was stopped")
        self._complaints.seek(0)
        self._complaints.truncate()
        self._process = started(
            "rashomon.engine.worker", self.function, complaints=self._complaints
        )
        self._loading = True
        return self._process

    def _end(self, patience: float = 0.0) -> str:
        """End the process, after `patience` seconds, and return what it said on standard error."""
        process, self._process = self._process, None
        if process is None:
            return ""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        process.kill()
        with contextlib.suppress(OSError), process:  # closes its pipes, one of them perhaps broken
            self._complaints.seek(0)
        return self._complaints.read().decode(errors="replace")


def _ask(process: subprocess.Popen[bytes], task: Task) -> Answer | None:
    try:
        send(cast(IO[bytes], process.stdin), task)
        return receive(cast(IO[bytes], process.stdout), Answer)
    except OSError:
        return None


def _why(process: subprocess.Popen[bytes]) -> str:
    code = process.returncode
    if code == -9:
        return "killed, most likely because memory ran out"
    return f"signal {-code}" if code < 0 else f"exit code {code}"
