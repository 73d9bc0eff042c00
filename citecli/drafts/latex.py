r"""A draft in LaTeX: what a reader would see of it, with its quotations, notes and citations.

Quotations are ``…'', „…“ however they are typed, the commands of csquotes (`\enquote{…}`, `\textcquote[3]{key}{…}`),
and the environments `quote`, `quotation`, `displayquote` and their like. Citations are those of LaTeX itself, natbib,
biblatex and others (`citecli.drafts.latex_citations`). Commands that the source defines around these are understood.

The source is read once, from front to back; nothing in it is expanded.
"""

import re

from citecli.documents.model import Span
from citecli.drafts.assembly import Parts, assemble
from citecli.drafts.latex_arguments import Arguments
from citecli.drafts.latex_characters import LatexCharacters
from citecli.drafts.latex_citations import (
    citation_arguments,
    citation_command,
    split_keys,
)
from citecli.drafts.latex_commands import (
    ARGUMENTS_OF_ENVIRONMENTS,
    BLOCKS,
    CODE,
    EDITORIAL,
    EPIGRAPHS,
    HEADINGS,
    LEADING,
    LISTS,
    MATH,
    NO_ARGUMENTS,
    NOTES,
    NOTES_APART,
    SILENT,
    SOURCES,
    TRAILING,
    Form,
    is_block,
    quoting_command,
)
from citecli.drafts.latex_definitions import Defined, definitions, filled
from citecli.drafts.latex_languages import BabelMarks
from citecli.drafts.latex_lists import listed_works
from citecli.drafts.latex_parts import LatexParts
from citecli.drafts.latex_quotations import LatexQuotations
from citecli.drafts.model import Draft, DraftMetadata
from citecli.frozen import replace
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.text.segment import paragraphs

_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*)|\\(?P<edge>begin|end)\s*\{(?P<environment>[^{}\n]*)\}|\\(?P<name>[a-zA-Z@]+)\*?"
    r"|\\(?P<sign>.)|(?P<brace>[{}])|(?P<math>\$\$?)|(?P<tie>~)|(?P<dash>---?)|(?P<paired>,,|<<|>>|``|''+|`)|(?P<straight>\")",
    re.DOTALL,
)
_CONDITION = re.compile(r"\\(?:(?P<if>if[a-zA-Z@]*)|(?P<else>else)|(?P<fi>fi))(?![a-zA-Z@])|%[^\n]*")
_NEXT_LINE = re.compile(r"\n[^\S\n]*(?=[^\s])")
_LONGEST_VALUE = 1000
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_RESOURCE = re.compile(r"(?m)^[^%\n]*?\\(addbibresource|addglobalbib)(?![a-zA-Z])")
_CONDITIONS = frozenset(
    "if ifx ifnum ifdim ifcase ifodd iftrue iffalse ifmmode ifhmode ifvmode ifinner ifvoid ifhbox ifvbox ifeof "
    "ifdefined ifcsname iffontchar ifpdf ifxetex ifluatex ifPDFTeX ifXeTeX ifLuaTeX iftwoside".split()
)


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
        self.arguments = Arguments(text, CODE)
        self.definitions = definitions(self.arguments)
        self.conditions = _CONDITIONS | set(re.findall(r"\\newif\s*\\(if[a-zA-Z@]+)", text))
        self.parts = LatexParts()
        self.hide = self.parts.hide
        self.babel = BabelMarks(text)
        self.characters = LatexCharacters(self.arguments, self.parts, self.babel)
        self.quotations = LatexQuotations(self.arguments, self.parts, self.definitions.aliases)
        self.bibliography: list[str] = []
        self.listed: list[str] = []  # keys of \nocite
        self.unclosed: set[str] = set()  # ends of environments and conditions that the rest of the text lacks

    def draft(self, name: str) -> Draft:
        """The draft called `name`, read from the whole text."""
        text, parts = self.text, self.parts
        at = 0
        if begin := _BEGIN.search(text):
            at = begin.end()
            for match in _RESOURCE.finditer(text, 0, at):
                self.silent(match[1], match.start(), match.end())
            self.hide(0, at)
        while (token := _TOKEN.search(text, at)) is not None:
            at = self.take(token)
        spans = parts.cut(Span(start, end) for start, end, _ in paragraphs(text))
        nocite = " ".join(f"@{key}" for key in dict.fromkeys(self.listed))
        bibliography = tuple(dict.fromkeys(self.bibliography))
        front = DraftMetadata(bibliography=bibliography, nocite=nocite, language=self.babel.language)
        found = (parts.citations, parts.hidden, parts.blocks, parts.headings, parts.notes, parts.marks, front)
        draft = assemble(name, text, spans, Parts(*found, parts.lists))
        return replace(draft, listed_works=listed_works(self.arguments, parts.lists), is_latex=True)

    def take(self, match: re.Match[str]) -> int:
        """Take in one token; where the next one may begin."""
        start, end = match.span()
        if match["name"]:
            return self.command(match["name"], start, end)
        if match["brace"]:
            if match["brace"] == "{":
                return self.hide(start, end)
            return self.parts.close(start)
        if match["edge"]:
            return self.environment(match["edge"], match["environment"].strip(), start, end)
        if match["comment"] is not None:
            following = _NEXT_LINE.match(self.text, end)
            return self.hide(start, following.end() if following else end)
        if match["math"]:
            return self.characters.formula(match["math"], match["math"], start, end)
        return self.characters.sign(match["sign"], start, end) if match["sign"] else self.characters.mark(match)

    # Environments

    def environment(self, edge: str, label: str, start: int, end: int) -> int:
        """The beginning or the end of an environment."""
        name = label.rstrip("*")
        if edge == "end":
            return self.environment_end(name, start, end)
        if name in CODE or name in MATH:
            closing = f"\\end{{{label}}}"
            # What is not closed behind one place is not behind a later one.
            close = self.text.find(closing, end) if closing not in self.unclosed else -1
            if close < 0:
                self.unclosed.add(closing)
            return self.hide(start, close + len(closing) if close >= 0 else end)
        if (defined := self.definitions.environments.get(name)) is not None:
            return self.defined_environment(defined, name, start, end)
        quoting = quoting_command(name)
        if quoting is not None and quoting.form is Form.DISPLAY:
            end, behind = self.quotations.csquotes(quoting, start, end)
            self.parts.begin(name, start, behind)
            return self.hide(start, end, " ")  # where its citation is found
        if is_block(name):
            self.parts.begin(name, start)
            return self.hide(
                start, end if name in ("quote", "quotation") else self.after(end, 0 if name in BLOCKS else 1), " "
            )
        self.parts.cuts.append(start)
        if name in LISTS:
            self.parts.begin(name, start)
        return self.hide(start, self.after(end, ARGUMENTS_OF_ENVIRONMENTS.get(name, 0)))

    def environment_end(self, name: str, start: int, end: int) -> int:
        """The end of an environment."""
        if name == "document":
            return self.hide(start, len(self.text))
        begun = self.parts.end(name)
        if begun is not None and name in LISTS:
            self.parts.lists.append(Span(begun[0], start))
        elif begun is not None:
            self.parts.blocks.append(Span(begun[0], end if begun[1] else start))
            return self.hide(start, end, begun[1] or " ")
        else:
            self.parts.cuts.append(end)
        return self.hide(start, end)

    def defined_environment(self, defined: Defined, name: str, start: int, end: int) -> int:
        """The beginning of an environment that the source defines."""
        values, _, end = self.values(defined, end)
        if defined.citation is not None:
            self.parts.cite(start, end, defined.citation, filled(defined.groups, values))
        if defined.is_block:
            self.parts.begin(name, start)
        return self.hide(start, end, " ")

    def after(self, at: int, braces: int) -> int:
        """Where arguments end that begin at `at` in its line: any in brackets, and so many in braces.

        What those in brackets cite is cited: `\\begin{theorem}[\\cite{key}]`.
        """
        while self.text[at : at + 1] == "[" and (option := self.arguments.bracketed(at)) is not None:
            self.quotations.source(option)
            at = option.end + 1
        for _ in range(braces):
            argument = self.arguments.braced(at) if self.text[at : at + 1] == "{" else None
            if argument is None:
                break
            at = argument.end + 1
        return at

    # Commands

    def command(self, name: str, start: int, end: int) -> int:
        """A command by name, with those of its arguments that are no text."""
        if (defined_until := self.definitions.ends.get(start)) is not None:
            return self.hide(start, defined_until)
        if (defined := self.definitions.commands.get(name)) is not None:
            return self.defined(defined, start, end)
        name = self.definitions.aliases.get(name, name)
        if (seen := self.characters.command(name, start, end)) is not None:
            return seen
        if name == "iffalse":
            return self.hide(start, self.condition_end(end))
        if name in SILENT:
            if name in ("footnotemark", "endnotemark"):
                self.parts.calls.append(Span(start, end))
            return self.silent(name, start, end)
        command = citation_command(name)
        if command is not None and (found := citation_arguments(command, self.arguments, end)) is not None:
            self.parts.cite(start, found.end, command, found.groups, found.field)
            return found.end
        if (quoting := quoting_command(name)) is not None and quoting.form is not Form.DISPLAY:
            after, behind = self.quotations.csquotes(quoting, start, end)
            return self.quotations.open(quoting.form.value, start, after, behind=behind)
        if name in EPIGRAPHS:
            return self.quotations.epigraph(start, end)
        return self.with_text(name, start, end)

    def condition_end(self, at: int) -> int:
        """Where the text ends that a false condition takes away; `at` when that is never said."""
        if "\\fi" in self.unclosed:
            return at
        depth, position = 0, at
        while (match := _CONDITION.search(self.text, position)) is not None:
            position = match.end()
            if match["if"]:
                depth += match["if"] in self.conditions
            elif match["fi"]:
                depth -= 1
            if depth < 0 or (match["else"] and not depth):
                return position
        self.unclosed.add("\\fi")
        return at

    def with_text(self, name: str, start: int, end: int) -> int:
        """A command whose argument is text, or of which nothing more is known."""
        if name in NOTES or name in HEADINGS:
            kind = "note apart" if name in NOTES_APART else "note" if name in NOTES else "heading"
            return self.quotations.open(kind, start, self.arguments.options_end(end), level=HEADINGS.get(name, 0))
        if name in ("item", "par"):
            self.parts.cuts.append(start)
            label = self.arguments.bracketed(end) if name == "item" else None
            if label is None:
                return self.hide(start, end)
            self.hide(label.end, label.end + 1, " ")
            return self.hide(start, label.start)
        if name in EDITORIAL:
            return self.quotations.editorial(name, start, end)
        if name in SOURCES and (source := self.arguments.braced(end)) is not None:
            return self.hide(start, source.start, "\n— ")
        if name in LEADING:
            after = self.arguments.options_end(end)
            for _ in range(LEADING[name]):
                leading = self.arguments.braced(after)
                after = leading.end + 1 if leading else after
            return self.hide(start, self.arguments.options_end(after))
        if name in TRAILING and (first := self.arguments.braced(end)) is not None:
            second = self.arguments.braced(first.end + 1)
            self.parts.open("", first, then=second.end + 1 if second else -1)
            return self.hide(start, first.start)
        return self.hide(start, end if name in NO_ARGUMENTS else self.after(end, 0))

    def silent(self, name: str, start: int, end: int) -> int:
        """A command whose arguments no reader sees."""
        end = self.arguments.options_end(end)
        for _ in range(SILENT[name]):
            argument = self.arguments.braced(end)
            if argument is None:
                break
            text, end = self.arguments.of(argument), argument.end + 1
            if name in ("bibliography", "addbibresource", "addglobalbib", "addsectionbib"):
                names = [part.strip() for part in text.split(",") if part.strip()]
                self.bibliography += [part if "." in part else f"{part}.bib" for part in names]
            elif name == "nocite":
                self.listed += split_keys(text)
        return self.hide(start, end)

    # Commands of the source's own

    def defined(self, defined: Defined, start: int, end: int) -> int:
        """A command that the source defines."""
        if defined.text:
            return self.hide(start, end + 2 * (self.text[end : end + 2] == "{}"), defined.text)
        if defined.opens or defined.closes:
            return self.environment("begin" if defined.opens else "end", defined.opens or defined.closes, start, end)
        if defined.citation is not None and not defined.groups:
            found = citation_arguments(defined.citation, self.arguments, end)
            if found is None:
                return self.hide(start, end)
            self.parts.cite(start, found.end, defined.citation, found.groups, found.field)
            return found.end
        values, texts, after = self.values(defined, end)
        if len(values) < len(defined.parameters):
            return self.hide(start, end)  # without what it asks for nothing is known of it
        if defined.citation is not None:
            cited, before = filled(defined.groups, values), len(self.parts.citations)
            first, last = (texts[0][1].start - 1, texts[-1][1].end + 1) if texts else (after, start)
            span = Span(last, after) if last < after else Span(start, first)
            self.parts.cite(*span, defined.citation, cited)
            quoted = (text for role, text in texts if role in ("quote", "marked", "block"))
            self.parts.bind(before, next(quoted, None))
        shown, at = "", start
        for index, (role, text) in enumerate(texts):
            kind = "block" if role == "quote" and self.arguments.has_break(text) else role.replace("marked", "quote")
            then = texts[index + 1][1].start if index + 1 < len(texts) else after
            mark = self.parts.open(kind, text, then=then, behind=" " if then > after else "")
            if index == 0:
                shown, at = mark, text.start
        if not texts and defined.citation is not None:
            return after
        return self.hide(start, at if texts else after, shown)

    def values(self, defined: Defined, at: int) -> tuple[list[str], list[tuple[str, Span]], int]:
        """The values of a command's arguments, those of them that are text with their roles, and where they end."""
        values: list[str] = []
        texts: list[tuple[str, Span]] = []
        for parameter in defined.parameters:
            if parameter.kind == "s":
                at += self.text[at : at + 1] == "*"
                values.append("")
                continue
            span = (self.arguments.bracketed if parameter.kind == "o" else self.arguments.braced)(at)
            if span is None and parameter.kind == "m":
                break
            values.append(self.arguments.of(span) if span and span.end - span.start <= _LONGEST_VALUE else "")
            at = span.end + 1 if span else at
            if span is not None and parameter.kind == "m" and parameter.role != "silent":
                texts.append((parameter.role, span))
        return values, texts, at
