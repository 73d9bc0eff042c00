"""Choosing one of several on a terminal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.cli.picker import Choice, Key, Menu, keys_in

ROWS = [
    Choice(str(number), f"{number}  {text}") for number, text in enumerate(("Élan of the sea", "a quay", "Sea wall"))
]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b[A\x1b[B\x1bOA", [Key.UP, Key.DOWN, Key.UP]),
        ("ab\r", ["a", "b", Key.ENTER]),
        ("\x1b", [Key.CANCEL]),
        ("é\x7f\x15", ["é", Key.DELETE, Key.DELETE_ALL]),
        ("\x1b[5~\x1b[6~\x1b[H\x1b[F", [Key.PAGE_UP, Key.PAGE_DOWN, Key.FIRST, Key.LAST]),
        ("\x1b[1;5C\x01", [Key.UNKNOWN, Key.UNKNOWN]),
        ("\x1b[200~x", [Key.UNKNOWN, "x"]),
    ],
)
def test_keys(sent: str, keys: list[Key | str]) -> None:
    assert keys_in(sent) == keys


@pytest.mark.parametrize(
    ("sent", "chosen"),
    [
        ("", "0"),
        ("\x1b[B", "1"),
        ("\x1b[A", "2"),
        ("\x1b[B\x1b[B\x1b[B", "0"),
        ("sea", "0"),
        ("SEA w", "2"),
        ("elan", "0"),
        ("wall sea", "2"),
        ("\x1b[Fsea", "2"),
        ("\x1b[Fqu\x7f\x7f", "1"),
        ("zzz", None),
        ("zzz\x15", "0"),
        ("zzz\x1b[A\x1b[B\x1b[6~\x1b[F", None),
    ],
)
def test_what_enter_takes(sent: str, chosen: str | None) -> None:
    menu = Menu("Which?", ROWS)
    for key in keys_in(sent):
        menu.press(key)
    assert (menu.chosen.value if menu.chosen else None) == chosen


def test_what_is_seen() -> None:
    menu = Menu(
        "Which\x1b[2J?", [Choice(str(number), f"{number}\x1b]0;x\x07 " + "words " * 30) for number in range(50)]
    )
    for _ in range(30):
        menu.press(Key.DOWN)
    lines = menu.lines(40, 24)
    assert len(lines) == 14
    assert lines[0] == "Which␛[2J? "
    assert [line.startswith("> 30␛]0;x␇") for line in lines].count(True) == 1
    assert all(len(line) < 40 for line in lines)
    assert "50 of 50" in lines[-1]
    assert len(menu.lines(20, 4)) == 3


Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(terminal: Callable[..., tuple[int, str]]) -> Typed:
    """Runs the program on a terminal, and types `keys` once a menu is there; exit code and what was written."""

    def run(keys: bytes, *arguments: str, **environment: str) -> tuple[int, str]:
        return terminal(*arguments, keys=keys, after=b"type to narrow", **{"PAGER": "cat", **environment})

    return run


def test_a_quotation_is_picked(typed: Typed, library: Path) -> None:
    code, shown = typed(b"outlast\r", "quote", "harbour", "-q")
    assert code == 0
    assert "will outlast every one of us" in shown.rpartition("\x1b[?25h")[2]


def test_leaving_without_a_choice(typed: Typed, library: Path) -> None:
    code, shown = typed(b"\x1b", "quote", "harbour", "-q")
    assert (code, shown.rpartition("\x1b[?25h")[2]) == (1, "citecli: nothing was chosen\n")


def test_one_of_several_documents(typed: Typed, library: Path) -> None:
    (library / "a.txt").write_text("The quay at noon\n\nNothing but a sail.\n", "utf-8")
    (library / "b.txt").write_text("The quay at night\n\nNothing but a quay.\n", "utf-8")
    code, shown = typed(b"night\r", "show", "quay at", "--no-pager")
    assert code == 0
    assert "“quay at” matches several documents" in shown
    assert "Nothing but a quay." in shown.rpartition("\x1b[?25h")[2]


@pytest.mark.parametrize(("options", "environment"), [(["--json"], {}), ([], {"TERM": "dumb"})])
def test_nobody_is_asked_for_a_program(
    typed: Typed, library: Path, options: list[str], environment: dict[str, str]
) -> None:
    code, shown = typed(b"", "quote", "harbour", "-q", *options, **environment)
    assert code == 2
    assert "choose one of the 4 quotations by its number: `citecli quote harbour 1`" in " ".join(shown.split())
    assert "type to narrow" not in shown
