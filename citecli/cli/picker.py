"""A menu on a terminal: one of several rows, chosen with the arrow keys, narrowed by typing, taken with Enter.

Drawn on standard error, so that the answer alone is on standard output, and gone when a row was chosen. `Menu` is what
the keys do and what is seen, without a terminal; `pick` has the terminal. It needs no package: what there is for this
takes longer to load than most commands to run, or would be there for some users and not for others.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto

from citecli.frozen import FrozenValue
from citecli.text.folding import fold
from citecli.text.safe import safe_line
from citecli.text.width import shorten

_ROWS = 12
_OTHER_LINES = 3
_MOST_TYPED = 200
_REST_OF_KEY = 0.05
"""Seconds after which an escape character is the key Esc, and not the beginning of another key."""


class Choice(FrozenValue):
    """A row of a menu."""

    value: str
    """What it stands for."""
    text: str
    """What is shown."""


class Key(Enum):
    """The keys that are no text."""

    UP = auto()
    DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    FIRST = auto()
    LAST = auto()
    ENTER = auto()
    CANCEL = auto()
    DELETE = auto()
    DELETE_ALL = auto()
    UNKNOWN = auto()


_KEYS = {
    "\r": Key.ENTER, "\n": Key.ENTER, "\x1b": Key.CANCEL, "\x03": Key.CANCEL, "\x04": Key.CANCEL, "\x07": Key.CANCEL,
    "\x7f": Key.DELETE, "\x08": Key.DELETE, "\x15": Key.DELETE_ALL, "\x10": Key.UP, "\x0e": Key.DOWN,
    "\x1b[A": Key.UP, "\x1b[B": Key.DOWN, "\x1bOA": Key.UP, "\x1bOB": Key.DOWN,
    "\x1b[5~": Key.PAGE_UP, "\x1b[6~": Key.PAGE_DOWN, "\x1b[H": Key.FIRST, "\x1b[F": Key.LAST, "\x1bOH": Key.FIRST,
    "\x1bOF": Key.LAST, "\x1b[1~": Key.FIRST, "\x1b[4~": Key.LAST,
}  # fmt: skip
"""What terminals send (ECMA-48, xterm)."""
_CONSOLE_KEYS = {"H": "\x1b[A", "P": "\x1b[B", "I": "\x1b[5~", "Q": "\x1b[6~", "G": "\x1b[H", "O": "\x1b[F"}
"""What the console of Windows says after a sign that a key is no character, and what a terminal sends instead."""
_KEY = re.compile(r"\x1b(?:\[[0-9;]{0,16}[A-Za-z~]|O[A-Za-z])|.", re.DOTALL)


def keys_in(text: str) -> list[Key | str]:
    """The keys in what a terminal sent: a `Key`, or a character that was typed."""
    found: list[Key | str] = []
    for match in _KEY.finditer(text):
        key = match[0]
        if key in _KEYS:
            found.append(_KEYS[key])
        else:
            found.append(key if len(key) == 1 and key.isprintable() else Key.UNKNOWN)
    return found


class Menu:
    """The rows, what was typed to narrow them, and the row that Enter takes."""

    def __init__(self, question: str, choices: Sequence[Choice]) -> None:
        self.typed = ""
        self._question = safe_line(question)
        self._rows = [(choice, safe_line(choice.text)) for choice in choices]
        self._folded = [fold(text) for _, text in self._rows]
        self._shown = list(range(len(self._rows)))
        self._at = 0
        self._page = _ROWS

    @property
    def chosen(self) -> Choice | None:
        """The row that Enter takes; `None` when no row has the words that were typed."""
        return self._rows[self._shown[self._at]][0] if self._shown else None

    def press(self, key: Key | str) -> None:
        """Move, or narrow the rows."""
        last = len(self._shown) - 1
        match key:
            case Key.UP:
                self._at = self._at - 1 if self._at else max(last, 0)
            case Key.DOWN:
                self._at = self._at + 1 if self._at < last else 0
            case Key.PAGE_UP:
                self._at = max(self._at - self._page, 0)
            case Key.PAGE_DOWN:
                self._at = max(min(self._at + self._page, last), 0)
            case Key.FIRST:
                self._at = 0
            case Key.LAST:
                self._at = max(last, 0)
            case Key.DELETE:
                self._narrow(self.typed[:-1])
            case Key.DELETE_ALL:
                self._narrow("")
            case str():
                self._narrow((self.typed + key)[:_MOST_TYPED])

    def _narrow(self, typed: str) -> None:
        """Show the rows that have every word of `typed`; the row that was marked stays so when it is one of them."""
        marked = self._shown[self._at] if self._shown else 0
        self.typed = typed
        words = fold(typed).split()
        self._shown = [at for at, text in enumerate(self._folded) if all(word in text for word in words)]
        self._at = self._shown.index(marked) if marked in self._shown else 0

    def lines(self, width: int, height: int) -> list[str]:
        """What is seen on a terminal of that many cells and lines, the marked row first of all with `> `."""
        self._page = max(min(_ROWS, height - _OTHER_LINES), 1)
        first = min(max(self._at - self._page // 2, 0), max(len(self._shown) - self._page, 0))
        rows = []
        for index in range(first, min(first + self._page, len(self._shown))):
            text = self._rows[self._shown[index]][1]
            rows.append(shorten(f"{'>' if index == self._at else ' '} {text}", width - 1))
        count = f"{len(self._shown)} of {len(self._rows)}"
        help_line = f"  {count} · type to narrow, arrow keys move, Enter takes, Esc leaves"
        return [shorten(f"{self._question} {self.typed}", width - 1), *rows, shorten(help_line, width - 1)]


def can_pick() -> bool:
    """Whether there is a terminal to draw a menu on, and one to read keys from."""
    if os.environ.get("TERM") == "dumb" or sys.stdin is None:
        return False
    return sys.stdin.isatty() and sys.stderr.isatty()


def pick(question: str, choices: Sequence[Choice]) -> str | None:
    """The value of the row that the user takes, `None` when they take none. Only where `can_pick`."""
    from shutil import get_terminal_size

    menu = Menu(question, choices)
    with _keyboard() as read, _drawing() as draw:
        while True:
            size = get_terminal_size()
            draw(menu.lines(max(size.columns, 20), size.lines))
            for key in keys_in(read()) or [Key.CANCEL]:
                if key is Key.CANCEL:
                    return None
                if key is Key.ENTER and menu.chosen:
                    return menu.chosen.value
                menu.press(key)


@contextmanager
def _drawing() -> Iterator[Callable[[Sequence[str]], None]]:
    """A function that draws lines in place of those drawn before; at the end all of them are gone."""
    drawn = 0

    def draw(lines: Sequence[str]) -> None:
        nonlocal drawn
        back = f"\x1b[{drawn}A" if drawn else ""
        text = "".join(f"\x1b[1m{line}\x1b[22m\n" if line.startswith("> ") else f"{line}\n" for line in lines)
        sys.stderr.write(f"{back}\r\x1b[J{text}")
        sys.stderr.flush()
        drawn = len(lines)

    sys.stderr.write("\x1b[?25l")
    try:
        yield draw
    finally:
        draw(())
        sys.stderr.write("\x1b[?25h")
        sys.stderr.flush()


if os.name == "nt":

    @contextmanager
    def _keyboard() -> Iterator[Callable[[], str]]:
        """A function that waits for a key."""
        import msvcrt

        os.system("")  # has the console understand control sequences

        def read() -> str:
            char: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            if char in ("\x00", "\xe0"):
                return _CONSOLE_KEYS.get(msvcrt.getwch(), "\x1b[Z")  # type: ignore[attr-defined,unused-ignore]
            return char

        yield read

else:

    @contextmanager
    def _keyboard() -> Iterator[Callable[[], str]]:
        """A function that waits for keys: it returns what the terminal sent, "" when it is gone."""
        import codecs
        import select
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        before = termios.tcgetattr(descriptor)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")

        def read() -> str:
            text = ""
            while not text:
                data = os.read(descriptor, 1024)
                if not data:
                    return ""
                text = decoder.decode(data)
            while re.search(r"\x1b(?:\[[0-9;]*|O)?\Z", text) and select.select([descriptor], [], [], _REST_OF_KEY)[0]:
                data = os.read(descriptor, 1024)
                if not data:
                    break
                text += decoder.decode(data)
            return text

        # What was typed ahead is kept. An interrupt stays one.
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        try:
            yield read
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
