"""Scripts and style sheets in Markdown: rules for markdown-it that take them for HTML to their end.

To CommonMark, a script inside a line is text between two tags, and a blank line in one may begin a paragraph.
"""

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_inline import StateInline

from citecli.readers.markdown_ranges import MarkedRange, add_range

_HIDDEN_ELEMENT = re.compile(r"<(script|style)(?:\s[^<>]*)?>", re.IGNORECASE)
_HIDDEN_ELEMENT_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LAST_ENDS = "last ends of elements"


def inline_rule(state: StateInline, silent: bool) -> bool:
    """A script or a style sheet in a line of prose, if it ends in the same block."""
    start = state.pos
    match = _HIDDEN_ELEMENT.match(state.src, start, state.posMax)
    if match is None or not _ends_after(state.src, match.end(), match[1].lower(), state.env):
        return False
    end = _HIDDEN_ELEMENT_ENDS[match[1].lower()].search(state.src, match.end(), state.posMax)
    if end is None:
        return False
    if not silent:
        add_range(state, MarkedRange("hidden", start, end.end()))
        state.push("html_inline", "", 0).content = state.src[start : end.end()]
    state.pos = end.end()
    return True


def html_block_rule(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A block of HTML; a blank line in a script does not end it, if the script has an end."""
    if not html_block(state, start_line, end_line, silent):
        return False
    if silent or not state.tokens[-1].content.lstrip()[1:2].isalpha():
        return True
    token = state.tokens[-1]
    name = _open_at_end(token.content)
    line = state.line
    if not name or line >= end_line or not _ends_after(state.src, state.bMarks[line], name, state.env):
        return True
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        if _HIDDEN_ELEMENT_ENDS[name].search(state.src, state.bMarks[line], state.eMarks[line]):
            state.line = line + 1
            token.map = [start_line, state.line]
            token.content = state.getLines(start_line, state.line, state.blkIndent, True)
            break
        line += 1
    return True


def _open_at_end(html: str) -> str:
    """The name of the script or style sheet that begins in `html` and does not end there; "" if none does."""
    html = _COMMENT.sub("", html)
    at = 0
    while match := _HIDDEN_ELEMENT.search(html, at):
        end = _HIDDEN_ELEMENT_ENDS[match[1].lower()].search(html, match.end())
        if end is None:
            return match[1].lower()
        at = end.end()
    return ""


def _ends_after(src: str, at: int, name: str, env: MutableMapping[str, Any]) -> bool:
    """Whether an element can end after `at`: looked up once a text, so that none is searched again and again."""
    known = env.get(_LAST_ENDS)
    if known is None or known[0] is not src:
        lower = src.lower()
        known = env[_LAST_ENDS] = (src, {name: lower.rfind(f"</{name}") for name in _HIDDEN_ELEMENT_ENDS})
    return int(known[1][name]) >= at
