"""Pieces of messages: series of words, and numbers with their nouns."""

from collections.abc import Sequence


def series(words: Sequence[str], conjunction: str = "or") -> str:
    """Words as a sentence lists them: `a`, `a or b`, `a, b or c`."""
    *first, last = words or ("",)
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def number_of(number: int, noun: str, plural: str = "") -> str:
    """A number and its noun: `1 word`, `1,404 words`; `plural` is for nouns that don't just take an s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


TOO_LARGE = "too large or too deeply nested"
"""What is said of an input that memory or the stack doesn't suffice for."""


def unforeseen(error: Exception) -> str:
    """One line about an unexpected exception: its class and its message ("ValueError: no such date").

    Used where one bad part of an input is reported and the other parts are still read.
    """
    if isinstance(error, MemoryError | RecursionError):
        return TOO_LARGE
    reason = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {reason}" if reason else type(error).__name__


def shell_argument(name: str) -> str:
    """A name as it is typed in a shell: `the-harbour`, `'Roe (2020)'`, `-- -x` for what would be an option."""
    from shlex import quote

    return f"-- {quote(name)}" if name.startswith("-") else quote(name)


def did_you_mean(nearest: Sequence[str]) -> str:
    """A hint that lists names similar to an unknown one: `; did you mean a or b?`. "" without any."""
    return f"; did you mean {series(nearest)}?" if nearest else ""
