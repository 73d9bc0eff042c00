"""Write content as Markdown: CommonMark, with Pandoc's notation for formatting that CommonMark lacks."""

import re
from itertools import groupby
from typing import NamedTuple

from citecli.markup.nodes import (
    Content,
    Decoration,
    Display,
    DisplayBlock,
    FontFormat,
    FontStyle,
    FontVariant,
    FontWeight,
    Formatted,
    Link,
    Quoted,
    Text,
    VerticalAlign,
    is_followable,
)

# Characters that can be markup anywhere in a line: `_` and `@` only outside words, `&` only in a character reference.
_ANYWHERE = re.compile(
    r"[\\`*\[\]<>^~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|(?<![^\W_])@(?=[\w{])"
    r"|&(?=#?\w+;)"
)
# Text that would begin a block at the start of a line: a heading, a list, a rule, a definition, a table.
_LINE_START = re.compile(
    r"(?m)^(?P<before>[^\S\n]*)(?:"
    r"(?P<label>\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdm]+|#))(?P<end>[.)])(?=[ \t]|$)"
    r"|(?P<mark>[-+](?=[ \t]|$|[-+]{2,}[ \t]*$)|\#{1,6}(?=[ \t]|$)|=+[ \t]*$|[:%|](?=[ \t]))"
    r")"
)
_EDGES = re.compile(r"(\s*)((?:.*\S)?)(\s*)", re.DOTALL)
_WHOLE_EMPHASIS = re.compile(r"\*(?:[^*\\]|\\.)+\*", re.DOTALL)
_UNSAFE = re.compile(r"[\s<>()\\\"]")

_BREAK = "\\\n"


class _Run(NamedTuple):
    """A stretch of text with uniform formatting.

    A named tuple, because `_group` accesses fields by index: those after `text` are in the order of nesting.
    """

    text: str
    url: str | None = None
    decoration: Decoration | None = None
    variant: FontVariant | None = None
    weight: FontWeight | None = None
    style: FontStyle | None = None
    align: VerticalAlign | None = None


def write(content: Content) -> str:
    """The content as Markdown, on one line unless it contains display blocks.

    Italics are `*…*`, bold `**…**`, small capitals and underlining Pandoc's bracketed spans, superscript `^…^`,
    subscript `~…~`. Text is escaped so that none of it is read as markup, not even a number and a full stop at the
    start of a line. `Quoted` nodes without resolved marks get English quotation marks.
    """
    runs: list[_Run] = []
    _flatten(content, _Run(""), runs)
    # Split into lines first, so that no emphasis spans a line break.
    lines: list[list[_Run]] = [[]]
    for run in runs:
        if run.text == _BREAK:
            if lines[-1]:
                lines.append([])
        elif run.text:
            lines[-1].append(run)
    written_lines = [_group(line, 1, "", "").strip(" ") for line in lines]
    return _BREAK.join(_LINE_START.sub(_escape_start, line) for line in written_lines if line)


def _escape_start(match: re.Match[str]) -> str:
    before = match["before"]
    # An indent of four spaces or a tab would make the line code.
    if "\t" in before or len(before.rpartition("\n")[2]) > 3:
        before = before.rpartition("\n")[0]
    if match["mark"] is not None:
        return f"{before}\\{match['mark']}"
    if match["label"].startswith("("):
        return f"{before}\\{match['label']}{match['end']}"
    return f"{before}{match['label']}\\{match['end']}"


def _flatten(content: Content, like: _Run, runs: list[_Run]) -> None:
    for node in content:
        if isinstance(node, Text):
            runs.append(like._replace(text=node.text))
        elif isinstance(node, Formatted):
            _flatten(node.content, _restyled(like, node.format), runs)
        elif isinstance(node, Quoted):
            runs.append(like._replace(text="‘" if node.inner else "“"))
            _flatten(node.content, like, runs)
            runs.append(like._replace(text="’" if node.inner else "”"))
        elif isinstance(node, Link) and is_followable(node.url):
            _flatten(node.content, like._replace(url=node.url), runs)
        elif isinstance(node, DisplayBlock):
            runs.append(_Run(" " if node.display is Display.RIGHT_INLINE else _BREAK))
            _flatten(node.content, like, runs)
            if node.display is not Display.LEFT_MARGIN:
                runs.append(_Run(_BREAK))
        else:
            _flatten(node.content, like, runs)


def _restyled(run: _Run, asked: FontFormat) -> _Run:
    """The run with the properties that `asked` sets; a "normal" value ends the formatting in force."""
    style, variant, weight = asked.font_style, asked.font_variant, asked.font_weight
    decoration, align = asked.text_decoration, asked.vertical_align
    if style is not None:
        run = run._replace(style=None if style is FontStyle.NORMAL else FontStyle.ITALIC)
    if variant is not None:
        run = run._replace(variant=variant if variant is FontVariant.SMALL_CAPS else None)
    if weight is not None:
        run = run._replace(weight=weight if weight is FontWeight.BOLD else None)
    if decoration is not None:
        run = run._replace(decoration=None if decoration is Decoration.NONE else decoration)
    if align is not None:
        run = run._replace(align=align if align is not VerticalAlign.BASELINE else None)
    return run


def _group(runs: list[_Run], field: int, before: str, after: str) -> str:
    """The runs as Markdown, with the elements of index `field` and above nested in this order.

    `before` and `after` are the characters around the runs.
    """
    if field == len(_Run._fields):
        return _ANYWHERE.sub(r"\\\g<0>", "".join(run.text for run in runs))
    groups = [(value, list(members)) for value, members in groupby(runs, key=lambda run: run[field])]
    text = ""
    for index, (value, members) in enumerate(groups):
        left = text[-1:] or before
        following = groups[index + 1] if index + 1 < len(groups) else None
        right = after if following is None else following[1][0].text[:1]
        if value is None:
            inside = _group(members, field + 1, left, right)
            text += inside
            continue
        # With white space just inside its delimiters an element would not be recognised, so move it outside.
        match = _EDGES.fullmatch(_group(members, field + 1, left, right))
        assert match is not None
        lead, inside, trail = match.groups()
        if not inside:
            text += lead + trail
            continue
        if following is not None and following[0] is not None and not trail and not right.isspace():
            right = "*"
        left, right = (lead or left)[-1:], (trail or right)[:1]
        if field == 1 and value == "".join(run.text for run in members) and not _UNSAFE.search(value):
            inside = value  # the text of the link is its address: CommonMark has a short form for that
        if field in (1, 2, 3) and (text + lead).endswith("!"):
            text = f"{text[:-1]}\\!"
        text += lead + _element(value, inside, left, right) + trail
    return text


def _element(value: str, inside: str, left: str, right: str) -> str:
    if value in (FontStyle.ITALIC, FontWeight.BOLD):
        mark, tag = ("*", "em") if value == FontStyle.ITALIC else ("**", "strong")
        if _flanks(inside, left, right):
            return f"{mark}{inside}{mark}"
        return f"<{tag}>{inside}</{tag}>"
    if value == VerticalAlign.SUP:
        return "^" + re.sub(r"\s", r"\\ ", inside) + "^"
    if value == VerticalAlign.SUB:
        return "~" + re.sub(r"\s", r"\\ ", inside) + "~"
    if value == FontVariant.SMALL_CAPS:
        return f"[{inside}]{{.smallcaps}}"
    if value == Decoration.LINE_THROUGH:
        return f"~~{inside}~~"
    if value == Decoration.UNDERLINE:
        return f"[{inside}]{{.underline}}"
    if inside == value:
        return f"<{value}>"
    address = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), value)
    return f"[{inside}]({address})"


def _flanks(inside: str, left: str, right: str) -> bool:
    """Whether asterisks around `inside` are read as emphasis (CommonMark, "Emphasis and strong emphasis")."""
    if left == "*" or right == "*":
        return False
    # Asterisks of a nested element would merge with these, unless the nested element fills the whole.
    if (inside[0] == "*" or inside[-1] == "*") and not _WHOLE_EMPHASIS.fullmatch(inside):
        return False
    opens = _is_word(inside[0]) or not _is_word(left)
    closes = _is_word(inside[-1]) or not _is_word(right)
    return opens and closes


def _is_word(character: str) -> bool:
    """Whether a character is neither white space nor punctuation; false for "" (the end of the text)."""
    if not character or character.isspace():
        return False
    if character.isalnum():
        return True
    from unicodedata import category

    return category(character)[0] not in "PS"
