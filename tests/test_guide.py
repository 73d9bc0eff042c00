"""README and the guide say what the program does: their examples come out as printed on a terminal of 80 columns."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from citecli.cli.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GUIDE = ROOT / "citecli" / "guide"
PAGES = [README, *sorted(GUIDE.glob("*.md"))]
_CUT = "[…]\n"
"""Where an example leaves lines out."""


class Example(NamedTuple):
    """A command line as a page has it, and what the page says comes out."""

    page: Path
    command: str
    expected: str


def _fenced(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


EXAMPLES = [
    Example(page, command, expected)
    for page in PAGES
    for block in _fenced(page, "console")
    for command, expected in re.findall(r"^\$ citecli (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


def test_there_are_examples() -> None:
    assert len([example for example in EXAMPLES if example.page == README]) >= 3
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.page.stem}: {example.command}")
def test_an_example_comes_out_as_printed(
    example: Example, terminal: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, shown = terminal(*shlex.split(example.command), TERM="dumb")
    # The pages have common spaces where the program keeps a number with its noun.
    shown = shown.replace("\N{NO-BREAK SPACE}", " ")
    parts = re.split(rf"({re.escape(_CUT)})", example.expected)
    wanted = "".join(".*" if part == _CUT else re.escape(part) for part in parts)
    assert code == 0
    assert re.fullmatch(wanted, shown, re.DOTALL), shown


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_page(command: str) -> None:
    page = GUIDE / f"{command}.md"
    assert page.read_text(encoding="utf-8").startswith(f"# citecli {command}\n")


def test_the_first_page_lists_every_topic() -> None:
    topics = {page.stem for page in GUIDE.glob("*.md")} - set(COMMANDS) - {"index"}
    index = (GUIDE / "index.md").read_text(encoding="utf-8")
    assert topics == set(re.findall(r"^\| `(\w+)`", index, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\(((?!https?:)[^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_help_topics_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"citecli help ([a-z]+)", page.read_text(encoding="utf-8")))
    assert [topic for topic in named if not (GUIDE / f"{topic}.md").exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_line_is_too_long(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 140 and not line.startswith("|")] == []


def test_the_two_commands_are_there_word_for_word() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("python3 -m venv")] == [
        "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/citecli show",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ]


@pytest.mark.parametrize("number", range(len(_fenced(GUIDE / "python.md", "python"))))
def test_the_programs_of_the_guide_run(number: int, capsys: pytest.CaptureFixture[str]) -> None:
    code = _fenced(GUIDE / "python.md", "python")[number]
    exec(compile(code, "python.md", "exec"), {})
    out = capsys.readouterr().out
    assert "Ada Byron" in out
    assert "(Doe, 2021, p. 12)" in out
    assert "not found" in out
    assert "altered" not in out


CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"


def _paths(text: str) -> list[str]:
    """Files and folders that a page names in backquotes, without placeholders and patterns."""
    named = re.findall(r"`((?:\.?[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", text)
    return [path for path in dict.fromkeys(named) if "NAME" not in path]


def test_files_that_contributing_names_exist() -> None:
    paths = _paths(CONTRIBUTING.read_text(encoding="utf-8"))
    assert len(paths) > 30
    assert [path for path in paths if not (ROOT / path).exists() and not (ROOT / "citecli" / path).exists()] == []
