"""Markdown as markdown-it reads it: CommonMark, tables and strikethrough, and what Pandoc adds to them.

Documents and drafts are read with this parser. Pandoc's syntax is read as far as prose needs it: footnotes (`[^1]`,
`[^1]: …`, `^[…]`), fenced divisions (`:::`), line blocks (`| `), superscript, subscript and bracketed spans; the
attributes of a heading, a link, an image or code (`{#id .class}`) are no text. What is in the elements `script` and
`style` is HTML to its end, blank lines or not.

Limits stand in front, so that the time grows with the length of a text whatever is in it: blocks nested too deeply are
paragraphs, brackets without end are text, and the inline markup of a block beyond measure is read in pieces.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, lheading
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from citecli.readers import markdown_hidden_elements as hidden_elements
from citecli.readers.markdown_line_blocks import line_block, push_paragraph
from citecli.readers.markdown_ranges import RANGES, MarkedRange, add_range, locate

DEEPEST_BLOCK = 50
"""Blocks in blocks (a list counts twice: itself and its item) beyond which everything is a paragraph."""

_DEEPEST_INLINE = 60
_DEEPEST_BRACKET = 32
_MOST_BRACKETS = 50
"""Opening brackets in a block up to which markdown-it alone decides what they mean."""

_MOST_MARKS = 2000
_MOST_MARKS_OF_PROSE = 50_000
"""Marks of one block beyond which none of them is read: it is no prose."""

_LONGEST_PIECE = 100_000
"""Characters of a block's inline text after which it is cut at the next mark."""

_MARK = re.compile(r"[\[\]<&*_`!~^]")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_NOTE_LABEL = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE_START = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_REFERENCE_LINE = re.compile(r"\[[^\^\[\]][^\[\]]{0,200}\]:[ \t]*\S")
_DIVISION = re.compile(r":{3,}+\s*+(?P<about>(?:.*[^\s:])?)[\s:]*")
_ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")
_RAISED = re.compile(r"(?P<mark>[\^~])(?!~)(?P<text>(?:[^\s\\^~]|\\.)+)(?P=mark)(?!~)")
_BRACED_ATTRIBUTES = re.compile(
    r"""\{[ \t]*(?:(?:[#.][^\s{}"']+|-|[\w:][\w:.-]*=(?:"[^"{}]*"|'[^'{}]*'|[^\s{}"'=]+))(?:[ \t]+|(?=\})))+\}"""
)

_LITERAL = "literal brackets"
_IN_NOTE = "in a note"


def parser(*, located: bool = False, typographer: bool = False) -> MarkdownIt:
    """A parser. With `located`, inline markup says where it stands (`RANGES`), for markdown-it itself does not.

    Tokens beyond markdown-it's: `literal` (in place of inline text that is no prose); `note_ref`, `note_open` and
    `note_close` inside paragraphs, `note_def_open` and `note_def_close`, `division`; and `sup`, `sub`, `span` with
    `_open` and `_close`.
    """
    md = MarkdownIt("commonmark", {"typographer": typographer, "maxNesting": _DEEPEST_INLINE})
    md.enable(["table", "strikethrough", *(["smartquotes"] if typographer else [])])
    md.block.ruler.before("table", "too_deep", _too_deep)
    md.block.ruler.at("html_block", hidden_elements.html_block_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at("heading", _without_attributes(heading), {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at("lheading", _without_attributes(lheading))
    md.block.ruler.before("reference", "note_def", _note_definition, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("reference", "reference_after_note", _reference_after_note, {"alt": ["paragraph"]})
    md.block.ruler.before("fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.block.ruler.before("fence", "line_block", line_block)
    md.core.ruler.before("inline", "pieces", _cut_inline_tokens)
    md.inline.ruler.before("link", "note_ref", _note_reference)
    md.inline.ruler.before("link", "inline_note", _inline_note)
    md.inline.ruler.after("link", "span", _span)
    md.inline.ruler.before("link", "attributes", _attributes)
    md.inline.ruler.before("autolink", "hidden_element", hidden_elements.inline_rule)
    md.inline.ruler.after("emphasis", "raised", _raised)
    md.inline.ruler.before("note_ref", "literal_bracket", _literal_bracket)
    if located:
        locate(md)
    return md


def blocks_only(md: MarkdownIt) -> MarkdownIt:
    """`md`, whose `parse` leaves inline text as it is, to be read by `inline_tokens`."""
    md.core.ruler.enableOnly(["normalize", "block"])
    return md


def inline_tokens(md: MarkdownIt, content: str, env: dict[str, object]) -> tuple[list[Token], list[MarkedRange]]:
    """The tokens of a block's inline text, and where its markup stands, if `md` is a parser that says so."""
    tokens: list[Token] = []
    ranges: list[MarkedRange] = []
    pieces = inline_pieces(content)
    if not pieces:
        return [Token("text", "", 0, content=content)], ranges
    for start, end in pieces:
        own: list[MarkedRange] = []
        md.inline.parse(content[start:end], md, {**env, RANGES: own}, tokens)
        ranges += (
            (
                replace(marked_range, start=marked_range.start + start, end=marked_range.end + start)
                for marked_range in own
            )
            if start
            else own
        )
    return tokens, ranges


def inline_pieces(content: str) -> list[tuple[int, int]]:
    """Where to cut a block's inline text so that no piece has more markup than any prose has: nearly always nowhere.

    No piece at all: what stands there is no prose, and its marks are text.
    """
    if len(content) <= _MOST_MARKS:
        return [(0, len(content))]
    if len(content) > _MOST_MARKS_OF_PROSE and sum(map(content.count, "[]<&*_`!~^")) > _MOST_MARKS_OF_PROSE:
        return []
    pieces: list[tuple[int, int]] = []
    start = count = 0
    for mark in _MARK.finditer(content):
        count += 1
        at = mark.start()
        if count > _MOST_MARKS or (at - start > _LONGEST_PIECE and at > start):
            cut = content.rfind("\n", start, at) + 1 or content.rfind(" ", start, at) + 1
            cut = cut if cut > start else at
            pieces.append((start, cut))
            start, count = cut, len(_MARK.findall(content, cut, at + 1))
    pieces.append((start, len(content)))
    return pieces


# Limits.


def _too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines below too many blocks are a paragraph, up to the next blank one."""
    if state.level < DEEPEST_BLOCK or silent:
        return False
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    content = state.getLines(start_line, line, state.blkIndent, False).strip()
    push_paragraph(state, content, start_line, line)
    state.line = line
    return True


def _cut_inline_tokens(state: StateCore) -> None:
    """Several inline tokens in place of one that has more markup than any prose has."""
    tokens: list[Token] = []
    for token in state.tokens:
        pieces = inline_pieces(token.content) if token.type == "inline" else [(0, 0)]
        if len(pieces) == 1:
            tokens.append(token)
        elif pieces:
            tokens += (token.copy(content=token.content[start:end], children=[]) for start, end in pieces)
        else:
            tokens.append(Token("literal", "", 0, content=token.content, map=token.map))
    state.tokens = tokens


def _literal_bracket(state: StateInline, silent: bool) -> bool:
    """An opening bracket that no other closes, or one among too many, begins nothing."""
    char = state.src[state.pos]
    if char not in "[!":
        return False
    literal = state.env.get(_LITERAL)
    if literal is None or literal[0] is not state.src:
        literal = state.env[_LITERAL] = (state.src, _literal_brackets(state.src))
    at = state.pos + (char == "!")
    if at not in literal[1]:
        return False
    if not silent:
        state.pending += char
    state.pos += 1
    return True


def _literal_brackets(src: str) -> frozenset[int]:
    if src.count("[") <= _MOST_BRACKETS:
        return frozenset()
    opened: list[int] = []
    literal: list[int] = []
    for match in _BRACKET.finditer(src):
        if match[0] == "[":
            if len(opened) >= _DEEPEST_BRACKET:
                literal.append(match.start())
            opened.append(match.start())
        elif match[0] == "]" and opened:
            opened.pop()
    return frozenset((*opened, *literal))


# Rules of Pandoc's.


def _without_attributes(
    rule: Callable[[StateBlock, int, int, bool], bool],
) -> Callable[[StateBlock, int, int, bool], bool]:
    """A rule for headings that leaves `{#id .class key=value}` at their end out of their text."""

    def heading_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        if not rule(state, start_line, end_line, silent):
            return False
        if not silent and len(state.tokens) > 1 and state.tokens[-1].type == "heading_close":
            inline = state.tokens[-2]
            start = inline.content.rfind("{")
            if start >= 0 and _BRACED_ATTRIBUTES.fullmatch(inline.content, start):
                content = inline.content[:start].rstrip()
                bare = content.rstrip("#")
                closed = state.tokens[-1].markup.startswith("#") and (not bare or bare[-1].isspace())
                inline.content = bare.rstrip() if closed else content
        return True

    return heading_rule


def _note_reference(state: StateInline, silent: bool) -> bool:
    match = _NOTE_LABEL.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("note_ref", "", 0)
        token.content = match[0]
        token.meta = {"label": match[1]}
        add_range(state, MarkedRange("note", *match.span(), label=match[1]))
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
        add_range(state, MarkedRange("inline note", start, close + 1))
        state.push("note_open", "", 1)
        state.pos, state.posMax = start + 2, close
        state.md.inline.tokenize(state)
        state.push("note_close", "", -1)
    state.pos, state.posMax = close + 1, end
    return True


def _span(state: StateInline, silent: bool) -> bool:
    start, end = state.pos, state.posMax
    if state.src[start] != "[":
        return False
    close = state.md.helpers.parseLinkLabel(state, start)
    match = _ATTRIBUTES.match(state.src, close + 1, end) if close >= 0 else None
    if match is None:
        return False
    if not silent:
        add_range(state, MarkedRange("hidden", start, start + 1))
        add_range(state, MarkedRange("hidden", close, match.end()))
        token = state.push("span_open", "", 1)
        token.meta = {"classes": tuple(re.findall(r"\.([\w-]+)", match[1]))}
        state.pos, state.posMax = start + 1, close
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
    state.pos, state.posMax = match.end(), end
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    """`{#id .class key=value}` directly after a link, an image or code."""
    start = state.pos
    if silent or state.src[start] != "{" or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type not in ("link_close", "image", "code_inline"):
        return False
    match = _BRACED_ATTRIBUTES.match(state.src, start, state.posMax)
    if match is None:
        return False
    add_range(state, MarkedRange("hidden", start, match.end()))
    state.pos = match.end()
    return True


def _raised(state: StateInline, silent: bool) -> bool:
    match = _RAISED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        name = "sup" if match["mark"] == "^" else "sub"
        start, end = match.span()
        add_range(state, MarkedRange("hidden", start, start + 1))
        add_range(state, MarkedRange("hidden", end - 1, end))
        state.push(f"{name}_open", name, 1)
        token = state.push("text", "", 0)
        token.content = re.sub(r"\\(.)", r"\1", match["text"])
        state.push(f"{name}_close", name, -1)
    state.pos = match.end()
    return True


def _note_definition(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    if not state.src.startswith("[^", begin) or state.is_code_block(start_line):
        return False
    match = _NOTE_START.match(state.src, begin, end)
    if match is None:
        return False
    if silent:
        return True
    # The rest of the first line is the note's first; the others are its own when they are indented, or lazy.
    before = (
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
    outer, state.env[_IN_NOTE] = state.env.get(_IN_NOTE), True
    # A line that is not indented goes on with the note's paragraph, but opens nothing in it.
    state.md.block.tokenize(state, start_line, end_line)
    state.env[_IN_NOTE] = outer
    state.push("note_def_close", "", -1)
    state.bMarks[start_line], state.tShift[start_line], state.sCount[start_line] = before[:3]
    state.blkIndent, state.parentType = before[3], before[4]
    token.map = [start_line, state.line]
    return True


def _reference_after_note(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The definition of an address ends the paragraph of a note: nobody leaves a blank line between the two."""
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    return silent and bool(state.env.get(_IN_NOTE)) and _REFERENCE_LINE.match(state.src, begin, end) is not None


def _division(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    if not state.src.startswith(":::", begin) or state.is_code_block(start_line):
        return False
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
