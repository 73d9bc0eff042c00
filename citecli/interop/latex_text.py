"""LaTeX as bibliographies have it, to text: characters, formatting, and which words keep their case.

The text comes as *runs*, so that case can be changed where BibTeX may change it (`citecli.interop.title_case`) before
it becomes the rich text of CSL-JSON.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from citecli.interop.latex_commands import (
    CONTENT,
    DROPPED,
    JOURNALS,
    LAST_OF,
    QUOTES,
    STYLES,
    SWITCHES,
    VERBATIM,
)
from citecli.text.latex import ACCENTS, CHARACTERS, accented, takes_accent
from citecli.text.segment import stripped

MAX_DEPTH = 60
"""Groups nested more deeply than this are read as if they had no braces."""

_LONGEST_FORMULA = 2000
_MACRON, _OVERLINE = "\u0304", "\u0305"
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?(?P<gap>[ \t\r\n]*)"
    r"|\\(?P<symbol>.)"
    r"|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)|(?P<script>[\^_])"
    r"|(?P<mark>---|--|``|''|[`~]|!`|\?`)"
    r"|(?P<text>[^\\{}$^_`'~!?\-]+|.|\\)",
    re.DOTALL,
)
_SIGN = re.compile(r"[\\{}$`~]|--|''")
_SPACE = re.compile(r"  |[\t\r\n]")
_MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "~": "\u00a0", "!`": "¡", "?`": "¿"}
_IN_MATH = {"-": "−", "'": "′", "--": "−−", "---": "−−−", "''": "″", "~": "\u00a0"}
_LOOSE = re.compile(r"(?<=[(\[])\s+|(?<!\s)\s+(?=[)\]])")  # TeX sets no space there, whatever is typed
_RELATION = re.compile(r"(?:(?<!\s)\s+)?([=<>])\s*")
_RELATIONS = frozenset("≤⩽≥⩾≠≪≫≈∼≃≅≡∝≲≳∈∉∋⊂⊆⊃⊇∥∣→←↔⇒⇐⇔⟶⟵↦⇌±×")  # TeX sets them with space around them
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r"(?:(?<![ \t])[ \t]+)?\r?\n[ \t]*(?:\r?\n[ \t]*)+")
_OPTION = re.compile(r"\[[^\[\]{}]*\]\s*")
_TAGS = {
    "i": ("<i>", "</i>"),
    "b": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "sc": ('<span style="font-variant:small-caps;">', "</span>"),
    "nocase": ('<span class="nocase">', "</span>"),
}
_VERBATIM = re.compile(r"\s*\{([^{}]*)\}")
_ESCAPED = re.compile(r"\\([%#&_$~^{}])")
_WITH_ARGUMENTS = frozenset((*VERBATIM, *STYLES, *QUOTES, *LAST_OF, *DROPPED, "bibstring", *CONTENT))


class LatexRun(NamedTuple):
    """Characters set alike. `tags` are formats, the outermost first; `kept`: no change of case touches it."""

    text: str
    tags: tuple[str, ...] = ()
    kept: bool = False


def runs(latex: str) -> tuple[LatexRun, ...]:
    """The runs that `latex` stands for, white space folded; a blank line is kept as two line breaks.

    A group in braces is `kept` unless it begins with a command, as in BibTeX. What LaTeX would not understand stays as
    it is written, so that nothing is lost.
    """
    if not _SIGN.search(latex):
        text = _without_signs(latex)
        return (LatexRun(text),) if text else ()
    reader = _Reader(latex)
    reader.content((), False, False, "")
    return _folded(reader.runs)


def _without_signs(latex: str) -> str:
    """Text in which nothing is LaTeX, its white space folded; of its blank lines a line break twice is left."""
    if not _SPACE.search(latex):
        text = latex.strip()
    elif "\n" in latex and _BREAK.search(latex):
        text = "\n\n".join(filter(None, (_BLANK.sub(" ", part).strip(" ") for part in _BREAK.split(latex))))
    else:
        text = _BLANK.sub(" ", latex).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def within_braces(latex: str) -> str:
    """What the braces around the whole of a text hold, "" when there are none or a command is in them first."""
    start, end = stripped(latex, 0, len(latex))
    if start == end or latex[start] != "{":
        return ""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(latex):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            partners[opened.pop()] = match.end()
    inner = 0, 0
    while partners.get(start) == end:
        start, end = stripped(latex, start + 1, end - 1)
        if latex.startswith("\\", start):
            break
        inner = start, end
    return latex[slice(*inner)]


def plain(latex: str) -> str:
    """The text alone, without formats, on one line."""
    if not _SIGN.search(latex):
        return _BLANK.sub(" ", latex).strip() if _SPACE.search(latex) else latex.strip()
    return _BLANK.sub(" ", "".join(run.text for run in runs(latex))).strip()


def rich(latex: str, breaks: bool = False) -> str:
    """The text with CSL's tags; on one line unless its blank lines are asked for with `breaks`."""
    text = rich_text(runs(latex))
    return text if breaks else text.replace("\n\n", " ")


def rich_text(runs: Sequence[LatexRun]) -> str:
    """Runs as CSL-JSON has rich text (CSL specification, "Rich text markup within fields")."""
    parts: list[str] = []
    opened: list[str] = []
    for run in runs:
        common = 0
        while common < min(len(opened), len(run.tags)) and opened[common] == run.tags[common]:
            common += 1
        while len(opened) > common:
            parts.append(_TAGS[opened.pop()][1])
        for tag in run.tags[common:]:
            parts.append(_TAGS[tag][0])
            opened.append(tag)
        parts.append(run.text)
    while opened:
        parts.append(_TAGS[opened.pop()][1])
    return "".join(parts)


def _folded(runs: Sequence[LatexRun]) -> tuple[LatexRun, ...]:
    """Runs with white space folded across their borders, neighbours that are alike made one."""
    alike: list[tuple[LatexRun, list[str]]] = []  # a run, and the texts of those that are alike, joined only once
    last = " "
    for run in runs:
        text = run.text
        if "\n" in text:
            text = _BREAK.sub("\ue001", text)
        text = _BLANK.sub(" ", text).replace(" \ue001", "\ue001").replace("\ue001 ", "\ue001").replace("\ue001", "\n\n")
        if last in " \n":
            text = text.lstrip(" \n" if last == "\n" or not alike else " ")
        if not text:
            continue
        last = text[-1]
        if alike and alike[-1][0].tags == run.tags and alike[-1][0].kept == run.kept:
            alike[-1][1].append(text)
        else:
            alike.append((run, [text]))
    result = [run._replace(text="".join(texts)) for run, texts in alike]
    while result:
        text = result[-1].text.rstrip(" \n")
        if text:
            result[-1] = result[-1]._replace(text=text)
            break
        result.pop()
    return tuple(
        run if run.text.isascii() else run._replace(text=unicodedata.normalize("NFC", run.text)) for run in result
    )


class _Reader:
    """Reads one text from front to back; `at` is how far it is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.runs: list[LatexRun] = []
        self.depth = 0
        self.quotes = 0

    def content(self, tags: tuple[str, ...], kept: bool, math: bool, closing: str) -> None:
        """Read to the end, or past the `closing` that ends this group (a brace, or a `$`)."""
        while self.at < len(self.text):
            match = _TOKEN.match(self.text, self.at)
            assert match is not None  # one of the alternatives takes any character
            self.at = match.end()
            kind = match.lastgroup
            if kind == "text" or kind == "mark":
                self.characters(match[0], kind == "mark", tags, kept, math)
            elif kind == "open":
                self.group(tags, kept, math)
            elif kind == "close" or kind == "math":
                if closing == "}" if kind == "close" else closing.startswith("$"):
                    if kind == "math" and len(match[0]) > len(closing):  # one formula ends, and the next begins
                        self.at -= 1
                    return
                if kind == "math":
                    self.formula(match[0], tags, kept, math)
            elif kind == "script":
                self.script(match[0], tags, kept, math)
            elif match["word"] in SWITCHES:
                tag = SWITCHES[match["word"]]
                tags = (*tags, tag) if tag else tuple(outer for outer in tags if outer not in ("i", "b", "sc"))
            else:
                self.command(match["word"] or match["symbol"], match["gap"] or "", tags, kept, math)

    def characters(self, piece: str, is_mark: bool, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """Characters, or a mark of several that stand for one."""
        if math:
            piece = _IN_MATH.get(piece, _LOOSE.sub("", piece))
            if not tags:
                piece = _RELATION.sub(r" \1 ", piece)
        elif is_mark:
            piece = _MARKS[piece]
        self.emit(piece, tags, kept)

    def formula(self, sign: str, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """Read a formula whose `$` has been read; a sign of money when nothing closes it."""
        if not math and self.text.find("$", self.at, self.at + _LONGEST_FORMULA) >= 0:
            self.content(tags, True, True, sign)
        else:
            self.emit(sign, tags, kept)

    def script(self, sign: str, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """Read what stands behind `^` or `_`, which mean something in formulas alone."""
        if math:
            self.argument((*tags, "sup" if sign == "^" else "sub"), True, True)
        else:
            self.emit(sign, tags, kept)

    def emit(self, text: str, tags: tuple[str, ...], kept: bool) -> None:
        if text:
            self.runs.append(LatexRun(text, tags, kept))

    def group(self, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """Read a group whose brace has been read."""
        if self.depth >= MAX_DEPTH:
            return
        self.depth += 1
        keeps = kept or not self.text.startswith("\\", self.at)
        self.content(tags, keeps, math, "}")
        self.depth -= 1

    def argument(self, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """Read one argument: a group, a command, or the next character."""
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1
        if self.at >= len(self.text) or self.text[self.at] == "}" or self.depth >= MAX_DEPTH:
            return
        if self.text[self.at] == "{":
            self.at += 1
            self.depth += 1
            self.content(tags, kept, math, "}")
            self.depth -= 1
            return
        match = _TOKEN.match(self.text, self.at)
        assert match is not None
        if match["word"] or match["symbol"]:
            self.at = match.end()
            self.depth += 1
            self.command(match["word"] or match["symbol"], match["gap"] or "", tags, kept, math)
            self.depth -= 1
        else:
            char = self.text[self.at]
            self.at += 1
            self.emit(_IN_MATH.get(char, char) if math else char, tags, kept)

    def plain_argument(self, math: bool = False) -> str:
        """The plain text of one argument."""
        begin = len(self.runs)
        self.argument((), False, math)
        text = "".join(run.text for run in self.runs[begin:])
        del self.runs[begin:]
        return text

    def verbatim_argument(self) -> str:
        """An argument in which nothing is a sign of LaTeX's but the escaped characters: an address."""
        match = _VERBATIM.match(self.text, self.at)
        if match is None:
            return self.plain_argument()
        self.at = match.end()
        return _ESCAPED.sub(r"\1", match[1].strip())

    def skip_options(self, name: str) -> None:
        """Pass over the options of a command, in square brackets."""
        if DROPPED.get(name) == 0:
            return  # it has no arguments, so that brackets behind it are text
        while option := _OPTION.match(self.text, self.at):
            self.at = option.end()

    def command(self, name: str, gap: str, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """One command; `gap` is the white space after it, which TeX leaves out."""
        if name in ACCENTS and (math or takes_accent(name, self.text[self.at : self.at + 1])):
            self.accent(ACCENTS[name], tags, kept, math)
        elif name in ("frac", "tfrac", "dfrac"):
            self.argument(tags, kept, math)
            self.emit("/", tags, kept)
            self.argument(tags, kept, math)
        elif name == "sqrt":
            self.emit("√", tags, kept)
            self.argument(tags, kept, math)
        elif name in _WITH_ARGUMENTS:
            self.skip_options(name)
            self.with_arguments(name, tags, kept, math)
        else:
            self.symbol(name, gap, tags, kept, math)

    def with_arguments(self, name: str, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """A command that says how its arguments are set, or which of them are."""
        if name in STYLES:
            # Its braces are an argument's, but BibTeX counts them, and keeps what they hold.
            self.argument((*tags, STYLES[name]), True, math)
        elif name in QUOTES:
            self.quotes += 1
            opening, closing = "“”" if self.quotes % 2 else "‘’"
            self.emit(opening, tags, kept)
            self.argument(tags, True, math)
            self.emit(closing, tags, kept)
            self.quotes -= 1
        elif name in LAST_OF:
            for _ in range(LAST_OF[name] - 1):
                self.plain_argument()
            self.argument(tags, kept, math)
        elif name in DROPPED:
            if name == "right" and self.runs:  # no space stands before what closes
                self.runs[-1] = self.runs[-1]._replace(text=self.runs[-1].text.rstrip(" \t\r\n"))
            for _ in range(DROPPED[name]):
                self.plain_argument()
        elif name in VERBATIM:
            self.emit(self.verbatim_argument(), tags, True)
        elif name == "bibstring":
            self.emit(_bibstring(self.plain_argument()), tags, kept)
        else:
            self.argument(tags, kept, math and name != "text")

    def symbol(self, name: str, gap: str, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """A command that stands for characters, or an unknown command."""
        if name in CHARACTERS:
            text = CHARACTERS[name]
            self.emit(f" {text} " if math and text in _RELATIONS and not tags else text, tags, kept)
        elif name in JOURNALS and not math:
            self.emit(JOURNALS[name], tags, kept)
        elif elsewhere := _elsewhere(name):
            self.emit(elsewhere, tags, kept)
        elif not self.text.startswith("{", self.at):
            self.emit(f"\\{name}{gap}", tags, kept)
        # What is left is unknown and has an argument: its name is dropped, the argument is read as a group.

    def accent(self, mark: str, tags: tuple[str, ...], kept: bool, math: bool) -> None:
        """Put `mark` on the argument's first character."""
        if self.depth >= MAX_DEPTH:
            return
        text = self.plain_argument(math)
        if not text:
            self.emit({"\u0303": "~", "\u0302": "^", "\u0300": "`"}.get(mark, ""), tags, kept)
            return
        if mark == _MACRON and math and text[0].isdigit():
            mark = _OVERLINE  # a bar above a figure is as wide as the figure: indices of crystals
        self.emit(text if text[0].isspace() else accented(text, mark), tags, kept)


def _bibstring(key: str) -> str:
    from citecli.interop.bibtex_terms import term

    return term(key.strip()) or key


@lru_cache(maxsize=1024)
def _elsewhere(name: str) -> str:
    """A symbol that our own tables lack, from those of pylatexenc; "" when it knows none."""
    shown = getattr(_symbols().get_macro_spec(name), "simplify_repl", None)
    return shown if isinstance(shown, str) and "%" not in shown else ""


@lru_cache(maxsize=1)
def _symbols() -> Any:
    from pylatexenc.latex2text import get_default_latex_context_db

    return get_default_latex_context_db()
