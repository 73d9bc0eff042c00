"""A draft that is no Markdown: plain text, the text of a document in another format, LaTeX as text.

Citations in Pandoc's syntax are found in all of them. In LaTeX, `\\enquote{…}`, ``…'' and the environments `quote` and
`quotation` are quotations, and `\\cite`, `\\parencite`, `\\textcite` and their like are citations (biblatex, natbib).
"""

import re
from bisect import bisect_right
from itertools import pairwise

from citecli.documents.model import Span
from citecli.drafts import citations
from citecli.drafts.front_matter import FrontMatter
from citecli.drafts.model import Cite, Draft, DraftCitation, Stretch
from citecli.text.segment import lines, paragraphs

_CITE = re.compile(
    r"\\(?P<command>(?:[Pp]aren|[Ff]oot|[Tt]ext|[Aa]uto|[Ss]mart|[Ss]uper)?[Cc]ite[a-z]*)\*?"
    r"(?:\[(?P<one>[^\[\]]*)\])?(?:\[(?P<two>[^\[\]]*)\])?\{(?P<keys>[^{}]*)\}"
)
_ENVIRONMENT = re.compile(r"\\(?P<what>begin|end)\{(?:quote|quotation|displayquote)\}(?:\[[^\]]*\])?")
_VERBATIM = re.compile(r"\\begin\{(verbatim|lstlisting|minted)\}.*?\\end\{\1\}|(?<!\\)%[^\n]*", re.DOTALL)
_COMMAND = re.compile(r"\\[a-zA-Z]+\*?(?:\[[^\]]*\])?|[{}]|~")


def read(text: str, name: str = "draft") -> Draft:
    """The draft in a plain text."""
    found: list[DraftCitation] = []
    for match in re.finditer(r"\[|(?<!\w)-?@", text):
        at = match.start()
        if found and at < found[-1].span.end:
            continue
        parse = citations.bracketed if text[at] == "[" else citations.textual
        one = parse(text, at, len(text))
        if one is not None:
            found.append(DraftCitation(Span(at, one.end), 0, one.cites, one.textual))
    hidden = [(one.span.start, one.span.end, " ") for one in found]
    return _draft(name, text, found, hidden, [])


def read_latex(text: str, name: str = "draft") -> Draft:
    """The draft in a LaTeX source, commands passed over."""
    hidden: list[tuple[int, int, str]] = [(*match.span(), "") for match in _VERBATIM.finditer(text)]
    silent = [(start, end) for start, end, _ in hidden]
    found = []
    for match in _CITE.finditer(text):
        if any(start <= match.start() < end for start, end in silent):
            continue
        found.append(_latex_citation(match))
        hidden.append((*match.span(), " "))
    for match in re.finditer(r"\\enquote\*?\{", text):
        close = _closing(text, match.end() - 1)
        if close > 0:
            hidden += [(*match.span(), "“"), (close, close + 1, "”")]
    for match in _ENVIRONMENT.finditer(text):
        hidden.append((*match.span(), ""))
    taken = sorted(hidden)
    starts = [start for start, _, _ in taken]
    for match in _COMMAND.finditer(text):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or match.start() >= taken[at][1]:
            hidden.append((*match.span(), " " if match[0] == "~" else ""))
    return _draft(name, text, found, hidden, _environments(text))


def _latex_citation(match: re.Match[str]) -> DraftCitation:
    one, two = match["one"], match["two"]
    prefix, suffix = (one or "", two) if two is not None else ("", one or "")
    keys = [key.strip() for key in match["keys"].split(",") if key.strip()]
    cites = [Cite(key) for key in keys]
    if cites:
        cites[0] = cites[0]._replace(prefix=prefix)
        cites[-1] = cites[-1]._replace(suffix=suffix.replace("~", " ").replace("--", "–"))
    textual = match["command"].lower().startswith(("textcite", "citet", "citeauthor"))
    return DraftCitation(Span(*match.span()), 0, tuple(cites), textual)


def _closing(text: str, start: int) -> int:
    depth = 0
    for at in range(start, min(len(text), start + 20_000)):
        if text[at] in "{}" and text[at - 1] != "\\":
            depth += 1 if text[at] == "{" else -1
            if depth == 0:
                return at
    return -1


def _environments(text: str) -> list[tuple[int, int]]:
    found, opened = [], -1
    for match in _ENVIRONMENT.finditer(text):
        if match["what"] == "begin":
            opened = match.end() if opened < 0 else opened
        elif opened >= 0:
            found.append((opened, match.start()))
            opened = -1
    return found


def _draft(
    name: str,
    text: str,
    found: list[DraftCitation],
    hidden: list[tuple[int, int, str]],
    blocks: list[tuple[int, int]],
) -> Draft:
    starts = [start for start, _ in lines(text)]
    numbered = tuple(
        one._replace(line=bisect_right(starts, one.span.start))
        for one in sorted(found, key=lambda one: one.span)
        if one.cites
    )
    hidden.sort()
    cuts = sorted({edge for block in blocks for edge in block})
    stretches: list[Stretch] = []
    at = 0
    for first, last, _ in paragraphs(text):
        edges = [first, *(cut for cut in cuts if first < cut < last), last]
        for start, end in pairwise(edges):
            while at < len(hidden) and hidden[at][1] <= start:
                at += 1
            block = next((number for number, (low, high) in enumerate(blocks, 1) if low <= start < high), 0)
            stretch = _stretch(text, start, end, hidden, at, block)
            if stretch.text.strip():
                stretches.append(stretch)
    return Draft(name, text, FrontMatter(), numbered, tuple(stretches))


def _stretch(text: str, start: int, end: int, hidden: list[tuple[int, int, str]], first: int, block: int) -> Stretch:
    characters: list[str] = []
    offsets: list[int] = []
    at = start
    for low, high, shown in hidden[first:]:
        if low >= end:
            break
        if low < at:
            at = max(at, min(high, end))
            continue
        characters += text[at:low]
        offsets += range(at, low)
        characters += shown
        offsets += [low] * len(shown)
        at = min(high, end)
    characters += text[at:end]
    offsets += range(at, end)
    return Stretch("".join(characters), (*offsets, end), 1 if block else 0, "", block)
