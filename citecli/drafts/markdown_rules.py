"""The rules that Pandoc's Markdown has beyond CommonMark, as far as a draft with citations needs them.

They are plugged into markdown-it: citations, footnotes (`[^1]`, `[^1]: …`, `^[…]`), fenced divisions (`:::`),
superscript, subscript and bracketed spans. Every inline rule also notes where in its block it found what, for
markdown-it itself does not say.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    emphasis,
    entity,
    escape,
    html_inline,
    image,
    link,
    strikethrough,
)
from markdown_it.token import Token

from citecli.drafts import citations
from citecli.drafts.citations import Read

FOUND = "found"
"""The key in markdown-it's environment under which the notes are collected."""
_MARKS = "marks"

_NOTE_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE_START = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_DIVISION = re.compile(r":{3,}\s*(?P<about>.*?)\s*:*\s*")


class Found(NamedTuple):
    """Something at [start, end) of a block's inline text.

    `kind` is "citation", "note", "inline note" (its marks alone), "hidden" (what no reader sees, or what is no prose:
    code, tags, addresses) or "escape" (a backslash).
    """

    kind: str
    start: int
    end: int
    citation: Read | None = None
    label: str = ""


def parser() -> MarkdownIt:
    """A parser of drafts. Its tokens beyond markdown-it's: `cite`, `note_ref`, `note_open` and `note_close` inside
    paragraphs, `note_def_open` and `note_def_close`, `division`; and `sup`, `sub`, `span` with `_open` and `_close`.
    """
    md = MarkdownIt("commonmark", {"typographer": True, "maxNesting": 60})
    md.enable(["table", "strikethrough", "smartquotes"])
    md.block.ruler.before("reference", "note_def", _note_definition, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    for name, rule in (
        ("backticks", backtick),
        ("html_inline", html_inline),
        ("autolink", autolink),
        ("image", image),
    ):
        md.inline.ruler.at(name, _noting(rule))
    for name, rule in (("emphasis", emphasis.tokenize), ("strikethrough", strikethrough.tokenize)):
        md.inline.ruler.at(name, _noting_marks(rule))
    md.inline.ruler2.before("fragments_join", "marks", _settle_marks)
    md.inline.ruler.at("link", _link)
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.at("entity", _entity)
    md.inline.ruler.before("link", "cite", _cite)
    md.inline.ruler.before("link", "note_ref", _note_reference)
    md.inline.ruler.before("link", "inline_note", _inline_note)
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.after("emphasis", "raised", _raised)
    return md


def _note(state: StateInline, found: Found) -> None:
    state.env.setdefault(FOUND, []).append(found)


# Rules of markdown-it's own, which now say where they found something.


def _noting(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        # Back-ticks without an end are text, and no code.
        if not silent and state.tokens and state.tokens[-1].type != "text" and not state.pending:
            _note(state, Found("hidden", start, state.pos))
        return True

    return noting


def _noting_marks(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Emphasis is settled when the whole block is read: until then every asterisk is taken down with its token."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, mark = state.pos, state.src[state.pos]
        before = len(state.tokens) + bool(state.pending)
        if not rule(state, silent):
            return False
        at = start
        for token in state.tokens[before:]:
            width = len(token.content) if token.content.strip(mark) == "" else 0
            state.env.setdefault(_MARKS, []).append((token, at, at + width))
            at += width
        return True

    return noting


def _settle_marks(state: StateInline) -> None:
    marks: list[tuple[Token, int, int]] = state.env.pop(_MARKS, [])
    for token, start, end in marks:
        if token.type != "text" or not token.content:
            _note(state, Found("hidden", start, end))


def _link(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start : start + 1] != "[":
        return False
    close = state.md.helpers.parseLinkLabel(state, start, True)
    state.pos = start
    if not link(state, silent):
        return False
    if not silent and close > 0:
        _note(state, Found("hidden", start, start + 1))
        _note(state, Found("hidden", close, state.pos))
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not escape(state, silent):
        return False
    if not silent:
        _note(state, Found("escape", start, start + 1))
    return True


def _entity(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not entity(state, silent):
        return False
    if not silent and state.pos > start + 1:
        _note(state, Found("entity", start, state.pos, label=state.tokens[-1].content if state.tokens else ""))
    return True


# Rules of Pandoc's.


def _cite(state: StateInline, silent: bool) -> bool:
    src, pos = state.src, state.pos
    char = src[pos]
    if char == "[":
        read = citations.bracketed(src, pos, state.posMax)
    elif char in "@-":
        if pos and src[pos - 1].isalnum():
            return False
        read = citations.textual(src, pos, state.posMax)
    else:
        return False
    if read is None:
        return False
    if not silent:
        token = state.push("cite", "", 0)
        token.content = src[pos : read.end]
        _note(state, Found("citation", pos, read.end, read))
    state.pos = read.end
    return True


def _note_reference(state: StateInline, silent: bool) -> bool:
    match = _NOTE_LABEL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("note_ref", "", 0)
        token.content = match[0]
        token.meta = {"label": match[1]}
        _note(state, Found("note", *match.span(), label=match[1]))
    state.pos = match.end()
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:
    start, end = state.pos, state.posMax
    if not state.src.startswith("^[", start):
        return False
    close = state.md.helpers.parseLinkLabel(state, start + 1)
    if close < 0:
        return False
    if not silent:
        _note(state, Found("inline note", start, close + 1))
        state.push("note_open", "", 1)
        state.pos, state.posMax = start + 2, close
        state.md.inline.tokenize(state)
        state.push("note_close", "", -1)
    state.pos, state.posMax = close + 1, end
    return True


_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")


def _span(state: StateInline, silent: bool) -> bool:
    start, end = state.pos, state.posMax
    if state.src[start] != "[":
        return False
    close = state.md.helpers.parseLinkLabel(state, start)
    match = _ATTRIBUTES.match(state.src, close + 1, end) if close >= 0 else None
    if match is None:
        return False
    if not silent:
        _note(state, Found("hidden", start, start + 1))
        _note(state, Found("hidden", close, match.end()))
        token = state.push("span_open", "", 1)
        token.meta = {"classes": tuple(re.findall(r"\.([\w-]+)", match[1]))}
        state.pos, state.posMax = start + 1, close
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
    state.pos, state.posMax = match.end(), end
    return True


_RAISED = re.compile(r"(?P<mark>[\^~])(?!~)(?P<text>(?:[^\s\\^~]|\\.)+)(?P=mark)(?!~)")


def _raised(state: StateInline, silent: bool) -> bool:
    match = _RAISED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        name = "sup" if match["mark"] == "^" else "sub"
        start, end = match.span()
        _note(state, Found("hidden", start, start + 1))
        _note(state, Found("hidden", end - 1, end))
        state.push(f"{name}_open", name, 1)
        token = state.push("text", "", 0)
        token.content = re.sub(r"\\(.)", r"\1", match["text"])
        state.push(f"{name}_close", name, -1)
    state.pos = match.end()
    return True


# Blocks.


def _note_definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    match = _NOTE_START.match(state.src, begin, end)
    if match is None:
        return False
    if silent:
        return True
    # The rest of the first line is the note's first; the others are its own when they are indented, or lazy.
    old = (
        state.bMarks[start_line],
        state.tShift[start_line],
        state.sCount[start_line],
        state.blkIndent,
        state.parentType,
    )
    token = state.push("note_def_open", "", 1)
    token.meta = {"label": match[1]}
    token.map = [start_line, start_line + 1]
    state.bMarks[start_line] = match.end()
    state.tShift[start_line] = 0
    state.sCount[start_line] = state.blkIndent + 4
    state.blkIndent += 4
    state.parentType = "note"
    # A line that is not indented goes on with the note's paragraph, but opens nothing in it.
    state.md.block.tokenize(state, start_line, end_line)
    state.push("note_def_close", "", -1)
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = old[:3]
    state.blkIndent, state.parentType = old[3], old[4]
    token.map = [start_line, state.line]
    return True


def _division(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    match = _DIVISION.fullmatch(state.src, begin, end)
    if match is None:
        return False
    if silent:
        return True
    token = state.push("division", "", 0)
    token.content = match["about"]
    token.map = [start_line, start_line + 1]
    state.line = start_line + 1
    return True
