import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
PLAIN = """\
Harbour wall to rise, council decides

After a winter of floods the town votes for stone.

By Jane Doe

3 March 2021

1  “We have waited long enough,” Mayor Ann Byron said on Tuesday. “The sea has not.”

2  Opponents called the plan “a wall against nothing.” According to the engineers, it “will outlast every one of us.”

* * *

3  The works begin in May, and nobody on the quay expects quiet.
"""


def test_a_document_in_a_pipe(run: Run, library: Path) -> None:
    assert run("show") == (0, PLAIN, "")
    assert run("show", "--plain") == (0, PLAIN, "")


@pytest.mark.parametrize("name", ["1", "harbour.txt", "harbour-wall", "council decides", "seeds/harbour.txt"])
def test_names_of_a_document(run: Run, library: Path, name: str) -> None:
    assert run("show", name)[1] == PLAIN


def test_words_of_the_title_need_no_marks(run: Run, library: Path) -> None:
    assert run("show", "council", "decides")[1] == PLAIN


def test_standard_input(process: Callable[..., object], library: Path) -> None:
    done = process("show", "-", stdin="Ein Satz für sich.\r\n\r\nNoch einer.".encode())
    assert done.stdout.decode() == "1  Ein Satz für sich.\n\n2  Noch einer.\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("ranges", "numbers"),
    [("2", [2]), ("2-3", [2, 3]), ("1,3", [1, 3]), ("2-", [2, 3]), ("-2", [1, 2]), ("3-2", [2, 3])],
)
def test_a_part(run: Run, library: Path, ranges: str, numbers: list[int]) -> None:
    out = run("show", "--para", ranges)[1]
    assert [int(line.split()[0]) for line in out.splitlines() if line[:1].isdigit()] == numbers
    assert "Jane Doe" not in out


def test_a_part_that_is_not_there(run: Run, library: Path) -> None:
    code, out, err = run("show", "--para", "7")
    assert (code, out) == (3, "")
    assert "has 3 paragraphs; there is no paragraph 7" in err


@pytest.mark.parametrize("ranges", ["x", "1,,2", "1-2-3", "99999999999", ","])
def test_a_range_that_is_none(run: Run, library: Path, ranges: str) -> None:
    code, out, err = run("show", "--para", ranges)
    assert (code, out) == (2, "")
    assert "write 3, 2-4 or 5-" in err


def test_words_are_marked(run: Run, library: Path) -> None:
    out = run("show", "--find", "MAYOR ann")[1]
    assert "⟦Mayor Ann⟧ Byron" in out
    assert "⟦council⟧" in run("show", "--find", "council")[1]


def test_words_that_are_not_there(run: Run, library: Path) -> None:
    code, out, err = run("show", "--find", "volcano")
    assert (code, out) == (3, "")
    assert "“volcano” does not occur in harbour-wall" in err


def test_speakers_have_letters_and_a_legend(run: Run, library: Path) -> None:
    out = run("show", "--quotes")[1]
    assert "[A] " in out
    assert "not.”[A]" in out
    assert "us.”[C]" in out


def test_json_is_lossless(run: Run, library: Path) -> None:
    data = json.loads(run("show", "--json", "--find", "sea")[1])
    text = library.joinpath("harbour.txt").read_text(encoding="utf-8")
    assert data["text"] == text
    assert [text[one["start"] : one["end"]] for one in data["paragraphs"]] == [
        one["text"] for one in data["paragraphs"]
    ]
    assert [one["section"] for one in data["paragraphs"]] == [0, 0, 1]
    assert [text[one["start"] : one["end"]] for one in data["matches"]] == ["sea"]
    assert text[data["head"]["dek"]["start"] : data["head"]["dek"]["end"]].startswith("After a winter")
    assert data["reference"]["issued"] == {"date-parts": [[2021, 3, 3]]}
    assert data["missing"] == ["container-title", "URL"]


def test_metadata_says_where_from_and_what_lacks(run: Run, library: Path) -> None:
    (library / "harbour.csl.json").write_text('{"container-title": "The Quay"}', encoding="utf-8")
    rows = [line.split("\t") for line in run("show", "--metadata")[1].splitlines()]
    assert ["title", "Harbour wall to rise, council decides", "title line"] in rows
    assert ["author", "Jane Doe", "byline"] in rows
    assert ["issued", "2021-03-03", "date line"] in rows
    assert ["container-title", "The Quay", "sidecar"] in rows
    assert rows[-1] == ["URL", "", "missing"]
    data = json.loads(run("show", "--metadata", "--json")[1])
    assert data["origins"]["container-title"] == "sidecar"


def test_a_sidecar_shows_in_the_head(run: Run, library: Path) -> None:
    (library / "harbour.csl.json").write_text(
        '{"title": "Another title", "author": [{"literal": "The Quay"}], "issued": {"date-parts": [[2020]]}}',
        encoding="utf-8",
    )
    out = run("show")[1]
    assert out.startswith(
        "Another title\n\nAfter a winter of floods the town votes for stone.\n\nBy The Quay\n\n2020\n\n1"
    )


def test_wrapped_prose_flows_and_verse_stays(run: Run, folder: Path) -> None:
    prose = "It was a morning on which nobody in the town had\nanything at all to do, and so they did it."
    (folder / "seeds" / "x.txt").write_text(f"{prose}\n\nThe boats,\nthe nets.", encoding="utf-8")
    out = run("show")[1]
    assert "in the town had anything at all" in out
    assert "2  The boats,\n   the nets." in out


def test_the_last_added_is_shown(run: Run, library: Path) -> None:
    import os

    (library / "a.txt").write_text("Older words.", encoding="utf-8")
    os.utime(library / "a.txt", (1, 1))
    assert run("show")[1] == PLAIN


def test_ids_that_nobody_has(run: Run, library: Path) -> None:
    code, out, err = run("show", "harbor-wall-to-rise")
    assert (code, out) == (3, "")
    assert "did you mean harbour-wall-to-rise-council-decides?" in err


BOOK = "<p>The first.</p>{1}<p>The second{2} page.</p><h2>Then</h2><p>The third.</p>{v}<p>The fourth.</p>"


def book(folder: Path) -> Path:
    """An e-book with pages 1, 2 and v."""
    chapter = BOOK
    for page in ("1", "2", "v"):
        chapter = chapter.replace(f"{{{page}}}", f"<span role='doc-pagebreak' aria-label='{page}'></span>")
    path = folder / "book.epub"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/epub+zip")
        file.writestr("META-INF/container.xml", '<container><rootfile full-path="p.opf"/></container>')
        item = '<item id="a" href="a.html" media-type="text/html"/>'
        file.writestr("p.opf", f'<package><manifest>{item}</manifest><spine><itemref idref="a"/></spine></package>')
        file.writestr("a.html", chapter)
    return path


def test_pages_and_headings(folder: Path, run: Run) -> None:
    path = str(book(folder))
    whole = run("show", path, "--plain").out
    assert whole == (
        "1  The first.\n\n[pp. 1–2]\n\n2  The second page.\n\n"
        "[p. 2]\n\nThen\n\n3  The third.\n\n[p. v]\n\n4  The fourth.\n"
    )
    assert run("show", path, "--plain", "--page", "1").out == "[pp. 1–2]\n\n2  The second page.\n"
    assert [part[0] for part in run("show", path, "--plain", "--page", "2-V").out.split("\n\n")] == list("[2[T3[4")
    assert run("show", path, "--plain", "--page", "v,1", "--para", "3-").out == "[p. v]\n\n4  The fourth.\n"
    found = json.loads(run("show", path, "--json", "--page", "2-").out)
    assert [part["page"] for part in found["paragraphs"]] == ["1–2", "2", "v"]
    assert [(part["text"], part["level"]) for part in found["headings"]] == [("Then", 2)]
    assert found["paragraphs"][0]["time"] is None


def test_pages_that_are_not_there(folder: Path, library: Path, run: Run) -> None:
    path = str(book(folder))
    gone = run("show", path, "--page", "9")
    assert (gone.code, gone.err) == (3, "citecli: book has no page 9; its pages are 1 to v\n")
    none = run("show", "harbour", "--page", "9")
    assert none[0] == 3
    assert none[2].endswith("-decides has no page numbers, only paragraphs; choose them with --para\n")
    assert run("show", path, "--page", "1", "--para", "4").code == 3


def test_a_transcript_has_times_in_place_of_numbers(folder: Path, run: Run) -> None:
    (folder / "talk.vtt").write_text("WEBVTT\n\n01:00.000 --> 01:02.000\n<v Ann>It rains.\n", encoding="utf-8")
    assert run("show", "talk.vtt", "--plain").out == "00:01:00  Ann: It rains.\n"
    assert run("show", "talk.vtt", "--plain", "--para", "1").out == "00:01:00  Ann: It rains.\n"
    assert json.loads(run("show", "talk.vtt", "--json").out)["paragraphs"][0]["time"] == "00:01:00"
    assert "only times and paragraphs" in run("show", "talk.vtt", "--page", "1").err


def test_a_page_without_text_is_shown_by_its_reference(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "kiln.html"
    head = '<meta name="citation_title" content="The kiln"><meta name="citation_author" content="Finch, Nora">'
    page.write_text(f"<html><head>{head}</head><body></body></html>", encoding="utf-8")
    code, out, errors = run("show", str(page))
    assert (code, out) == (0, "The kiln\n\nBy Nora Finch\n")
    assert "it can be cited, but not quoted" in errors
    assert run("show", str(page), "--find", "kiln")[0] == 3
    assert run("quotes", str(page))[0] in (0, 1)
