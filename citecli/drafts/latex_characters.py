"""What is seen of the signs of LaTeX, and of the commands that stand for characters: accents, dashes, marks, ties."""

import re

from citecli.drafts.latex_arguments import Arguments
from citecli.drafts.latex_commands import OMISSIONS
from citecli.drafts.latex_languages import BabelMarks
from citecli.drafts.latex_parts import LatexParts
from citecli.text.latex import ACCENTS, CHARACTERS, accented, takes_accent

_ACCENTED = re.compile(r"\s*(?:\{\s*(\\?[^\W\d_])\s*\}|(\\?[^\W\d_]))")
_SKIP = re.compile(r"\*?\[\s*-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|\\baselineskip)\s*\]|[*!]")
_PAIRED = {",,": "„", "<<": "«", ">>": "»", "``": "“", "`": "‘", "''": "”", "'''": "’”"}
"""Signs that are drawn as one quotation mark."""
LONGEST_MATH = 2000
"""The most characters of a formula, so that one that is never closed costs no search through the whole text."""

_LONGEST_SEEN = 60
_STYLED = re.compile(r"\\(?:text|textrm|textit|mathrm|mathit|mathbf|mathsf|operatorname)\s*\{([^{}]*)\}")
_SYMBOL = re.compile(r"\\([a-zA-Z]+)\s*|\\(.)")
_PLAIN = re.compile(r"[\w\s.,:;+=%<>/()\[\]–−≤≥≈∼±×·°′-]*")


class LatexCharacters:
    """Hides the signs of a source in favour of what is seen of them."""

    def __init__(self, arguments: Arguments, parts: LatexParts, babel: BabelMarks) -> None:
        self.text = arguments.text
        self.arguments = arguments
        self.babel = babel
        self.hide = parts.hide

    def mark(self, match: re.Match[str]) -> int:
        """A sign that stands for another one: a tie, dashes, quotation marks."""
        start, end = match.span()
        if match["tie"]:
            return self.hide(start, end, " ")
        if match["dash"]:
            return self.hide(start, end, "—" if len(match["dash"]) == 3 else "–")
        if match["paired"]:
            is_mark = match["paired"] != ",," or not (
                self.text[start - 1 : start].isalnum() or self.text[end : end + 1].isspace()
            )
            return self.hide(start, end, _PAIRED.get(match["paired"], match["paired"])) if is_mark else end
        shown = self.babel.shown(self.text[start - 1 : start], self.text[end : end + 1])
        return end if shown is None else self.hide(start, end + 1, shown)

    def sign(self, sign: str, start: int, end: int) -> int:
        """A backslash with a character that is no letter: an accent, an escaped character, a line break."""
        if (accent := self.accent(sign, start, end)) is not None:
            return accent
        if sign in "([":
            return self.formula("\\(" if sign == "(" else "\\[", "\\)" if sign == "(" else "\\]", start, end)
        if sign == "\\" and (skip := _SKIP.match(self.text, end)):
            end = skip.end()
        shown = CHARACTERS.get(sign, "")
        return self.hide(start, end, " " if shown.isspace() else shown)  # a reader of a draft sees spaces as one kind

    def formula(self, opener: str, closer: str, start: int, end: int) -> int:
        """A formula: one of a few letters and figures is seen (`$n$`, `19$^{th}$`), another one is no text."""
        close = self.text.find(closer, end, end + LONGEST_MATH)
        blank = self.text.find("\n\n", end, end + LONGEST_MATH)
        if close < 0 or 0 <= blank < close:
            return self.hide(start, end)
        shown = _formula(self.text[end:close]) if opener in ("$", "\\(") and close - end <= _LONGEST_SEEN else ""
        return self.hide(start, close + len(closer), shown)

    def accent(self, name: str, start: int, end: int) -> int | None:
        """An accent with its letter: where it ends; `None` when the command is none."""
        letter = _ACCENTED.match(self.text, end) if takes_accent(name, self.text[end : end + 1]) else None
        if letter is None:
            return None
        return self.hide(start, letter.end(), accented((letter[1] or letter[2]).lstrip("\\"), ACCENTS[name]))

    def command(self, name: str, start: int, end: int) -> int | None:
        """A command that stands for characters, or for code: where it ends; `None` for any other."""
        if name in ("lq", "rq") and self.text.startswith(f"\\{name}", end):
            return self.hide(start, end + 3, "“" if name == "lq" else "”")
        if name in CHARACTERS:
            if self.text[end : end + 2] == "{}":
                return self.hide(start, end + 2, CHARACTERS[name])
            space = self.arguments.space_end(end) if CHARACTERS[name] != "…" else end
            return self.hide(start, space if self.text[space : space + 1].strip() else end, CHARACTERS[name])
        if name in OMISSIONS:
            return self.hide(start, end + 2 * (self.text[end : end + 2] == "{}"), OMISSIONS[name])
        if name in ("verb", "lstinline"):
            return self.hide(start, self.verbatim_end(end))
        return self.accent(name, start, end)

    def verbatim_end(self, at: int) -> int:
        """Where code in a line ends that begins with its delimiter at `at`; `at` when it is never closed."""
        delimiter = self.text[at : at + 1]
        line = self.text.find("\n", at)
        close = self.text.find("}" if delimiter == "{" else delimiter, at + 1, line if line >= 0 else len(self.text))
        return close + 1 if delimiter and close > 0 else at


def _formula(source: str) -> str:
    """A formula as text where it is a plain one; "" for another."""
    text = _SYMBOL.sub(lambda match: CHARACTERS.get(match[1] or match[2], "$"), _STYLED.sub(r"\1", source))
    text = re.sub(r"[{}^_~]", "", text)
    return text if _PLAIN.fullmatch(text) else ""
