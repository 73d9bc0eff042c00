"""`citecli keep` and `citecli kept`: quotations that one wants to use."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
KEY = "harbour-wall-to-rise-council-decides"


@pytest.fixture
def two(run: Run, library: Path) -> Path:
    """The library of the harbour, of which two quotations and some words of its own are kept, and a letter."""
    (library / "letter.txt").write_text("A letter\n\n“The winter was long,” Sam Poe said.\n", "utf-8")
    assert run("keep", "harbour", "4", "--note", "for the *end*", "--tag", "wall, stone")[0] == 0
    assert run("keep", "letter", "1", "--tag", "Wall")[0] == 0
    assert run("keep", "harbour", "nobody on…quiet")[0] == 0
    return library


def words(out: str) -> list[str]:
    """The words of each line of `kept`."""
    return [line.split("\t")[6] for line in out.splitlines()]


def test_kept_with_a_note_and_tags(run: Run, library: Path) -> None:
    code, out, err = run("keep", "harbour", "outlast", "--note", "for the end", "--tag", "wall", "--tag", "stone")
    assert code == 0
    assert (
        out
        == f"1\t{KEY}\tpara. 2\tthe engineers\twall, stone\tverbatim\t“will outlast every one of us.”\tfor the end\n"
    )
    assert f"kept 1 quotation of {KEY} (“Harbour wall to rise, council decides”); undo with `citecli undo`" in err
    item = json.loads((library / "harbour.annotations.json").read_text("utf-8"))["first"]["items"][0]
    assert (item["motivation"], item["target"]["source"]) == ("commenting", "harbour.txt")
    assert [body["purpose"] for body in item["body"]] == ["commenting", "tagging", "tagging", "identifying"]
    assert run("kept")[:2] == (0, out)


def test_kept_again_it_has_the_new_note_and_more_tags(run: Run, two: Path) -> None:
    out = run("keep", "harbour", "4", "--note", "better", "--tag", "new")[1]
    assert out.split("\t")[4:] == ["wall, stone, new", "verbatim", "“will outlast every one of us.”", "better\n"]
    assert "this was already kept" in run("keep", "harbour", "4")[2]
    assert len(words(run("kept")[1])) == 3


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        ((), ["1", "2", "3"]),
        (("harbour",), ["1", "3"]),
        (("--speaker", "poe"), ["2"]),
        (("--speaker", "poe", "--speaker", "engineers"), ["1", "2"]),
        (("--tag", "WALL"), ["1", "2"]),
        (("--tag", "wall", "--tag", "stone"), ["1"]),
    ],
)
def test_what_is_listed(run: Run, two: Path, options: tuple[str, ...], numbers: list[str]) -> None:
    code, out, err = run("kept", *options)
    assert (code, [line.split("\t")[0] for line in out.splitlines()], err) == (0, numbers, "")
    assert [str(item["number"]) for item in json.loads(run("kept", *options, "--json")[1])] == numbers
    assert len(run("kept", *options, "--jsonl")[1].splitlines()) == len(numbers)


def test_what_matches_nothing(run: Run, two: Path) -> None:
    assert run("kept", "--tag", "x")[:2] == (3, "")
    assert run("kept", "--speaker", "byron", "--json")[:2] == (3, "[]\n")


def test_nothing_kept_yet(run: Run, library: Path) -> None:
    assert run("kept") == (0, "", "citecli: nothing is kept yet; keep a quotation with `citecli keep DOC N`\n")
    assert run("kept", "--json")[:2] == (0, "[]\n")


def test_set_with_citations(run: Run, two: Path) -> None:
    code, out, _ = run("kept", "--cite", "apa", "-q")
    assert code == 0
    assert "“will outlast every one of us” (the engineers, as cited in Doe, 2021, para. 2)." in out
    assert "“The winter was long” (Poe, as cited in A Letter, n.d., para. 1)." in out
    assert "“nobody on the quay expects quiet” (Doe, 2021, para. 3)." in out
    assert run("kept", "--introduce")[0] == 2


def test_markdown_has_words_place_note_and_tags(run: Run, two: Path) -> None:
    out = run("kept", "harbour", "--markdown")[1]
    assert out.startswith(
        "> “will outlast every one of us.”\n>\n> — the engineers, Harbour wall to rise, council decides, para. 2\n\n"
        "for the \\*end\\*\n\n#wall #stone\n"
    )


def test_the_order_is_the_users(run: Run, two: Path) -> None:
    before = words(run("kept")[1])
    code, out, err = run("kept", "move", "3", "1")
    assert (code, out) == (0, "")
    assert err == "citecli: “nobody on the quay expects quiet” is number 1 now; undo with `citecli undo`\n"
    assert words(run("kept")[1]) == [before[2], before[0], before[1]]
    run("keep", "harbour", "1")
    assert words(run("kept")[1])[-1] == "“We have waited long enough,”"


def test_removed_and_brought_back(run: Run, two: Path) -> None:
    before = run("kept")[1]
    code, _, err = run("kept", "remove", "1", "2")
    assert (code, err.count("is kept no longer; undo with `citecli undo`")) == (0, 2)
    assert words(run("kept")[1]) == ["nobody on the quay expects quiet"]
    assert not (two / "letter.annotations.json").exists()
    assert run("undo")[2].endswith("the last `kept remove` was undone\n")
    assert run("kept")[1] == before
    run("kept", "move", "3", "1")
    assert run("undo")[2].endswith("the last `kept move` was undone\n")
    assert run("kept")[1] == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("remove",), 2, "write `citecli kept remove N…`"),
        (("remove", "x"), 2, "write `citecli kept remove N…`"),
        (("move", "1"), 2, "write `citecli kept move N M`"),
        (("remove", "9"), 3, "3 quotations were kept; there is no 9"),
        (("move", "1", "0"), 3, "there is no 0"),
    ],
)
def test_wrong_numbers(run: Run, two: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    before = run("kept")[1]
    found, out, err = run("kept", *arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert run("kept")[1] == before


def test_keeping_is_undone(run: Run, library: Path) -> None:
    run("keep", "harbour", "1")
    assert run("undo", "-q")[0] == 0
    assert not (library / "harbour.annotations.json").exists()


def test_found_again_after_edits(run: Run, two: Path) -> None:
    path = two / "harbour.txt"
    text = path.read_text("utf-8").replace("Opponents", "Many opponents").replace("expects quiet", "expects much quiet")
    path.write_text(text, "utf-8")
    code, out, err = run("kept", "harbour")
    assert (code, [line.split("\t")[5] for line in out.splitlines()]) == (0, ["moved", "altered"])
    assert err == "citecli: 1 quotation has changed in the document, or gone from it\n"
    code, out, err = run("kept", "--cite", "apa", "-q")
    assert (code, "expects" in out) == (1, False)
    assert f"3 is not word for word in {KEY} any more; it was left out" in err


def test_it_goes_into_the_trash_and_back_with_its_document(run: Run, two: Path) -> None:
    before = run("kept")[1]
    run("remove", "harbour", "--yes")
    assert not (two / "harbour.annotations.json").exists()
    assert words(run("kept")[1]) == ["“The winter was long,”"]
    run("remove", "--restore", "harbour")
    assert run("kept")[1] == before
    run("remove", "harbour", "--yes")
    assert "other file" not in run("remove", "--empty-trash", "--yes")[2]
    assert [path for path in (two / ".trash").rglob("*") if path.is_file()] == []


def test_a_document_that_is_gone(run: Run, two: Path) -> None:
    (two / "harbour.txt").unlink()
    code, out, err = run("kept")
    assert (code, words(out)) == (4, ["“The winter was long,”"])
    assert err.startswith("citecli: harbour.annotations.json has 2 kept of a document that is gone or was renamed; ")


def test_an_odd_file_beside_one_document(run: Run, two: Path) -> None:
    (two / "harbour.annotations.json").write_text("{", "utf-8")
    code, out, err = run("kept")
    assert (code, words(out)) == (4, ["“The winter was long,”"])
    assert "harbour.annotations.json is not JSON (line 1); it should hold annotations" in err
    assert run("keep", "harbour", "1")[0] == 4
    assert (two / "harbour.annotations.json").read_text("utf-8") == "{"


def test_no_control_reaches_the_terminal(run: Run, two: Path) -> None:
    file = two / "letter.annotations.json"
    item = json.loads(file.read_text("utf-8"))
    item["first"]["items"][0]["body"] = [
        {"type": "TextualBody", "value": "\x1b]0;x\x07[red]\u202e", "purpose": purpose}
        for purpose in ("commenting", "tagging", "identifying")
    ]
    file.write_text(json.dumps(item), "utf-8")
    for options in ((), ("--markdown",), ("--json",), ("--format", "html", "--cite", "apa")):
        out = run("kept", *options)[1]
        assert "\x1b" not in out
        assert "\u202e" not in out


@pytest.mark.parametrize("form", ["w3c", "hypothesis"])
def test_exported_and_imported(run: Run, two: Path, form: str) -> None:
    before = run("kept", "--json")[1]
    assert run("kept", "--export", "kept.json", "--to", form)[0] == 0
    run("kept", "remove", "1", "2", "3")
    code, _, err = run("keep", "--import", "kept.json", "--tag", "back")
    assert (code, err.count("kept ")) == (0, 2)
    items, old = json.loads(run("kept", "--json")[1]), json.loads(before)
    assert sorted(item["text"] for item in items) == sorted(item["text"] for item in old)
    assert {item["note"] for item in items} == {"for the *end*", None}
    assert all("back" in item["tags"] for item in items)
    assert {item["speaker"] for item in items} == {"the engineers", "Sam Poe", None}


def annotation(exact: str, source: str) -> dict[str, object]:
    return {"uri": source, "target": [{"source": source, "selector": [{"type": "TextQuoteSelector", "exact": exact}]}]}


def test_imported_by_the_address_of_the_document(run: Run, library: Path) -> None:
    run("edit", "harbour", "--url", "https://www.example.org/harbour/")
    rows = [
        annotation("will outlast", "http://example.org/harbour#quay"),
        annotation("will outlive", "https://example.org/harbour"),
        annotation("will outlast", "https://example.org/other"),
        {"uri": "https://example.org/harbour", "text": "a page note", "target": [{"source": "x"}]},
    ]
    Path("h.json").write_text(json.dumps({"total": 4, "rows": rows}), "utf-8")
    code, out, err = run("keep", "--import", "h.json")
    assert (code, words(out)) == (0, ["will outlast"])
    assert "“will outlive” is not word for word in harbour-wall-to-rise-council-decides; it was not kept" in err
    assert "no document of the library is https://example.org/other (1 quotation); it was left out" in err
    assert "h.json: item 4 has no words of a text; it was left out" in err
    assert run("keep", "harbour", "--import", "h.json")[0] == 0


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"{", 4, "h.json is not JSON (line 1)"),
        (b"[1]", 3, "item 1 is no annotation; it was left out"),
        (json.dumps([annotation("x y z", "https://example.org/")]).encode(), 3, "no document of the library is https"),
    ],
)
def test_odd_imports(run: Run, library: Path, data: bytes, code: int, said: str) -> None:
    Path("h.json").write_bytes(data)
    found, out, err = run("keep", "--import", "h.json")
    assert (found, out) == (code, "")
    assert said in err
    assert not (library / "harbour.annotations.json").exists()


def test_a_large_import_is_refused(run: Run, library: Path) -> None:
    with Path("h.json").open("wb") as file:
        file.truncate(100 * 1024 * 1024)  # takes no room on the disk
    code, out, err = run("keep", "--import", "h.json")
    assert (code, out) == (4, "")
    assert "h.json is larger than 16 MB; nothing was kept" in err


def test_a_document_outside_the_library(run: Run, library: Path) -> None:
    Path("other.txt").write_text("Other\n\n“It turns,” said Ann Roe.\n", "utf-8")
    code, _, err = run("keep", "./other.txt", "1")
    assert code == 0
    assert "this can't be undone: the document is not in the library" in err
    assert Path("other.annotations.json").is_file()
    assert words(run("kept", "./other.txt")[1]) == ["“It turns,”"]
    assert run("kept")[1] == ""


def test_what_there_is_to_keep(run: Run, library: Path) -> None:
    code, out, err = run("keep", "harbour")
    assert (code, out) == (2, run("quotes", "harbour")[1])
    assert err == "citecli: choose one of the 4 quotations by its number: `citecli keep harbour 1`\n"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = (
    "<w:p><w:r><w:t>The quay</w:t></w:r></w:p><w:p><w:r><w:t>“It turns,” said </w:t></w:r>"
    '<w:commentRangeStart w:id="1"/><w:r><w:t>Ann Roe</w:t></w:r><w:commentRangeEnd w:id="1"/>'
    "<w:r><w:t>.</w:t></w:r></w:p>"
)
COMMENTS = '<w:comment w:id="1" w:author="Sam Poe"><w:p><w:r><w:t>Who is she?</w:t></w:r></w:p></w:comment>'


def test_what_comments_mark_is_offered_and_kept(run: Run, library: Path) -> None:
    with zipfile.ZipFile("quay.docx", "w") as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{BODY}</w:body></w:document>")
        file.writestr("word/comments.xml", f"<w:comments {W}>{COMMENTS}</w:comments>")
    err = run("add", "quay.docx")[2]
    assert "quay.docx: it has 1 comment or highlight; keep what they mark with `citecli keep " in err
    key = run("list")[1].splitlines()[-1].split("\t")[1]
    code, out, _ = run("keep", key, "--from-source", "--tag", "ask")
    assert (code, words(out)) == (0, ["Ann Roe"])
    assert out.endswith("\task\tverbatim\tAnn Roe\tWho is she?\n")
    assert run("keep", key, "--from-source")[:2] == (0, "")
    assert len(run("kept")[1].splitlines()) == 1
    assert run("keep", "harbour", "--from-source")[0] == 3
    assert run("keep", key, "--from-source", "--import", "x.json")[0] == 2
