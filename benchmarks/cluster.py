"""A standalone Spark cluster on this machine: a master and its workers, on the loopback only."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
LOOPBACK = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": str(HOME)}
"""The environment of whoever talks to the cluster."""

_PATIENCE = 120.0
"""Seconds in which a master or a worker must say that it runs."""


@dataclass(frozen=True)
class Cluster:
    """The address of the master, and the workers, each the leader of a process group."""

    url: str
    workers: list[subprocess.Popen[bytes]]


@contextlib.contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """Run a cluster of workers with one core and a gigabyte each; logs and work go to `folder`."""
    deploy, ports = "org.apache.spark.deploy", ("--port", "0", "--webui-port", "0")
    host = ("--host", "127.0.0.1", *ports)
    started = [_start(folder / "master.log", f"{deploy}.master.Master", *host)]
    try:
        url = _said(folder / "master.log", r"Starting Spark master at (spark://\S+)")[1]
        logs = [folder / f"worker-{number}.log" for number in range(workers)]
        for log in logs:
            place = ("--work-dir", str(log.with_suffix("")))
            sized = ("--cores", "1", "--memory", "1g", *place)
            started.append(_start(log, f"{deploy}.worker.Worker", *host, *sized, url))
        for log in logs:
            _said(log, "Successfully registered with master")
        yield Cluster(url, started[1:])
    finally:
        for process in started:
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a master or a worker with all that it has started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _start(log: Path, *arguments: str) -> subprocess.Popen[bytes]:
    with log.open("wb") as out:
        return subprocess.Popen(
            [HOME / "bin" / "spark-class", *arguments],
            stdout=out,
            stderr=out,
            env=LOOPBACK,
            start_new_session=True,
        )


def _said(log: Path, pattern: str) -> re.Match[str]:
    """Wait until a log says something; raises RuntimeError when it never does."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if found := re.search(pattern, log.read_text("utf-8")):
            return found
        time.sleep(0.1)
    raise RuntimeError(f"{log} never said {pattern}:\n{log.read_text('utf-8')}")
