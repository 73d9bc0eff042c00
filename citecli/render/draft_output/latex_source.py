r"""A finished draft that is written in LaTeX: the writer's own source, but for its citations and its bibliography."""

import re
from bisect import bisect_left, bisect_right

from citecli.answers.finished_drafts import Bibliography, Finished, Placed
from citecli.drafts.latex import draft_of
from citecli.drafts.latex_keyed_quotations import without_keys
from citecli.drafts.model import Stretch
from citecli.frozen import replace
from citecli.markup.latex import write
from citecli.markup.nodes import Content, Link, Node, Text
from citecli.render.draft_output.latex import bibliography
from citecli.text.safe import safe

_PARTS = re.compile(
    r"(?P<comment>(?<!\\)(?:\\\\)*+%[^\n]*)"
    r"|(?P<list>\\printbibliography\s*(?:\[[^\[\]]*\])?|\\bibliography\s*\{[^{}]*\})"
    r"|\\(?:nocite|bibliographystyle|addbibresource\s*(?:\[[^\[\]]*\])?)\s*\{[^{}]*\}[ \t]*\n?"
)
_QUOTES = re.compile("``|''|`")
_MARKS = {"``": "“", "''": "”", "`": "‘"}
_END = "\\end{document}"
_HYPERREF = re.compile(r"\\usepackage\s*(?:\[[^\[\]]*\])?\s*\{[^{}]*\bhyperref\b[^{}]*\}")


def latex_source(answer: Finished, *, entries_apart: bool = False) -> str:
    r"""The source with citations set, notes as `\footnote`, and the bibliography where `\printbibliography` stands.

    It needs no BibTeX or Biber any more. Links are links where the source loads `hyperref`. `entries_apart` makes a
    paragraph of each entry, where a list has them as its items.
    """
    links = any(isinstance(piece, str) and _HYPERREF.search(piece) for piece in answer.pieces)
    source = "".join(piece if isinstance(piece, str) else _citation(piece, links) for piece in answer.pieces)
    entries = _entries(answer.bibliography, links, entries_apart) if answer.bibliography else ""
    is_listed = False

    def part(match: re.Match[str]) -> str:
        nonlocal is_listed
        if match["comment"] is not None:
            return match[0]
        if match["list"] is None or is_listed:
            return ""
        is_listed = True
        return entries

    source = _PARTS.sub(part, without_keys(source))
    if entries and not is_listed:
        before, end, after = source.rpartition(_END)
        source = f"{before.rstrip()}\n\n{entries}\n\n{end}{after}" if end else f"{source.rstrip()}\n\n{entries}"
    return safe(source.rstrip("\n") + "\n")


def plain_source(answer: Finished) -> str:
    """The text that a reader of the finished source sees: a line a paragraph, notes numbered in brackets at the end."""
    draft = draft_of(_QUOTES.sub(lambda match: _MARKS[match[0]], latex_source(answer, entries_apart=True)))
    marks = sorted(mark.span.start for mark in draft.note_marks)
    numbers = {mark.label: bisect_left(marks, mark.span.start) + 1 for mark in draft.note_marks}
    notes: dict[str, list[str]] = {}
    paragraphs: list[str] = []
    for stretch in draft.stretches:
        if stretch.note:
            notes.setdefault(stretch.note, []).append(" ".join(stretch.text.split()))
        elif text := _with_marks(stretch, marks):
            paragraphs.append(f"  {text}" if stretch.depth else text)
    paragraphs += [f"[{numbers.get(label, 0)}] {' '.join(filter(None, words))}" for label, words in notes.items()]
    return safe("\n\n".join(paragraphs) + "\n") if paragraphs else ""


def _with_marks(stretch: Stretch, marks: list[int]) -> str:
    """The text of a stretch with the numbers of its notes where they are called for."""
    first, last = bisect_left(marks, stretch.offsets[0]), bisect_right(marks, stretch.offsets[-1])
    pieces: list[str] = []
    at = 0
    for number in range(first, last):
        until = min(bisect_right(stretch.offsets, marks[number]), len(stretch.text))
        pieces.append(stretch.text[at:until].rstrip() + f"[{number + 1}]")
        at = until
    return " ".join("".join([*pieces, stretch.text[at:]]).split())


def _citation(placed: Placed, links: bool) -> str:
    note = f"\\footnote{{{write(_linked(placed.note, links)).strip()}}}" if placed.note is not None else ""
    return write(_linked(placed.content, links)) + note


def _entries(answer: Bibliography, links: bool, apart: bool) -> str:
    if apart:
        return "\n\n" + "\n\n".join(write(entry.content) for entry in answer.entries) + "\n\n"
    entries = tuple(replace(entry, content=_linked(entry.content, links)) for entry in answer.entries)
    return bibliography(replace(answer, entries=entries), heading=False).rstrip("\n")


def _linked(content: Content, links: bool) -> Content:
    """The content with its links, or with their words alone."""
    if links:
        return content
    words: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            words.append(node)
        elif isinstance(node, Link):
            words += _linked(node.content, links)
        else:
            words.append(replace(node, content=_linked(node.content, links)))
    return tuple(words)
