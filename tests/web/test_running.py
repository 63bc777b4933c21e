"""The server as it is started: on loopback, one process a dossier, with no patience for nothing."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import msgspec
import pytest
from tests.site.conftest import served

from rashomon.dossier import DossierError
from rashomon.web import wire
from rashomon.web.limits import Limits, limits
from rashomon.web.running import listening

RASHOMON = Path(sys.executable).with_name("rashomon")


@contextmanager
def started(dossier: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`rashomon serve`: the address that it prints, and the process."""
    command = [str(RASHOMON), "serve", str(dossier), "--port", "0", "--by", "Mira", "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as server:
        try:
            assert server.stdout
            lines = iter(server.stdout.readline, "}\n")
            yield json.loads("".join(lines) + "}")["address"], server
        finally:
            server.terminate()


def test_it_serves_and_keeps_others_from_the_dossier(affair: Path) -> None:
    with started(affair) as (address, _):
        parts = urlsplit(address)
        assert parts.hostname == "127.0.0.1"
        key = parts.fragment.removeprefix("key=")
        assert len(key) >= 40
        connection = HTTPConnection(parts.netloc)
        connection.request("GET", "/session", headers={"x-rashomon-key": key})
        assert json.load(connection.getresponse()) == {"who": "Mira", "may_change": True}
        connection.close()
        for command in (("serve", "--port", "0"), ("actors",)):
            other = subprocess.run(
                [str(RASHOMON), command[0], str(affair), *command[1:], "--json"],
                check=False,
                capture_output=True,
                text=True,
            )
            assert other.returncode == 1
            error = json.loads(other.stderr)["error"]
            assert str(affair) in error
            assert "another process" in error
    again = subprocess.run([str(RASHOMON), "actors", str(affair)], check=False, capture_output=True)
    assert again.returncode == 0


def test_it_is_stopped_without_a_word(affair: Path) -> None:
    with started(affair) as (address, server):
        with urlopen(address.partition("#")[0]) as answer:  # noqa: S310 - our own server
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 0
        assert server.stderr
        assert server.stderr.read() == ""


def test_keys_differ_from_start_to_start(affair: Path) -> None:
    found = set()
    for _ in range(2):
        with started(affair) as (address, _):
            found.add(urlsplit(address).fragment)
    assert len(found) == 2


def test_it_listens_to_this_machine_alone() -> None:
    opened = listening(0)
    assert opened.proto == socket.IPPROTO_TCP  # or asyncio lets small answers wait
    host, port = opened.getsockname()
    assert host == "127.0.0.1"
    with pytest.raises(DossierError, match="--port"):
        listening(port)
    opened.close()


def test_who_says_nothing_is_not_waited_for(affair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hasty: Limits = msgspec.structs.replace(limits(), seconds_to_send=0.3)
    monkeypatch.setattr(wire, "limits", lambda: hasty)
    with served(affair) as root:
        parts = urlsplit(root)
        assert parts.hostname
        assert parts.port
        for said in (b"", b"GET / HTTP/1.1\r\nHost: 127"):
            with socket.create_connection((parts.hostname, parts.port)) as silent:
                silent.settimeout(60)
                silent.sendall(said)
                assert silent.recv(1) == b""  # it was hung up, and no page was sent
        connection = HTTPConnection(parts.netloc)
        connection.request("GET", "/index.html")
        assert connection.getresponse().status == 200
        connection.close()
