"""How a command is made of its options and a function; which format is asked for; paragraph ranges."""

from enum import StrEnum
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated

import pytest
import typer

from citecli.cli import options
from citecli.cli.app import ALIASES, COMMANDS, load
from citecli.cli.command import command, typer_command
from citecli.cli.options import parse_ranges, requested_format
from citecli.render.output import OutputFormat

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Options(options.CommonOptions):
    """The options of a command of these tests."""

    words: Annotated[list[str], typer.Argument(metavar="WORDS...")]
    colour: Annotated[Colour, typer.Option("--colour", help="A colour.")] = Colour.RED
    sizes: Annotated[list[int], typer.Option("--size", help="A size.", rich_help_panel="Output")] = []  # noqa: RUF012


seen: list[Options] = []


@command(Options, examples=(("citecli paint wall", "paint it"),), takes_dashed_words=True)
def run(options: Options, session: "Session") -> int:
    """Paint words."""
    seen.append(options)
    return 7


def invoke(*arguments: str) -> Options:
    seen.clear()
    assert typer_command("paint", run).main(list(arguments), standalone_mode=False) == 7
    return seen[0]


def test_the_function_gets_all_options_as_one_value() -> None:
    given = invoke("a", "wall", "--colour", "blue", "--size", "3", "--size", "4", "-q")
    assert (given.words, given.colour, list(given.sizes)) == (["a", "wall"], Colour.BLUE, [3, 4])
    assert (given.quiet, given.library, given.output) == (True, "", "")


def test_what_is_not_given_has_its_default() -> None:
    given = invoke("wall")
    assert (given.colour, list(given.sizes), given.no_color) == (Colour.RED, [], False)


def test_options_are_frozen() -> None:
    given = invoke("wall")
    with pytest.raises(AttributeError):
        given.quiet = True  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del given.quiet


def test_a_dashed_word_is_a_word_where_the_command_takes_them() -> None:
    assert invoke("wall", "-nato", "-q").words == ["wall", "-nato"]
    assert invoke("--", "-q").words == ["-q"]


def test_the_help_has_its_parts_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    typer_command("paint", run).main(["--help"], standalone_mode=False)
    shown = capsys.readouterr().out
    parts = [
        shown.index(part) for part in ("Paint words.", "Arguments:", "Options:", "Output:", "Everywhere:", "$ citecli")
    ]
    assert parts == sorted(parts)


@pytest.mark.parametrize("alias", ALIASES)
def test_a_second_name_is_that_of_a_command(alias: str) -> None:
    assert ALIASES[alias] in COMMANDS
    assert alias not in COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_has_a_help_text(name: str) -> None:
    for parameter in load(name).params:
        assert parameter.help or parameter.name == "ctx", parameter.name  # type: ignore[attr-defined]


def test_the_format_that_is_asked_for() -> None:
    assert requested_format(json=False) is None
    assert requested_format(json=True, csv=False) is OutputFormat.JSON
    html = SimpleNamespace(value="html")
    assert requested_format(html, json=False) is OutputFormat.HTML  # type: ignore[arg-type]
    assert requested_format(SimpleNamespace(value="json"), json=True) is OutputFormat.JSON  # type: ignore[arg-type]


def test_two_formats_at_once() -> None:
    with pytest.raises(typer.BadParameter, match="--json and --csv can't be used together; choose one"):
        requested_format(json=True, csv=True)


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("3", ((3, 3),)),
        ("2-4", ((2, 4),)),
        ("4–2", ((2, 4),)),
        ("5-", ((5, None),)),
        ("-2", ((1, 2),)),
        ("1, 7..9", ((1, 1), (7, 9))),
    ],
)
def test_ranges(text: str, ranges: tuple[tuple[int, int | None], ...]) -> None:
    assert parse_ranges(text) == ranges


@pytest.mark.parametrize("text", ["", "a", "3 4", "1-b", ",", "-"])
def test_what_is_no_range(text: str) -> None:
    with pytest.raises(typer.BadParameter):
        parse_ranges(text)
