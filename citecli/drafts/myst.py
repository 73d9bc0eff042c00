r"""What MyST adds to Markdown, as rules for markdown-it: roles, directives, comments.

Roles that cite (`{cite:t}`, `{cite:p}`) are citations; of others the text is shown. Directives whose content is prose
are read, and of them `epigraph`, `pull-quote` and `highlights` are quotations; any other one stays code. Comments
(`% …`), the edges of cells (`+++`), targets (`(name)=`) and attributes on a line of their own are no text.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from citecli.drafts import roles
from citecli.drafts.citations import ParsedCitation
from citecli.drafts.markdown_citations import push_citation
from citecli.readers.markdown_line_blocks import push_paragraph
from citecli.readers.markdown_ranges import MarkedRange, add_range

_ROLE = re.compile(r"\{(?P<name>[A-Za-z][\w:+.-]{0,60})\}(?P<ticks>`+)(?P<text>[^`]{1,3000})(?P=ticks)(?!`)")
_TITLED = re.compile(r"(?P<title>.*\S)\s*<[^<>]*>\s*", re.DOTALL)
_OPENING = re.compile(r"(?P<fence>(?P<mark>[`~:])(?P=mark){2,})[ \t]*\{(?P<name>[\w:+.-]+)\}[ \t]*(?P<words>.*)")
_OPTION = re.compile(r":[\w-]+:(?:[ \t]|$)")
_QUOTED = frozenset(("epigraph", "pull-quote", "highlights", "blockquote"))
_PROSE = _QUOTED | frozenset(
    "admonition attention caution danger error hint important note tip warning seealso topic sidebar margin aside "
    "dropdown card grid grid-item grid-item-card tab-set tab-item div container compound figure table list-table "
    "prf:theorem prf:proof prf:definition prf:lemma prf:remark prf:example proof theorem exercise solution "
    "exercise-start exercise-end abstract dedication versionadded versionchanged deprecated".split()
)
_WITH_ADDRESS = frozenset(("figure", "grid", "grid-item-card", "card", "div", "container", "solution"))
"""Directives whose first line has no words."""
_UNSEEN_LINE = re.compile(r"%(?:[ \t].*)?|%%(?:(?!%%).)*|\+\+\+(?:[ \t].*)?|\([^()\s]+\)=|\{[^{}]*[=#.][^{}]*\}")
_NEVER_CLOSED = "directives that are never closed"


def add_rules(md: MarkdownIt) -> None:
    """Have `md` read what MyST adds; tokens are `bibliography` and those of what stands in directives."""
    md.block.ruler.before(
        "division", "directive", _directive, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.before("division", "unseen_line", _unseen_line)
    md.inline.ruler.before("cite", "role", _role)


def _role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    match = _ROLE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    start, end = match.span()
    if roles.cites(match["name"]):
        cites = tuple(roles.cited(match["text"]))
        if not cites:
            return False
        if not silent and roles.is_listed_only(match["name"]):
            add_range(state, MarkedRange("hidden", start, end))
        elif not silent:
            push_citation(state, ParsedCitation(cites, roles.is_textual(match["name"]), end))
        state.pos = end
        return True
    if not silent:
        first, last = end, end
        if roles.shows(match["name"], match["text"]):
            titled = _TITLED.fullmatch(state.src, *match.span("text"))
            first, last = titled.span("title") if titled else match.span("text")
        add_range(state, MarkedRange("hidden", start, first))
        add_range(state, MarkedRange("hidden", last, end))
        state.push("text", "", 0).content = state.src[first:last]
    state.pos = end
    return True


def _unseen_line(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    if state.src[begin : begin + 1] not in ("%", "+", "(", "{") or state.is_code_block(start_line):
        return False
    if _UNSEEN_LINE.fullmatch(state.src[begin:end].rstrip()) is None:
        return False
    if not silent:
        state.line = start_line + 1
    return True


def _directive(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    begin, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[start_line]
    if not state.src.startswith(("```", "~~~", ":::"), begin) or state.is_code_block(start_line):
        return False
    opening = _OPENING.fullmatch(state.src, begin, end)
    if opening is None or not (opening["name"] in _PROSE or opening["name"] == "bibliography"):
        return False
    if opening["mark"] == "`" and "`" in opening["words"]:
        return False  # it is code in a line
    last = _closing_line(state, start_line, end_line, opening["fence"])
    if last < 0:
        return False
    if silent:
        return True
    words = opening["words"].strip()
    if opening["name"] == "bibliography":
        token = state.push("bibliography", "", 0)
        token.content = words
    else:
        _read_directive(state, start_line, last, opening["name"], words)
    state.line = last + 1
    return True


def _read_directive(state: StateBlock, start_line: int, last: int, name: str, words: str) -> None:
    """The content of a directive, up to the line `last`."""
    if name in _QUOTED:
        state.push("blockquote_open", "blockquote", 1).map = [start_line, last + 1]
    if words and name not in _WITH_ADDRESS:
        push_paragraph(state, words, start_line, start_line + 1)
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "directive", last
    state.md.block.tokenize(state, _after_options(state, start_line + 1, last), last)
    state.parentType, state.lineMax = parent, line_max
    if name in _QUOTED:
        state.push("blockquote_close", "blockquote", -1)


def _after_options(state: StateBlock, line: int, last: int) -> int:
    """The line after a directive's options: `:name: value`, or YAML between lines of `---`."""
    if line < last and _words(state, line) == "---":
        after = next((at for at in range(line + 1, last) if _words(state, at) == "---"), -1)
        return after + 1 if after >= 0 else line
    while line < last and _OPTION.match(_words(state, line)):
        line += 1
    return line


def _words(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _closing_line(state: StateBlock, start_line: int, end_line: int, fence: str) -> int:
    """The line that closes a directive, -1 for none."""
    mark, width = fence[0], len(fence)
    # What is not closed behind one line is not behind a later one.
    never: dict[tuple[int, str], int] = state.env.setdefault(_NEVER_CLOSED, {})
    if never.get((end_line, mark), width + 1) <= width:
        return -1
    for line in range(start_line + 1, end_line):
        words = _words(state, line)
        if words and state.sCount[line] < state.blkIndent:
            break
        if words.startswith(fence) and not words.strip(mark):
            return line
    else:
        never[end_line, mark] = width
    return -1
