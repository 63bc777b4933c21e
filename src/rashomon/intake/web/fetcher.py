"""One address to its page: politely, safely, and with every byte of the way kept."""

from __future__ import annotations

import threading
from typing import Final

from rashomon.intake.web.addresses import Address, parse_address
from rashomon.intake.web.clock import Clock, SystemClock
from rashomon.intake.web.networks import Internet, Network, addresses_of
from rashomon.intake.web.outcomes import (
    Exchange,
    Fetched,
    Known,
    NotFetchedError,
    Outcome,
    Refused,
    Unchanged,
    Validators,
)
from rashomon.intake.web.pacing import Host, backoff, retry_after
from rashomon.intake.web.robots import Rules, rules_of, unknown_rules
from rashomon.intake.web.settings import FetchSettings
from rashomon.intake.web.unpacking import unpacked
from rashomon.intake.web.wire import Request, Wire

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TRIED_AGAIN: Final = frozenset({"unresolved", "unreachable", "timeout"})
_NO_WAY_THERE: Final = _TRIED_AGAIN | {"private", "address", "insecure"}


class Fetcher:
    """Fetches addresses; may be shared by threads, of which one at a time asks a host.

    It remembers for a while what the robots.txt of each site said, and when a host was asked last.
    It keeps no cookies, sends no credentials and knows no proxy.
    """

    def __init__(
        self,
        settings: FetchSettings | None = None,
        network: Network | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._settings = settings or FetchSettings()
        self._limits = self._settings.limits
        self._clock = clock or SystemClock()
        self._network = network or Internet()
        self._wire = Wire(self._network, self._clock, self._limits)
        self._hosts: dict[str, Host] = {}
        self._hosts_lock = threading.Lock()

    def fetch(self, url: str, known: Known | None = None) -> Outcome:
        """Return what becomes of an address; nothing is raised for what the net does.

        With what is `known` from an earlier fetch, it is `Unchanged` where the server says so.
        """
        try:
            return self._follow(url, known or {})
        except NotFetchedError as error:
            return Refused(url, error.reason, error.detail)

    def _follow(self, url: str, known: Known) -> Outcome:
        """Ask, and go where redirects lead; each step is checked as the first one was."""
        address = parse_address(url)
        way: list[Exchange] = []
        for _ in range(self._limits.redirects + 1):
            validators = known.get(address.url, Validators())
            answer = self._ask(address, validators)
            way.append(answer)
            if answer.status == 304 and validators:
                return Unchanged(url, address.url)
            if answer.status == 200:
                content = unpacked(answer.body, answer.header("content-encoding"), self._limits)
                return Fetched(url, tuple(way), content)
            address = _next(address, answer)
            if any(address.url == step.url for step in way):
                raise NotFetchedError("redirects", f"{address.url} leads back to itself")
        raise NotFetchedError("redirects", f"more than {self._limits.redirects} redirects")

    def _ask(self, address: Address, validators: Validators) -> Exchange:
        """Ask for one address when its site allows it and its host is ready."""
        host = self._host(address.host)
        with host.lock:
            rules = self._rules(host, address)
            rules.check(address)
            request = Request(address, _conditions(validators), self._expected)
            return self._tried(request, host, max(self._limits.delay, rules.delay))

    def _tried(self, request: Request, host: Host, delay: float) -> Exchange:
        """Ask as often as the limits allow; return the last answer or raise the last failure."""
        url = request.address.url
        for attempt in range(1, self._limits.attempts + 1):
            host.wait(self._clock, self._limits.longest_wait)
            is_last = attempt == self._limits.attempts
            wait = backoff(self._limits, url, attempt)
            try:
                answer = self._exchange(request)
                if is_last or answer.status not in self._limits.retried:
                    break
                wait = self._asked_to_wait(answer) or wait
            except NotFetchedError as error:
                if is_last or error.reason not in _TRIED_AGAIN:
                    raise
            finally:
                host.asked(self._clock, delay)
            host.asked(self._clock, max(delay, wait))
        return answer

    def _asked_to_wait(self, answer: Exchange) -> float | None:
        seconds = retry_after(answer.header("retry-after"), self._clock.now())
        if seconds is not None and seconds > self._limits.longest_wait:
            raise NotFetchedError(
                "busy", f"the site asks to come back in {seconds:.0f} seconds; run again then"
            )
        return seconds

    def _exchange(self, request: Request) -> Exchange:
        ips = addresses_of(request.address, self._network, self._settings.allow_private)
        return self._wire.exchange(request, ips)

    def _rules(self, host: Host, address: Address) -> Rules:
        """Return what the site of an address allows; who calls holds the lock of its host.

        A site that could not be asked is not asked again at once for its next page.
        """
        found, until = host.rules.get(address.origin, (None, 0.0))
        if found is None or self._clock.monotonic() > until:
            try:
                found = self._fetched_rules(host, address.at("/robots.txt"))
            except NotFetchedError as error:
                found = error
            is_known = isinstance(found, Rules) and found.unknown is None
            seconds = self._limits.robots_seconds if is_known else self._limits.failed_seconds
            host.rules[address.origin] = found, self._clock.monotonic() + seconds
        if isinstance(found, NotFetchedError):
            raise NotFetchedError(found.reason, found.detail)
        return found

    def _fetched_rules(self, host: Host, address: Address) -> Rules:
        """Fetch a robots.txt; raises NotFetchedError only for what no page of the site can pass."""
        limits = self._limits
        try:
            for _ in range(limits.redirects + 1):
                answer = self._tried(Request(address, (), _anything), host, limits.delay)
                if answer.status not in _REDIRECTS:
                    content = unpacked(answer.body, answer.header("content-encoding"), limits)
                    return rules_of(limits.product, answer.status, content[: limits.robots_bytes])
                address = _next(address, answer)
        except NotFetchedError as error:
            if error.reason in _NO_WAY_THERE:
                raise
            return unknown_rules(limits.product, error.detail)
        return unknown_rules(limits.product, "it is redirected too often")

    def _host(self, name: str) -> Host:
        with self._hosts_lock:
            return self._hosts.setdefault(name, Host())

    def _expected(self, status: int, kind: str) -> None:
        """Leave a film or a picture before its body comes."""
        if status == 200 and kind and kind not in self._limits.pages | self._limits.listings:
            raise NotFetchedError("kind", f"it is {kind}; give the address of an article or a feed")


def _anything(_status: int, _kind: str) -> None:
    return


def _conditions(validators: Validators) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("If-None-Match", validators.etag),
        ("If-Modified-Since", validators.last_modified),
    )
    return tuple((name, value) for name, value in pairs if value)


def _next(address: Address, answer: Exchange) -> Address:
    """Return where a redirect leads; raises NotFetchedError for an answer that leads nowhere."""
    if answer.status in _REDIRECTS:
        if location := answer.header("location"):
            return address.joined(location)
        raise NotFetchedError("redirects", f"{address.url} leads nowhere")
    if answer.status in {429, 503}:
        raise NotFetchedError("busy", f"the site answered {answer.status}; run again later")
    raise NotFetchedError("status", _STATUSES.get(answer.status) or _error(answer.status))


def _error(status: int) -> str:
    return f"the site answered {status}" + ("; run again later" if status >= 500 else "")


_STATUSES: Final = {
    401: "the site asks for a password (401); save the page in a browser and build from the file",
    402: "the site asks for payment (402)",
    403: "the site refuses programs (403); save the page in a browser and build from the file",
    404: "there is no such page (404); check the address",
    410: "the page was taken away (410)",
    451: "the page is withheld for legal reasons (451)",
}
