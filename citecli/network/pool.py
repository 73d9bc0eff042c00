"""A pool: many requests, a few at a time, each service no faster than it is configured or says that it allows.

A service that asks to wait is waited for by all; one that keeps failing is not asked any more in this run.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Semaphore
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from citecli.errors import Failed, NothingMatched, UnreadableDocument
from citecli.network.fetching import Refused, Request, Response, TemporaryFailure, new_client, send
from citecli.network.services import Services

if TYPE_CHECKING:
    import httpx

ATTEMPTS = 3
_MARGIN = 1.1
"""How much further apart requests are than the rate asks for: they are delayed on their way, one more than another."""
_LONGEST_WAIT = 60.0
"""Seconds that a service may ask to wait; one that asks for more is not asked any more in this run."""
_FAILURES_IN_A_ROW = 5
"""Failures of a service one after another, after which it is not asked any more in this run."""
_LIMITS = {
    "api.crossref.org": 10.0, "api.openalex.org": 10.0, "api.datacite.org": 10.0, "export.arxiv.org": 0.33,
    "eutils.ncbi.nlm.nih.gov": 3.0, "openlibrary.org": 3.0, "archive.org": 2.0, "doi.org": 5.0,
}  # fmt: skip
"""Requests a second that services ask programs for in their documentation, as of 2026, the lowest of each."""


class _Slot(NamedTuple):
    """When a request may go out."""

    wait: float
    """Seconds from now."""


class _Host:
    """One service: when it may be asked next, and how it has been."""

    def __init__(self, rate: float, parallel: int) -> None:
        self.rate = rate
        self.open = Semaphore(parallel)
        self.next = 0.0
        self.failures = 0
        self.problem = ""
        self.lock = Lock()

    def reserve(self, now: float) -> _Slot:
        with self.lock:
            at = max(self.next, now)
            self.next = at + _MARGIN / self.rate
            return _Slot(at - now)

    def pause(self, until: float) -> None:
        with self.lock:
            self.next = max(self.next, until)

    def slow_down(self, rate: float) -> None:
        with self.lock:
            self.rate = min(self.rate, rate)


class Pool:
    """Sends requests within the limits of each service. May be used by several threads at once; to be closed."""

    def __init__(
        self,
        services: Services,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.services = services
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()
        self._client: httpx.Client | None = None
        self.is_online = False
        """Whether any server has answered."""

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def fetch(self, address: str, services: Services, accept: str = "*/*") -> Response:
        """The response from an address, as `citecli.network.fetching.fetch` has it."""
        return self.send(Request(address, accept))

    def send(self, asked: Request) -> Response:
        """The response to a request.

        Raises what `fetch` raises, `TemporaryFailure` when there is no way to the server, and `Failed` at once for a
        service that keeps failing.
        """
        host = self._host(asked.address)
        with host.open:
            for attempt in range(1, ATTEMPTS + 1):
                if host.problem:
                    raise Failed(host.problem)
                self._sleep_until_free(host)
                try:
                    response = self._sent(asked)
                except TemporaryFailure as error:
                    self._failed(host, error)
                    if error.is_unreachable:
                        raise
                    if attempt == ATTEMPTS:
                        raise Failed(str(error)) from None
                    continue
                except Failed as error:
                    if not isinstance(error, Refused):
                        self._count(host, str(error), ATTEMPTS)
                    raise
                host.failures = 0
                if response.rate:
                    host.slow_down(response.rate)
                return response
        raise AssertionError

    def reaches_others(self) -> bool:
        """Whether there is a network: a server has answered, or one of the services does now."""
        if not self.is_online:
            with suppress(Failed, NothingMatched, UnreadableDocument):
                self.send(Request(self.services.crossref, method="HEAD", any_status=True))
        return self.is_online

    def _sent(self, asked: Request) -> Response:
        try:
            response = send(asked, self.services, self.client)
        except TemporaryFailure as error:
            self.is_online = self.is_online or not error.is_unreachable
            raise
        self.is_online = True
        return response

    @property
    def client(self) -> "httpx.Client":
        """The client that all requests share, so that connections are kept. Raises `Failed` when httpx is missing."""
        with self._lock:
            if self._client is None:
                self._client = new_client(self.services)
            return self._client

    def _host(self, address: str) -> _Host:
        parts = urlsplit(address)
        name = parts.netloc.rpartition("@")[2].lower()
        with self._lock:
            if name not in self._hosts:
                rate = min(self.services.rate, _LIMITS.get(parts.hostname or "", self.services.rate))
                self._hosts[name] = _Host(rate, self.services.parallel)
            return self._hosts[name]

    def _sleep_until_free(self, host: _Host) -> None:
        wait = host.reserve(self._clock()).wait
        if wait > 0:
            self._sleep(wait)

    def _failed(self, host: _Host, error: TemporaryFailure) -> None:
        if error.wait > _LONGEST_WAIT:
            host.problem = str(error)
        host.pause(self._clock() + min(error.wait, _LONGEST_WAIT))
        self._count(host, str(error))

    def _count(self, host: _Host, message: str, number: int = 1) -> None:
        host.failures += number
        if host.failures >= _FAILURES_IN_A_ROW * ATTEMPTS:
            host.problem = f"{message}; not asked any more in this run"
