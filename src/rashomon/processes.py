"""Processes of our own: how one is started, with the modules of the one that starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import IO

THREAD_LIMITS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
)
"""Set to 1: with the libraries' own threads, two processes are slower than one."""


def started(module: str, *arguments: str, complaints: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a module of ours as a process, fed and heard through pipes.

    What it says on standard error goes to `complaints`. Raises OSError if no process starts.
    """
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env={**dict.fromkeys(THREAD_LIMITS, "1"), **os.environ, "PYTHONPATH": path},
    )
