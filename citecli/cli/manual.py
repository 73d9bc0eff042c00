"""The manual page, in the language of `man`, made from what the commands say of themselves."""

from typing import Any

import typer

from citecli import __version__
from citecli.cli.common import EVERYWHERE

_ENVIRONMENT = (
    ("CITECLI_LIBRARY", "The folder of documents."),
    ("CITECLI_CONFIG", "The configuration file."),
    ("CITECLI_STYLE", "The citation style to use when none is named."),
    ("NO_COLOR", "Set to turn colours off."),
    ("PAGER, LESS", "The pager for answers longer than the screen, and its options."),
    ("COLUMNS", "The width of the screen, in columns."),
)
_EXITS = (
    ("0", "Done."),
    ("1", "Something failed, or (check, verify) needs your attention."),
    ("2", "Wrong usage."),
    ("3", "Not found, or nothing matched."),
    ("4", "Bad input. In a batch, the rest was done."),
    ("130", "Interrupted."),
    ("143", "Ended by SIGTERM; 129 by SIGHUP. What was being written is as it was."),
)


def manual_page(group: Any) -> str:
    """The page, as roff with the `man` macros (groff_man(7)), for `group`, the whole program."""
    context = typer.Context(group, info_name="citecli")
    lines = [
        f'.TH CITECLI 1 "" "citecli {__version__}" "User Commands"',
        ".SH NAME",
        "citecli \\- " + _escaped(_plain(group.help)),
        ".SH SYNOPSIS",
        ".B citecli",
        "[OPTIONS] COMMAND [ARGS]...",
        ".SH COMMANDS",
    ]
    commands = [(name, group.get_command(context, name)) for name in group.list_commands(context)]
    for name, command in commands:
        inner = typer.Context(command, info_name=name, parent=context)
        lines += [".SS " + _escaped(_plain(" ".join((name, *command.collect_usage_pieces(inner)))))]
        lines += [part for text in command.help.split("\n\n") for part in (_escaped(_plain(text)), ".PP")][:-1]
        own = [
            parameter
            for parameter in command.get_params(inner)
            if getattr(parameter, "rich_help_panel", "") != EVERYWHERE
        ]
        lines += _options([parameter for parameter in own if parameter.name != "help"], inner)
        for line, meaning in command.examples:
            lines += [".PP", _escaped(_sentence(meaning)), ".PP", ".RS 4", ".nf", _escaped(f"$ {line}"), ".fi", ".RE"]
    lines += [".SH OPTIONS", "Every command has these options:"]
    first = commands[0][1]
    inner = typer.Context(first, info_name=commands[0][0], parent=context)
    lines += _options([parameter for parameter in first.get_params(inner) if _is_common(parameter)], inner)
    lines += [".SH ENVIRONMENT", *_terms(_ENVIRONMENT), '.SH "EXIT STATUS"', *_terms(_EXITS)]
    return "\n".join(lines) + "\n"


def _is_common(parameter: Any) -> bool:
    return getattr(parameter, "rich_help_panel", "") == EVERYWHERE or parameter.name == "help"


def _options(parameters: list[Any], context: typer.Context) -> list[str]:
    records = (parameter.get_help_record(context) for parameter in parameters)
    return _terms(record for record in records if record)


def _terms(rows: Any) -> list[str]:
    lines = []
    for term, meaning in rows:
        lines += [".TP", ".B " + _escaped(_plain(term)), _escaped(_plain(meaning))]
    return lines


def _plain(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}:"


def _escaped(text: str) -> str:
    """`text` as roff reads it: no escape, no macro at a line's start, hyphens as they are typed."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    for char, name in (("…", "\\&..."), ("“", "\\(lq"), ("”", "\\(rq"), ("’", "\\(cq"), ("‘", "\\(oq")):
        text = text.replace(char, name)
    return f"\\&{text}" if text[:1] in (".", "'") else text
