"""What is copied, and in which formats: each system's way by the bytes it is given, X11 as it is."""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citecli.cli.clipboard import system, terminal, windows, x11
from citecli.cli.clipboard.clip import Clip, for_pasting
from tests.cli.conftest import Run


class Clipboard:
    """A stand-in for pyperclip."""

    PyperclipException = RuntimeError

    def __init__(self, works: bool = True, takes: bool = True) -> None:
        self.works, self.takes, self.text = works, takes, ""

    def copy(self, text: str) -> None:
        if not self.works:
            raise self.PyperclipException("no xclip")
        if self.takes:
            self.text = text

    def paste(self) -> str:
        return self.text


def test_copying(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard = Clipboard()
    monkeypatch.setitem(sys.modules, "pyperclip", clipboard)  # type: ignore[arg-type]
    monkeypatch.setattr(system, "put_formatted", lambda clip: False)
    code, out, err = run("quotes", "-s", "byron", "--min-words", "5", "--copy")
    assert code == 0
    assert clipboard.text == "“We have waited long enough,”\n— Mayor Ann Byron, para. 1"
    assert "copied" in err
    assert out
    assert run("cite", "--style", "mla", "--copy", "-q")[2] == ""
    assert clipboard.text == "Doe, Jane. Harbour Wall to Rise, Council Decides. 3 Mar. 2021."


@pytest.mark.parametrize("clipboard", [Clipboard(works=False), Clipboard(takes=False)])
def test_a_clipboard_that_fails(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch, clipboard: Clipboard) -> None:
    monkeypatch.setitem(sys.modules, "pyperclip", clipboard)  # type: ignore[arg-type]
    monkeypatch.setattr(system, "put_formatted", lambda clip: False)
    code, out, err = run("cite", "--style", "mla", "--copy")
    assert code == 1
    assert out.startswith("Doe, Jane.")
    assert "nothing was copied" in err


def test_a_way_alone_asks_for_a_copy(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(terminal, "copy", sent.append)
    _, entry, _ = run("cite", "--copy-via", "osc52")
    _, bibliography, _ = run("cite", "--format", "bibtex", "--copy-via", "osc52")
    assert sent == [entry.rstrip("\n"), bibliography.rstrip("\n")]
    assert bibliography.startswith("@")


@pytest.fixture
def clips(monkeypatch: pytest.MonkeyPatch) -> list[Clip]:
    """What a clipboard that takes any format got."""
    taken: list[Clip] = []
    monkeypatch.setattr(system, "copy", lambda clip: not taken.append(clip) and clip.is_formatted)
    return taken


def test_html_is_copied_beside_the_text(run: Run, library: Path, clips: list[Clip]) -> None:
    run("cite", "--style", "apa", "--copy")
    run("quote", "harbour", "1", "-s", "mla", "--copy-part", "entry")
    assert [clip.plain for clip in clips] == [
        "Doe, J. (2021, March 3). Harbour wall to rise, council decides.",
        "Doe, Jane. Harbour Wall to Rise, Council Decides. 3 Mar. 2021.",
    ]
    assert all("<i>Harbour" in clip.html and not clip.rtf for clip in clips)


@pytest.mark.parametrize(
    ("words", "form", "begin"),
    [
        (("cite", "--style", "apa", "--format", "html"), "html", "<div"),
        (("cite", "--style", "apa", "--format", "rtf"), "rtf", "{\\rtf1"),
        (("quote", "harbour", "1", "-s", "apa", "-f", "rtf"), "rtf", "{\\rtf1"),
        (("quotes", "--cite", "apa", "-f", "html"), "html", "<p>"),
        (("bib", "d.md", "--to", "html", "-s", "apa"), "html", "<p>"),
        (("bib", "d.md", "--to", "html", "-s", "apa", "-o", "d.html"), "html", "<p>"),
        (("bib", "d.md", "--to", "rtf", "--list"), "rtf", "{\\rtf1"),
    ],
)
def test_a_format_is_copied_as_that_format(
    run: Run, library: Path, clips: list[Clip], words: tuple[str, ...], form: str, begin: str
) -> None:
    Path("d.md").write_text("So it was [@harbour-wall-to-rise-council-decides].\n", encoding="utf-8")
    assert run(*words, "--copy").code == 0
    (clip,) = clips
    assert getattr(clip, form).startswith(begin)
    assert clip.is_source
    assert bool(clip.html) != bool(clip.rtf)
    assert not clip.plain.startswith("{")


def test_a_program_s_output_is_plain(run: Run, library: Path, clips: list[Clip]) -> None:
    run("cite", "--style", "apa", "--json", "--copy")
    run("cite", "--format", "bibtex", "--copy")
    run("quote", "harbour", "1", "-f", "markdown", "--copy")
    run("quotes", "--copy")
    assert len(clips) == 4
    assert not any(clip.is_formatted for clip in clips)


@pytest.mark.parametrize(
    ("environment", "words", "told"),
    [
        ({}, (), "copied to the clipboard as plain text\n"),
        ({}, ("--format", "markdown"), "copied to the clipboard\n"),
        ({"WAYLAND_DISPLAY": "w"}, (), "as plain text; --format html --copy copies it formatted\n"),
        ({"WAYLAND_DISPLAY": "w"}, ("-f", "html"), "copied to the clipboard as plain text\n"),
    ],
)
def test_what_was_not_copied_is_said(
    run: Run,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    words: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.setitem(sys.modules, "pyperclip", Clipboard())  # type: ignore[arg-type]
    monkeypatch.setattr(system, "put_formatted", lambda clip: False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert told in run("cite", "-s", "apa", "--copy", *words).err


def test_entries_are_pasted_in_lines_of_their_own() -> None:
    numbered = (
        '<div class="csl-entry"><div class="csl-left-margin">[1]</div> <div class="csl-right-inline">A</div></div>'
    )
    assert for_pasting(numbered) == '<div class="csl-entry">[1] A</div>'
    hanging = '<div class="csl-bib-body hanging-indent">\n  <div class="csl-entry">A</div>\n</div>'
    assert "text-indent: -2em" in for_pasting(hanging)


@pytest.mark.parametrize("fragment", ["<i>Sea</i>", "<p>Über – “日本” 🌊</p>\n<p>é</p>", ""])
def test_windows_is_told_where_the_fragment_is_to_the_byte(fragment: str) -> None:
    data = windows.cf_html(fragment)
    head, _, _ = data.partition(b"<html>")
    at = {name: int(value) for name, value in (line.split(":") for line in head.decode().split()[1:])}
    assert data[at["StartFragment"] : at["EndFragment"]].decode() == fragment
    assert data[at["StartHTML"] : at["EndHTML"]].startswith(b"<html>")
    assert data[at["StartHTML"] :].endswith(b"</html>")
    assert at["EndHTML"] == len(data)
    assert data[: at["StartFragment"]].endswith(b"<!--StartFragment-->")
    assert data[at["EndFragment"] :].startswith(b"<!--EndFragment-->")


def test_windows_gets_each_format_ended_by_zeros() -> None:
    assert windows.formats("a\nü", "", "") == [("", "a\r\nü\0".encode("utf-16-le"))]
    names = [(name, data[-1]) for name, data in windows.formats("a", "<i>a</i>", "{\\rtf1 a}")]
    assert names == [("", 0), ("HTML Format", 0), ("Rich Text Format", 0)]


def test_macos_gets_each_type_as_data() -> None:
    text = 'it"s\n</script> ü\u2028 `${x}`'
    script = system.macos_script(Clip(text, "<i>ü</i>", "{\\rtf1 a}"))
    found = re.search(r"^const values = (.*);$", script, re.MULTILINE)
    assert found
    assert script.isascii()
    assert json.loads(found[1]) == {
        "public.utf8-plain-text": text,
        "public.html": "<i>&#252;</i>",
        "public.rtf": "{\\rtf1 a}",
    }


def test_wayland_gets_one_format_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert system.wayland_command(Clip("a", "<i>a</i>")) is None
    assert system.wayland_command(Clip("a", "<i>a</i>", is_source=True)) == ["wl-copy", "--type", "text/html"]
    assert system.wayland_command(Clip("a", rtf="{a}", is_source=True)) == ["wl-copy", "--type", "text/rtf"]
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert system.wayland_command(Clip("a", "<i>a</i>", is_source=True)) is None


@pytest.mark.parametrize(
    ("name", "where"), [(":0", ("", 0)), ("unix:3.1", ("", 3)), ("host:10.0", ("host", 10)), ("::1:2", ("::1", 2))]
)
def test_displays(name: str, where: tuple[str, int]) -> None:
    assert x11.parse_display(name) == where


@pytest.mark.parametrize("name", ["", "host", ":", ":x", ":123456", "/path/to:socket"])
def test_no_displays(name: str) -> None:
    with pytest.raises(x11.NoDisplay):
        x11.parse_display(name)


def _entry(family: int, *fields: bytes) -> bytes:
    return struct.pack(">H", family) + b"".join(struct.pack(">H", len(field)) + field for field in fields)


def test_the_cookie_of_this_host_and_display() -> None:
    kind = b"MIT-MAGIC-COOKIE-1"
    file = _entry(256, b"here", b"1", kind, b"one") + _entry(256, b"here", b"0", b"OTHER", b"other")
    file += _entry(65535, b"", b"", kind, b"any") + _entry(256, b"here", b"0", kind, b"none")
    assert x11.cookie(file, 1, "here") == (kind, b"one")
    assert x11.cookie(file, 0, "here") == (kind, b"none")
    assert x11.cookie(file, 5, "here") == (kind, b"any")
    assert x11.cookie(b"\0", 1, "here") == (b"", b"")


@pytest.fixture
def display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], bytes]]:
    """An X server; asks its clipboard for a format."""
    if not (shutil.which("Xvfb") and shutil.which("xclip")):
        pytest.skip("Xvfb or xclip is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as told:
        monkeypatch.setenv("DISPLAY", f":{told.readline().strip()}")

    def ask(target: str) -> bytes:
        command = ["xclip", "-selection", "clipboard", "-o", "-t", target]
        return subprocess.run(command, capture_output=True, check=False, timeout=30).stdout

    yield ask
    server.terminate()
    server.wait()


def test_x11_offers_both(display: Callable[[str], bytes]) -> None:
    words = "“Ü 日” " * 40_000  # more than a request of X11 holds without its extension for long ones
    assert system.copy(Clip(words, f"<i>{words}</i>"))
    assert {b"text/html", b"UTF8_STRING", b"text/plain"} <= set(display("TARGETS").split())
    assert display("UTF8_STRING").decode() == words
    assert display("text/html") == f"<i>{words}</i>".encode("ascii", "xmlcharrefreplace")
    assert display("image/png") == b""
    assert system.copy(Clip("two", rtf="{\\rtf1 two}", is_source=True))
    assert display("text/rtf") == b"{\\rtf1 two}"
    assert display("STRING") == b"two"
    assert display("text/html") == b""


def test_without_an_x_server_plain_text_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard = Clipboard()
    monkeypatch.setitem(sys.modules, "pyperclip", clipboard)  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":9999")
    assert not system.copy(Clip("words", "<i>words</i>"))
    assert clipboard.text == "words"
