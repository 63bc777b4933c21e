"""The gate before every request: who may ask what, how much, for how long, and what pages may do.

The server listens on loopback only, but every page that a browser shows can send requests there,
and so can every program of the machine. So a request must name this server as its host (else
another name could be pointed at 127.0.0.1 and read everything: DNS rebinding), must not come from
another site, and to change anything must carry the key that was printed at the start.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Collection
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.limits import limits
from rashomon.web.problems import problem
from rashomon.web.readers import BusyError

KEY_HEADER = "x-rashomon-key"
UPLOAD = "/files"
"""The one address that takes more than a ruling."""

SAFE = ("GET", "HEAD")

POLICY = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""Headers of every answer: nothing from elsewhere, nothing inline, no frame, no referrer."""

_log = logging.getLogger(__name__)


def loopback_hosts(port: int) -> frozenset[str]:
    """Return the ``Host`` values under which the server may be asked."""
    return frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))


class TooLargeError(Exception):
    """More was sent than is taken."""


class TooSlowError(Exception):
    """A request did not arrive in time."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Middleware around an application; `key` is what a change must carry."""

    app: ASGIApp
    hosts: Collection[str]
    key: str

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with what is wrong with it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = _Answer(send)
        refused = self._refusal(scope)
        try:
            if refused:
                await problem(scope, *refused)(scope, receive, answer)
            else:
                await self.app(scope, _Body(scope, receive), answer)
        except TooLargeError:
            await self._fail(answer, scope, receive, 413)
        except TooSlowError:
            await self._fail(answer, scope, receive, 408)
        except BusyError:
            await self._fail(answer, scope, receive, 503)
        except Exception:
            _log.exception("%s %s failed", scope["method"], scope["path"])
            await self._fail(answer, scope, receive, 500)

    async def _fail(self, answer: _Answer, scope: Scope, receive: Receive, status: int) -> None:
        if not answer.begun:  # what has begun can only be broken off
            await problem(scope, status)(scope, receive, answer)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Return the status and the reason why a request is not taken; None: it is."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return 421, ""
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if scope["method"] in SAFE:
            followed = headers.get("sec-fetch-mode") == "navigate"
            if site in ("cross-site", "same-site") and not followed:
                return 403, "Another site asked for this; only its own pages may."
            return None
        if origin not in (None, f"http://{hosts[0].lower()}") or site not in (None, "same-origin"):
            return 403, "Another site asked for this change; only its own pages may."
        given = headers.get(KEY_HEADER, "")
        if not hmac.compare_digest(given.encode(), self.key.encode()):
            return 403, "A change needs the key of this start: open the address that was printed."
        return None


class _Answer:
    """The way back, on which every answer gets the headers of `POLICY`."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in POLICY.items():
                headers[name] = value
        await self._send(message)


class _Body:
    """The body of a request, of which no more is taken than allowed, and none for long."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._receive = receive
        allowed = limits()
        self._left = allowed.upload_bytes if scope["path"] == UPLOAD else allowed.body_bytes
        self._until = asyncio.get_running_loop().time() + allowed.seconds_to_send
        self._whole = False
        declared = Headers(scope=scope).get("content-length", "")
        self._refused = declared.isdigit() and int(declared) > self._left

    async def __call__(self) -> Message:
        if self._whole:  # what follows is only that the caller has left
            return await self._receive()
        if self._refused:
            raise TooLargeError
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise TooSlowError from None
        if message["type"] == "http.request":
            self._left -= len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._left < 0:
                raise TooLargeError
        return message
