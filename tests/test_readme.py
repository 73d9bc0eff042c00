"""README says what the program does: its examples, run on a terminal of 80 columns, come out as printed."""

import re
import shlex
from collections.abc import Callable
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


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 8


@pytest.mark.parametrize(("command", "expected"), EXAMPLES)
def test_an_example_comes_out_as_printed(
    command: str, expected: str, terminal: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, shown = terminal(*shlex.split(command), TERM="dumb")
    # README has common spaces where the program keeps a number with its noun.
    shown = shown.replace("\N{NO-BREAK SPACE}", " ")
    wanted = "".join(".*" if part == "[…]\n" else re.escape(part) for part in re.split(r"(\[…\]\n)", expected))
    assert code == 0
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
