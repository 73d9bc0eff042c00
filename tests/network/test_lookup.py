import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from citecli.errors import NothingMatched, UnreadableDocument
from citecli.network.lookup import look_up
from citecli.network.services import Services
from citecli.references.identifiers import Identifier, Scheme

Run = Callable[..., "tuple[int, str, str]"]


class Server(Protocol):
    """The server of conftest.py."""

    address: str
    asked: list[tuple[str, Mapping[str, str]]]

    def says(self, path: str, *answers: tuple[object, ...]) -> str: ...


DOI = Identifier(Scheme.DOI, "10.1000/182")
WORK = {
    "DOI": "10.1000/182", "type": "article-journal", "title": "On <i>quays</i> &amp; walls",
    "author": [{"family": "Doe", "given": "Jane", "sequence": "first", "affiliation": []}],
    "container-title": "The Quay", "issued": {"date-parts": [[2021, 3]]}, "ISSN": ["1234-5678", "8765-4321"],
    "reference": [{"key": "1"}], "abstract": "<jats:p>Walls hold.</jats:p>",
}  # fmt: skip
FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><entry>
<id>http://arxiv.org/abs/2101.00001v3</id><published>2021-01-01T00:00:00Z</published>
<title>Tides
  in theory</title><summary>They come and go.</summary>
<author><name>Jane van Doe</name></author><author><name>Ann Roe</name></author>
<arxiv:doi>10.1000/182</arxiv:doi></entry></feed>"""
BOOK = {
    "ISBN:9783161484100": {
        "title": "Harbours", "subtitle": "A history", "authors": [{"name": "Jane Doe"}],
        "publishers": [{"name": "Verso"}], "publish_places": [{"name": "London"}], "publish_date": "March 2021",
        "number_of_pages": 300,
    }
}  # fmt: skip
SUMMARY = {
    "result": {
        "uids": ["77"],
        "77": {
            "uid": "77", "title": "Sea air.", "authors": [{"name": "van Doe JA", "authtype": "Author"},
            {"name": "The Quay Group", "authtype": "CollectiveName"}], "fulljournalname": "Journal of Quays",
            "source": "J Quays", "pubdate": "2021 Mar 3", "volume": "4", "issue": "2", "pages": "123-9",
            "articleids": [{"idtype": "doi", "value": "10.1000/77"}],
        },
    }
}  # fmt: skip


def as_json(value: object) -> tuple[object, ...]:
    return 200, json.dumps(value).encode()


def test_a_doi(server: Server, services: Services) -> None:
    server.says("/doi/10.1000/182", as_json(WORK))
    found = look_up(DOI, services)
    assert server.asked[0][1]["Accept"] == "application/vnd.citationstyles.csl+json"
    assert found.item["title"] == "On <i>quays</i> & walls"
    assert (found.item["ISSN"], found.item["DOI"], found.abstract) == ("1234-5678", "10.1000/182", "Walls hold.")
    assert "reference" not in found.item


def test_an_arxiv_id(server: Server, services: Services) -> None:
    server.says("/arxiv/api/query", (200, FEED.encode()))
    found = look_up(Identifier(Scheme.ARXIV, "2101.00001v3"), services)
    assert found.item["title"] == "Tides in theory"
    assert found.item["author"] == [
        {"family": "Doe", "given": "Jane", "non-dropping-particle": "van"},
        {"family": "Roe", "given": "Ann"},
    ]
    assert found.item["issued"] == {"date-parts": [[2021, 1, 1]]}
    assert (found.item["number"], found.abstract) == ("arXiv:2101.00001", "They come and go.")


def test_an_isbn(server: Server, services: Services) -> None:
    server.says("/isbn/api/books", as_json(BOOK))
    item = look_up(Identifier(Scheme.ISBN, "9783161484100"), services).item
    assert (item["title"], item["publisher"], item["type"]) == ("Harbours: A history", "Verso", "book")
    assert item["issued"] == {"date-parts": [[2021, 3]]}
    assert item["number-of-pages"] == "300"


def test_a_pmid(server: Server, services: Services) -> None:
    server.says("/pmid/entrez/eutils/esummary.fcgi", as_json(SUMMARY))
    item = look_up(Identifier(Scheme.PMID, "77"), services).item
    assert (item["title"], item["page"], item["DOI"]) == ("Sea air", "123-129", "10.1000/77")
    assert item["author"] == [{"family": "van Doe", "given": "J. A."}, {"literal": "The Quay Group"}]


@pytest.mark.parametrize(
    ("identifier", "path", "answer"),
    [
        (DOI, "/doi/10.1000/182", (404,)),
        (Identifier(Scheme.ARXIV, "2101.00001"), "/arxiv/api/query",
         (200, b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>')),
        (Identifier(Scheme.ISBN, "9783161484100"), "/isbn/api/books", (200, b"{}")),
        (Identifier(Scheme.PMID, "77"), "/pmid/entrez/eutils/esummary.fcgi",
         (200, b'{"result": {"77": {"error": "none"}}}')),
    ],
)  # fmt: skip
def test_what_is_not_there(
    server: Server, services: Services, identifier: Identifier, path: str, answer: tuple[object, ...]
) -> None:
    server.says(path, answer)
    with pytest.raises(NothingMatched):
        look_up(identifier, services)


@pytest.mark.parametrize(
    ("identifier", "path", "body"),
    [
        (DOI, "/doi/10.1000/182", b"<html>Buy now!</html>"),
        (DOI, "/doi/10.1000/182", b"[]"),
        (DOI, "/doi/10.1000/182", b"[" * 100_000),
        (DOI, "/doi/10.1000/182", b'{"DOI": "10.1000/666", "title": "Another"}'),
        (DOI, "/doi/10.1000/182", b'{"DOI": "10.1000/182"}'),
        (DOI, "/doi/10.1000/182", b'{"title": {"a": 1}, "author": 7}'),
        (Identifier(Scheme.ARXIV, "2101.00002"), "/arxiv/api/query", FEED.encode()),
        (Identifier(Scheme.ARXIV, "2101.00001"), "/arxiv/api/query", b"<feed>"),
        (Identifier(Scheme.ARXIV, "2101.00001"), "/arxiv/api/query",
         b'<!DOCTYPE x [<!ENTITY a "b">]><feed>&a;</feed>'),
        (Identifier(Scheme.ISBN, "9783161484100"), "/isbn/api/books", b'{"ISBN:9783161484100": {"title": []}}'),
    ],
)  # fmt: skip
def test_lies(server: Server, services: Services, identifier: Identifier, path: str, body: bytes) -> None:
    server.says(path, (200, body))
    with pytest.raises(UnreadableDocument):
        look_up(identifier, services)


@pytest.mark.parametrize("answered", ["10.1/\r\n\u2028x", "10.1/" + "x" * 5000, "\n"])
def test_what_a_service_says_instead_is_shown_in_one_short_line(
    server: Server, services: Services, answered: str
) -> None:
    server.says("/doi/10.1000/182", (200, json.dumps({**WORK, "DOI": answered}).encode()))
    with pytest.raises(UnreadableDocument, match="the service sent another one") as raised:
        look_up(DOI, services)
    assert len(str(raised.value).splitlines()) == 1
    assert len(str(raised.value)) < 200


class TestAdding:
    """From the command line into a library."""

    @pytest.fixture
    def run(
        self, server: Server, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: object
    ) -> Run:
        from citecli.cli.main import main

        lines = [f"{name} = {json.dumps(value)}" for name, value in services._asdict().items()]
        config = tmp_path / "config.toml"
        config.write_text("\n".join(["[services]", *lines]), encoding="utf-8")
        monkeypatch.setenv("CITECLI_CONFIG", str(config))
        monkeypatch.setenv("CITECLI_LIBRARY", str(tmp_path / "mine"))
        monkeypatch.chdir(tmp_path)

        def call(*arguments: str) -> tuple[int, str, str]:
            code = main(arguments)
            captured = capsys.readouterr()  # type: ignore[attr-defined]
            return code, captured.out, captured.err

        return call

    def test_a_doi_once(self, server: Server, run: Run, tmp_path: Path) -> None:
        server.says("/doi/10.1000/182", as_json(WORK))
        code, out, err = run("add", "doi:10.1000/182", "--tag", "sea")
        assert code == 0
        assert out.startswith("added\tdoe2021\t")
        assert "only the title and the abstract" in err
        (sidecar,) = (tmp_path / "mine").glob("*.csl.json")
        assert sidecar.name == "on-quays-walls.csl.json"
        item = json.loads(sidecar.read_text(encoding="utf-8"))
        assert (item["keyword"], item["container-title"]) == ("sea", "The Quay")
        asked = len(server.asked)
        assert run("add", "https://doi.org/10.1000/182")[1].startswith("already there\tdoe2021\t")
        assert len(server.asked) == asked
        assert "Walls hold." in run("show", "doe2021")[1]

    def test_a_text_from_the_web(self, server: Server, run: Run, tmp_path: Path) -> None:
        text = "Tide tables\n\n3 March 2021\n\nThe tide comes in."
        page = server.says("/tides.txt", (200, text.encode(), {"Content-Type": "text/plain"}))
        server.says("/t", (301, b"", {"Location": page}))
        assert run("add", f"{server.address}/t")[0] == 0
        item = json.loads((tmp_path / "mine" / "tide-tables.csl.json").read_text(encoding="utf-8"))
        assert item["URL"] == page
        assert len(item["accessed"]["date-parts"][0]) == 3
        assert run("add", f"{server.address}/t")[1].startswith("already there")
        assert run("add", page)[1].startswith("already there")

    def test_one_that_fails_does_not_keep_the_others_out(self, server: Server, run: Run) -> None:
        good = server.says("/good.txt", (200, b"Good.", {"Content-Type": "text/plain"}))
        code, out, err = run("add", f"{server.address}/none", good, "9783161484100")
        assert code == 3
        assert out.startswith("added\t")
        assert len([line for line in err.splitlines() if "does not exist" in line or "ISBN" in line]) == 2

    def test_two_works_of_one_title(self, server: Server, run: Run) -> None:
        for number in (1, 2):
            server.says(f"/doi/10.1000/{number}", as_json({"DOI": f"10.1000/{number}", "title": "Editorial"}))
        _, out, err = run("add", "10.1000/1", "10.1000/2", "doi:10.1000/1")
        assert [line.split("\t")[0] for line in out.splitlines()] == ["added", "added", "already there"], err
