"""Rich text in data: the few HTML-like tags and the quotation marks that a field of CSL-JSON may hold.

Source: CSL specification, "Rich text markup within fields"; what counts as a tag, and that marks inside a value become
quotations whose shape the style's language decides, follows common practice among CSL processors.
"""

import re
from typing import NamedTuple

from citecli.markup.nodes import (
    Content,
    FontStyle,
    FontVariant,
    FontWeight,
    Format,
    Formatted,
    NoCase,
    Node,
    Quoted,
    QuoteMarks,
    Text,
    VerticalAlign,
)

MAX_DEPTH = 32
"""Tags and quotations nested more deeply than this stay literal text: no reader of the tree may run out of stack."""

_SPECIAL = re.compile("[<\"'“”‘’„‚«»‹›「」『』]| [:;?!]")
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>i|b|sc|sup|sub)>"
    r"|<span\s+(?P<attributes>[^<>]*)>"
    r"|(?P<span></span>)"
    "|[\"'“”‘’„‚«»‹›「」『』]"
)
_SMALL_CAPS = re.compile(r"style\s*=\s*([\"'])\s*font-variant\s*:\s*small-caps\s*;?\s*\1\s*")
_CLASS = re.compile(r"class\s*=\s*([\"'])\s*(nocase|nodecor)\s*\1\s*")
_TIGHT = re.compile(" ([:;?!»])")

# Words that begin with an apostrophe, not with a quotation mark: elisions, and decades.
_ELISION = re.compile(r"(?:\d\ds?|tis|twas|twere|twill|til|em|n)(?![^\W_])", re.IGNORECASE)

_SPACES = " \u00a0\u202f"

_OPENING_PUNCTUATION = "([{¿¡–—/“‘„‚«‹「『\"'"

_FORMATS = {
    "i": Format(font_style=FontStyle.ITALIC),
    "b": Format(font_weight=FontWeight.BOLD),
    "sc": Format(font_variant=FontVariant.SMALL_CAPS),
    "sup": Format(vertical_align=VerticalAlign.SUP),
    "sub": Format(vertical_align=VerticalAlign.SUB),
    "nodecor": Format(font_style=FontStyle.NORMAL, font_variant=FontVariant.NORMAL, font_weight=FontWeight.NORMAL),
}


class _Pair(NamedTuple):
    """What a mark opens: the mark that closes it, and whether the marks are inner ones."""

    closing: str
    inner: bool


_STRAIGHT = {'"': _Pair('"', False), "'": _Pair("'", True)}
_CURLY = {"“": _Pair("”", False), "‘": _Pair("’", True)}
_PAIRS: dict[str, _Pair] = {**_CURLY, **_STRAIGHT}


class _Token(NamedTuple):
    """A tag or a mark at [start, end) of the text.

    `kind` is the tag's name (i, sup, span-nocase, span for `</span>`, "span-" for one we don't know) or "mark".
    """

    start: int
    end: int
    kind: str
    closes: bool = False


def parse(text: str, marks: QuoteMarks | None = None) -> Content:
    """The content that a field's text stands for. Never fails: what is no markup is text.

    Known are `<i> <b> <sc> <sup> <sub>`, `<span style="font-variant:small-caps;">`, `<span class="nocase">` and
    `<span class="nodecor">`; tags that don't pair up stay literal. Straight and English quotation marks, and those of
    `marks` (the language of the style), become `Quoted`; other single marks are apostrophes. A space before a high
    punctuation mark is made unbreakable.
    """
    if _SPECIAL.search(text) is None:
        return (Text(text),) if text else ()
    tokens = _tokens(text)
    if not tokens:
        return (Text(_TIGHT.sub("\u202f\\1", text)),)
    partners = _pair_tags(tokens)
    inner = _pair_marks(text, tokens, partners, _pairs(marks) if marks is not None else _PAIRS)
    return _build(text, tokens, partners, inner, marks is not None)


def _pairs(marks: QuoteMarks) -> dict[str, _Pair]:
    pairs = dict(_PAIRS)
    for opening, closing, inner in ((marks.open, marks.close, False), (marks.open_inner, marks.close_inner, True)):
        opening, closing = opening.strip(), closing.strip()
        if len(opening) == len(closing) == 1 and opening not in _STRAIGHT:
            pairs[opening] = _Pair(closing, inner)
    return pairs


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if (tag := match["tag"]) is not None:
            tokens.append(_Token(start, end, tag, match["close"] == "/"))
        elif (attributes := match["attributes"]) is not None:
            if _SMALL_CAPS.fullmatch(attributes):
                tokens.append(_Token(start, end, "span-sc"))
            elif (kind := _CLASS.fullmatch(attributes)) is not None:
                tokens.append(_Token(start, end, f"span-{kind[2]}"))
            else:
                # The span we don't know must still have its end, or it would take another's.
                tokens.append(_Token(start, end, "span-"))
        elif match["span"] is not None:
            tokens.append(_Token(start, end, "span", True))
        else:
            tokens.append(_Token(start, end, "mark"))
    return tokens


def _pair_tags(tokens: list[_Token]) -> list[int]:
    """For each token the index of the other half of its element, -1 while there is none.

    An end tag takes the nearest start tag of its name; start tags it has to jump over stay alone.
    """
    partners = [-1] * len(tokens)
    opened: list[tuple[int, str]] = []
    count: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.kind == "mark":
            continue
        name = "span" if token.kind.startswith("span") else token.kind
        if not token.closes:
            if len(opened) < MAX_DEPTH:
                opened.append((index, name))
                count[name] = count.get(name, 0) + 1
        elif count.get(name):
            while True:
                start, opened_name = opened.pop()
                count[opened_name] -= 1
                if opened_name == name:
                    break
            partners[start], partners[index] = index, start
    for index, token in enumerate(tokens):
        if token.kind == "span-" and partners[index] >= 0:
            partners[partners[index]] = partners[index] = -1
    return partners


def _pair_marks(text: str, tokens: list[_Token], partners: list[int], pairs: dict[str, _Pair]) -> dict[int, bool]:
    """Pair quotation marks inside each element, in `partners`. Returns which opening tokens are inner ones.

    Straight marks say nothing of outer and inner: the first kind met is the outer one.
    """
    inner: dict[int, bool] = {}
    opened: list[tuple[int, str]] = []  # of the element we are in; (token, closing mark)
    outside: list[list[tuple[int, str]]] = []
    straight_pairs: list[int] = []
    before = ""  # the character that stands before, tags not counted
    position = 0
    for index, token in enumerate(tokens):
        if token.start > position:
            before = text[token.start - 1]
        position = token.end
        if token.kind != "mark":
            if partners[index] > index:
                outside.append(opened)
                opened = []
            elif partners[index] >= 0:
                opened = outside.pop()
            else:
                before = ">"
            continue
        mark = text[token.start]
        after = _after(text, tokens, partners, index)
        pair = pairs.get(mark)
        may_open = pair is not None and bool(after) and (not after.isspace() or mark in "«»‹›")
        if may_open and mark in "\"'":
            may_open = not before or before.isspace() or before in _OPENING_PUNCTUATION
            if mark == "'" and may_open:
                may_open = _ELISION.match(text, token.end) is None
        closing = _opener(opened, mark)
        if closing >= 0 and (
            (may_open and (not before or before.isspace() or before in _OPENING_PUNCTUATION))
            or (mark in "'’" and after.isalnum())
            or (before.isspace() and mark in "\"'’")
        ):
            closing = -1
        if closing >= 0:
            start = opened[closing][0]
            del opened[closing:]
            partners[start], partners[index] = index, start
            straight = text[tokens[start].start]
            if straight in "\"'":
                straight_pairs.append(start)
            else:
                inner[start] = pairs[straight].inner
        elif may_open and pair is not None and len(opened) + sum(map(len, outside)) < MAX_DEPTH:
            opened.append((index, pair.closing))
        before = mark
    if straight_pairs:
        outer = text[tokens[min(straight_pairs)].start]
        for start in straight_pairs:
            inner[start] = text[tokens[start].start] != outer
    return inner


def _opener(opened: list[tuple[int, str]], mark: str) -> int:
    """Where in `opened` the mark would close something, -1 when nowhere."""
    for place in range(len(opened) - 1, -1, -1):
        if opened[place][1] == mark:
            return place
    return -1


def _after(text: str, tokens: list[_Token], partners: list[int], index: int) -> str:
    """The character after a token, tags not counted; "" at the end."""
    end = tokens[index].end
    for following in range(index + 1, len(tokens)):
        token = tokens[following]
        if token.start != end or partners[following] < 0:
            break
        end = token.end
    return text[end : end + 1]


def _build(text: str, tokens: list[_Token], partners: list[int], inner: dict[int, bool], spaced: bool) -> Content:
    stack: list[list[Node]] = [[]]
    literal: list[str] = []
    position = 0
    first = True

    def flush() -> None:
        nonlocal first
        characters = "".join(literal)
        literal.clear()
        if " " in characters:
            characters = _TIGHT.sub("\u202f\\1", characters).replace("« ", "«\u202f")
        if characters:
            stack[-1].append(Text(characters, not first))
            first = False

    for index, token in enumerate(tokens):
        literal.append(text[position : token.start])
        position = token.end
        partner = partners[index]
        if partner < 0:
            mark = text[token.start : token.end]
            literal.append("’" if mark == "'" else mark)
        elif partner > index:
            flush()
            stack.append([])
        else:
            if spaced and token.kind == "mark":
                literal[:] = ["".join(literal).rstrip(_SPACES)]
            flush()
            content = tuple(stack.pop())
            stack[-1].append(_element(tokens[partner], content, inner.get(partner, False)))
        if spaced and partner > index and token.kind == "mark":
            while text[position : position + 1] in tuple(_SPACES):
                position += 1
    literal.append(text[position:])
    flush()
    return tuple(stack[0])


def _element(token: _Token, content: Content, inner: bool) -> Node:
    kind = token.kind
    if kind == "mark":
        return Quoted(content, inner)
    if kind == "span-nocase":
        return NoCase(content)
    return Formatted(content, _FORMATS[kind.removeprefix("span-")], kind != "span-nodecor")
