"""HTTP as uvicorn speaks it, but without patience for requests that never begin."""

from __future__ import annotations

import asyncio
from typing import cast

from uvicorn.protocols.http.h11_impl import H11Protocol

from rashomon.web.limits import limits


class HastyProtocol(H11Protocol):
    """Breaks off a connection whose first request has not arrived, head and all, in time.

    Between requests uvicorn's own limit holds, and for bodies that of `guard`.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait."""
        super().connection_made(transport)
        self._impatience = self.loop.call_later(limits().seconds_to_send, self._break_off)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop to wait."""
        self._impatience.cancel()
        super().connection_lost(exc)

    def _break_off(self) -> None:
        if self.cycle is None:
            cast("asyncio.Transport", self.transport).close()
