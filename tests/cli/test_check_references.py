"""`citecli check --references` as its users meet it, against services on loopback."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.references.made_services import MadeServices
from tests.api.references.made_works import notice, update

pytest.importorskip("httpx", reason="asking needs the extra `web`")

Run = Callable[..., "tuple[int, str, str]"]
QUAYS = {
    "DOI": "10.5000/quays", "type": "journal-article", "title": ["Quays of the north"], "subtitle": ["a history"],
    "author": [{"family": "Roe", "given": "Sam"}, {"family": "Poe", "given": "Ann"}],
    "issued": {"date-parts": [[1999, 3]]}, "container-title": ["Journal of Harbours"],
    "short-container-title": ["J. Harb."], "volume": "12", "issue": "3", "page": "101-120",
}  # fmt: skip
TIDES = {
    "DOI": "10.5000/tides(1)", "type": "journal-article", "title": ["Tides and their tables in small ports"],
    "author": [{"family": "Núñez", "given": "Eva"}], "issued": {"date-parts": [[2005]]},
    "container-title": ["Journal of Harbours"], "volume": "18", "issue": "1", "page": "1-9",
}  # fmt: skip
LOCKS = {
    "DOI": "10.5000/locks", "type": "journal-article", "title": ["Locks for sluggish rivers, and what they cost"],
    "author": [{"family": "Moe", "given": "Kit"}], "issued": {"date-parts": [[2011]]},
    "container-title": ["Journal of Harbours"], "volume": "24", "page": "33-48",
    "updated-by": [update("retraction", "10.5000/locks-notice", (2013, 7, 1))],
}  # fmt: skip
BIB = r"""% my references
@string{jh = "Journal of Harbours"}

@article{roe1999,
  author  = {Roe, Sam and Poe, Ann},
  title   = "Quays of the {North}: A History",
  journal = jh,
  year    = 1999, % the first
  volume  = {12}, number = 3,
  pages   = {101--120},
  doi     = {https://doi.org/10.5000/QUAYS}
}

@article{nunez,
  author = {N{\'u}{\~n}ez, Eva},
  title = {Tides and their Tables in Small Ports},
  journal = {J. Harb.}, year = {2008},
  pages = {11--19},
  keywords = {sea},
}

@article{moe, author = {Moe, Kit}, title = {Locks for sluggish rivers, and what they cost}, journal = jh, year = 2011}
"""


@pytest.fixture
def services(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MadeServices]:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    made = MadeServices([QUAYS, TIDES, LOCKS])
    made.add(notice("retraction", "10.5000/locks-notice", LOCKS, (2013, 7, 1)))
    names = ("doi", "arxiv", "isbn", "pmid", "crossref", "datacite", "openalex", "wayback")
    lines = [f'{name} = "{made.address}/{name}"' for name in names]
    (folder / "config.toml").write_text("[services]\nrate = 1000\n" + "\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv("CITECLI_CONFIG", str(folder / "config.toml"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    yield made
    made.close()


@pytest.fixture
def bib(folder: Path) -> Path:
    path = folder / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


def test_a_bibliography(services: MadeServices, bib: Path, run: Run) -> None:
    code, out, err = run("check", "refs.bib", "--references")
    assert code == 1
    confirmed, differs, retracted = out.splitlines()
    assert confirmed.startswith("refs.bib:4:1: confirmed: roe1999 “Quays of the North: A history”")
    assert differs.startswith("refs.bib:14:1: differs: nunez")
    assert "year: [-2008-] {+2005+}; pages: [-11-19-] {+1-9+}" in differs
    assert retracted.startswith("refs.bib:22:1: retracted: moe")
    assert "retracted on 2013-07-01: DOI 10.5000/locks-notice" in retracted
    assert "what is sent is the reference alone" in err
    assert "3 references: 1 confirmed, 1 differs, 1 retracted" in err


def test_only_problems(services: MadeServices, bib: Path, run: Run) -> None:
    _, out, _ = run("check", "refs.bib", "--references", "--only", "problems")
    assert [line.split(": ")[1] for line in out.splitlines()] == ["differs", "retracted"]


def test_nothing_is_sent_unasked(services: MadeServices, bib: Path, run: Run) -> None:
    (bib.parent / "draft.md").write_text("---\nbibliography: refs.bib\n---\nSo [@roe1999].\n", encoding="utf-8")
    assert run("check", "draft.md")[0] == 0
    assert services.asked == []


def test_a_second_run_asks_nothing(services: MadeServices, bib: Path, run: Run) -> None:
    first = run("check", "refs.bib", "--references")
    asked = len(services.asked)
    services.override = lambda path: (503, "")
    second = run("check", "refs.bib", "--references")
    assert (second[0], second[1], len(services.asked)) == (first[0], first[1], asked)
    assert "all answers are from earlier runs" in second[2]
    assert "what is sent" not in second[2]
    services.override = lambda path: None
    run("check", "refs.bib", "--references", "--refresh")
    assert len(services.asked) == 2 * asked


def test_as_json(services: MadeServices, bib: Path, run: Run) -> None:
    code, out, _ = run("check", "refs.bib", "--references", "--json")
    (answer,) = json.loads(out)
    assert (code, answer["name"], answer["needs_writer"]) == (1, "refs.bib", True)
    assert [one["verdict"] for one in answer["references"]] == ["confirmed", "differs", "retracted"]
    assert answer["references"][1]["differences"][0] == {
        "variable": "issued", "written": "2008", "recorded": "2005", "reason": None,
    }  # fmt: skip
    assert answer["references"][2]["notices"] == [
        {"kind": "retraction", "date": "2013-07-01", "DOI": "10.5000/locks-notice", "source": "publisher"}
    ]
    assert answer["references"][0]["record"]["service"] == "Crossref"


def test_for_other_programs(services: MadeServices, bib: Path, run: Run) -> None:
    log = json.loads(run("check", "refs.bib", "--references", "--format", "sarif")[1])
    results = log["runs"][0]["results"]
    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("reference-differs", "error"),
        ("retracted", "error"),
    ]
    assert results[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 14}
    out = run("check", "refs.bib", "--references", "--format", "github")[1]
    assert out.splitlines()[1].startswith("::error file=refs.bib,line=22,title=retracted::retracted: moe")


def test_what_is_right_exits_with_nothing(services: MadeServices, folder: Path, run: Run) -> None:
    lines = (
        "TY  - JOUR",
        "AU  - Roe, S.",
        "AU  - Poe, A.",
        "TI  - Quays of the north",
        "PY  - 1999",
        "ID  - q",
        "ER  -",
    )
    (folder / "refs.ris").write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, _ = run("check", "refs.ris", "--references")
    assert code == 0
    assert out.startswith("refs.ris:")
    assert ": confirmed: q “Quays of the north”" in out


def test_fixing_bibtex_keeps_all_else(services: MadeServices, bib: Path, run: Run) -> None:
    before = bib.read_bytes()
    _, _, err = run("check", "refs.bib", "--references", "--fix", "--yes")
    changed = BIB.replace("year = {2008}", "year = {2005}").replace("{11--19}", "{1--9}")
    assert bib.read_text(encoding="utf-8") == changed
    assert (bib.parent / "refs.bib.bak").read_bytes() == before
    assert "corrected 1 reference in refs.bib" in err
    assert run("check", "refs.bib", "--references")[1].count("differs") == 0


def test_a_title_far_from_that_of_the_record_is_not_fixed_unasked(services: MadeServices, bib: Path, run: Run) -> None:
    text = (
        "@article{one, author={N{\\'u}{\\~n}ez, Eva}, title={Tides and their pilots in small towns},"
        " journal={Journal of Harbours}, year=2005, doi={10.5000/tides(1)}}\n"
    )
    bib.write_text(text, encoding="utf-8")
    _, out, err = run("check", "refs.bib", "--references", "--fix", "--yes")
    assert ": differs: one" in out
    assert bib.read_text(encoding="utf-8") == text
    assert "another work may be meant: one" in err


def test_fixing_csl_json(services: MadeServices, folder: Path, run: Run) -> None:
    item: dict[str, Any] = {
        "id": "t", "type": "article-journal", "title": "Tides and their tables in small ports",
        "author": [{"family": "Nunez", "given": "E."}], "issued": {"date-parts": [[2005]]}, "volume": "81",
        "DOI": "10.5000/tides(1)", "x-mine": {"kept": True},
    }  # fmt: skip
    path = folder / "refs.json"
    path.write_text(json.dumps([{"id": "other", "type": "book"}, item], indent=4), encoding="utf-8")
    run("check", "refs.json", "--references", "--fix", "--yes")
    assert path.read_text(encoding="utf-8") == json.dumps(
        [{"id": "other", "type": "book"}, {**item, "volume": "18"}], indent=4
    )


def test_fixing_needs_a_terminal_or_yes(services: MadeServices, bib: Path, run: Run) -> None:
    code, _, err = run("check", "refs.bib", "--references", "--fix")
    assert code == 2
    assert "--yes" in err
    assert bib.read_text(encoding="utf-8") == BIB


def test_a_library_is_fixed_and_that_undone(services: MadeServices, folder: Path, run: Run) -> None:
    (folder / "one.bib").write_text(
        "@article{nunez, author={Núñez, Eva}, title={Tides and their tables in small ports}, year=2009}", "utf-8"
    )
    assert run("import", "one.bib", "--library", "lib")[0] == 0
    code, out, _ = run("check", "--references", "--library", "lib")
    assert (code, "year: [-2009-] {+2005+}" in out) == (1, True)
    run("check", "--references", "--library", "lib", "--fix", "--yes")
    assert run("check", "nunez", "--references", "--library", "lib")[0] == 0
    assert run("undo", "--library", "lib")[0] == 0
    assert run("check", "nunez", "--references", "--library", "lib")[0] == 1


def test_a_draft_is_checked_where_it_cites(services: MadeServices, bib: Path, run: Run) -> None:
    text = "---\nbibliography: refs.bib\n---\n\nAs [@roe1999] says.\n\nBut [@nunez, p. 3] differs; [@gone] too.\n"
    (bib.parent / "draft.md").write_text(text, encoding="utf-8")
    code, out, err = run("check", "draft.md", "--references")
    assert code == 1
    assert [line.split(" “")[0] for line in out.splitlines()] == [
        "draft.md:5:4: confirmed: roe1999", "draft.md:7:5: differs: nunez",
    ]  # fmt: skip
    assert "no reference for @gone" in err


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Locks cost much [@moe].", 1),
        ("The study of locks, since retracted [@moe], was cited often.", 0),
        ("Locks cost much [@moe]. Another study was retracted.", 1),
        ("Die Studie wurde zurückgezogen [@moe].", 0),
    ],
)
def test_a_draft_that_says_so_is_no_fault(
    services: MadeServices, bib: Path, run: Run, sentence: str, code: int
) -> None:
    (bib.parent / "draft.md").write_text(f"---\nbibliography: refs.bib\n---\n\n{sentence}\n", encoding="utf-8")
    assert run("check", "draft.md", "--references")[0] == code


def test_whoever_cites_the_notice_knows(services: MadeServices, bib: Path, run: Run) -> None:
    with bib.open("a", encoding="utf-8") as file:
        file.write(
            "@article{n, doi={10.5000/LOCKS-notice}, author={Moe, Kit}, year=2013, "
            "title={Retraction: Locks for sluggish rivers, and what they cost}}"
        )
    text = "---\nbibliography: refs.bib\n---\n\nLocks cost much [@moe; @n].\n"
    (bib.parent / "draft.md").write_text(text, encoding="utf-8")
    code, out, _ = run("check", "draft.md", "--references")
    assert (code, out.count("confirmed")) == (0, 2)
    assert "the writer says so" in out


def test_a_typed_list(services: MadeServices, folder: Path, run: Run) -> None:
    text = (
        "Essay\n=====\n\nSome text (Roe & Poe, 1999).\n\nReferences\n----------\n\n"
        "Roe, S., & Poe, A. (1999). Quays of the north: A history. *Journal of Harbours*, *12*(3), 101–120.\n\n"
        "Núñez, E. (2005). Tides and their tables in small ports. *Journal of Harbours*, *19*(1), 1–9.\n\n"
        "Moe, K. (2016). What weirs cost the towns of the upper Loire. *Journal of Harbours*, *3*, 5–9.\n"
    )
    (folder / "draft.md").write_text(text, encoding="utf-8")
    code, out, err = run("check", "draft.md", "--references")
    assert code == 1
    assert [line.split(": ")[1] for line in out.splitlines()] == ["confirmed", "differs", "not found"]
    assert "volume: [-19-] {+18+}" in out
    assert "fake" not in out + err
    assert "3 entries in its typed list of references" in err


def test_retractions_without_network(services: MadeServices, bib: Path, run: Run) -> None:
    columns = (
        "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
        "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,"
        "Reason,Paywalled,Notes"
    )
    row = '1,"Quays, again",,,,,,,,,2/6/2010 0:00,10.5000/q-notice,0,1/1/1999 0:00,10.5000/Quays,0,Retraction,+x;,No,'
    (bib.parent / "rw.csv").write_text(f"{columns}\n{row}\n", encoding="utf-8")
    code, out, _ = run("check", "refs.bib", "--retractions", "rw.csv")
    assert code == 1
    assert services.asked == []
    assert "retracted: roe1999" in out
    assert "retracted on 2010-02-06: DOI 10.5000/q-notice (Retraction Watch)" in out
    assert out.count("not asked") == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check",), "DRAFT... is missing"),
        (("check", "refs.bib", "--fix"), "--fix needs --references"),
        (("check", "refs.bib", "--references", "--yes"), "--yes needs --fix"),
        (("check", "refs.bib", "--only", "problems"), "--only needs --references"),
        (("check", "refs.bib", "--references", "--source", "x"), "--source is for quotations"),
        (("check", "nowhere.bib", "--references"), "nowhere.bib"),
        (("check", "refs.bib", "--retractions", "refs.bib"), "is not the Retraction Watch data"),
    ],
)
def test_wrong_usage(services: MadeServices, bib: Path, run: Run, arguments: tuple[str, ...], says: str) -> None:
    code, _, err = run(*arguments)
    assert code > 1
    assert says in err


def test_a_service_that_fails_is_no_verdict(services: MadeServices, bib: Path, run: Run) -> None:
    services.override = lambda path: (429, "slow down") if path.startswith("/crossref") else None
    code, out, _ = run("check", "refs.bib", "--references")
    assert [line.split(": ")[1] for line in out.splitlines()] == ["not asked", "differs", "not asked"]
    assert code == 1


def test_what_is_known_to_be_retracted_is_said(services: MadeServices, bib: Path, run: Run) -> None:
    with bib.open("a", encoding="utf-8") as file:
        file.write(
            "\n@article{l, doi={10.5000/locks}, title={Locks for sluggish rivers}, author={Moe, Kit}, year=2011}\n"
        )
    said = "l: retracted on 2013-07-01: DOI 10.5000/locks-notice"
    assert said not in run("import", "refs.bib", "--library", "one")[2]  # nobody has asked yet
    run("check", "refs.bib", "--references")
    asked = len(services.asked)
    assert said in run("import", "refs.bib", "--library", "two")[2]
    assert said in run("show", "l", "--metadata", "--library", "two")[2]
    assert "retracted" not in run("show", "roe1999", "--metadata", "--library", "two")[2]
    assert len(services.asked) == asked


def test_adding_a_doi_says_that_it_was_retracted(services: MadeServices, folder: Path, run: Run) -> None:
    data = {**LOCKS, "title": LOCKS["title"][0], "container-title": "Journal of Harbours", "type": "article-journal"}
    services.override = lambda path: (200, data) if path.startswith("/doi/") else None
    code, _, err = run("add", "10.5000/locks", "--library", "lib")
    assert code == 0
    assert "DOI 10.5000/locks: retracted on 2013-07-01: DOI 10.5000/locks-notice" in err


def test_where_nothing_could_be_asked_the_check_was_none(services: MadeServices, bib: Path, run: Run) -> None:
    services.override = lambda path: (503, "closed")
    code, out, _ = run("check", "refs.bib", "--references")
    assert {line.split(": ")[1] for line in out.splitlines()} == {"not asked"}
    assert code == 1


def test_fixing_one_by_one(services: MadeServices, bib: Path, terminal: Any) -> None:
    two = BIB.replace("year    = 1999", "year    = 1989")
    bib.write_text(two, encoding="utf-8")
    arguments = ("check", "refs.bib", "--references", "--fix")
    code, shown = terminal(*arguments, TERM="dumb", keys=b"n\ny\n", after=b"[q]uit")
    assert code == 1
    assert "1 of 2: write the record's values?" in shown
    assert bib.read_text(encoding="utf-8") == two.replace("year = {2008}", "year = {2005}").replace("11--19", "1--9")
    code, shown = terminal(*arguments, TERM="dumb", keys=b"q\n", after=b"[q]uit")
    assert "nothing was corrected" in shown


def test_the_table_on_a_terminal(services: MadeServices, bib: Path, terminal: Any) -> None:
    code, shown = terminal("check", "refs.bib", "--references", TERM="dumb")
    assert code == 1
    assert "\n  ✓ confirmed         roe1999 “Quays of the North: A history”  line 4\n" in shown
    assert "pages: [-11-19-] {+1-9+}\n" in shown
    assert shown.endswith("3 references: 1 confirmed, 1 differs, 1 retracted\n")


def test_explaining(services: MadeServices, bib: Path, run: Run) -> None:
    line = run("check", "refs.bib", "--references", "--explain")[1].splitlines()[0]
    assert "the title is the same (+5); the names are the same (+3); the year is the same (+1)" in line
    assert line.endswith("together +14: the same work")


def test_a_hostile_record(services: MadeServices, bib: Path, run: Run) -> None:
    services.add({**TIDES, "title": ["Tides\x1b[2J\u202e and\ntheir tables in small ports"], "page": "\x1b]0;x\x07"})
    for form in ("plain", "github", "sarif", "json", "terminal"):
        out = run("check", "refs.bib", "--references", "--refresh", "--format", form)[1]
        assert not {"\x1b", "\u202e", "\x07"} & set(out)
