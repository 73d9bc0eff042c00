"""Any file may be hostile: a clear line or correct output, never a traceback, never a raw control sequence."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.readers import source
from citecli.readers.source import LARGEST_INPUT

Run = Callable[..., "tuple[int, str, str]"]
COMMANDS = (("list",), ("show",), ("show", "--quotes"), ("show", "--metadata"), ("quotes",), ("quotes", "--explain"))
COMMANDS += (("quotes", "--markdown"), ("quotes", "--csv"), ("cite", "--style", "apa"), ("cite", "--format", "html"))
RAW = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]
RAW = [char for char in RAW if char not in "\n\t"]

HOSTILE = {
    "escapes": "Title \x1b]0;owned\x07\n\nBy Eve Ill\n\n“Go \x1b[31mred\x1b[0m \x9b1m,” said \x1b]52;c;eA==\x07Byron.",
    "bidi": "Title \u202eesrever\n\n“Pay \u2066to\u2069 me,” said \u202bAnn Byron\u202c.",
    "rich markup": "Title [bold]x[/i]\n\n“It was [sic] [/] [link=http://x]so[/link],” said Ann [red]Byron.",
    "unbalanced": "“One “two ”three” four\n\n“five\n\n”six said Ann Byron. ‘seven",
    "no marks": "Nobody says anything here.",
    "only marks": "“”“”“”\n\n””””\n\n““““",
    "no letters": "— … ! ?\n\n123 456",
    "carriage returns": "Title\r\r“So,” said Ann.\r\n\r\nMore\x0b\x0cwords.",
    "combining": "e" + "\u0301" * 500 + "\n\n“a\u0300,” said Ann Byron.",
    "wide": "漢字" * 200 + "\n\n「かな」と彼は言った。",
    "right to left": "“שלום,” אמר דוד.\n\n“مرحبا”",
    "nul in json only": "“\ufeff\u200b\ufffe,” said Ann Byron.",
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("arguments", COMMANDS)
def test_no_control_reaches_an_output(run: Run, folder: Path, kind: str, arguments: tuple[str, ...]) -> None:
    (folder / "seeds" / "x.txt").write_bytes(HOSTILE[kind].encode())
    code, out, err = run(*arguments)
    assert code in (0, 4)
    assert not [char for char in RAW if char in out + err]
    assert "Traceback" not in err


@pytest.mark.parametrize("kind", HOSTILE)
def test_json_loses_no_character(run: Run, folder: Path, kind: str) -> None:
    text = HOSTILE[kind]
    (folder / "seeds" / "x.txt").write_bytes(text.encode())
    code, out, _ = run("show", "--json")
    assert code == 0
    assert json.loads(out)["text"] == text
    assert not [char for char in RAW if char in out]
    for one in json.loads(run("quotes", "--json")[1]):
        assert text[one["start"] : one["end"]] == one["text"]


def test_rich_markup_is_text(run: Run, folder: Path) -> None:
    (folder / "seeds" / "x.txt").write_text(HOSTILE["rich markup"], encoding="utf-8")
    assert "It was [sic] [/] [link=http://x]so[/link]," in run("show")[1]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"  \n\n ", "is empty"),
        (b"\x00\x01\x02\x03", "not text"),
        (b"%PDF-1.4 ...", "is a PDF"),
        (b"caf\x81\xff", "can't be decoded"),
        (b"\xff\xfe\x00", "UTF-16"),
    ],
)
@pytest.mark.parametrize("command", ["show", "quotes", "cite"])
def test_files_that_are_no_text(run: Run, folder: Path, command: str, data: bytes, words: str) -> None:
    (folder / "x.bin").write_bytes(data)
    code, out, err = run(command, "x.bin")
    assert (code, out) == (4, "")
    assert err.count("\n") == 1
    assert words in err
    assert "x.bin" in err


@pytest.mark.parametrize("command", ["show", "quotes", "cite"])
def test_a_file_that_is_not_there(run: Run, library: Path, command: str) -> None:
    code, out, err = run(command, "nowhere/at-all.txt")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert "nowhere/at-all.txt" in err


def test_a_folder_where_a_file_is_meant(run: Run, library: Path) -> None:
    code, out, err = run("show", "./seeds/")
    assert (code, out) == (4, "")
    assert "is a folder" in err
    assert "--library" in err


def test_a_file_where_a_folder_is_meant(run: Run, library: Path) -> None:
    code, out, err = run("list", "--library", "seeds/harbour.txt")
    assert (code, out) == (3, "")
    assert "is a file" in err


def test_a_file_that_may_not_be_read(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Not by chmod: root may read anything, and Windows has no such bits.
    monkeypatch.setattr(source, "_opened", refuse)
    code, out, err = run("show", "seeds/harbour.txt")
    assert (code, out) == (4, "")
    assert err == "citecli: seeds/harbour.txt can't be read: permission denied\n"


def test_a_file_that_is_too_large_is_not_read_to_its_end(run: Run, folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(LARGEST_INPUT * 2)
    code, out, err = run("show", "huge.txt")
    assert (code, out) == (4, "")
    assert "too large (128 MB)" in err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such devices")
def test_a_device_is_no_document(run: Run, folder: Path) -> None:
    code, _, err = run("show", "/dev/zero")
    assert code == 4
    assert "not a regular file" in err


@pytest.mark.parametrize("name", ["", " ", "\0", "x" * 5000, "*", "../../etc", "-1", "0", "99999999999999999999"])
def test_names_that_are_none(run: Run, library: Path, name: str) -> None:
    code, out, err = run("quotes", "--", name)
    # A name of nothing but spaces is wrong usage: most often a variable of the shell that is not set.
    assert code in ((3, 4) if name.strip() else (2,))
    assert out == ""
    assert err.count("\n") == 1


def test_one_bad_file_in_a_batch(run: Run, library: Path) -> None:
    (library / "bad.txt").write_bytes(b"\0")
    code, out, err = run("quotes", "bad.txt", "harbour.txt")
    assert code == 4
    assert len(out.splitlines()) == 4
    assert "bad.txt" in err
    assert run("quotes")[0] == 4
    assert run("cite", "--style", "apa")[0] == 4


def test_ten_megabytes_in_a_line(run: Run, folder: Path) -> None:
    (folder / "x.txt").write_text("word " * 2_000_000, encoding="utf-8")
    code, out, _ = run("show", "x.txt", "--plain")
    assert code == 0
    assert len(out) > 9_000_000
