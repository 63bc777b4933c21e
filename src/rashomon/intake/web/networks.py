"""Which networks an address may lead to, and the way there: names, sockets and certificates.

A name is looked up once for every connection; what it stands for is checked, and the connection
goes to that very address. So a name that means something else the next time it is looked up (DNS
rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

import msgspec

from rashomon.codebook import load
from rashomon.intake.web.addresses import Address
from rashomon.intake.web.outcomes import NotFetchedError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_Networks = tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]


class NetworkFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``codebook/intake/networks.yaml``, where each field is explained."""

    refused: Mapping[str, tuple[str, ...]]
    embedding: tuple[str, ...]
    isatap: tuple[str, ...]
    public_v6: str
    ports: frozenset[int]


class Network(Protocol):
    """The way to other machines; tests put their own in its place."""

    def resolve(self, host: str, port: int, /) -> Sequence[str]:
        """Return the IP addresses of a host; raises OSError."""

    def connect(self, ip: str, port: int, seconds: float, /) -> socket.socket:
        """Return a connection; raises OSError."""

    def secured(self, connection: socket.socket, host: str, /) -> socket.socket:
        """Return a connection with TLS, its certificate checked; raises OSError."""


class Internet:
    """The real one. It knows no proxy, whatever the environment says: a proxy would look up names.

    Certificates are checked against those that the system trusts (``SSL_CERT_FILE`` names others).
    """

    def __init__(self) -> None:
        self._trusted = ssl.create_default_context()

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Return the addresses in the order in which the system would try them."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(where[0]) for *_, where in found))

    def connect(self, ip: str, port: int, seconds: float) -> socket.socket:
        """Return a connection to an address; nothing is looked up."""
        return socket.create_connection((ip, port), timeout=seconds)

    def secured(self, connection: socket.socket, host: str) -> socket.socket:
        """Return the connection after the handshake for a host."""
        return self._trusted.wrap_socket(connection, server_hostname=host)


def addresses_of(address: Address, network: Network, allow_private: bool) -> Sequence[str]:
    """Return the IP addresses to connect to, all of which may be.

    Raises NotFetchedError: ``unresolved``, or ``private`` if only one of them may not be asked,
    for a name that stands for both a public and a private machine is made to deceive.
    """
    if not allow_private and address.port in _file().ports:
        raise NotFetchedError("address", f"port {address.port} belongs to another protocol")
    try:
        found = network.resolve(address.host, address.port)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise NotFetchedError(
            "unresolved", f"{address.host}: {why}; check its spelling and your connection"
        ) from None
    if not allow_private:
        for ip in found:
            if kind := refused_network(ipaddress.ip_address(ip)):
                raise NotFetchedError(
                    "private",
                    f"{address.host} is {ip} ({kind}); give --allow-private if you trust it",
                )
    return found


def refused_network(ip: IPAddress) -> str | None:
    """Return what kind of network an address lies in that is not to be asked, or None."""
    if ip.version == 6:
        number = int(ip)
        inner = ipaddress.IPv4Address(number & 0xFFFFFFFF)
        if any(ip in network for network in _networks(_file().embedding)):
            return refused_network(inner)
        identifier = f"{number >> 48 & 0xFFFF:04x}:{number >> 32 & 0xFFFF:04x}"
        if identifier in _file().isatap:
            return "a tunnel"
    for kind, listed in _file().refused.items():
        if any(ip in network for network in _networks(listed)):
            return kind
    if ip.version == 6 and ip not in ipaddress.ip_network(_file().public_v6):
        return "reserved"
    return None if ip.is_global else "reserved"


@cache
def _file() -> NetworkFile:
    return load("intake/networks.yaml", NetworkFile)


@cache
def _networks(listed: tuple[str, ...]) -> _Networks:
    return tuple(ipaddress.ip_network(one) for one in listed)
