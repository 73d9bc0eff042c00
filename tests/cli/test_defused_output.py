"""What comes from outside harms neither a spreadsheet nor a shell, and no password is kept."""

import csv
import io
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.references.identifiers import without_credentials
from citecli.render.quotations import _csv
from citecli.text.messages import shell_argument
from citecli.text.safe import safe

Run = Callable[..., "tuple[int, str, str]"]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1", "=HYPERLINK(\"http://x\")", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
        "- cmd|' /C calc'!A0", "-2", "-Anna", "－1", "＝1", "- SUM(A1)", "- A1*2", "+49 30 1234",
    ],
)  # fmt: skip
def test_a_formula_is_defused(cell: str) -> None:
    ((read, beside),) = csv.reader(io.StringIO(_csv([(cell, "x")])))
    assert read.startswith("'")
    assert beside == "x"


@pytest.mark.parametrize(
    "cell", ["— No, she said.", "– No.", "- No, she said. “Never.”", "‘=1’", "a=1", "1-2", "", "'", "“-”"]
)
def test_words_stay_as_they_are(cell: str) -> None:
    assert next(csv.reader(io.StringIO(_csv([(cell, -5)])))) == [cell, "-5"]


@pytest.mark.parametrize("char", "\u200b\u2060\u2061\u2064\u180e\u034f\u3164\ufff9\u206a\uffa0")
def test_what_nobody_can_see_is_gone(char: str) -> None:
    assert safe(f"pay{char}pal") == "paypal"


@pytest.mark.parametrize("text", ["می‌خواهم", "👩‍🚀", "co\u00adop", "❤️"])
def test_what_shapes_letters_stays(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://jane:secret@example.org/a", "https://example.org/a"),
        ("http://jane@example.org:8080/?q=a@b", "http://example.org:8080/?q=a@b"),
        ("HTTPS://a:b@c@example.org", "HTTPS://example.org"),
        ("see https://u:p@x.org and ftp://u:p@y.org/z", "see https://x.org and ftp://y.org/z"),
        ("https://u:p%40w@x.org#f", "https://x.org#f"),
        ("https://u:p/w@x.org/a", "https://x.org/a"),
        ("https://u:p#w?@x.org", "https://x.org"),
        ("https://x.org:80/@jane", "https://x.org:80/@jane"),
        ("http://[::1]:80/@jane", "http://[::1]:80/@jane"),
        ("https://x.org:443?a=b@c", "https://x.org:443?a=b@c"),
        ("git+ssh://u:p@x.org/a", "git+ssh://x.org/a"),
        ("https://example.org/@jane/1", "https://example.org/@jane/1"),
        ("https://example.org?mail=a@b", "https://example.org?mail=a@b"),
        ("mailto:jane@example.org", "mailto:jane@example.org"),
        ("jane@example.org", "jane@example.org"),
    ],
)
def test_no_password_is_kept(address: str, bare: str) -> None:
    assert without_credentials(address) == bare


def test_no_password_in_a_sidecar_a_citation_or_a_remark(run: Run, library: Path) -> None:
    secret = "https://jane:secret@example.org/a"
    (library / "page.html").write_text(
        f'<html><head><title>Tides</title><link rel="canonical" href="{secret}"></head><body><p>A text.</p></body>',
        encoding="utf-8",
    )
    (library / "note.md").write_text(f"---\ntitle: Notes\nurl: {secret}\n---\n\nA text.\n", encoding="utf-8")
    (library / "own.txt").write_text("Own\n\nA text.", encoding="utf-8")
    (library / "own.csl.json").write_text(f'{{"URL": "{secret}", "title": "Own"}}', encoding="utf-8")
    Path("refs.bib").write_text(f"@misc{{a, title={{A}}, url={{{secret}}}}}", encoding="utf-8")
    assert run("edit", "harbour", "--url", secret)[0] == 0
    assert run("edit", "own.txt", "--title", "Own text")[0] == 0
    for arguments in (
        ("cite",),
        ("cite", "--json"),
        ("cite", "--reference", "refs.bib", "a"),
        ("show", "own.txt", "--metadata"),
    ):
        code, out, err = run(*arguments)
        assert "example.org/a" in out or code, arguments
        assert "secret" not in out + err
    assert "secret" not in (library / "harbour.csl.json").read_text(encoding="utf-8")
    assert "secret" not in (library / "own.csl.json").read_text(encoding="utf-8")
    assert "secret" not in run("add", "ftp://jane:secret@example.org/a")[2]


@pytest.mark.parametrize(
    "name",
    ["$(touch x)", "`id`", "a b", "o'clock", "a;b", "a&b", "*", 'a"b', "(2020)", "-x", "é"],
)
def test_a_name_is_one_word_of_a_shell(name: str) -> None:
    assert shlex.split(shell_argument(name))[-1] == name


def test_an_offered_command_is_quoted(run: Run, library: Path) -> None:
    (library / "harbour.csl.json").write_text('{"id": "a$(touch x)b"}', encoding="utf-8")
    err = run("remove", "harbour.txt", "--yes")[2]
    assert "citecli remove --restore 'a$(touch x)b'" in err
