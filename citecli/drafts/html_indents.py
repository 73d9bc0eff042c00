"""How far the style sheets in a page, and the styles of its elements, set paragraphs in."""

import re
from collections.abc import Mapping

from citecli.frozen import FrozenValue

_SHEET = re.compile(r"<style\b[^<>]{0,1000}>(.*?)</style", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"([^{}]{1,1000})\{([^{}]{0,10000})\}")
_CLASS = re.compile(r"(?:p|div)?\.([\w-]{1,100})")
_LENGTH = re.compile(r"(-?\d{0,6}(?:\.\d{1,6})?)(cm|mm|in|pt|pc|px|r?em)")
_TWENTIETHS = {"cm": 567.0, "mm": 56.7, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0, "em": 240.0, "rem": 240.0}
LARGEST = 1_000_000
"""Characters in which style sheets are looked for."""


class Indent(FrozenValue):
    """How far a paragraph is set in, and its first line beyond that, in twentieths of a point; `None` if unsaid."""

    margin: int | None = None
    first_line: int | None = None

    @property
    def size(self) -> int:
        """How far it is set in; 0 for one whose first line hangs out."""
        return 0 if (self.first_line or 0) < 0 else max(0, self.margin or 0)

    def over(self, base: "Indent") -> "Indent":
        """This on top of what came before."""
        margin = base.margin if self.margin is None else self.margin
        return Indent(margin, base.first_line if self.first_line is None else self.first_line)


def indents_of_classes(head: str) -> dict[str, Indent]:
    """What the style sheets in the head of a page say of classes, by their names."""
    indents: dict[str, Indent] = {}
    for sheet in _SHEET.finditer(head[:LARGEST]):
        for rule in _RULE.finditer(sheet[1]):
            indent = indent_in(rule[2])
            if indent != Indent():
                for selector in rule[1].split(","):
                    if name := _CLASS.fullmatch(selector.strip()):
                        indents[name[1]] = indent.over(indents.get(name[1], Indent()))
    return indents


def indent_of(attributes: Mapping[str, str], classes: Mapping[str, Indent]) -> int:
    """How far a paragraph with these attributes is set in, in twentieths of a point."""
    indent = Indent()
    for name in attributes.get("class", "").split():
        indent = classes.get(name, Indent()).over(indent)
    return indent_in(attributes.get("style", "")).over(indent).size


def indent_in(declarations: str) -> Indent:
    """What some declarations of CSS say."""
    values = {}
    for declaration in declarations[:10_000].split(";"):
        name, _, value = declaration.partition(":")
        values[name.strip().lower()] = value.strip().lower()
    sides = (_twentieths(values.get(name, "")) for name in ("margin-left", "padding-left"))
    margins = [side for side in sides if side is not None]
    return Indent(sum(margins) if margins else None, _twentieths(values.get("text-indent", "")))


def _twentieths(length: str) -> int | None:
    if length == "0":
        return 0
    found = _LENGTH.fullmatch(length)
    return int(float(found[1]) * _TWENTIETHS[found[2]]) if found and found[1].strip("-.") else None
