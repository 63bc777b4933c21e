"""One request and its answer over a connection of its own, with every byte kept and bounded."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

import h11

from rashomon.intake.web.addresses import Address
from rashomon.intake.web.clock import Clock
from rashomon.intake.web.networks import Network
from rashomon.intake.web.outcomes import Exchange, NotFetchedError
from rashomon.intake.web.settings import FetchLimits

_PIECE = 1 << 16
_ACCEPTED = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
    "application/xml;q=0.9,text/plain;q=0.8,application/pdf;q=0.8,*/*;q=0.1"
)

Expected = Callable[[int, str], None]
"""Raises NotFetchedError for an answer of this status and media type, whose body is not wanted."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for, with which headers besides our own, and what answer is worth its body."""

    address: Address
    headers: tuple[tuple[str, str], ...]
    expected: Expected


@dataclass(frozen=True, slots=True)
class Wire:
    """How exchanges are made: over which network, by which clock, within which limits."""

    network: Network
    clock: Clock
    limits: FetchLimits

    def exchange(self, request: Request, ips: Sequence[str]) -> Exchange:
        """Ask for an address at one of its checked IP addresses; redirects are not followed.

        Raises NotFetchedError: ``unreachable``, ``insecure``, ``timeout``, ``malformed``,
        ``too_large``, and what `Request.expected` raises.
        """
        address = request.address
        deadline = self.clock.monotonic() + self.limits.exchange
        at = self.clock.now()
        try:
            connection, ip = self._connected(address, ips, deadline)
            with closing(connection):
                if address.scheme == "https":
                    connection.settimeout(self.left(deadline))
                    connection = self.network.secured(connection, address.host)
                with closing(connection):
                    talk = _Talk(connection, deadline, self)
                    sent = talk.ask(request)
                    response, body = talk.answer(request.expected)
        except TimeoutError:
            raise NotFetchedError(
                "timeout", f"{address.host} did not answer in time; try again later"
            ) from None
        except ssl.SSLCertVerificationError as error:
            raise NotFetchedError(
                "insecure", f"{address.host}: {error.verify_message}; look at it in a browser"
            ) from None
        except OSError as error:
            raise NotFetchedError(
                "unreachable", f"{address.host}: {error.strerror or error}; try again later"
            ) from None
        headers = tuple(
            (name.decode("ascii").lower(), _text(value)) for name, value in response.headers
        )
        return Exchange(
            address.url, ip, at, sent, talk.received, response.status_code, headers, body
        )

    def _connected(
        self, address: Address, ips: Sequence[str], deadline: float
    ) -> tuple[socket.socket, str]:
        """Connect to the first address that answers."""
        failed: OSError | None = None
        for ip in ips:
            try:
                seconds = min(self.limits.connect, self.left(deadline))
                return self.network.connect(ip, address.port, seconds), ip
            except OSError as error:
                failed = error
        raise failed or OSError("the name stands for no address")

    def left(self, deadline: float) -> float:
        """Return the seconds that are left; raises TimeoutError when there are none."""
        left = deadline - self.clock.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Talk:
    """One connection during one exchange."""

    def __init__(self, connection: socket.socket, deadline: float, wire: Wire) -> None:
        self._connection = connection
        self._deadline = deadline
        self._max_bytes = wire.limits.response_bytes
        self._wire = wire
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=wire.limits.head_bytes)
        self._raw = bytearray()
        self._begins = 0
        self._has_ended = False

    @property
    def received(self) -> bytes:
        """The answer as it came, from its status line to its last byte."""
        return bytes(self._raw[self._begins : self._taken()])

    def ask(self, request: Request) -> bytes:
        """Send the request and return its bytes."""
        headers = [
            ("Host", request.address.authority),
            ("User-Agent", self._wire.limits.user_agent),
            ("Accept", _ACCEPTED),
            ("Accept-Encoding", "gzip, deflate"),
            *request.headers,
            ("Connection", "close"),
        ]
        head = h11.Request(method="GET", target=request.address.target, headers=headers)
        sent = (self._state.send(head) or b"") + (self._state.send(h11.EndOfMessage()) or b"")
        self._connection.settimeout(self._patience())
        self._connection.sendall(sent)
        return sent

    def answer(self, expected: Expected) -> tuple[h11.Response, bytes]:
        """Receive the answer and return its head and its body without transfer coding."""
        response: h11.Response | None = None
        body = bytearray()
        while True:
            try:
                event = self._state.next_event()
            except h11.RemoteProtocolError as error:
                raise self._broken(error) from None
            if event is h11.NEED_DATA:
                self._receive()
            elif isinstance(event, h11.InformationalResponse):
                self._begins = self._taken()
            elif isinstance(event, h11.Response):
                response = event
                self._look_at(response, expected)
            elif isinstance(event, h11.Data):
                body += event.data
            elif response is not None and isinstance(event, h11.EndOfMessage):
                return response, bytes(body)

    def _receive(self) -> None:
        self._connection.settimeout(self._patience())
        piece = self._connection.recv(_PIECE)
        self._raw += piece
        self._has_ended = not piece
        if len(self._raw) > self._max_bytes:
            raise _too_large(self._max_bytes)
        self._state.receive_data(piece)

    def _look_at(self, response: h11.Response, expected: Expected) -> None:
        """Leave early where the head says that the body is not worth waiting for."""
        said = {name: _text(value) for name, value in response.headers}
        kind = said.get(b"content-type", "").split(";")[0].strip().lower()
        expected(response.status_code, kind)
        length = said.get(b"content-length", "")
        if length.isdecimal() and int(length) > self._max_bytes:
            raise _too_large(self._max_bytes)

    def _broken(self, error: h11.RemoteProtocolError) -> NotFetchedError:
        """An answer that ends too early is worth another try; one that is no HTTP is not."""
        if self._has_ended and b"HTTP/".startswith(self._raw[:5]):
            return NotFetchedError("unreachable", "the answer broke off; try again later")
        return NotFetchedError("malformed", f"this is not HTTP: {error}")

    def _taken(self) -> int:
        return len(self._raw) - len(self._state.trailing_data[0])

    def _patience(self) -> float:
        return min(self._wire.limits.idle, self._wire.left(self._deadline))


def _text(value: bytes) -> str:
    """Return a header's value; what is not UTF-8 is taken byte by byte."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _too_large(max_bytes: int) -> NotFetchedError:
    return NotFetchedError("too_large", f"it is larger than {max_bytes / 1_000_000:g} MB")
