"""Sites of our own on this machine, a net on which they have names, and a clock that can jump."""

from __future__ import annotations

import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from rashomon.intake.document import Document
from rashomon.intake.formats import read_file
from rashomon.intake.options import IntakeOptions
from rashomon.intake.source import SourceFile
from rashomon.intake.web.fetcher import Fetcher
from rashomon.intake.web.settings import FetchSettings, fetch_limits

MORNING = dt.datetime(2026, 3, 4, 8, 30, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it reached a site."""

    path: str
    headers: dict[str, str]


Answer = Callable[[Asked], bytes | Iterable[bytes]]


def http(
    body: str | bytes = b"", status: int = 200, kind: str = "text/html", **headers: str
) -> bytes:
    """An answer; underscores in names of headers stand for hyphens."""
    content = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": kind, "Content-Length": str(len(content))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + content


def page(words: str) -> str:
    """A page whose article is made of these words."""
    said = " ".join(f"{words} The quay was quiet on day {day}." for day in range(1, 30))
    body = f"<body><article><h1>{words}</h1><p>{said}</p></article></body>"
    return f"<html><head><title>{words}</title></head>{body}</html>"


class Site:
    """A server on this machine: paths to answers, and the requests it got."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.paths: dict[str, bytes | Answer] = {}
        self.asked: list[Asked] = []
        self.open = self.most_open = 0
        self._lock = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        if tls:
            self._socket = tls.wrap_socket(
                self._socket, server_side=True, do_handshake_on_connect=False
            )
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def got(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.path == path]

    @property
    def pages_asked(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        """Answer one request; it counts as open until the first byte of its answer is sent."""
        with suppress(OSError), connection:
            with self._lock:
                self.open += 1
                self.most_open = max(self.most_open, self.open)
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(65536) or b"\r\n\r\n"
            first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
            fields = dict(line.split(": ", 1) for line in lines)
            asked = Asked(first.split(" ")[1], {k.lower(): v for k, v in fields.items()})
            self.asked.append(asked)
            answer = self.paths.get(asked.path, http("nothing here", 404))
            made = answer(asked) if callable(answer) else answer
            with self._lock:
                self.open -= 1
            for piece in [made] if isinstance(made, bytes) else made:
                connection.sendall(piece)


@dataclass
class NamedNet:
    """A net on which sites have names and public addresses; connections are noted."""

    names: dict[str, list[str]] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)

    def put(self, host: str, site: Site, ip: str) -> None:
        self.names[host] = [ip]
        self.sites[ip] = site

    def resolve(self, host: str, _port: int) -> Sequence[str]:
        self.looked_up.append(host)
        try:
            socket.inet_pton(socket.AF_INET, host)
        except OSError:
            if host not in self.names:
                raise socket.gaierror(socket.EAI_NONAME, "no such host") from None
            return self.names[host]
        return [host]

    def connect(self, ip: str, _port: int, seconds: float) -> socket.socket:
        self.connected.append(ip)
        if ip not in self.sites:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", self.sites[ip].port), timeout=seconds)

    def secured(self, connection: socket.socket, _host: str) -> socket.socket:
        return connection


@dataclass
class JumpingClock:
    """A clock that does not wait, and remembers how long it was asked to."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> dt.datetime:
        return MORNING + dt.timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.slept.append(seconds)
            self.passed += seconds


@pytest.fixture
def new_site() -> Iterator[Callable[[], Site]]:
    sites: list[Site] = []

    def new() -> Site:
        sites.append(Site())
        return sites[-1]

    yield new
    for site in sites:
        site.close()


@pytest.fixture
def site(new_site: Callable[[], Site]) -> Site:
    return new_site()


@pytest.fixture
def net(site: Site) -> NamedNet:
    """A net with the site as ``news.example``."""
    net = NamedNet()
    net.put("news.example", site, "93.184.216.34")
    return net


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock()


@pytest.fixture
def fetcher(net: NamedNet, clock: JumpingClock) -> Fetcher:
    return Fetcher(network=net, clock=clock)


def settings_with(**figures: Any) -> FetchSettings:
    """Settings with other figures; private addresses are allowed."""
    return FetchSettings(allow_private=True, limits=replace(fetch_limits(), **figures))


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    return tmp_path / "news.warc.gz"


def saved_pages(archive: Path) -> list[str]:
    """The addresses of the pages in an archive, in its order, as our reader of WARC finds them."""
    found = read_file(SourceFile.on(archive, archive.name), IntakeOptions())
    return [one.metadata.url or "" for one in found if isinstance(one, Document)]
