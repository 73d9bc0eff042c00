"""What a user gives to `add`, told apart."""

from pathlib import Path

import pytest

from citecli.api.library.inputs import Input, InputKind, inputs
from citecli.errors import CitecliError, DocumentNotFound, NothingMatched


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("box/b.txt", "box/a.md", "box/below/c.txt", "box/.hidden.txt", "box/.git/d.txt", "box/picture.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


def told(*names: str) -> list[tuple[str, str]]:
    return [
        (type(one).__name__, str(one)) if isinstance(one, CitecliError) else (one.kind.value, Path(one.name).as_posix())
        for one in inputs(names)
    ]


def test_a_folder_means_the_documents_in_it_and_below(folder: Path) -> None:
    assert told("box") == [("file", "box/a.md"), ("file", "box/b.txt"), ("file", "box/below/c.txt")]
    assert told("empty") == [("NothingMatched", "there are no documents in empty")]


def test_a_link_that_leads_out_is_not_followed(folder: Path) -> None:
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "box" / "z.txt").symlink_to(folder / "secret.txt")
    (folder / "box" / "y.txt").symlink_to(folder / "box" / "b.txt")
    assert [name for _, name in told("box")][-2:] == ["box/y.txt", "box/below/c.txt"]


def test_files_patterns_and_standard_input(folder: Path) -> None:
    assert told("box/picture.png", "-", "box/*.txt") == [
        ("file", "box/picture.png"), ("standard input", "-"), ("file", "box/b.txt"),
    ]  # fmt: skip
    assert [name for _, name in told("box/**/*.txt")] == ["box/b.txt", "box/below/c.txt"]
    (error,) = inputs(["box/*.pdf"])
    assert isinstance(error, NothingMatched)


@pytest.mark.parametrize(
    "name", ["https://example.org/a", "10.1000/182", "doi:10.1000/182", "arXiv:2101.00001", "978-0-306-40615-7"]
)
def test_addresses_and_identifiers(folder: Path, name: str) -> None:
    assert list(inputs([name])) == [Input(name, InputKind.NETWORK)]


def test_a_file_goes_before_an_identifier(folder: Path) -> None:
    (folder / "10.1000").mkdir()
    (folder / "10.1000" / "182").write_text("text", encoding="utf-8")
    assert told("10.1000/182") == [("file", "10.1000/182")]


@pytest.mark.parametrize("name", ["nothing.txt", "x" * 5000, "a\0b", "~nobody-of-that-name/x.txt"])
def test_nothing_at_all(folder: Path, name: str) -> None:
    (error,) = inputs([name])
    assert isinstance(error, DocumentNotFound)
