"""`citecli dedupe`: likely duplicates listed, merged, and the whole merge taken back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
ROE = {"author": [{"family": "Roe", "given": "Sam"}], "issued": {"date-parts": [[1999]]}, "title": "The quay"}
TEXT = "The quay\n\nBy Sam Roe\n\n“We have waited long enough,” Mayor Ann Byron said on Tuesday.\n"


def put(library: Path, name: str, text: str, **item: object) -> None:
    (library / name).write_text(text, encoding="utf-8")
    (library / name).with_suffix(".csl.json").write_text(json.dumps(item), encoding="utf-8")


def content(library: Path) -> dict[str, bytes]:
    files = (path for path in library.rglob("*") if path.is_file() and not path.name.startswith((".lock", ".citecli")))
    return {str(path.relative_to(library)): path.read_bytes() for path in files}


def item(library: Path, name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((library / name).with_suffix(".csl.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def three(library: Path, run: Run) -> Path:
    """A record, the document of the same work, and another article."""
    put(library, "record.txt", "The quay\n", id="roe1999", type="book", DOI="10.1/q", keyword="sea", **ROE)
    run("list")
    put(library, "text.md", TEXT, id="roe", publisher="Verso", keyword="Sea, wall", ISBN=None, **ROE)
    run("tag", "roe", "wall")  # which gives the numbers
    run("keep", "roe", "1", "--note", "the mayor")
    return library


def test_they_are_listed(three: Path, run: Run) -> None:
    code, out, err = run("dedupe")
    assert code == 0
    rows = [line.split("\t") for line in out.splitlines()]
    assert [row[:4] for row in rows] == [
        ["1", "roe1999", "2", "author, year and title"],
        ["1", "roe", "3", "author, year and title"],
    ]
    assert rows[0][5].split(",") == ["type", "DOI", "keyword", "publisher"]
    assert "citecli dedupe --merge" in err
    (group,) = json.loads(run("dedupe", "--json")[1])
    assert group["keep"] == "roe1999"
    assert [(one["id"], one["has_document"], one["kept"]) for one in group["documents"]] == [
        ("roe1999", False, 0),
        ("roe", True, 1),
    ]
    assert {"variable": "publisher", "values": ["", "Verso"]} in group["differences"]


def test_a_record_gets_fields_tags_quotations_and_document(three: Path, run: Run) -> None:
    before, listed = content(three), run("list")[1]
    code, out, err = run("dedupe", "--merge", "--yes")
    assert code == 0
    assert [line.split("\t")[:2] for line in out.splitlines()] == [["changed", "roe1999"], ["removed", "roe1999"]]
    assert "roe1999 gets the document of roe" in err
    assert "where a draft cites roe, write roe1999 now" in err
    merged = item(three, "text.md")
    assert (merged["id"], merged["type"], merged["DOI"], merged["publisher"]) == ("roe1999", "book", "10.1/q", "Verso")
    assert merged["keyword"] == "sea, wall"
    assert [line.split("\t")[:2] for line in run("list")[1].splitlines()] == [
        ["1", "harbour-wall-to-rise-council-decides"],
        ["2", "roe1999"],
    ]
    assert run("kept")[1].split("\t")[1:3] == ["roe1999", "para. 1"]
    assert run("undo")[0] == 0
    assert content(three) == before
    assert run("list")[1] == listed
    assert run("undo")[0] == 3


def test_the_user_says_which_is_kept(three: Path, run: Run) -> None:
    before = content(three)
    assert run("dedupe", "--merge", "roe", "roe1999", "--yes")[0] == 0
    merged = item(three, "text.md")
    assert (merged["id"], merged["DOI"], merged["ISBN"], merged["keyword"]) == ("roe", "10.1/q", None, "Sea, wall")
    assert not (three / "record.txt").exists()
    assert run("undo")[0] == 0
    assert content(three) == before


def test_two_documents(library: Path, run: Run) -> None:
    put(library, "a.md", TEXT, id="a", note="mine", **ROE)
    put(
        library,
        "b.md",
        TEXT + "\n“And nobody else will do it for us,” she said.\n",
        id="b",
        note="other",
        volume="2",
        **ROE,
    )
    run("keep", "a", "1", "--tag", "x")
    run("keep", "b", "1", "--tag", "y")
    run("keep", "b", "2")
    before = content(library)
    code, _, err = run("dedupe", "--merge", "a", "b", "--yes")
    assert code == 0
    assert "b has a document of its own, which goes to the trash; what you keep of it is looked for in the other" in err
    assert (item(library, "a.md")["note"], item(library, "a.md")["volume"]) == ("mine", "2")
    kept = json.loads(run("kept", "--json")[1])
    assert [(one["document"], one["tags"], one["standing"]) for one in kept] == [
        ("a", ["x", "y"], "verbatim"),
        ("a", [], "not found"),
    ]
    assert run("undo")[0] == 0
    assert content(library) == before


def test_a_shared_sidecar(library: Path, run: Run) -> None:
    put(library, "quay.md", TEXT, id="roe", **ROE)
    (library / "quay.txt").write_text(TEXT, encoding="utf-8")
    before = content(library)
    assert run("dedupe", "--merge", "--yes")[0] == 0
    assert len([path for path in library.iterdir() if path.suffix in (".md", ".txt")]) == 2
    assert run("undo")[0] == 0
    assert content(library) == before


def test_several_groups_are_one_step(library: Path, run: Run) -> None:
    for name in "abcd":
        put(library, f"{name}.txt", "x\n", id=name, title="Ebb" if name < "c" else "Flood", DOI=f"10.1/{name in 'ab'}")
    before = content(library)
    assert len(run("dedupe", "--merge", "--yes")[1].splitlines()) == 4
    assert run("dedupe")[1] == ""
    assert run("undo")[0] == 0
    assert content(library) == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("dedupe", "harbour"), 3, "likely of the same work as harbour"),
        (("dedupe", "nothing-like-it"), 3, "no document matches"),
        (("dedupe", "--yes"), 2, "--yes needs --merge"),
        (("dedupe", "--merge"), 2, "without a terminal; use --yes"),
        (("dedupe", "--merge", "roe", "roe.md", "--yes"), 3, "no document matches"),
        (("dedupe", "--merge", "roe", "text.md", "--yes"), 2, "that is one document"),
        (("dedupe", "--merge", "roe", "loose.txt", "--yes"), 2, "is not in the library"),
    ],
)
def test_what_can_not_be_done(three: Path, run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    Path("loose.txt").write_text("Loose.", encoding="utf-8")
    before = content(three)
    result = run(*arguments)
    assert (result[0], content(three)) == (code, before), result
    assert words in result[2]


def test_none(library: Path, run: Run) -> None:
    assert run("dedupe") == (0, "", "citecli: there are no likely duplicates\n")
    assert run("dedupe", "--json")[1] == "[]\n"


def test_what_was_trashed_for_good_can_not_be_merged_back(three: Path, run: Run) -> None:
    run("dedupe", "--merge", "--yes")
    run("remove", "--empty-trash", "--yes")
    before = content(three)
    code, _, err = run("undo")
    assert (code, content(three)) == (3, before)
    assert "not in the trash any more; nothing was undone" in err


def test_each_group_is_asked_for(three: Path, terminal: Callable[..., tuple[int, str]]) -> None:
    code, shown = terminal("dedupe", "--merge", TERM="dumb", keys=b"b\ny\n", after=b"[q]uit")
    assert code == 0, shown
    assert "this one is kept" in shown
    assert "Merge into roe? " in shown
    assert item(three, "text.md")["id"] == "roe"
