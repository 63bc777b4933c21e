"""A process that reads the articles it is sent: ``python -m rashomon.engine.worker FUNCTION``.

FUNCTION is ``module:name`` of what it carries. Whatever an article does to the process, the process
that sent it lives on (`rashomon.engine.hand`). One that takes too long ends the process from a
thread that no lock of Python holds up, and leaves where it was on standard error.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import IO

from rashomon.engine.frames import Answer, Task, receive, send
from rashomon.records import Article, Reading, Rejected

Read = Callable[[Article], Reading | Rejected]


def serve(read: Read, tasks: IO[bytes], answers: IO[bytes]) -> None:
    """Say that all is loaded, then answer one task after another until there are no more."""
    settled = False
    send(answers, Answer())
    while task := receive(tasks, Task):
        faulthandler.dump_traceback_later(task.seconds, exit=True)
        outcome = read(task.article)
        faulthandler.cancel_dump_traceback_later()
        if isinstance(outcome, Reading):
            send(answers, Answer(reading=outcome))
        else:
            send(answers, Answer(rejected=outcome))
        if not settled:
            gc.freeze()  # models and lexicons came with the first article and are never garbage
            settled = True


def main() -> None:
    """Serve the process that started this one, through its standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started it
    faulthandler.enable()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
        module, _, name = sys.argv[1].partition(":")
        try:
            serve(getattr(import_module(module), name), sys.stdin.buffer, answers)
        except BrokenPipeError:
            sys.exit(1)  # whom it worked for is gone


if __name__ == "__main__":
    main()
