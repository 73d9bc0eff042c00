r"""A draft in LaTeX: what a reader would see of it, with its quotations, notes and citations.

Quotations are ``…'', ``\enquote{…}``, ``\textquote{…}``, ``\blockquote{…}`` (csquotes), and the environments ``quote``,
``quotation``, ``displayquote`` and their like. Citations are those of LaTeX itself, natbib and biblatex: ``\cite``,
``\citep[see][p.~3]{key}``, ``\textcite``, ``\autocites[3]{one}[4]{other}``, ``\blockcquote[3]{key}{…}``.

The source is read once, from front to back; nothing in it is expanded.
"""

import re
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading, Hidden, Note, Parts, assemble
from citecli.drafts.model import Draft, DraftCitation, DraftCite, DraftMetadata, NoteMark
from citecli.frozen import replace
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.text.latex import ACCENTS, CHARACTERS, accented, takes_accent
from citecli.text.segment import paragraphs

_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*)|\\(?P<edge>begin|end)\s*\{(?P<environment>[^{}\n]*)\}|\\(?P<name>[a-zA-Z@]+)\*?"
    r"|\\(?P<sign>.)|(?P<brace>[{}])|(?P<math>\$\$?)|(?P<tie>~)|(?P<dash>---?)",
    re.DOTALL,
)
_CITE = re.compile(
    r"(?:[Pp]aren|[Ff]oot|[Tt]ext|[Aa]uto|[Ss]mart|[Ss]uper|[Ff]ull|[Ff]ootfull|[Nn]o)?[Cc]ite(?:p|t|alp|alt|author|year|"
    r"yearpar|title|date|text|url|num)?s?|[Cc]ite(?:al[pt]|[pt])"
)
_PARTS = {
    "citetitle": "title", "citeyear": "year", "citedate": "date", "citeurl": "url", "fullcite": "entry",
    "footfullcite": "entry",
}  # fmt: skip
"""What commands take out of a reference, in place of a citation."""
_OPTION = re.compile(r"\s*\[((?:[^\[\]\\{}]|\\.|\{(?:[^{}]|\{[^{}]*\})*\})*)\]")
_ARGUMENT = re.compile(r"\s*\{([^{}]*)\}")
_BARE = re.compile(r"\s*\{")
_BLOCKS = frozenset("quote quotation displayquote displaycquote blockquote quoting verse".split())
_CODE = frozenset("verbatim lstlisting minted Verbatim comment alltt filecontents tikzpicture".split())
_MATH = frozenset("equation align gather multline eqnarray math displaymath array".split())
_QUOTING = frozenset(("enquote", "textquote", "textcquote", "foreignquote", "hyphenquote"))
_BLOCK_COMMANDS = frozenset(("blockquote", "blockcquote", "foreignblockquote"))
_NOTES = frozenset(("footnote", "endnote", "footnotetext", "thanks", "sidenote", "marginpar"))
_HEADINGS = frozenset("part chapter section subsection subsubsection paragraph subparagraph title author date".split())
_SILENT = frozenset(
    "label ref pageref autoref cref Cref eqref nameref url input include includegraphics usepackage documentclass "
    "index bibliographystyle bibliography addbibresource vspace hspace setlength newcommand renewcommand pagestyle "
    "thispagestyle nocite hypersetup graphicspath footnotemark".split()
)
_ACCENTED = re.compile(r"\s*(?:\{\s*(\\?[^\W\d_])\s*\}|(\\?[^\W\d_]))")
_LONGEST_MATH = 2000


class _Brace(NamedTuple):
    """What an opening brace began: "quote", "block", "note", "heading", or "" for a mere group; where its text begins;
    and what is seen in place of the closing one.
    """

    kind: str
    start: int
    shown: str = ""


def read(source: Source) -> Draft:
    """The draft in a LaTeX source. `UnreadableDocument` when it is no text."""
    return draft_of(decode(source.data, source.name, source.encoding).text, source.name)


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in a LaTeX source."""
    return _Reader(text).draft(name)


class _Reader:
    """Walks through the source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hidden: list[Hidden] = []
        self.citations: list[DraftCitation] = []
        self.blocks: list[Span] = []
        self.headings: list[Heading] = []
        self.notes: list[Note] = []
        self.marks: list[NoteMark] = []
        self.bibliography: list[str] = []
        self.listed: list[str] = []  # keys of \nocite
        self.braces: list[_Brace] = []
        self.unclosed: set[str] = set()  # ends of environments that the rest of the text lacks
        self.opened = -1
        self.quotes = self.open_notes = 0
        self.quoted_at = 0

    def draft(self, name: str) -> Draft:
        """The draft called `name`, read from the whole text."""
        text = self.text
        begin = text.find("\\begin{document}")
        at = 0
        if begin >= 0:
            at = begin + len("\\begin{document}")
            for match in re.finditer(r"\\addbibresource\s*(?:\[[^\[\]]*\])?\{([^{}]*)\}", text[:begin]):
                self.bibliography.append(match[1].strip())
            self.hide(0, at)
        while (token := _TOKEN.search(text, at)) is not None:
            at = self.take(token)
        spans = [Span(start, end) for start, end, _ in paragraphs(text)]
        nocite = " ".join(f"@{key}" for key in dict.fromkeys(self.listed))
        front = DraftMetadata(bibliography=tuple(dict.fromkeys(self.bibliography)), nocite=nocite)
        parts = Parts(self.citations, self.hidden, self.blocks, self.headings, self.notes, self.marks, front)
        return replace(assemble(name, text, spans, parts), is_latex=True)

    def hide(self, start: int, end: int, shown: str = "") -> int:
        """Replace a piece by what is seen of it; where it ends."""
        self.hidden.append(Hidden(start, end, shown))
        return end

    def take(self, match: re.Match[str]) -> int:
        """Take in one token; where the next one may begin."""
        start, end = match.span()
        if match["comment"] is not None:
            return self.hide(start, end)
        if match["edge"]:
            return self.environment(match)
        if match["name"]:
            return self.command(match)
        if match["brace"]:
            return self.brace(match)
        if match["math"]:
            close = self.text.find(match["math"], end, end + _LONGEST_MATH)
            blank = self.text.find("\n\n", end, end + _LONGEST_MATH)
            is_closed = close >= 0 and not 0 <= blank < close
            return self.hide(start, close + len(match["math"]) if is_closed else end)
        if match["tie"]:
            return self.hide(start, end, " ")
        if match["dash"]:
            return self.hide(start, end, "—" if len(match["dash"]) == 3 else "–")
        return self.sign(match)

    def sign(self, match: re.Match[str]) -> int:
        """A backslash with a character that is no letter: an accent, an escaped character, a line break."""
        start, end = match.span()
        sign = match["sign"]
        if (accent := self.accent(sign, start, end)) is not None:
            return accent
        if sign in "([":
            close = self.text.find("\\)" if sign == "(" else "\\]", end, end + _LONGEST_MATH)
            return self.hide(start, close + 2 if close >= 0 else end)
        shown = CHARACTERS.get(sign, "")
        return self.hide(start, end, " " if shown.isspace() else shown)  # a reader of a draft sees spaces as one kind

    def accent(self, name: str, start: int, end: int) -> int | None:
        """An accent with its letter: where it ends; `None` when the command is none."""
        letter = _ACCENTED.match(self.text, end) if takes_accent(name, self.text[end : end + 1]) else None
        if letter is None:
            return None
        return self.hide(start, letter.end(), accented((letter[1] or letter[2]).lstrip("\\"), ACCENTS[name]))

    def brace(self, match: re.Match[str]) -> int:
        """An opening or a closing brace."""
        start, end = match.span()
        if match["brace"] == "{":
            self.braces.append(_Brace("", end))
            return self.hide(start, end)
        opened = self.braces.pop() if self.braces else _Brace("", start)
        self.hide(start, end, opened.shown)
        match opened.kind:
            case "quote":
                self.quotes = max(self.quotes - 1, 0)
            case "block":
                self.blocks.append(Span(opened.start, start))
            case "heading":
                self.headings.append(Heading(opened.start, start))
            case "note" if self.open_notes > 1:
                self.open_notes -= 1
            case "note":
                self.open_notes = 0
                label = f"note {opened.start}"
                self.notes.append(Note(opened.start, start, label))
                self.marks.append(NoteMark(Span(opened.start - 1, opened.start), label))
        return end

    def environment(self, match: re.Match[str]) -> int:
        r"""The beginning or end of an environment."""
        start, end = match.span()
        name = match["environment"].strip().rstrip("*")
        if match["edge"] == "end":
            if name in _BLOCKS and self.opened >= 0:
                self.blocks.append(Span(self.opened, start))
                self.opened = -1
            if name == "document":
                return self.hide(start, len(self.text))
            return self.hide(start, end)
        if name in _CODE or name in _MATH:
            closing = f"\\end{{{match['environment']}}}"
            # What is not closed behind one place is not behind a later one.
            close = self.text.find(closing, end) if closing not in self.unclosed else -1
            if close < 0:
                self.unclosed.add(closing)
            return self.hide(start, close + len(closing) if close >= 0 else end)
        options, end = self.options(end)
        if name in _BLOCKS:
            if name == "displaycquote" and (key := _ARGUMENT.match(self.text, end)):
                end = key.end()
                self.cite(start, end, [(options, key[1])])
            if self.opened < 0:
                self.opened = start
            return self.hide(start, end, " ")  # where its citation is found
        if name in ("tabular", "tabularx", "longtable", "minipage", "multicols") and (
            columns := _ARGUMENT.match(self.text, end)
        ):
            end = columns.end()
        return self.hide(start, end)

    def options(self, at: int) -> tuple[list[str], int]:
        """The arguments in brackets that follow, two at most, and where they end."""
        options: list[str] = []
        while len(options) < 2 and (match := _OPTION.match(self.text, at)):
            options.append(match[1])
            at = match.end()
        return options, at

    def command(self, match: re.Match[str]) -> int:
        """A command by name, with those of its arguments that are no text."""
        start, end = match.span()
        name = match["name"]
        if name in CHARACTERS:
            return self.hide(start, end + (self.text[end : end + 2] == "{}") * 2, CHARACTERS[name])
        if (accent := self.accent(name, start, end)) is not None:
            return accent
        if name in ("verb", "lstinline"):
            return self.hide(start, self.verbatim_end(end))
        if name in _SILENT:
            return self.silent(name, start, end)
        if name == "href" and (address := _ARGUMENT.match(self.text, end)):
            return self.hide(start, address.end())
        if _CITE.fullmatch(name):
            return self.citation(name, start, end)
        after = self.arguments(name, start, end)
        opening = _BARE.match(self.text, after)
        if opening is not None and name in ("textelp", "textins"):
            return self.editorial(name, start, opening.end())
        if opening is None or not (kind := _kind_of_argument(name)):
            return self.hide(start, after)
        return self.open_argument(kind, start, opening.end())

    def verbatim_end(self, at: int) -> int:
        """Where code in a line ends that begins with its delimiter at `at`; `at` when it is never closed."""
        delimiter = self.text[at : at + 1]
        line = self.text.find("\n", at)
        close = self.text.find("}" if delimiter == "{" else delimiter, at + 1, line if line >= 0 else len(self.text))
        return close + 1 if delimiter and close > 0 else at

    def arguments(self, name: str, start: int, end: int) -> int:
        """The arguments of a command before the text that it holds; where they end."""
        options, after = self.options(end)
        if name in ("blockcquote", "textcquote") and (key := _ARGUMENT.match(self.text, after)):
            self.cite(start, key.end(), [(options, key[1])])
            return key.end()
        if name in ("foreignquote", "hyphenquote", "foreignblockquote") and (
            language := _ARGUMENT.match(self.text, after)
        ):
            return language.end()
        if name in ("blockquote", "textquote") and options:
            # csquotes puts the citation into brackets, as a command of its own.
            self.inner_citation(end, after)
        return after

    def editorial(self, name: str, start: int, end: int) -> int:
        r"""What csquotes sets in brackets: an omission (`\textelp{}`, with words put in its place), or an insertion."""
        omission = "[…]" if name == "textelp" else ""
        if self.text[end : end + 1] == "}":
            return self.hide(start, end + 1, omission)
        comes_first = omission and "*" not in self.text[start:end]
        self.braces.append(_Brace("", end, "]" if comes_first or not omission else f"] {omission}"))
        return self.hide(start, end, f"{omission} [" if comes_first else "[")

    def open_argument(self, kind: str, start: int, end: int) -> int:
        """A command at `start` whose text begins at `end`: a quotation, a note, a heading; where to go on."""
        shown = ""
        mark = " " if kind == "block" else ""  # where its citation is found
        self.open_notes += kind == "note"
        if kind == "quote":
            if self.quotes and self.text.find("\n\n", self.quoted_at, start) >= 0:
                # The one before was never closed: no harm beyond its paragraph.
                self.quotes = 0
                self.braces.clear()
            self.quoted_at = start
            inner = self.quotes % 2 == 1
            mark, shown = ("‘", "’") if inner else ("“", "”")
            self.quotes += 1
        self.braces.append(_Brace(kind, start if kind == "block" else end, shown))
        return self.hide(start, end, mark)

    def silent(self, name: str, start: int, end: int) -> int:
        """A command whose arguments no reader sees."""
        _, end = self.options(end)
        while (argument := _ARGUMENT.match(self.text, end)) is not None:
            if name in ("bibliography", "addbibresource"):
                names = [name.strip() for name in argument[1].split(",") if name.strip()]
                self.bibliography += [name if "." in name else f"{name}.bib" for name in names]
            elif name == "nocite":
                self.listed += [key.strip() for key in argument[1].split(",") if key.strip()]
            end = argument.end()
            if name not in ("newcommand", "renewcommand", "setlength"):
                break
        return self.hide(start, end)

    def inner_citation(self, start: int, end: int) -> None:
        """A citation command among the options of a quoting command."""
        for match in re.finditer(r"\\([a-zA-Z]+)\*?", self.text[start:end]):
            if _CITE.fullmatch(match[1]):
                self.citation(match[1], start + match.start(), start + match.end())

    def citation(self, name: str, start: int, end: int) -> int:
        """A citation with its keys; a plural one has several lists of them."""
        groups: list[tuple[list[str], str]] = []
        at = end
        while True:
            options, after = self.options(at)
            key = _ARGUMENT.match(self.text, after)
            if key is None:
                break
            groups.append((options, key[1]))
            at = key.end()
            if not name.lower().endswith("s"):
                break
        if not groups:
            return self.hide(start, end)
        kind = name.lower()
        if part := _PARTS.get(kind.removesuffix("s"), ""):
            self.take_parts(part, name, Span(start, at), [one for _, listed in groups for one in listed.split(",")])
        else:
            self.cite(start, at, groups, kind)
        return at

    def take_parts(self, part: str, name: str, span: Span, listed: list[str]) -> None:
        """Note a command that takes a part out of each of the references listed."""
        as_note = name.lower().startswith("foot")
        for key in filter(None, map(str.strip, listed)):
            cites = (DraftCite(key),)
            self.citations.append(DraftCitation(span, 0, cites, as_note=as_note, part=part, command=name))
            span = Span(span.end, span.end)  # the others have no text of their own

    def cite(self, start: int, end: int, groups: list[tuple[list[str], str]], kind: str = "") -> None:
        """Note a citation of groups of keys, each with what stands in brackets before it; `kind` is the command."""
        cites = _cites(groups, author_suppressed=kind.startswith("citeyearpar"))
        if not cites:
            return
        textual = kind.startswith(("textcite", "citet", "citeauthor", "citealt"))
        as_note, author_only = kind.startswith("foot"), kind.startswith("citeauthor")
        self.citations.append(
            DraftCitation(Span(start, end), 0, cites, textual, as_note=as_note, author_only=author_only)
        )


def _kind_of_argument(name: str) -> str:
    """What the text of a command is: "quote", "block", "note" or "heading", "" for anything else."""
    for kind, names in (("quote", _QUOTING), ("block", _BLOCK_COMMANDS), ("note", _NOTES), ("heading", _HEADINGS)):
        if name in names:
            return kind
    return ""


def _cites(groups: list[tuple[list[str], str]], *, author_suppressed: bool) -> tuple[DraftCite, ...]:
    """The cites of a citation; of each group of keys, what stands in brackets before them comes first."""
    cites: list[DraftCite] = []
    for options, keys in groups:
        prefix, suffix = (options[0], options[1]) if len(options) > 1 else ("", options[0] if options else "")
        own = [DraftCite(key.strip(), author_suppressed=author_suppressed) for key in keys.split(",") if key.strip()]
        if own:
            own[0] = replace(own[0], prefix=f"{_affix_text(prefix)} " if prefix.strip() else "")
            own[-1] = replace(own[-1], suffix=_affix_text(suffix))
        cites += own
    return tuple(cites)


_EMPHASIZED = re.compile(r"\\(?:emph|textit)\s*\{([^{}]*)\}")
_NOT_SHOWN = re.compile(r"\\(?:psq{1,2}|nopp|pno|ppno)\b\s*|[{}]|\\,")


def _affix_text(text: str) -> str:
    """What stands before or behind a key, as Markdown: `p.~3--5` is p. 3–5, a bare number a page."""
    plain = _NOT_SHOWN.sub("", _EMPHASIZED.sub(r"*\1*", text))
    return plain.replace("~", " ").replace("--", "–").replace("\\ ", " ").replace("\\&", "&")
