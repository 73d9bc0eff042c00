"""What Typer says, in plain English; and that wrong usage is wrong usage whatever finds it out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.cli.wording import error_line, help_line

Run = Callable[..., "tuple[int, str, str]"]
USAGE = (
    (("list", "extra"), "“extra” is more than this command takes"),
    (("undo", "a", "b"), "“a b” is more than this command takes"),
    (("search",), "WORDS... is missing"),
    (("bib",), "DRAFT is missing"),
    (("search", "x", "--limit", "-1"), "--limit must be 0 or more, not -1"),
    (("search", "x", "-n", "abc"), "--limit must be a whole number, not “abc”"),
    (("quotes", "--min-confidence", "2"), "--min-confidence must be from 0 to 1, not 2"),
    (("quotes", "--min-confidence", "x"), "--min-confidence must be a number, not “x”"),
    (("list", "--sort", "age"), "--sort can't be “age”; choose one of number, "),
    (("list", "--nosuch"), "there is no option --nosuch"),
    (("list", "-o"), "-o needs a value"),
    (("edit", "harbour", "--date", "foo"), "“foo” is not a date"),
    (("edit", "harbour", "--type", "poem"), "unknown type"),
    (("edit", "harbour", "--set", "foo"), "not an assignment"),
    (("edit", "harbour", "--set", "colour=red"), "unknown variable"),
    (("edit", "harbour", "--url", "x"), "not an address"),
    (("edit", "harbour", "--key", "a b"), "not a key"),
    (("edit", "harbour", "--unset", "colour"), "unknown variable"),
    (("add", "seeds", "--date", "foo"), "“foo” is not a date"),
    (("search", "after:foo"), "“foo” is not a date"),
    (("search", ""), "no words to search for"),
    (("show", ""), "DOC is empty"),
    (("show", " "), "DOC is empty"),
    (("cite", "harbour", ""), "DOC is empty"),
    (("quotes", ""), "DOC is empty"),
    (("tag", ""), "DOC is empty"),
    (("tag", "harbour", ""), "TAG is empty"),
    (("edit", "", "--title", "x"), "is empty"),
    (("remove", "", "--yes"), "DOC is empty"),
    (("add", ""), "SOURCE is empty"),
    (("check", ""), "DRAFT is empty"),
    (("config", "colour"), "no setting “colour”"),
)


@pytest.mark.parametrize(("arguments", "words"), USAGE)
def test_wrong_usage(run: Run, library: Path, arguments: tuple[str, ...], words: str) -> None:
    before = {path.name for path in library.iterdir()}
    code, out, err = run(arguments[0], "--quiet", *arguments[1:])
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert not re.search(r"\(s\)|x>=|<=x|range|' / '", err)
    assert {path.name for path in library.iterdir()} == before


def test_a_message_that_is_not_known_stays() -> None:
    assert error_line("something else: 'x'") == "something else: 'x'"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Show N.  [default: 20; x>=0]", "Show N.  [0 or more; default: 20]"),
        ("Sure.  [0.0<=x<=1.0]", "Sure.  [from 0 to 1]"),
        ("Words.  [x>=1]", "Words.  [1 or more]"),
        ("By.  [default: number]", "By.  [default: number]"),
        ("DRAFT  [required]", "DRAFT  [required]"),
        ("publisher=Verso", "publisher=Verso"),
    ],
)
def test_help(text: str, plain: str) -> None:
    assert help_line(text) == plain


@pytest.mark.parametrize("command", ["search", "quotes", "cite", "bib", "verify"])
def test_no_inequality_in_the_help(run: Run, folder: Path, command: str) -> None:
    assert not re.search(r"x[<>]=|<=x", run(command, "--help")[1])
