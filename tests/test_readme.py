"""README says what the program does: its examples, run on a terminal of 80 columns, come out as printed."""

import os
import re
import shlex
import sys
from pathlib import Path

import pytest

from citecli.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
EXAMPLES = [
    (command, expected)
    for block in _BLOCKS
    for command, expected in re.findall(r"^\$ citecli (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def on_a_terminal(arguments: list[str], columns: int) -> str:
    """What the program puts on a dumb terminal."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        environment = {**os.environ, "COLUMNS": str(columns), "LINES": "500", "TERM": "dumb"}
        os.execve(sys.executable, [sys.executable, "-m", "citecli", *arguments], environment)
    written = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(terminal)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, written
    # README has common spaces where the program keeps a number with its noun.
    return written.decode().replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " ")


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("command", "expected"), EXAMPLES)
def test_an_example_comes_out_as_printed(command: str, expected: str) -> None:
    shown = on_a_terminal(shlex.split(command), 80)
    wanted = "".join(".*" if part == "[…]\n" else re.escape(part) for part in re.split(r"(\[…\]\n)", expected))
    assert re.fullmatch(wanted, shown, re.DOTALL), shown


def test_every_command_has_its_section() -> None:
    assert [name for name in COMMANDS if f"### citecli {name}" not in README] == []


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "Ada Byron" in out
    assert "(Roe, n.d., p. 4)" in out


def test_the_two_commands_are_there_word_for_word() -> None:
    assert [line for line in README.splitlines() if line.startswith("python3 -m venv")] == [
        "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/citecli show",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ]


def test_no_line_is_too_long() -> None:
    assert [line for line in README.splitlines() if len(line) > 130 and not line.startswith("|")] == []
