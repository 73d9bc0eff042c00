"""`import citecli`: what it offers, what it costs, and that its examples are true."""

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import citecli
from citecli import errors

FUNCTIONS = [name for name in citecli.__all__ if name.islower()]
LETTER = (
    "The harbour\n\nBy Jane Doe\n\n3 March 2021\n\nIt is certain that “the harbour will open in May,” said Ada Byron."
)


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def document() -> citecli.Document:
    return citecli.read_document(LETTER.encode(), name="letter.txt")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    library = tmp_path / "library"
    library.mkdir()
    (library / "letter.txt").write_text(LETTER, encoding="utf-8")
    return library


def test_nothing_else_is_public_by_accident() -> None:
    code = "import citecli; print(*sorted(name for name in vars(citecli) if not name.startswith('_')))"
    assert python(code) == ""
    assert dir(citecli) == sorted([*citecli.__all__, "__version__"])
    assert sorted(citecli.__all__) == citecli.__all__
    from citecli.api import public

    defined = inspect.getmembers(public, inspect.isfunction)
    own = [name for name, value in defined if value.__module__ == "citecli.api.public" and name[0] != "_"]
    assert own == FUNCTIONS


def test_every_name_loads() -> None:
    for name in citecli.__all__:
        assert getattr(citecli, name).__doc__, name
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        citecli.nothing  # noqa: B018


def test_every_exception_is_there() -> None:
    classes = inspect.getmembers(errors, inspect.isclass)
    names = {name for name, value in classes if value.__module__ == "citecli.errors"}
    assert names <= set(citecli.__all__)
    assert all(issubclass(getattr(errors, name), citecli.CitecliError) for name in names)


def test_importing_it_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import citecli; print(*sorted(set(sys.modules) - before))"
    assert python(code) == "citecli"


def test_a_type_checker_sees_the_names() -> None:
    assert Path(citecli.__file__).with_name("py.typed").is_file()
    source = Path(citecli.__file__).read_text(encoding="utf-8")
    assert all(f" {name}" in source for name in citecli.__all__)


@pytest.mark.parametrize("name", ["citecli", "Library", *FUNCTIONS])
def test_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    value = citecli if name == "citecli" else getattr(citecli, name)
    finder = doctest.DocTestFinder(recurse=False)
    examples = [test for test in finder.find(value, name, globs={}) if test.examples]
    assert examples
    for test in examples:
        assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_are_documented(name: str) -> None:
    function = getattr(citecli, name)
    text = inspect.getdoc(function) or ""
    assert "Raises" in text
    obvious = {"source", "sources", "content", "document", "draft", "format"}
    assert [
        one for one in inspect.signature(function).parameters if f"`{one}`" not in text and one not in obvious
    ] == []


class TestReading:
    def test_a_file_with_its_sidecar(self, folder: Path) -> None:
        (folder / "letter.csl.json").write_text('{"id": "doe2021", "publisher": "Harbour Press"}', encoding="utf-8")
        document = citecli.read_document(folder / "letter.txt")
        assert document.id == "doe2021"
        assert document.reference.texts["publisher"] == "Harbour Press"

    def test_bytes_by_suffix_and_by_content(self) -> None:
        page = b"<!DOCTYPE html><html><head><title>Harbours</title></head><body><p>One two.</p></body></html>"
        for name in ("page.html", "page", ""):
            assert "One two." in citecli.read_document(page, name=name).text

    def test_what_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(TypeError, match="Path"):
            citecli.read_document("letter.txt")  # type: ignore[arg-type]
        with pytest.raises(citecli.DocumentNotFound):
            citecli.read_document(tmp_path / "none.txt")
        with pytest.raises(citecli.UnreadableDocument, match=r"letter\.txt"):
            citecli.read_document(b"\0\1", name="letter.txt")


class TestLibrary:
    def test_documents(self, folder: Path) -> None:
        library = citecli.Library(folder)
        assert [document.id for document in library.documents()] == ["the-harbour"]
        assert library.find("harbour") == library.last()
        assert library.ids() == ("the-harbour",)
        with pytest.raises(citecli.NotFound):
            library.find("nothing like it")


class TestQuotations:
    def test_of_a_text_and_of_a_document(self, document: citecli.Document) -> None:
        (quotation,) = citecli.extract_quotations(document)
        assert isinstance(quotation, citecli.Quotation)
        assert quotation.speaker == "Ada Byron"
        assert citecli.extract_quotations(document.text)[-1].span == quotation.span
        assert quotation.span.of(document.text) == "“the harbour will open in May,”"

    def test_more_kinds(self) -> None:
        text = "Ada Byron said that the harbour would open. The word “harbour” is old."
        assert citecli.extract_quotations(text) == ()
        assert {str(one.kind) for one in citecli.extract_quotations(text, indirect=True, all_marks=True)} == {
            "indirect", "marked",
        }  # fmt: skip


class TestCiting:
    def test_documents_and_references(self, document: citecli.Document) -> None:
        loaded = citecli.load_references("TY  - BOOK\nAU  - Roe, Ann\nTI  - Tides\nPY  - 2020\nER  -\n", format="ris")
        style = citecli.find_style("apa")
        answer = citecli.cite([document, *loaded.references], style=style)
        assert isinstance(style, citecli.Style)
        assert [citecli.as_text(text.content)[:10] for text in answer.texts] == ["Doe, J. (2", "Roe, A. (2"]
        one = citecli.cite(loaded.references[0], style="mla", forms=["in-text"])
        assert [citecli.as_text(text.content) for text in one.texts] == ["(Roe)"]

    def test_what_is_refused(self, document: citecli.Document) -> None:
        with pytest.raises(citecli.ConflictingRequest):
            citecli.cite(document, style="chicago", forms=["in-text"])
        with pytest.raises(ValueError, match="entries"):
            citecli.cite(document, forms=["entries"])
        with pytest.raises(ValueError, match="plain, markdown"):
            citecli.as_text((), "pdf")
        with pytest.raises(citecli.UnknownLocale):
            citecli.cite(document, locale="xx-YY")
        with pytest.raises(citecli.UnknownStyle):
            citecli.find_style("no style has this name")

    def test_a_style_by_its_title(self, folder: Path) -> None:
        assert citecli.find_style("handbook 9th edition (notes)").info.title

    def test_references_from_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "refs.bib"
        path.write_text("@book{a, title={One}}\n@book{b, title={Two}}\n", encoding="utf-8")
        assert [reference.id for reference in citecli.load_references(path).references] == ["a", "b"]
        with pytest.raises(citecli.InvalidReference):
            citecli.load_references("no bibliography at all")
        with pytest.raises(ValueError, match="odd"):
            citecli.load_references(path, format="odd")


class TestDrafts:
    def test_quoting_and_verifying(self, document: citecli.Document, folder: Path) -> None:
        answer = citecli.quote(document, "harbour will open", introduce=True)
        assert answer.quotations[0].utterance.number == 1
        for sources in ([document], citecli.Library(folder)):
            (verification,) = citecli.verify(answer, sources)
            assert str(verification.verdict) == "verbatim"
        (missing,) = citecli.verify(answer, [])
        assert missing.verdict is None
        assert missing.problem
        with pytest.raises(citecli.NothingMatched):
            citecli.quote(document, 2)

    def test_verifying_what_the_command_line_wrote(
        self, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from citecli.cli.main import main

        assert main(["quotes", "--library", str(folder), "--json"]) == 0
        written = capsys.readouterr().out
        (tmp_path / "kept.json").write_text(written, encoding="utf-8")
        for kept in (written, tmp_path / "kept.json"):
            assert [str(found.verdict) for found in citecli.verify(kept, citecli.Library(folder))] == ["verbatim"]

    def test_checking(self, document: citecli.Document, folder: Path, tmp_path: Path) -> None:
        draft = "Doe has “the harbour will open in June” [@the-harbour], and more [@nobody].\n"
        (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
        for text in (draft, tmp_path / "draft.md"):
            for sources in ([document], citecli.Library(folder)):
                answer = citecli.check_draft(text, sources)
                assert answer.needs_writer
                assert [str(check.verdict) for check in answer.checks] == ["altered"]
                assert [unknown.key for unknown in answer.unknown] == ["nobody"]
        bibliography = tmp_path / "refs.bib"
        bibliography.write_text("@book{nobody, title={One}}", encoding="utf-8")
        assert citecli.check_draft(draft, [document], bibliographies=[bibliography]).unknown == ()
        with pytest.raises(citecli.DocumentNotFound):
            citecli.check_draft(draft, [document], bibliographies=[tmp_path / "none.bib"])


class TestCommandLine:
    """The command line says what the functions give."""

    def test_entries(self, folder: Path, document: citecli.Document, capsys: pytest.CaptureFixture[str]) -> None:
        from citecli.cli.main import main

        assert main(["cite", "--library", str(folder), "--style", "mla", "--format", "html", "--quiet"]) == 0
        (text,) = citecli.cite(document, style="mla").texts
        assert citecli.as_text(text.content, "html") in capsys.readouterr().out

    def test_quotations(self, folder: Path, document: citecli.Document, capsys: pytest.CaptureFixture[str]) -> None:
        import json

        from citecli.cli.main import main

        assert main(["quotes", "--library", str(folder), "--json"]) == 0
        written = [(one["start"], one["end"], one["speaker"]) for one in json.loads(capsys.readouterr().out)]
        assert written == [(*one.span, one.speaker) for one in citecli.extract_quotations(document)]
