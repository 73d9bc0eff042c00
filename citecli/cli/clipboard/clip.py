"""Clip: what is copied, in the formats that a program which pastes it may ask for."""

import re
from typing import TYPE_CHECKING

from citecli.frozen import FrozenValue, replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from citecli.render.output import OutputFormat, OutputTarget


class Clip(FrozenValue):
    """The same words in one or more formats."""

    plain: str
    """What a text editor or a terminal pastes."""
    html: str = ""
    """An HTML fragment, which a word processor pastes with its italics; "" if there is none."""
    rtf: str = ""
    """A whole RTF document; "" if there is none."""
    is_source: bool = False
    """Whether the user asked for this one format: a clipboard that has room for one only gets this one."""

    @property
    def is_formatted(self) -> bool:
        """Whether there is more than plain text."""
        return bool(self.html or self.rtf)


_HANGING = ' style="margin-left: 2em; text-indent: -2em"'
_NUMBERED = re.compile(
    r'<div class="csl-left-margin">([^\n]*?)</div>\s*+<div class="csl-right-inline">([^\n]*?)</div>', re.ASCII
)


def for_pasting(fragment: str) -> str:
    """An HTML fragment as word processors take it.

    They read no classes, and put each division in a line of its own, the number of an entry, too.
    """
    fragment = _NUMBERED.sub(r"\1 \2", fragment)
    if "hanging-indent" in fragment:
        fragment = fragment.replace('<div class="csl-entry"', f'<div class="csl-entry"{_HANGING}')
    return fragment


def in_ascii(html: str) -> bytes:
    """HTML whose encoding nobody has to guess: all characters beyond ASCII are character references."""
    return html.encode("ascii", "xmlcharrefreplace")


def clip_of(write: "Callable[[OutputTarget], str]", target: "OutputTarget", requested: "OutputFormat | None") -> Clip:
    """What is copied of an answer that `write` writes: the format requested; else plain text, and HTML beside it."""
    from citecli.render.output import OutputFormat

    def written(form: OutputFormat) -> str:
        return write(replace(target, format=form, is_file=False))

    match requested:
        case None | OutputFormat.TERMINAL:
            return Clip(written(OutputFormat.PLAIN), for_pasting(written(OutputFormat.HTML)))
        case OutputFormat.HTML:
            html = written(requested)
            return Clip(html, for_pasting(html), is_source=True)
        case OutputFormat.RTF:
            return Clip(written(OutputFormat.PLAIN), rtf=written(requested), is_source=True)
        case _:
            return Clip(written(requested))
