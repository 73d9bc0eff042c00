r"""The arguments of LaTeX's commands: `{…}`, `[…]`, `(…)` and `<…>`, found without expanding anything.

Braces are matched once for the whole source, so that every look-up takes the same time, however deep or unbalanced the
source is. What is code (`\verb`, `verbatim`) and what is commented out has no braces.
"""

import re
from bisect import bisect_left
from collections.abc import Container

from citecli.documents.model import Span

_BRACES = re.compile(
    r"%[^\n]*|\\begin\s*\{(?P<environment>[a-zA-Z]+\*?)\}|\\verb\*?(?P<delimiter>[^a-zA-Z\s*])|\\.|(?P<brace>[{}])",
    re.DOTALL,
)
_SPACE = re.compile(r"(?:[^\S\n]|%[^\n]*(?:\n|$)|\n(?![^\S\n]*\n))*+")
_BREAK = re.compile(r"\n[^\S\n]*\n")
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n\s*|$)")
_TOKENS = {
    "[": re.compile(r"\\.|%[^\n]*|\n[^\S\n]*\n|[\[\]{}]", re.DOTALL),
    "(": re.compile(r"\\.|%[^\n]*|\n[^\S\n]*\n|[(){}]", re.DOTALL),
}
_CLOSERS = {"[": "]", "(": ")"}
_ANGLE = re.compile(r"<([^<>\n{}]{0,200})>")


class Arguments:
    """Finds the arguments in one source. All offsets count its characters."""

    def __init__(self, text: str, code: Container[str] = ()) -> None:
        """`code` are the names of environments whose text is code."""
        self.text = text
        self.closing: dict[int, int] = {}
        """The offset of the closing brace for that of each opening one; those that are never closed are left out."""
        self._breaks = [match.start() for match in _BREAK.finditer(text)]
        unclosed: set[str] = set()
        opened: list[int] = []
        at = 0
        while (match := _BRACES.search(text, at)) is not None:
            at = match.end()
            if match["brace"] == "{":
                opened.append(match.start())
            elif match["brace"] == "}":
                if opened:
                    self.closing[opened.pop()] = match.start()
            elif (name := match["environment"]) and name.rstrip("*") in code and name not in unclosed:
                close = text.find(f"\\end{{{name}}}", at)
                if close < 0:
                    unclosed.add(name)
                at = max(at, close)
            elif match["delimiter"]:
                line, close = text.find("\n", at), text.find(match["delimiter"], at)
                at = close + 1 if close >= 0 and (close < line or line < 0) else at

    def space_end(self, at: int) -> int:
        """Where spaces, comments and a single end of line end that begin at `at`."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def braced(self, at: int) -> Span | None:
        """What stands between the braces that open behind spaces at `at`; `None` when none do, or are never closed."""
        start = self.space_end(at)
        close = self.closing.get(start, -1)
        return Span(start + 1, close) if close >= 0 else None

    def bracketed(self, at: int, opener: str = "[") -> Span | None:
        """What stands between brackets, or those of another kind, behind spaces at `at`; `None` when nothing does."""
        start = self.space_end(at)
        if self.text[start : start + 1] != opener:
            return None
        position = start + 1
        while (match := _TOKENS[opener].search(self.text, position)) is not None:
            sign = match[0]
            if sign == _CLOSERS[opener]:
                return Span(start + 1, match.start())
            if sign == "{" and (close := self.closing.get(match.start(), -1)) >= 0:
                position = close + 1
            elif sign in (opener, "{", "}") or sign[0] == "\n":
                return None
            else:
                position = match.end()
        return None

    def options_end(self, at: int) -> int:
        """Where the arguments in brackets end that follow, spaces or not, three at most."""
        for _ in range(3):
            option = self.bracketed(at)
            at = option.end + 1 if option else at
        return at

    def angled(self, at: int) -> Span | None:
        """What stands between `<` and `>` at `at`; `None` when nothing does."""
        match = _ANGLE.match(self.text, at)
        return Span(*match.span(1)) if match else None

    def has_break(self, span: Span) -> bool:
        """Whether a paragraph ends in a span."""
        at = bisect_left(self._breaks, span.start)
        return at < len(self._breaks) and self._breaks[at] < span.end

    def of(self, span: Span) -> str:
        """The text of a span without comments."""
        return uncommented(span.of(self.text))


def uncommented(text: str) -> str:
    """A source without its comments, which end with the blanks that begin the next line."""
    return _COMMENT.sub(r"\1", text) if "%" in text else text
