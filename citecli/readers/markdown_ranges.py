"""Where inline Markdown stands in the text of its block: markdown-it itself does not say.

A parser's rules add a `MarkedRange` for all markup that they find, if somebody asks for it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
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

RANGES = "ranges"
"""The key in markdown-it's environment of the list to which `MarkedRange`s are added; without it none are."""

_PENDING = "pending marks"


@dataclass(frozen=True, slots=True)
class MarkedRange:
    """Inline markup at characters [start, end) of a block's inline text.

    `kind` is "note", "inline note" (all of it, its text included), "hidden" (what no reader sees, or what is no prose:
    code, tags, addresses), "escape" (a backslash), "entity", or what a rule of another module calls it. `label` is that
    of a note, or the characters that an entity stands for.
    """

    kind: str
    start: int
    end: int
    label: str = ""


_OWN_KINDS = frozenset(("note", "inline note", "hidden", "escape", "entity"))


def add_range(state: StateInline, marked_range: MarkedRange) -> None:
    """Record the range of inline markup, when the parser collects ranges."""
    ranges = state.env.get(RANGES)
    if ranges is not None:
        ranges.append(marked_range)


def locate(md: MarkdownIt) -> None:
    """Have the rules of `md` that are markdown-it's own say where they found something."""
    for name, rule in (
        ("backticks", backtick),
        ("html_inline", html_inline),
        ("autolink", autolink),
    ):
        md.inline.ruler.at(name, _located(rule))
    md.inline.ruler.at("image", _image)
    for name, rule in (("emphasis", emphasis.tokenize), ("strikethrough", strikethrough.tokenize)):
        md.inline.ruler.at(name, _located_marks(rule))
    md.inline.ruler2.before("fragments_join", "marks", _settle_marks)
    md.inline.ruler.at("link", _link)
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.at("entity", _entity)


def _located(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def located(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        # Back-ticks without an end are text, and no code.
        if not silent and state.tokens and state.tokens[-1].type != "text" and not state.pending:
            add_range(state, MarkedRange("hidden", start, state.pos))
        return True

    return located


def _image(state: StateInline, silent: bool) -> bool:
    """An image: it is no prose, but what other modules look for in its description is found there."""
    start = state.pos
    # The description is read as a text of its own, which begins behind the bracket.
    outer = {key: state.env.pop(key) for key in (RANGES, _PENDING) if key in state.env}
    inner: list[MarkedRange] = []
    if RANGES in outer:
        state.env[RANGES] = inner
    matches = image(state, silent)
    for key in (RANGES, _PENDING):
        state.env.pop(key, None)
    state.env.update(outer)
    if not matches:
        return False
    if not silent:
        add_range(state, MarkedRange("hidden", start, state.pos))
        begin = start + len("![")
        for found in inner:
            if found.kind not in _OWN_KINDS:
                add_range(state, replace(found, start=found.start + begin, end=found.end + begin))
    return True


def _located_marks(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Emphasis is settled when the whole block is read: until then every asterisk is taken down with its token."""

    def located(state: StateInline, silent: bool) -> bool:
        start, mark = state.pos, state.src[state.pos]
        before = len(state.tokens) + bool(state.pending)
        if not rule(state, silent):
            return False
        at = start
        for token in state.tokens[before:]:
            width = len(token.content) if token.content.strip(mark) == "" else 0
            state.env.setdefault(_PENDING, []).append((token, at, at + width))
            at += width
        return True

    return located


def _settle_marks(state: StateInline) -> None:
    marks: list[tuple[Token, int, int]] = state.env.pop(_PENDING, [])
    for token, start, end in marks:
        if token.type != "text" or not token.content:
            add_range(state, MarkedRange("hidden", start, end))


def _link(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start : start + 1] != "[":
        return False
    close = state.md.helpers.parseLinkLabel(state, start, True)
    state.pos = start
    if not link(state, silent):
        return False
    if not silent and close > 0:
        add_range(state, MarkedRange("hidden", start, start + 1))
        add_range(state, MarkedRange("hidden", close, state.pos))
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not escape(state, silent):
        return False
    if not silent:
        add_range(state, MarkedRange("escape", start, start + 1))
    return True


def _entity(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not entity(state, silent):
        return False
    if not silent and state.pos > start + 1:
        shown = state.tokens[-1].content if state.tokens else ""
        add_range(state, MarkedRange("entity", start, state.pos, shown))
    return True
