"""The manual in the terminal: `citecli help`."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import citecli
from citecli.api.guide import topics
from citecli.cli.app import COMMANDS
from citecli.text.width import width

Run = Callable[..., "tuple[int, str, str]"]

GUIDE = Path(citecli.__file__).parent / "guide"
COLOR = re.compile(r"\x1b\[[0-9;]*m")
Terminal = Callable[..., "tuple[int, str]"]


def test_a_pipe_gets_the_markdown(run: Run) -> None:
    assert run("help", "quotes") == (0, (GUIDE / "quotes.md").read_text(encoding="utf-8"), "")


def test_the_index_lists_topics_and_commands(run: Run) -> None:
    code, out, _ = run("help")
    assert code == 0
    assert all(f"`{name}`" in out for name in (*topics(), *COMMANDS))


def test_a_second_name_of_a_command_has_its_page(run: Run) -> None:
    assert run("help", "ls") == run("help", "list")


def test_an_unknown_topic(run: Run) -> None:
    assert run("help", "quots") == (3, "", "citecli: the manual has no page “quots”; did you mean quotes or quote?\n")
    assert "list the pages with `citecli help`" in run("help", "../index")[2]


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("topic", ["quoting", "json", "terminal"])
def test_a_page_fits_the_terminal(terminal: Terminal, topic: str, columns: int) -> None:
    code, shown = terminal("help", topic, "--no-pager", columns=columns)
    assert code == 0
    plain = COLOR.sub("", shown)
    assert max(map(width, plain.splitlines())) <= columns
    lines = (GUIDE / f"{topic}.md").read_text(encoding="utf-8").splitlines()
    prose = " ".join(line for line in lines if not line.startswith(("|", "```")))
    shown_words = set(re.findall(r"[A-Za-z]+", plain))
    assert not [word for word in re.findall(r"[A-Za-z]{5,}", prose) if word not in shown_words]
