"""What people rely on: streams, exit codes, pipes, environment, narrow terminals, broken clipboards."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import citecli
from citecli.cli import main as program
from citecli.cli.app import COMMANDS

Run = Callable[..., "tuple[int, str, str]"]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
Terminal = Callable[..., "tuple[int, str]"]
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"citecli {citecli.__version__}\n", "")
    assert run("-V")[1] == run("--version")[1]


def test_alone_it_shows_its_help(run: Run) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert all(f"  {name} " in out for name in COMMANDS)
    assert out == run("--help")[1] == run("-h")[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_the_common_options(run: Run, name: str) -> None:
    code, out, err = run(name, "-h")
    assert (code, err) == (0, "")
    assert f"$ citecli {name}" in out
    assert all(option in out for option in ("--library", "--output", "--quiet", "--no-color", "--help"))
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("shwo",), "did you mean “show”"),
        (("list", "--frobnicate"), "--frobnicate"),
        (("list", "--sort", "colour"), "colour"),
        (("quotes", "--min-words", "many"), "many"),
        (("quotes", "--min-confidence", "2"), "0"),
        (("list", "a"), "a"),
        (("cite", "--json", "--format", "html"), "can't be used together"),
    ],
)
def test_usage_errors_are_one_line(run: Run, library: Path, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert words in err
    assert "--help" in err


def test_options_may_stand_before_the_command(run: Run, library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text("Some words.", encoding="utf-8")
    assert run("--library", str(other), "list")[1].startswith("1\tx\t")
    assert run("list", "--library", str(other))[1].startswith("1\tx\t")


def test_output_goes_to_a_file(run: Run, library: Path, tmp_path: Path) -> None:
    shown = run("show")[1]
    assert run("show", "--output", "out.txt") == (0, "", "")
    assert (tmp_path / "out.txt").read_bytes().decode() == shown
    code, out, err = run("show", "--output", str(tmp_path / "no" / "such" / "folder" / "x"))
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert run("show", "--output", "-")[1] == shown


def test_a_configuration_that_is_none(run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITECLI_CONFIG", str(tmp_path / "config.toml"))
    for content in ("style = ", "style = 7", "\xff"):
        (tmp_path / "config.toml").write_text(content, encoding="latin-1")
        code, out, err = run("list")
        assert (code, out) == (4, "")
        assert "config.toml" in err


def test_what_nobody_foresaw_is_one_line(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("citecli.api.library.listing.listing", fail)
    code, out, err = run("list")
    assert (code, out) == (1, "")
    assert err == "citecli: internal error: ZeroDivisionError: oh (--debug shows where)\n"
    with pytest.raises(ZeroDivisionError):
        run("list", "--debug")


def test_an_interrupt(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("citecli.api.library.listing.listing", interrupt)
    code, out, err = run("list")
    assert (code, out) == (130, "")
    assert "Traceback" not in err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise there")
@pytest.mark.parametrize("command", ["show long", "quotes", "quotes --json", "quotes --jsonl"])
def test_a_reader_that_goes_away_is_no_error(library: Path, command: str) -> None:
    (library / "long.txt").write_text("“Word,” said Ann Byron. " * 1_500, encoding="utf-8")
    script = f"{sys.executable} -m citecli {command}; echo code $? >&2"
    done = subprocess.run(["sh", "-c", f"({script}) | head -c 10"], capture_output=True, check=False)
    assert done.stderr == b"code 0\n"


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}])
def test_an_output_without_letters_gets_stand_ins(process: Process, library: Path, environment: dict[str, str]) -> None:
    done = process("show", **environment)
    assert done.returncode == 0
    assert done.stdout.isascii()
    assert b'"We have waited long enough,"' in done.stdout
    data = process("quotes", "--json", **environment).stdout
    assert data.isascii()
    assert rb"\u201cWe have waited" in data


def test_a_latin_1_output_keeps_what_it_has(process: Process, folder: Path) -> None:
    (folder / "seeds" / "x.txt").write_text("Café “Żak”.", encoding="utf-8")
    assert process("show", PYTHONIOENCODING="latin-1").stdout.strip() == b'1  Caf\xe9 "Zak".'


def test_python_m(process: Process) -> None:
    assert process("--version").stdout.split() == [b"citecli", citecli.__version__.encode()]


@pytest.mark.parametrize("columns", [20, 80, 140])
@pytest.mark.parametrize(
    "arguments",
    [
        ("list",), ("show",), ("show", "--quotes"), ("show", "--metadata"), ("show", "--find", "wall"), ("quotes",),
        ("quotes", "--context", "5", "--explain", "--cite", "apa"), ("quotes", "--speakers"),
        ("cite", "--style", "mla"),
    ],
)  # fmt: skip
def test_nothing_is_wider_than_the_terminal_and_nothing_is_cut(
    library: Path, arguments: tuple[str, ...], columns: int, terminal: Terminal
) -> None:
    code, shown = terminal(*arguments, "--no-pager" if arguments[0] in ("show", "quotes") else "-q", columns=columns)
    assert code == 0
    assert "\x1b[" in shown
    plain = COLOR.sub("", shown)
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= columns
    assert "…" not in plain or "--context" in arguments
    squeezed = "".join(plain.split()).lower()
    assert ("harbourwalltorise,councildecides" in squeezed) or arguments[0] == "quotes"


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colour(library: Path, environment: dict[str, str], terminal: Terminal) -> None:
    _, shown = terminal("quotes", **environment)
    assert not re.search(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7])m", shown)
    if environment.get("TERM") == "dumb":
        assert "\x1b" not in shown
    assert "\x1b[3" not in terminal("show", "--quotes", "--no-color")[1].replace("\x1b[3m", "")


def test_the_width_that_the_user_says(library: Path, terminal: Terminal) -> None:
    _, shown = terminal("show", "--no-color", columns=140, COLUMNS="40")
    assert max(map(len, COLOR.sub("", shown).splitlines())) <= 40


def test_a_pager_for_what_is_longer_than_the_screen(library: Path, tmp_path: Path, terminal: Terminal) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged\necho LESS=$LESS\n", encoding="utf-8")
    pager.chmod(0o755)
    code, shown = terminal("show", lines=10, PAGER=str(pager))
    assert (code, shown) == (0, "LESS=FRX\n")
    assert "expects quiet" in (tmp_path / "paged").read_text(encoding="utf-8")
    assert "LESS=-i -R" in terminal("show", lines=10, PAGER=str(pager), LESS="-i")[1]
    for arguments, lines in ((("show",), 100), (("show", "--no-pager"), 10), (("show", "--plain"), 10)):
        assert "expects quiet" in terminal(*arguments, lines=lines, PAGER=str(pager))[1]
    assert "expects quiet" in terminal("show", lines=10, PAGER="cat")[1]
    assert "expects quiet" in terminal("show", lines=10, PAGER="/no/such/pager")[1]


def test_copying_through_the_terminal(library: Path, terminal: Terminal) -> None:
    import base64

    for copy in (("--copy",), ()):
        code, shown = terminal("cite", "--style", "mla", "-q", *copy, "--copy-via", "osc52")
        found = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", shown)
        assert code == 0
        assert found
        assert base64.b64decode(found[1]).decode() == "Doe, Jane. Harbour Wall to Rise, Council Decides. 3 Mar. 2021."


def test_copying_through_a_multiplexer(library: Path, terminal: Terminal, tmp_path: Path) -> None:
    """Where the program is that keeps control sequences to itself, but can't be asked: it is told to pass them on."""
    words = ("cite", "--style", "mla", "-q", "--copy-via", "osc52")
    shown = terminal(*words, TMUX="/tmp/none,1,0", PATH=str(tmp_path))[1]
    assert re.search(r"\x1bPtmux;\x1b\x1b\]52;c;[A-Za-z0-9+/=]+\x07\x1b\\", shown)
    shown = terminal(*words, STY="1.screen")[1]
    sent = "".join(re.findall(r"\x1bP(.{1,512}?)\x1b\\", shown))
    assert re.fullmatch(r"\x1b\]52;c;[A-Za-z0-9+/=]+\x07", sent)


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_copying_in_tmux(library: Path, tmp_path: Path) -> None:
    tmux = ["tmux", "-S", str(tmp_path / "t"), "-f", os.devnull]
    line = f"{sys.executable} -m citecli cite --style mla --copy-via osc52 2> told"
    line += "; tmux show-buffer > shown; tmux wait-for -S done"
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(citecli.__file__).parent.parent)}
    subprocess.run(
        [*tmux, "new-session", "-d", line, ";", "wait-for", "done"], env=environment, check=False, timeout=60
    )
    assert "sent to tmux" in Path("told").read_text(encoding="utf-8")
    shown = Path("shown").read_text(encoding="utf-8").strip()
    assert shown == "Doe, Jane. Harbour Wall to Rise, Council Decides. 3 Mar. 2021."


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("citecli li", "list"),
        ("citecli show harb", "harbour-wall-to-rise-council-decides"),
        ("citecli quotes --speaker By", "Byron"),
        ("citecli cite --style chicago-auth", "chicago-author-date"),
    ],
)
def test_completion(process: Process, library: Path, words: str, offered: str) -> None:
    done = process(_CITECLI_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
    assert offered in done.stdout.decode().split()
    assert done.stderr == b""


def test_main_takes_what_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("citecli ")
