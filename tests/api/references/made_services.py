"""Services on loopback that answer as Crossref, DataCite, OpenAlex, Open Library and the Wayback Machine do."""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from citecli.network.services import Services
from citecli.text.words import token_words

Answer = tuple[int, object]


class MadeServices:
    """A server with every service, each below a path of its own; to be closed.

    `asked` has the path and time of each request. `delay` is the seconds that an answer takes. `override` may answer
    instead: it gets the path and returns an answer, or `None`.
    """

    def __init__(self, works: Sequence[Mapping[str, Any]], delay: float = 0.0) -> None:
        self.works = {str(work["DOI"]).lower(): work for work in works}
        self.datacite: dict[str, Mapping[str, Any]] = {}
        self.pages: dict[str, int] = {}
        self.moved: dict[str, str] = {}
        self.archived: dict[str, str] = {}
        self.aliases: dict[str, str] = {}
        self.delay = delay
        self.asked: list[tuple[float, str, str]] = []
        self.headers: list[Mapping[str, str]] = []
        self.override: Callable[[str], Answer | None] = lambda path: None
        self.notices: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        for work in works:
            self._index(work)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def add(self, work: Mapping[str, Any]) -> None:
        """Add a work to Crossref's record."""
        self.works[str(work["DOI"]).lower()] = work
        self._index(work)

    def services(self, **changes: Any) -> Services:
        """Every service here, as fast as it answers unless something else is said."""
        here = self.address
        values: dict[str, Any] = {
            "doi": here + "/doi", "arxiv": here + "/arxiv", "isbn": here + "/isbn", "pmid": here + "/pmid",
            "crossref": here + "/crossref", "datacite": here + "/datacite", "openalex": here + "/openalex",
            "wayback": here + "/wayback", "timeout": 60.0, "rate": 10_000.0,
        } | changes  # fmt: skip
        return Services(**values)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _index(self, work: Mapping[str, Any]) -> None:
        for about in work.get("update-to", ()):
            self.notices[str(about["DOI"]).lower()].append(work)
        title = " ".join([*work["title"], *work.get("subtitle", [])])
        names = " ".join(person.get("family", "") for person in work.get("author", ()))
        for word in token_words(f"{title} {names}"):
            self._words[word].add(str(work["DOI"]).lower())

    def found(self, words: str, only: str = "") -> list[Mapping[str, Any]]:
        """The works with most of these words, rare ones counting more."""
        scores: Counter[str] = Counter()
        for word in set(token_words(words)):
            those = self._words.get(word, set())
            for doi in those:
                scores[doi] += 1000 // (len(those) + 10)
        best = [self.works[doi] for doi, _ in scores.most_common(40)]
        return [work for work in best if not only or work["type"] == only][:5]

    def answer(self, method: str, target: str) -> Answer:
        """The status and the body of an answer."""
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        service, _, rest = parts.path.lstrip("/").partition("/")
        given = self.override(target)
        if given is not None:
            return given
        match service:
            case "crossref":
                return self._crossref(unquote(rest), query)
            case "datacite":
                work = self.datacite.get(unquote(rest).removeprefix("dois/").lower())
                return (200, {"data": {"id": work["doi"], "attributes": work}}) if work else (404, {"errors": []})
            case "openalex":
                return 200, {"results": [openalex(work) for work in self.found(query.get("search", ""))]}
            case "isbn":
                return self._open_library(rest, query)
            case "wayback":
                copy = self.archived.get(query.get("url", ""))
                closest = {"closest": {"available": True, "status": "200", "url": copy}} if copy else {}
                return 200, {"archived_snapshots": closest}
            case "pages":
                return self.pages.get(parts.path, 404), ""
            case _:
                return 404, {}

    def _crossref(self, path: str, query: Mapping[str, str]) -> Answer:
        if path.startswith("works/"):
            doi = path.removeprefix("works/").lower()
            doi = self.aliases.get(doi, doi)
            work = self.works.get(doi)
            if work is None:
                return 404, "Resource not found."
            known = [alias for alias, target in self.aliases.items() if target == doi]
            return 200, {"status": "ok", "message-type": "work", "message": {**work, "aliases": known}}
        if about := query.get("filter", "").removeprefix("updates:"):
            items = self.notices[about.lower()]
        else:
            items = self.found(query.get("query.bibliographic", ""))
        return 200, {
            "status": "ok",
            "message-type": "work-list",
            "message": {"items": items, "total-results": len(items)},
        }

    def _open_library(self, path: str, query: Mapping[str, str]) -> Answer:
        books = [work for work in self.works.values() if work["type"] == "book"]
        if path == "api/books":
            number = query["bibkeys"].removeprefix("ISBN:")
            found = next((work for work in books if number in work.get("ISBN", ())), None)
            return 200, {f"ISBN:{number}": open_library(found)} if found else {}
        docs = [
            open_library_doc(work) for work in self.found(f"{query.get('title', '')} {query.get('author', '')}", "book")
        ]
        return 200, {"numFound": len(docs), "docs": docs}

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        own = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = 65536

            def do_GET(self) -> None:
                self._answer(with_body=True)

            def do_HEAD(self) -> None:
                self._answer(with_body=False)

            def _answer(self, with_body: bool) -> None:
                own.asked.append((time.monotonic(), self.command, self.path))
                own.headers.append(dict(self.headers))
                if own.delay:
                    time.sleep(own.delay)
                if self.path in own.moved:
                    self.send_response(301)
                    self.send_header("Location", own.moved[self.path])
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                status, body = own.answer(self.command, self.path)
                data = (
                    body.encode()
                    if isinstance(body, str)
                    else body
                    if isinstance(body, bytes)
                    else dumps(body).encode()
                )
                self.send_response(status)
                self.send_header("Content-Type", "text/html" if isinstance(body, str) else "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if with_body:
                    self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


def _name(person: Mapping[str, str]) -> str:
    return f"{person.get('given', '')} {person.get('family', '')}".strip()


def _title(work: Mapping[str, Any]) -> str:
    return ": ".join([work["title"][0], *work.get("subtitle", [])])


def _year(work: Mapping[str, Any]) -> int:
    return int(work["issued"]["date-parts"][0][0])


def openalex(work: Mapping[str, Any]) -> dict[str, Any]:
    """A work as OpenAlex has it."""
    first, _, last = work.get("page", "").partition("-")
    return {
        "id": "https://openalex.org/W1",
        "doi": f"https://doi.org/{work['DOI']}",
        "title": _title(work),
        "publication_year": _year(work),
        "type": "article" if work["type"] == "journal-article" else work["type"],
        "is_retracted": False,
        "authorships": [{"author": {"display_name": _name(person)}} for person in work["author"]],
        "primary_location": {"source": {"display_name": next(iter(work.get("container-title", [])), None)}},
        "biblio": {"volume": work.get("volume"), "issue": work.get("issue"), "first_page": first, "last_page": last},
    }


def open_library(work: Mapping[str, Any]) -> dict[str, Any]:
    """A book by its ISBN as Open Library has it."""
    return {
        "title": work["title"][0],
        "subtitle": next(iter(work.get("subtitle", [])), ""),
        "authors": [{"name": _name(person)} for person in work["author"]],
        "publishers": [{"name": work["publisher"]}],
        "publish_date": str(_year(work)),
    }


def open_library_doc(work: Mapping[str, Any]) -> dict[str, Any]:
    """A book in the answer of a search at Open Library."""
    return {
        "key": "/works/OL1W",
        "title": work["title"][0],
        "subtitle": next(iter(work.get("subtitle", [])), None),
        "author_name": [_name(person) for person in work["author"]],
        "first_publish_year": _year(work),
        "publish_year": [_year(work)],
    }
