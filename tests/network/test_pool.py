"""Many requests within limits: no faster than configured or stated, pauses that a service asks for, services that fail.

No clock is measured: the pool's own is a number that its sleeping moves on.
"""

from typing import Any

import pytest

from citecli.errors import Failed, NothingMatched, UnreadableDocument
from citecli.network.fetching import Request
from citecli.network.pool import Pool
from citecli.network.services import Services, services_from
from tests.network.conftest import Server


class Clock:
    """A time that passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def pool(services: Services, clock: Clock) -> Pool:
    return Pool(services, clock, clock.sleep)


def test_no_faster_than_configured(server: Server, services: Services, clock: Clock) -> None:
    address = server.says("/a", (200, b"x"))
    asked = pool(services._replace(rate=4.0), clock)
    for _ in range(9):
        assert asked.fetch(address, services).data == b"x"
    assert clock.now - 100.0 == pytest.approx(1.1 * 8 / 4.0)


def test_no_faster_than_the_service_says(server: Server, services: Services, clock: Clock) -> None:
    address = server.says("/a", (200, b"x", {"X-Rate-Limit-Limit": "10", "X-Rate-Limit-Interval": "5s"}))
    asked = pool(services._replace(rate=100.0), clock)
    for _ in range(4):
        asked.fetch(address, services)
    assert clock.now - 100.0 == pytest.approx(1.1 * (0.01 + 2 / 2.0))


def test_each_service_has_its_own_limit(server: Server, services: Services, clock: Clock) -> None:
    here = server.says("/a", (200, b"x"))
    there = here.replace("127.0.0.1", "localhost")
    asked = pool(services._replace(rate=1.0), clock)
    for address in (here, there):
        asked.fetch(address, services)
    assert clock.slept == []


@pytest.mark.parametrize(("value", "least"), [("7", 7.0), ("0", 0.0), ("", 0.05), ("soon", 0.05)])
def test_a_pause_that_is_asked_for(server: Server, services: Services, clock: Clock, value: str, least: float) -> None:
    headers = {"Retry-After": value} if value else {}
    address = server.says("/a", (429, b"", headers), (200, b"x"))
    asked = pool(services._replace(rate=1000.0), clock)
    assert asked.fetch(address, services).data == b"x"
    assert clock.now - 100.0 == pytest.approx(max(least, 0.001), abs=0.01)


def test_too_many_requests_for_ever(server: Server, services: Services, clock: Clock) -> None:
    address = server.says("/a", (429, b"", {"Retry-After": "1"}))
    asked = pool(services, clock)
    with pytest.raises(Failed, match="answered 429"):
        asked.fetch(address, services)
    assert len(server.asked) == 3
    for _ in range(10):
        with pytest.raises(Failed):
            asked.fetch(address, services)
    assert len(server.asked) == 15  # from then on it is left alone
    with pytest.raises(Failed, match="not asked any more in this run"):
        asked.fetch(address, services)


def test_a_pause_that_is_too_long(server: Server, services: Services, clock: Clock) -> None:
    address = server.says("/a", (429, b"", {"Retry-After": "86400"}))
    asked = pool(services, clock)
    for _ in range(2):
        with pytest.raises(Failed, match="wait 86,400 seconds"):
            asked.fetch(address, services)
    assert clock.now < 1000.0


def test_what_is_absent_or_refused_is_no_failure_of_the_service(
    server: Server, services: Services, clock: Clock
) -> None:
    absent = server.says("/none", (404, b""))
    refused = server.says("/no", (400, b""))
    asked = pool(services, clock)
    for _ in range(20):
        with pytest.raises(NothingMatched):
            asked.fetch(absent, services)
        with pytest.raises(Failed, match="400"):
            asked.fetch(refused, services)
    assert len(server.asked) == 40


def test_a_connection_that_breaks(server: Server, services: Services, clock: Clock) -> None:
    address = server.does("/a", lambda handler: handler.connection.close())
    with pytest.raises(Failed):
        pool(services, clock).fetch(address, services)
    assert len(server.asked) == 3


def test_head_and_any_status(server: Server, services: Services, clock: Clock) -> None:
    address = server.says("/gone", (410, b"gone"))
    response = pool(services, clock).send(Request(address, method="HEAD", any_status=True))
    assert (response.status, response.data, server.methods) == (410, b"", ["HEAD"])


def test_an_address_moved_for_good(server: Server, services: Services, clock: Clock) -> None:
    there = server.says("/new", (200, b"x"))
    for status, is_moved in ((301, True), (308, True), (302, False)):
        here = server.says(f"/old{status}", (status, b"", {"Location": there}))
        response = pool(services, clock).send(Request(here))
        assert (response.address, response.is_moved) == (there, is_moved)


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.2:1/", "http://localhost/", "http://192.168.1.1/x", "http://[::1]/", "http://10.0.0.7/",
     "http://169.254.169.254/latest", "file:///etc/passwd", "ftp://example.org/", "javascript:x"],
)  # fmt: skip
def test_where_a_redirect_may_not_lead(
    server: Server, services: Services, monkeypatch: pytest.MonkeyPatch, location: str, clock: Clock
) -> None:
    # The server stands for one elsewhere: what is private about it is not seen.
    from citecli.network import fetching, private_addresses

    def is_private(address: str) -> bool:
        return not address.startswith(server.address) and private_addresses.is_private(address)

    monkeypatch.setattr(fetching, "is_private", is_private)
    address = server.says("/a", (302, b"", {"Location": location}))
    with pytest.raises(UnreadableDocument):
        pool(services, clock).fetch(address, services)
    assert len(server.asked) == 1


def test_settings() -> None:
    assert services_from((("rate", 2.5), ("parallel", 3), ("crossref", "http://x/"))) == Services()._replace(
        rate=2.5, parallel=3, crossref="http://x"
    )


def test_who_asks(server: Server, services: Services, clock: Clock) -> None:
    address = server.says("/a", (200, b"x"))
    pool(services, clock).fetch(address, services, "application/json")
    headers: Any = server.asked[0][1]
    assert headers["Accept"] == "application/json"
    assert "mailto:me@example.org" in headers["User-Agent"]
