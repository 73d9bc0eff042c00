import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

import pytest

from citecli.network.services import Services

pytest.importorskip("httpx", reason="fetching needs the extra `web`")


class Answer(NamedTuple):
    """What a server says; or, with `act`, does."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {}
    act: Callable[[BaseHTTPRequestHandler], None] | None = None


class Server:
    """A web server on loopback that answers as `answers` says, path (without query) by path, each in turn."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.methods: list[str] = []

    def says(self, path: str, *answers: tuple[object, ...]) -> str:
        """Answer so at `path` (see `Answer`), the last answer again and again; the address."""
        self.answers[path] = [Answer(*one) for one in answers]  # type: ignore[arg-type]
        return self.address + path

    def does(self, path: str, act: Callable[[BaseHTTPRequestHandler], None]) -> str:
        """Do this at `path`; the address."""
        self.answers[path] = [Answer(act=act)]
        return self.address + path

    def next(self, path: str) -> Answer:
        answers = self.answers.get(path.partition("?")[0], [Answer(404)])
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            own.methods.append(self.command)
            own.asked.append((self.path, dict(self.headers)))
            answer = own.next(self.path)
            if answer.act:
                answer.act(self)
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Clients that hang up are what is tested here."""

    http = Quiet(("127.0.0.1", 0), Handler)
    own = Server(http.server_address[1])
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield own
    http.shutdown()
    http.server_close()


@pytest.fixture
def services(server: Server) -> Services:
    """Every service at the server, with more patience than any machine needs."""
    here = server.address
    return Services(here + "/doi", here + "/arxiv", here + "/isbn", here + "/pmid", "me@example.org", 60.0, 200_000)


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecli.network.fetching.BACKOFF", 0.05)
