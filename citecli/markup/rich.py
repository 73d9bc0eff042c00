"""Parse rich text in data: the HTML-like tags and the quotation marks that a field of CSL-JSON may contain.

Source: CSL specification, "Rich text markup within fields". As in other CSL processors, quotation marks in a value are
replaced by those of the style's language; the list of recognised tags follows them, too.
"""

import re
from typing import NamedTuple

from citecli.markup.nodes import (
    UNDECORATED,
    Content,
    FontFormat,
    FontStyle,
    FontVariant,
    FontWeight,
    Formatted,
    NoCase,
    Node,
    Quoted,
    Text,
    VerticalAlign,
)
from citecli.text.patterns import compiled_late

MAX_DEPTH = 32
"""Tags and quotations that are nested more deeply stay literal text, so that recursion over the tree is bounded."""

_SPECIAL = re.compile("[<\"'“”‘’„‚«»‹›「」『』]| [:;?!]")
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>i|b|sc|sup|sub)>"
    r"|<span\s++(?P<attributes>[^<>]*)>"
    r"|(?P<span></span>)"
    "|[\"'“”‘’„‚«»‹›「」『』]"
)
_SMALL_CAPS = compiled_late(r"style\s*=\s*([\"'])\s*font-variant\s*:\s*small-caps\s*+;?\s*+\1\s*")
_CLASS = compiled_late(r"class\s*=\s*([\"'])\s*(nocase|nodecor)\s*\1\s*")
_TIGHT = re.compile(" ([:;?!»])")

# Words that begin with an apostrophe rather than a quotation mark: elisions and decades.
_ELISION = compiled_late(r"(?:\d\ds?|tis|twas|twere|twill|til|em|n)(?![^\W_])", re.IGNORECASE)

_SPACES = " \u00a0\u202f"
_GUILLEMETS = "«»‹›"

_OPENING_PUNCTUATION = "([{¿¡–—/“‘„‚«‹「『\"'"

_FORMATS = {
    "i": FontFormat(font_style=FontStyle.ITALIC),
    "b": FontFormat(font_weight=FontWeight.BOLD),
    "sc": FontFormat(font_variant=FontVariant.SMALL_CAPS),
    "sup": FontFormat(vertical_align=VerticalAlign.SUP),
    "sub": FontFormat(vertical_align=VerticalAlign.SUB),
    "nodecor": UNDECORATED,
}


_CLOSING = {
    "“": "”",
    "‘": "’",
    '"': '"',
    "'": "'",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "”": "”",
    "「": "」",
    "『": "』",
}
"""The marks that open a quotation in any language, each with the marks that may close it."""

_STRAIGHT = "\"'"
# Marks that close a quotation in one language and open it in another. They open only at the beginning of a word.
_EITHER = "\"'»›”"


class _Token(NamedTuple):
    """A tag or a quotation mark at [start, end) of the text.

    `kind` is "mark" or the name of the tag: "i", "sup", "span-nocase", "span" for `</span>`, "span-" for a `<span>`
    with unknown attributes. (A named tuple, because every field of every reference is parsed.)
    """

    start: int
    end: int
    kind: str
    closes: bool = False


def parse(text: str, *, elisions: bool = True) -> Content:
    """Parse the text of a field into content. Never fails: everything that is not markup is text.

    The tags `<i> <b> <sc> <sup> <sub>`, `<span style="font-variant:small-caps;">`, `<span class="nocase">` and
    `<span class="nodecor">` are recognised; unpaired tags stay literal. Paired quotation marks of any language become
    `Quoted`; unpaired single marks are apostrophes, and so are those that begin words as in ’tis and the ’90s, unless
    `elisions` is false. Spaces before high punctuation marks (; : ! ?) become no-break.
    """
    if _SPECIAL.search(text) is None:
        return (Text(text),) if text else ()
    tokens = _tokens(text)
    if not tokens:
        return (Text(_TIGHT.sub("\u202f\\1", text)),)
    partners = _pair_tags(tokens)
    marks = _pair_marks(text, tokens, partners, elisions)
    return _build(text, tokens, partners, marks)


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
                # Keep an unknown span as a token, or its end tag would be paired with another span.
                tokens.append(_Token(start, end, "span-"))
        elif match["span"] is not None:
            tokens.append(_Token(start, end, "span", True))
        else:
            tokens.append(_Token(start, end, "mark"))
    return tokens


def _pair_tags(tokens: list[_Token]) -> list[int]:
    """For each token the index of its matching start or end tag, -1 without one.

    An end tag matches the nearest open start tag of its name; start tags between the two stay unpaired.
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


_Marks = dict[int, tuple[str, str] | None]
"""The quotation marks for each token that opens a quotation; `None` for straight outer marks."""


def _pair_marks(text: str, tokens: list[_Token], partners: list[int], elisions: bool) -> _Marks:
    """Pair the quotation marks inside each element; the pairs are added to `partners`.

    The kind of straight marks (double or single) that occurs first counts as the outer one.
    """
    marks: _Marks = {}
    opened: list[tuple[int, str]] = []  # open marks of the current element: (token, marks that close it)
    outside: list[list[tuple[int, str]]] = []
    straight: list[int] = []
    before = ""  # the preceding character, ignoring tags
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
        begins = not before or before.isspace() or before in _OPENING_PUNCTUATION
        opens = _may_open(text, token.end, mark, begins, after, elisions)
        place = _place_closed(opened, mark)
        if place >= 0 and not (
            (opens and begins and mark not in _GUILLEMETS)
            or (mark in "'’" and after.isalnum())
            or (mark in "\"'’" and before.isspace())
        ):
            start = opened[place][0]
            del opened[place:]
            partners[start], partners[index] = index, start
            if mark in _STRAIGHT:
                straight.append(start)
            else:
                marks[start] = (text[tokens[start].start], mark)
            before = ")"  # no mark opens directly after a closing mark
            continue
        if opens and len(opened) + sum(map(len, outside)) < MAX_DEPTH:
            opened.append((index, _CLOSING[mark]))
        before = mark
    if straight:
        outer = text[tokens[min(straight)].start]
        for start in straight:
            mark = text[tokens[start].start]
            marks[start] = None if mark == outer else (mark, mark)
    return marks


def _may_open(text: str, end: int, mark: str, begins: bool, after: str, elisions: bool) -> bool:
    """Whether a mark may open a quotation. `end`: offset after the mark; `begins`: whether a word may begin there."""
    if mark not in _CLOSING or not after or (after.isspace() and mark not in _GUILLEMETS):
        return False
    if mark in _EITHER and not begins:
        return False
    return mark != "'" or not elisions or _ELISION.match(text, end) is None


def _place_closed(opened: list[tuple[int, str]], mark: str) -> int:
    """The index in `opened` of the opening mark that `mark` would close, -1 when there is none."""
    for place in range(len(opened) - 1, -1, -1):
        if mark in opened[place][1]:
            return place
    return -1


def _after(text: str, tokens: list[_Token], partners: list[int], index: int) -> str:
    """The character after a token, ignoring tags; "" at the end."""
    end = tokens[index].end
    for following in range(index + 1, len(tokens)):
        token = tokens[following]
        if token.start != end or partners[following] < 0:
            break
        end = token.end
    return text[end : end + 1]


def _build(text: str, tokens: list[_Token], partners: list[int], marks: _Marks) -> Content:
    stack: list[list[Node]] = [[]]
    spaces: list[str] = []  # the inner spaces of the marks of the quotations that are open
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
            continue
        guillemet = token.kind == "mark" and text[token.start] in _GUILLEMETS
        if partner > index:
            flush()
            stack.append([])
            if guillemet:
                end = position
                while text[end : end + 1] in _SPACES and end < len(text):
                    end += 1
                spaces.append(_narrow(text[position:end]))
                position = end
            continue
        space = ""
        if guillemet:
            characters = "".join(literal)
            literal[:] = [characters.rstrip(_SPACES)]
            space = _narrow(characters[len(literal[0]) :])
        flush()
        content = tuple(stack.pop())
        pair = marks.get(partner)
        if guillemet and pair is not None:
            pair = (pair[0] + spaces.pop(), space + pair[1])
        stack[-1].append(_element(tokens[partner], content, pair))
    literal.append(text[position:])
    flush()
    return tuple(stack[0])


def _narrow(space: str) -> str:
    """The no-break equivalent of a space inside guillemets."""
    return "\u202f" if space == " " else space


def _element(token: _Token, content: Content, marks: tuple[str, str] | None) -> Node:
    kind = token.kind
    if kind == "mark":
        return Quoted(content, marks)
    if kind == "span-nocase":
        return NoCase(content)
    return Formatted(content, _FORMATS[kind.removeprefix("span-")], kind != "span-nodecor")
