"""From a dossier to a server that listens: on loopback, one process, until it is stopped."""

from __future__ import annotations

import contextlib
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import msgspec
import uvicorn
from starlette.applications import Starlette

from rashomon.dossier import Dossier, DossierError
from rashomon.intake.web import Fetcher, FetchSettings
from rashomon.intake.web.settings import fetch_limits
from rashomon.web.app import Session, application
from rashomon.web.changes import Changes
from rashomon.web.guard import loopback_hosts
from rashomon.web.limits import limits
from rashomon.web.pages import FIRST, drawn
from rashomon.web.readers import Readers
from rashomon.web.wire import HastyProtocol

LOOPBACK = "127.0.0.1"
KEY_MARK = "key="
"""What stands before the key behind the ``#`` of the start's address, which no server is sent."""


def serve(
    path: Path,
    who: str,
    port: int,
    started: Callable[[str], None],
    *,
    allow_private: bool = False,
) -> None:
    """Serve a dossier to the browsers of this machine until interrupted.

    `started` is told the address to open, whose fragment is the key of this start. Raises
    DossierError when the dossier cannot be opened, another process holds it, nothing is read into
    it yet, or the port is taken; port 0 is any that is free. With `allow_private` articles may be
    fetched from addresses of networks that are not the public internet.
    """
    dossier = Dossier(path)
    try:
        dossier.reader()
        opened = listening(port)
    except BaseException:
        dossier.close()
        raise
    port = opened.getsockname()[1]
    key = secrets.token_urlsafe(32)
    readers = Readers(path, limits().readers)
    app = application(
        readers,
        Changes(dossier),
        Session(who=who, key=key, hosts=loopback_hosts(port)),
        Fetcher(
            FetchSettings(
                allow_private, msgspec.structs.replace(fetch_limits(), listings=frozenset())
            )
        ),
    )
    server = server_of(app)
    _warm(readers)
    started(f"http://{LOOPBACK}:{port}/#{KEY_MARK}{key}")
    try:
        with contextlib.suppress(KeyboardInterrupt):  # that is how it is stopped
            server.run(sockets=[opened])
    finally:
        opened.close()
        dossier.close()


def _warm(readers: Readers) -> None:
    """Draw the first page, so that who opens it does not wait for what every page needs."""
    with readers.reader() as reader:
        drawn(reader, FIRST, {})


def server_of(app: Starlette) -> uvicorn.Server:
    """Return a server of an application, which waits for nobody for long."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=HastyProtocol,
            ws="none",
            lifespan="on",
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=limits().connections,
            timeout_keep_alive=int(limits().seconds_to_send),
        )
    )


def listening(port: int) -> socket.socket:
    """Return a socket that listens on loopback. Raises DossierError when the port is taken."""
    # Told that it is TCP, asyncio sends small answers at once: else each waits some 40 ms.
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((LOOPBACK, port))
        opened.listen()
    except OSError as error:
        opened.close()
        raise DossierError(f"port {port}: {error.strerror}; choose another with --port") from None
    return opened
