"""What Typer says of options and arguments, in the words of the rest of the program."""

import re
from collections.abc import Callable, Mapping

_Words = Callable[[re.Match[str]], str]


def _range(text: str) -> str:
    """A range of numbers, `x>=0` or `0.0<=x<=1.0`, in words."""
    if match := re.fullmatch(r"x>=(\S{1,20})", text):
        return f"{_number(match[1])} or more"
    if match := re.fullmatch(r"(\S{1,20}?)<=x<=(\S{1,20})", text):
        return f"from {_number(match[1])} to {_number(match[2])}"
    return text


def _number(text: str) -> str:
    return text.removesuffix(".0")


def _names(text: str) -> str:
    """The long name of an option, of `'--limit' / '-n'`."""
    return text.replace("'", "").split(" / ", maxsplit=1)[0]


def _choices(text: str) -> str:
    from citecli.text.messages import series

    return series(re.findall(r"'([^']*)'", text))


_ERRORS: Mapping[str, _Words] = {
    r"got unexpected extra arguments?(?:\(s\))? \((.*)\)": lambda match: (
        f"“{match[1]}” is more than this command takes"
    ),
    r"missing argument '(.*)'": lambda match: f"{match[1]} is missing",
    r"missing option (.*)": lambda match: f"{_names(match[1])} is missing",
    r"no such option: (\S+) \(possible options: (.*)\)": lambda match: (
        f"there is no option {match[1]}; did you mean {' or '.join(match[2].split(', '))}?"
    ),
    r"no such option: (\S+?),? did you mean (.*)\?": lambda match: (
        f"there is no option {match[1]}; did you mean {match[2]}?"
    ),
    r"no such option: (.*)": lambda match: f"there is no option {match[1]}",
    r"option '(.*)' requires (?:an argument|\d+ arguments)": lambda match: f"{match[1]} needs a value",
    r"option '(.*)' does not take a value": lambda match: f"{match[1]} takes no value",
    r"invalid value for (.*): '(.*)' is not one of (.*)": lambda match: (
        f"{_names(match[1])} can't be “{match[2]}”; choose one of {_choices(match[3])}"
    ),
    r"invalid value for (.*): (\S+) is not in the range (\S+)": lambda match: (
        f"{_names(match[1])} must be {_range(match[3])}, not {_number(match[2])}"
    ),
    r"invalid value for (.*): '(.*)' is not a valid int(?:eger)?(?: range)?": lambda match: (
        f"{_names(match[1])} must be a whole number, not “{match[2]}”"
    ),
    r"invalid value for (.*): '(.*)' is not a valid float(?: range)?": lambda match: (
        f"{_names(match[1])} must be a number, not “{match[2]}”"
    ),
}
"""Patterns of whole messages, in any case and without their full stop, and what is said instead."""
_HELP = re.compile(r"\[(?:default: (?P<default>[^\];]{1,40}))?(?:; )?(?P<range>[-.\d]*<?=?x[<>]=[-.\d]+)\]")


_LONGEST = 2000
"""Characters of a message beyond which it stays as it is: somebody's argument is most of it."""


def error_line(message: str) -> str:
    """A message of Typer's, as a line of the program's; a message that is not known stays."""
    if len(message) > _LONGEST:
        return message
    for pattern, words in _ERRORS.items():
        if match := re.fullmatch(pattern, message, re.IGNORECASE | re.DOTALL):
            return words(match)
    return message


def help_line(text: str) -> str:
    """The help of an option, with what Typer adds to it on ranges in words."""
    return _HELP.sub(_help_range, text)


def _help_range(match: re.Match[str]) -> str:
    default = f"; default: {match['default']}" if match["default"] else ""
    return f"[{_range(match['range'])}{default}]"
