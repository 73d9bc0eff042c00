"""`citecli quote` and `citecli quotes --cite`: a quotation with its citation and its entry."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest

Run = Callable[..., "tuple[int, str, str]"]
ENTRY = "Doe, J. (2021, March 3). Harbour wall to rise, council decides."
WORDS = "“We have waited long enough”"
CITATION = "(Byron, as cited in Doe, 2021, para. 1)"


def test_the_three_parts_are_paragraphs_in_a_pipe(run: Run, library: Path) -> None:
    code, out, err = run("quotes", "--cite", "apa", "-s", "byron", "--min-words", "5")
    assert (code, out, err) == (0, f"{WORDS} {CITATION}.\n\nReferences\n\n{ENTRY}\n", "")


@pytest.mark.parametrize("name", ["1", "long enough", "we have…enough", "WE HAVE WAITED"])
def test_one_by_number_or_words(run: Run, library: Path, name: str) -> None:
    assert run("quote", "harbour", name, "-q") == (0, f"{WORDS} {CITATION}.\n\nReferences\n\n{ENTRY}\n", "")


def test_without_a_style_it_is_apa_and_said_so(run: Run, library: Path) -> None:
    assert "Style: APA Style 7th edition" in run("quote", "harbour", "1")[2]


def test_words_of_the_document_itself(run: Run, library: Path) -> None:
    out = run("quote", "harbour", "The works begin…quiet", "-s", "mla", "-q")[1]
    assert out.startswith("“The works begin in May, and nobody on the quay expects quiet” (Doe).\n")
    (one,) = json.loads(run("quote", "harbour", "nobody on the quay", "--json", "-q")[1])
    assert (one["number"], one["speaker"], one["paragraph"]) == (0, None, 3)
    assert one["second_hand"] is False


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("9", "harbour-wall-to-rise-council-decides has 4 quotations; there is no quotation 9"),
        ("0", "there is no quotation 0"),
        ("nothing of the kind", "does not occur"),
        ("wall…not", "does not occur"),
        ("…", "does not occur"),
    ],
)
def test_what_is_not_there(run: Run, library: Path, name: str, hint: str) -> None:
    code, out, err = run("quote", "harbour", name)
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert hint in err


def test_words_in_several_quotations(run: Run, folder: Path) -> None:
    (folder / "seeds" / "x.txt").write_text("“The sea comes,” said Ann Roe. “The sea goes,” said Sam Poe.", "utf-8")
    code, out, err = run("quote", "x", "the sea")
    assert (code, out) == (3, "")
    assert "is in several quotations: 1, 2; type more words, or a number" in err


def test_formats(run: Run, library: Path) -> None:
    def shown(form: str) -> str:
        return run("quotes", "--cite", "chicago", "-s", "byron", "--min-words", "5", "--format", form)[1]

    note = "Ann Byron, quoted in Jane Doe, “Harbour Wall to Rise, Council Decides,” March 3, 2021."
    assert f"“We have waited long enough.”¹\n\n¹ {note}\n\nBibliography\n\nDoe, Jane. “" in shown("plain")
    assert f"“We have waited long enough.”[^1]\n\n[^1]: {note}\n\n## Bibliography\n\nDoe, Jane. “" in shown("markdown")
    html = shown("html")
    assert '<p>“We have waited long enough.”<sup id="cite-1"><a href="#note-1">1</a></sup></p>' in html
    assert html.endswith("</div>\n</div>\n")
    rtf = shown("rtf")
    assert "{\\footnote" in rtf
    assert rtf.count("{") == rtf.count("}")
    assert "\x1b[1mBibliography" in shown("terminal")
    assert run("quotes", "--cite", "mla", "--markdown")[1] == run("quotes", "--cite", "mla", "-f", "markdown")[1]


def test_a_block(run: Run, folder: Path) -> None:
    words = " ".join(["word"] * 45)
    (folder / "seeds" / "x.txt").write_text(f"“Then {words},” said Ann Roe.", encoding="utf-8")
    item = {"author": [{"family": "Lee"}], "URL": 'https://a.example/x"y', "title": "Walls"}
    (folder / "seeds" / "x.csl.json").write_text(json.dumps(item), encoding="utf-8")
    assert run("quotes", "--cite", "apa", "--introduce")[1].startswith(f"Roe said:\n\n    Then {words}. (as cited")
    assert f"\n\n> Then {words}. (Roe, as cited" in "\n\n" + run("quotes", "--cite", "apa", "--markdown")[1]
    assert (
        '<blockquote cite="https://a.example/x&#34;y#:~:text=Then%20word'
        in (run("quotes", "--cite", "apa", "-f", "html")[1])
    )
    assert "\\li720" in run("quotes", "--cite", "apa", "-f", "rtf")[1]


def test_json_proves_the_words(run: Run, library: Path) -> None:
    (library / "harbour.csl.json").write_text('{"URL": "https://courier.example/wall"}', encoding="utf-8")
    text = (library / "harbour.txt").read_text(encoding="utf-8")
    found = json.loads(run("quotes", "--cite", "apa", "--json")[1])
    assert [json.loads(line) for line in run("quotes", "--cite", "apa", "--jsonl")[1].splitlines()] == found
    assert len(found) == 4
    for one in found:
        selector, position = one["selector"], one["position"]
        assert selector["type"] == "TextQuoteSelector"
        assert selector["exact"] == text[position["start"] : position["end"]] == one["text"]
        assert text[: position["start"]].endswith(selector["prefix"])
        assert text[position["end"] :].startswith(selector["suffix"])
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", one["digest"])
        address, _, directive = one["link"].partition("#:~:text=")
        assert address == "https://courier.example/wall"
        assert unquote(directive.split(",-")[0]).split("-,")[-1] in one["text"]
    assert found[0]["quote"] == WORDS
    assert found[0]["citation"] == CITATION
    assert found[0]["passage"] == f"{WORDS} {CITATION}."
    assert found[0]["entry"].startswith(ENTRY)
    assert found[0]["locator"] == {"label": "paragraph", "value": "1"}


def test_a_remark_of_the_document_without_an_address(run: Run, library: Path) -> None:
    assert json.loads(run("quote", "harbour", "1", "--json", "-q")[1])[0]["link"] is None


def test_direct_introduce_trim_and_case(run: Run, library: Path) -> None:
    def quote(*arguments: str) -> str:
        return run("quote", "harbour", "1", "-q", *arguments)[1].splitlines()[0]

    assert quote("--direct") == f"{WORDS} (Doe, 2021, para. 1)."
    assert quote("--introduce") == f"Byron said, {WORDS} (as cited in Doe, 2021, para. 1)."
    assert quote("--trim", "waited long") == f"“We have … enough” {CITATION}."
    assert quote("--trim", "waited...long", "--lower-first") == f"“[w]e have … enough” {CITATION}."
    assert quote("--only", "waited…") == f"“waited long enough” {CITATION}."
    assert quote("--only", "…waited", "--upper-first") == f"“We have waited” {CITATION}."
    assert quote("--locator", "p. 4") == f"{WORDS} (Byron, as cited in Doe, 2021, p. 4)."


def test_of_several_quotations_those_are_trimmed_that_can_be(run: Run, library: Path) -> None:
    out = run("quotes", "-s", "byron", "--cite", "mla", "--trim", "waited long")[1]
    assert out.startswith("“We have … enough” (qtd. in Doe).\n\n“The sea has not” (qtd. in Doe).\n\n")
    code, out, err = run("quotes", "-s", "byron", "--cite", "mla", "--trim", "granite")
    assert (code, out) == (3, "")
    assert "“granite” does not occur in the quotation" in err
    code, out, err = run("quote", "harbour", "1", "--trim", "We…enough")
    assert (code, out) == (3, "")
    assert "no words left" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("quotes", "--direct"),
        ("quotes", "--trim", "x"),
        ("quotes", "--lower-first"),
        ("quotes", "--format", "html"),
        ("quotes", "--copy-part", "quote"),
        ("quotes", "--cite", "apa", "--speakers"),
        ("quotes", "--cite", "apa", "--json", "--format", "html"),
        ("quotes", "--cite", "apa", "--lower-first", "--upper-first"),
        ("quote", "harbour", "1", "--json", "--format", "html"),
        ("quote", "harbour", "1", "--part", "--whole"),
    ],
)
def test_what_does_not_go_together(run: Run, library: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("citecli: ")


def test_no_english_lead_in_for_another_language(run: Run, library: Path) -> None:
    code, out, err = run("quote", "harbour", "1", "--style", "apa", "--introduce", "--locale", "de")
    assert code == 0
    assert out.startswith("„We have waited long enough“ (Byron, zitiert nach Doe, 2021, Abs. 1).")
    assert err == "citecli: quotations are introduced in English only, and the citations are in de-DE\n"
    (library / "harbour.csl.json").write_text('{"language": "de"}', encoding="utf-8")
    code, out, err = run("quotes", "--cite", "apa", "--introduce")
    assert out.startswith(f"{WORDS} {CITATION}.")
    assert "quotations are introduced in English only; not in English: harbour-wall-to-rise-council-decides" in err


def test_an_interrupted_sentence_is_one_quotation(run: Run, folder: Path) -> None:
    text = "“We have waited,” said Ann Roe, “long enough.” She rose. “The sea,” she said, “has not. It comes.”"
    (folder / "seeds" / "x.txt").write_text(text, encoding="utf-8")
    one = "“We have waited … long enough” (qtd. in “[x.txt]”).\n"
    for which in ("1", "2", "long enough", "waited…enough"):
        assert run("quote", "x", which, "--style", "mla", "-q")[1].startswith(one), which
    assert run("quote", "x", "2", "--style", "mla", "--part", "-q")[1].startswith("“long enough” (")
    run("quotes", "x", "--cite", "apa", "--json", "-o", "kept.json")
    found = json.loads((folder / "kept.json").read_text(encoding="utf-8"))
    assert [one["number"] for one in found] == [1, 3]
    for one in found:
        assert one["text"] == text[one["start"] : one["end"]]
        for part in one["parts"]:
            place = part["position"]
            assert part["selector"]["exact"] == part["text"] == text[place["start"] : place["end"]]
    assert [part["number"] for part in found[1]["parts"]] == [3, 4]
    rows = run("quotes", "x", "--cite", "apa", "--csv")[1].splitlines()
    assert len(rows) == 5
    # What the narrator says between the parts may change; the parts may not.
    path = folder / "seeds" / "x.txt"
    path.write_text(text.replace("said Ann Roe", "said Ann Roe of Low Quay"), encoding="utf-8")
    code, out, _ = run("verify", "kept.json")
    assert (code, out.count("\n")) == (0, 4)
    path.write_text(text.replace("long enough", "for ages now"), encoding="utf-8")
    assert run("verify", "kept.json")[0] in (1, 3)


def test_an_unknown_style_is_told_before_anything_is_read(run: Run, library: Path) -> None:
    code, out, err = run("quotes", "--cite", "no-such-style")
    assert (code, out, err.count("\n")) == (3, "", 1)


def test_nothing_found(run: Run, library: Path) -> None:
    assert run("quotes", "--cite", "apa", "-s", "nobody", "--json")[:2] == (3, "[]\n")
    assert run("quotes", "--cite", "apa", "-s", "nobody")[:2] == (3, "")


def test_two_documents_of_one_author_and_year(run: Run, folder: Path) -> None:
    for name, title in (("a", "Salt"), ("b", "Sand")):
        (folder / "seeds" / f"{name}.txt").write_text(f"“{title} keeps,” said Sam Poe.", encoding="utf-8")
        item = {"title": title, "author": [{"family": "Roe", "given": "Ann"}], "issued": {"date-parts": [[2020]]}}
        (folder / "seeds" / f"{name}.csl.json").write_text(json.dumps(item), encoding="utf-8")
    out = run("quotes", "--cite", "apa")[1]
    assert "Roe, 2020a, para. 1" in out
    assert "Roe, 2020b, para. 1" in out
    assert out.endswith("Roe, A. (2020a). Salt.\n\nRoe, A. (2020b). Sand.\n")


def test_a_document_without_a_name_is_called_by_its_file(run: Run, folder: Path) -> None:
    (folder / "seeds" / "note.txt").write_text("“We go,” said Sam Poe.", encoding="utf-8")
    code, out, err = run("quotes", "--cite", "apa")
    assert (code, out) == (
        0,
        "“We go” (Poe, as cited in [note.txt], n.d., para. 1).\n\nReferences\n\n[note.txt]. (n.d.).\n",
    )
    assert "note has no author and no title; add them with `citecli edit note`" in err
    assert run("quotes", "--cite", "mla", "-q")[1].startswith("“We go” (qtd. in “[note.txt]”).")


def test_parts_go_to_the_clipboard(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("citecli.cli.clipboard.system.copy", lambda clip: bool(copied.append(clip.plain) or clip.html))
    for part in ("quote", "citation", "entry", "all"):
        code, out, err = run("quote", "harbour", "1", "-s", "apa", "--copy-part", part)
        assert (code, err) == (0, "citecli: copied to the clipboard\n")
        assert out == f"{WORDS} {CITATION}.\n\nReferences\n\n{ENTRY}\n"
    run("quotes", "--cite", "apa", "-s", "byron", "--min-words", "5", "--copy")
    assert copied == [WORDS, CITATION, ENTRY, out.rstrip("\n"), out.rstrip("\n")]


def test_a_name_is_no_markup(run: Run, folder: Path) -> None:
    item = {"author": [{"family": "Roe"}]}
    (folder / "seeds" / "x.txt").write_text("“We go,” said <i>Poe</i> Lee.\n", encoding="utf-8")
    (folder / "seeds" / "x.csl.json").write_text(json.dumps(item), encoding="utf-8")
    for style in ("apa", "chicago"):
        shown = run("quotes", "--cite", style, "-f", "html")[1]
        assert "<i>Poe</i>" not in shown


@pytest.mark.parametrize("form", ["plain", "markdown", "html", "rtf", "terminal", "json", "jsonl", "csv", "lines"])
@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_no_control_reaches_the_output(run: Run, folder: Path, form: str, style: str) -> None:
    words = "\x1b]52;c;eA==\x07 [bold]we\x9b31m\u202e go[/bold] " + "again " * 45
    (folder / "seeds" / "x.txt").write_text(f"“{words},” said Sam\x1b[31m Poe.", encoding="utf-8")
    item = {"title": "A\x1b[2Jb", "URL": "https://a.example/\u202e\x9b", "author": [{"family": "L\x1bee"}]}
    (folder / "seeds" / "x.csl.json").write_text(json.dumps(item), encoding="utf-8")
    flag = {"json": ["--json"], "jsonl": ["--jsonl"], "csv": ["--csv"], "lines": ["--plain"]}.get(form, ["-f", form])
    code, out, _ = run("quotes", "--cite", style, "--introduce", "--no-color", *flag)
    assert code == 0
    assert "again" in out
    ours = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[ -~]*\x1b\\", "", out) if form == "terminal" else out
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", ours)
    if form in ("json", "jsonl"):
        found = json.loads(out)
        one = found[0] if form == "json" else found
        assert one["selector"]["exact"].startswith("“\x1b]52;c;eA==\x07 [bold]we\x9b31m\u202e go[/bold]")


@pytest.mark.parametrize("columns", [20, 40, 80, 140])
@pytest.mark.parametrize("style", ["apa", "mla", "chicago"])
def test_on_a_terminal(library: Path, style: str, columns: int, terminal: Callable[..., tuple[int, str]]) -> None:
    code, shown = terminal("quotes", "--cite", style, "--introduce", "--no-pager", columns=columns, TERM="dumb")
    assert code == 0
    assert all(len(line) <= columns for line in shown.splitlines())
    assert {"apa": "References", "mla": "Works Cited", "chicago": "Bibliography"}[style] in shown.splitlines()
    assert "We have waited long enough" in " ".join(shown.split())


@pytest.fixture
def book(folder: Path) -> Path:
    """An e-book whose one paragraph goes on over the pages 11, 12 and 13."""
    turn = '<span epub:type="pagebreak" title="{}"/>'
    prose = (
        f"{turn.format(11)}The quay was old. “It was never dry,” wrote Ann Byron. {turn.format(12)}“The stones moved "
        f"at night,” she wrote, and “nobody slept while {turn.format(13)}the spring tides ran.” So it went on."
    )
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
        "p.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Long Tide</dc:title>'
        "<dc:creator>Ann Byron</dc:creator><dc:date>2019</dc:date><dc:publisher>Wet Press</dc:publisher></metadata>"
        '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>',
        "a.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        f"<p>{prose}</p></body></html>",
    }
    path = folder / "seeds" / "tide.epub"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ("It was never dry", "p. 11"),
        ("The stones moved at night", "p. 12"),
        ("nobody slept while the spring tides ran", "pp. 12–13"),
        ("So it went on", "p. 13"),
    ],
)
def test_the_page_is_that_of_the_words_not_of_the_paragraph(run: Run, book: Path, words: str, locator: str) -> None:
    out = run("quote", "tide", words, "--style", "apa", "-q")[1]
    assert out.startswith(f"“{words}” (Byron, 2019, {locator}).")
    place = locator.split()[1]
    (book.parent.parent / "draft.md").write_text(f"“{words}” [@the-long-tide, {locator}]", encoding="utf-8")
    assert run("check", "draft.md")[0] == 0
    (book.parent.parent / "draft.md").write_text(f"“{words}” [@the-long-tide, p. 14]", encoding="utf-8")
    code, out, _ = run("check", "draft.md")
    assert code == 1
    assert f"the-long-tide, {locator}, para. 1; the words are on p. {place[:2]}, not p. 14" in out


def test_the_page_of_each_quotation(run: Run, book: Path) -> None:
    assert [one["page"] for one in json.loads(run("quotes", "--json")[1])] == ["11", "12", "12–13"]


def test_words_that_are_not_quite_there(run: Run, library: Path) -> None:
    code, out, err = run("quote", "harbour", "and nobody on the wharf expects quiet")
    assert (code, out) == (3, "")
    assert "the nearest words are “and nobody on the quay expects quiet”" in err
    assert "lists its quotations" in run("quote", "harbour", "lanterns in the orchard at midnight")[2]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("the works begin in may and nobody", "The works begin in May, and nobody"),
        ("Nobody on the quay [of all people] expects", "nobody on the quay expects"),
        ("The works begin…", "The works begin in May, and nobody on the quay expects quiet"),
        ("quiet.", "quiet"),
    ],
)
def test_words_are_found_as_check_finds_them(run: Run, library: Path, words: str, quoted: str) -> None:
    assert run("quote", "harbour", words, "-s", "mla", "-q")[1].startswith(f"“{quoted}” (Doe).\n")


def test_without_a_number_what_there_is_to_choose_from(run: Run, library: Path) -> None:
    code, out, err = run("quote", "harbour")
    assert (code, out) == (2, run("quotes", "harbour")[1])
    assert err == "citecli: choose one of the 4 quotations by its number: `citecli quote harbour 1`\n"
    code, out, err = run("quote", "--json")
    assert (code, [item["number"] for item in json.loads(out)]) == (2, [1, 2, 3, 4])
    assert err.endswith("`citecli quote 1`\n")


def test_a_file_is_for_the_quotation_itself(run: Run, library: Path) -> None:
    Path("q.txt").write_text("as it was", "utf-8")
    assert run("quote", "harbour", "-o", "q.txt")[0] == 2
    assert Path("q.txt").read_text("utf-8") == "as it was"


def test_the_only_document_goes_without_saying(run: Run, library: Path) -> None:
    assert run("quote", "1", "-q") == run("quote", "harbour", "1", "-q")
    assert run("quote", "long enough", "-q") == run("quote", "harbour", "1", "-q")
    assert run("quote", "9")[0] == 3
    (library / "other.txt").write_text("The mill\n\n“It turns,” said Ann Roe.\n", "utf-8")
    assert "“It turns” (Roe" in run("quote", "mill", "-q")[1]
    code, out, err = run("quote")
    assert (code, out) == (2, "")
    assert "name a document and a quotation: `citecli quote DOC N`" in err


def test_a_document_without_quotations(run: Run, library: Path) -> None:
    (library / "other.txt").write_text("The mill\n\nIt turns.\n", "utf-8")
    code, out, err = run("quote", "mill")
    assert (code, out) == (3, "")
    assert "the-mill has no quotations; name words of it: `citecli quote the-mill “FROM…TO”`" in err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--speaker", "byron", "1"], 0, "long enough"),
        (["--speaker", "byron", "3"], 3, "quotation 3 of harbour-wall-to-rise-council-decides is not by “byron”"),
        (["--speaker", "byron", "outlast"], 3, "“outlast” is in no quotation by “byron”"),
        (["--speaker", "engineers"], 0, "will outlast every one of us"),
        (["--speaker", "byron"], 2, "choose one of the 2 quotations"),
        (["--speaker", "byron", "--speaker", "engineers"], 2, "choose one of the 3 quotations"),
        (["--speaker", "nobody"], 3, "has no quotations by “nobody”"),
    ],
)
def test_one_of_a_person(run: Run, library: Path, arguments: list[str], code: int, said: str) -> None:
    found, out, err = run("quote", "harbour", *arguments, "-q")
    assert found == code
    assert said in out + err


@pytest.mark.parametrize("alteration", [(), ("--only", "can be…lost 3.2")])
def test_words_over_the_edge_of_speech_keep_its_marks(run: Run, folder: Path, alteration: tuple[str, ...]) -> None:
    (folder / "seeds" / "x.txt").write_text("“It can be saved,” said Ann Roe. “It has lost 3.2 million.”", "utf-8")
    out = run("quote", "x", "can be…3.2", "-s", "mla", "-q", *alteration)[1]
    assert out.startswith("“‘can be saved,’ said Ann Roe. ‘It has lost 3.2’”")
    out = run("quote", "x", "It can…3.2", "-s", "mla", "-q", "--only", "be saved…lost 3.2")[1]
    assert out.startswith("“‘be saved,’ said Ann Roe. ‘It has lost 3.2’”")


@pytest.mark.parametrize(
    ("words", "style", "expected"),
    [
        ("ropes go slack", "apa", "“ropes go slack” (Hale, n.d., line 3)."),
        ("the ropes…door", "apa", "“the ropes go slack / beside the door” (Hale, n.d., lines 3–4)."),
        ("the ropes…door", "mla", "“the ropes go slack / beside the door” (Hale)."),
        ("beside…lamp is lit", "mla", "“beside the door. // No lamp is lit” (Hale)."),
        ("the ropes…wall", "mla", "the ropes go slack\nbeside the door.\n\nNo lamp is lit\nalong the wall (Hale)"),
        ("No lamp…all", "mla", "No lamp is lit\nalong the wall,\nthe water comes\nand takes it all (Hale)"),
    ],
)
def test_a_poem_is_cited_by_lines_and_keeps_its_stanzas(
    run: Run, folder: Path, words: str, style: str, expected: str
) -> None:
    poem = (
        "The boats lie down\nand wait for more,\nthe ropes go slack\nbeside the door.\n\n"
        "No lamp is lit\nalong the wall,\nthe water comes\nand takes it all\n"
    )
    (folder / "seeds" / "quay.txt").write_text(f"Title: Quay\nAuthor: Vera Hale\n\n{poem}", "utf-8")
    out = run("quote", "quay", words, "-s", style, "-q")[1]
    assert "\n".join(line.strip() for line in out.splitlines()).startswith(expected)
