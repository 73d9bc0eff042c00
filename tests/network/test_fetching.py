import errno
import gzip
import socket
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Protocol

import pytest

from citecli.errors import CitecliError, Failed, NothingMatched, UnreadableDocument
from citecli.network.fetching import MOST_REDIRECTS, fetch
from citecli.network.services import Services


class Server(Protocol):
    """The server of conftest.py: what it answers is status, body, headers, and a function that does it instead."""

    address: str
    asked: list[tuple[str, Mapping[str, str]]]

    def says(self, path: str, *answers: tuple[object, ...]) -> str: ...

    def does(self, path: str, act: Callable[[BaseHTTPRequestHandler], None]) -> str: ...


def to(address: str, status: int = 302) -> tuple[object, ...]:
    return status, b"", {"Location": address}


def test_the_bytes_are_as_they_were_sent(server: Server, services: Services) -> None:
    page = server.says("/page", (200, b"\xff\x00<p>", {"Content-Type": "Text/HTML; charset=x"}))
    found = fetch(page, services)
    assert (found.data, found.address, found.media_type) == (b"\xff\x00<p>", page, "text/html")


def test_it_says_who_asks(server: Server, services: Services) -> None:
    fetch(server.says("/page", (200,)), services, "text/plain")
    (_, headers) = server.asked[0]
    assert headers["User-Agent"].startswith("citecli/")
    assert "mailto:me@example.org" in headers["User-Agent"]
    assert headers["Accept"] == "text/plain"
    assert "Authorization" not in headers


def test_packed_answers_are_unpacked(server: Server, services: Services) -> None:
    page = server.says("/page", (200, gzip.compress(b"text"), {"Content-Encoding": "gzip"}))
    assert fetch(page, services).data == b"text"


def test_redirects_are_followed_and_the_last_address_counts(server: Server, services: Services) -> None:
    last = server.says("/last", (200, b"here"))
    server.says("/2", to("/last#part", 308))
    found = fetch(server.says("/1", to("2", 301)), services)
    assert (found.data, found.address) == (b"here", last)


@pytest.mark.parametrize(("count", "works"), [(MOST_REDIRECTS, True), (MOST_REDIRECTS + 1, False)])
def test_so_many_redirects_and_no_more(server: Server, services: Services, count: int, works: bool) -> None:
    for number in range(count):
        server.says(f"/{number}", to(f"/{number + 1}"))
    server.says(f"/{count}", (200, b"end"))
    if works:
        assert fetch(f"{server.address}/0", services).data == b"end"
    else:
        with pytest.raises(UnreadableDocument, match="more than 5 times"):
            fetch(f"{server.address}/0", services)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "data:,x", "//"])
def test_it_leaves_the_web_for_nobody(server: Server, services: Services, target: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"not an? .*address|more than 5 times"):
        fetch(server.says("/page", to(target)), services)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org", "nonsense", "http://", "http://[::1"])
def test_what_is_no_address(services: Services, address: str) -> None:
    with pytest.raises(UnreadableDocument, match="not a web address"):
        fetch(address, services)


def test_an_answer_that_is_too_large(server: Server, services: Services) -> None:
    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100_000):
            handler.wfile.write(b"x" * 10_000)

    with pytest.raises(UnreadableDocument, match="too large"):
        fetch(server.does("/page", pour), services)


def test_a_bomb_is_measured_while_it_is_unpacked(server: Server, services: Services) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(UnreadableDocument, match="too large"):
        fetch(server.says("/page", (200, bomb, {"Content-Encoding": "gzip"})), services)


def test_what_can_not_be_unpacked(server: Server, services: Services) -> None:
    with pytest.raises(UnreadableDocument, match="can't be decompressed"):
        fetch(server.says("/page", (200, b"no gzip", {"Content-Encoding": "gzip"})), services)


def drip(handler: BaseHTTPRequestHandler, over: Event) -> None:
    """A letter now and then, until the test is over."""
    while not over.wait(0.05):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def drip_headers(handler: BaseHTTPRequestHandler, over: Event) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    drip(handler, over)


def drip_body(handler: BaseHTTPRequestHandler, over: Event) -> None:
    handler.send_response(200)
    handler.end_headers()
    drip(handler, over)


def say_nothing(handler: BaseHTTPRequestHandler, over: Event) -> None:
    over.wait()


@pytest.mark.parametrize("act", [drip_headers, drip_body, say_nothing])
def test_slow_servers_are_left(
    server: Server, services: Services, act: Callable[[BaseHTTPRequestHandler, Event], None]
) -> None:
    """None of them ever comes to an end, so it is enough that fetching does."""
    over = Event()
    try:
        with pytest.raises(Failed, match=r"took longer|in time"):
            fetch(server.does("/page", lambda handler: act(handler, over)), services._replace(timeout=0.3))
    finally:
        over.set()


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("first", [(503,), (500,), (429, b"", {"Retry-After": "0"}), (0, b"", {}, hang_up)])
def test_one_more_attempt(server: Server, services: Services, first: tuple[object, ...]) -> None:
    assert fetch(server.says("/page", first, (200, b"now")), services).data == b"now"
    with pytest.raises(Failed, match="try again later"):
        fetch(server.says("/other", first), services)
    assert [path for path, _ in server.asked].count("/other") == 2


def test_a_service_that_wants_a_rest_gets_it(server: Server, services: Services) -> None:
    with pytest.raises(Failed, match="3,600 seconds"):
        fetch(server.says("/page", (429, b"", {"Retry-After": "3600"})), services)
    assert len(server.asked) == 1


def test_a_body_that_is_shorter_than_was_said(server: Server, services: Services) -> None:
    def cut(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100")
        handler.end_headers()
        handler.wfile.write(b"half")
        hang_up(handler)

    with pytest.raises(Failed):
        fetch(server.does("/page", cut), services)


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [(404, NothingMatched, "does not exist"), (410, NothingMatched, "does not exist"), (403, Failed, "save the page"),
     (418, Failed, "answered 418")],
)  # fmt: skip
def test_refusals(server: Server, services: Services, status: int, error: type[CitecliError], words: str) -> None:
    with pytest.raises(error, match=words):
        fetch(server.says("/page", (status,)), services)
    assert len(server.asked) == 1


def test_nobody_is_there(services: Services) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Failed, match=r"127\.0\.0\.1"):
        fetch(f"http://127.0.0.1:{port}/", services)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "can't reach example.org; are you online?"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "can't reach example.org; are you online?"),
        (
            ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"),
            "example.org: connection refused; try again",
        ),
    ],
)
def test_no_connection(monkeypatch: pytest.MonkeyPatch, services: Services, error: OSError, words: str) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(Failed) as caught:
        fetch("http://example.org/a", services)
    assert str(caught.value).startswith(words)


SECRETS = ("jane:secret@", "jane:se%63ret-secret@", "secret@", "a:secret@b:secret@")


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("form", ["http://{}{}", "//{}{}", "HTTP://{}{}", "http:\\\\{}{}"])
def test_no_password_of_a_redirect_is_kept(server: Server, services: Services, form: str, secret: str) -> None:
    """Neither sent, nor in the address of the answer."""
    host = server.address.removeprefix("http://")
    server.says("/last", (200, b"here"))
    page = server.says("/1", to(form.format(secret, host) + "/last"))
    try:
        found = fetch(page.replace("http://", f"http://{secret}"), services)
    except CitecliError as error:
        assert "secret" not in str(error)
        return
    assert "secret" not in found.address
    assert all("Authorization" not in headers and "secret" not in str(headers) for _, headers in server.asked)


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "leads_to",
    ["http://{}{}/none", "ftp://{}{}/x", "http://{}127.0.0.1:1/", "http://{}[x/", "sftp://{}h/", "http://{}"],
)
def test_no_password_of_a_redirect_is_told(server: Server, services: Services, leads_to: str, secret: str) -> None:
    page = server.says("/1", to(leads_to.format(secret, server.address.removeprefix("http://"))))
    with pytest.raises(CitecliError) as raised:
        fetch(page, services)
    assert "secret" not in str(raised.value)
