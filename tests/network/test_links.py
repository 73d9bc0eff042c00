"""Whether pages are there: HEAD, then GET, and the archive's copy of one that is gone."""

from collections.abc import Iterator
from json import dumps

import pytest

from citecli.errors import Failed
from citecli.network.links import LinkCheck, LinkState, check_link, link_data, link_from
from citecli.network.pool import Pool
from citecli.network.services import Services
from tests.network.conftest import Server

COPY = "http://web.archive.org/web/2019/http://example.org/"


@pytest.fixture
def pool(server: Server, services: Services) -> Iterator[Pool]:
    here = server.address
    made = Pool(services._replace(crossref=here, wayback=here, rate=1000.0), sleep=lambda _: None)
    yield made
    made.close()


def wayback(server: Server, answer: object) -> None:
    server.says("/wayback/available", (200, dumps(answer).encode()))


def test_a_page_that_is_there(server: Server, pool: Pool) -> None:
    assert check_link(server.says("/p", (200, b"page")), pool) == LinkCheck(LinkState.ALIVE, "200 OK")
    assert server.methods == ["HEAD"]


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_server_that_knows_no_head(server: Server, pool: Pool, status: int) -> None:
    assert check_link(server.says("/p", (status, b""), (200, b"page")), pool).state is LinkState.ALIVE
    assert server.methods == ["HEAD", "GET"]


@pytest.mark.parametrize(("status", "words"), [(404, "404 Not Found"), (410, "410 Gone")])
def test_a_page_that_is_gone(server: Server, pool: Pool, status: int, words: str) -> None:
    wayback(server, {"archived_snapshots": {"closest": {"available": True, "status": "200", "url": COPY}}})
    found = check_link(server.says("/p", (status, b"")), pool)
    assert found == LinkCheck(LinkState.DEAD, words, "", COPY)
    assert link_from(link_data(found)) == found


@pytest.mark.parametrize(
    "answer",
    [{}, {"archived_snapshots": {}}, [], {"archived_snapshots": {"closest": {"available": False, "url": COPY}}},
     {"archived_snapshots": {"closest": {"available": True, "status": "404", "url": COPY}}}, "x"],
)  # fmt: skip
def test_no_archived_copy(server: Server, pool: Pool, answer: object) -> None:
    wayback(server, answer)
    assert check_link(server.says("/p", (404, b"")), pool).archived == ""


@pytest.mark.parametrize("status", [401, 403, 999, 418])
def test_a_server_that_refuses_says_nothing(server: Server, pool: Pool, status: int) -> None:
    assert check_link(server.says("/p", (status, b"")), pool).state is LinkState.UNKNOWN


def test_a_page_that_moved(server: Server, pool: Pool) -> None:
    there = server.says("/new", (200, b""))
    found = check_link(server.says("/old", (301, b"", {"Location": there})), pool)
    assert (found.state, found.moved) == (LinkState.ALIVE, there)


def test_a_server_that_is_not_there(server: Server, pool: Pool) -> None:
    wayback(server, {})
    server.says("", (200, b""))  # that there is a network is found out by asking a service
    assert check_link("http://no-such-host.invalid/page", pool).state is LinkState.DEAD


def test_without_a_network_nothing_is_said(services: Services) -> None:
    nowhere = "http://no-such-host.invalid"
    lonely = Pool(services._replace(crossref=nowhere, doi="http://127.0.0.1"), sleep=lambda _: None)
    with pytest.raises(Failed):
        check_link(f"{nowhere}/page", lonely)


def test_links_into_private_networks_are_not_asked(server: Server, services: Services) -> None:
    page = server.says("/p", (200, b""))
    found = check_link(page, Pool(services._replace(doi="https://doi.org"), sleep=lambda _: None))
    assert (found.state, server.asked) == (LinkState.UNKNOWN, [])


@pytest.mark.parametrize("data", [None, [], {}, {"state": "x"}, {"state": 1}])
def test_what_a_cache_may_hold(data: object) -> None:
    assert link_from(data) is None
