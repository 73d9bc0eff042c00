"""The numbers of list items in OpenDocument texts, which the file does not hold: programs count them by list styles."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from citecli.readers.xml_trees import children, local
from citecli.text.numerals import letters, roman, whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LEVELS = 10
_HIGHEST = 100_000


class _Level:
    """One level of a list style. `form` is "1", "a", "A", "i", "I", or "" where there is no number."""

    def __init__(self, element: "Element") -> None:
        is_number = local(element) == "list-level-style-number"
        self.form = element.get(_STYLE + "num-format", "") if is_number else ""
        self.before = element.get(_STYLE + "num-prefix", "")
        self.after = element.get(_STYLE + "num-suffix", "")
        self.start = _number(element.get(_TEXT + "start-value"), 1)
        self.shown = max(1, _number(element.get(_TEXT + "display-levels"), 1))
        self.is_synchronous = element.get(_STYLE + "num-letter-sync") == "true"
        """Whether the letters after z are aa, bb, cc."""

    def written(self, number: int) -> str:
        """A number in this level's form."""
        match self.form:
            case "a" | "A" if self.is_synchronous and number > 0:
                text = letters((number - 1) % 26 + 1) * min(1 + (number - 1) // 26, 30)
            case "a" | "A":
                text = letters(number)
            case "i" | "I":
                text = roman(number)
            case _:
                text = str(number)
        return text.upper() if self.form in ("A", "I") else text


class OdtNumbering:
    """Counts the items of the lists of a file, in the order of reading: `enter`, `item` and `leave` are called."""

    def __init__(self, roots: Iterable["Element"]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._of_paragraphs: dict[str, str] = {}
        for root in roots:
            for style in root.iter():
                if local(style) == "list-style":
                    levels = {_number(level.get(_TEXT + "level"), 0) - 1: _Level(level) for level in style}
                    self._styles[style.get(_STYLE + "name", "")] = levels
                elif local(style) == "style" and (lists := style.get(_STYLE + "list-style-name")):
                    self._of_paragraphs[style.get(_STYLE + "name", "")] = lists
        self._depth = -1
        self._names: list[str] = []
        self._counts: list[int | None] = []
        self._pending = ""
        self._by_style: dict[str, list[int | None]] = {}
        self._by_id: dict[str, list[int | None]] = {}
        self._identifiers: list[str] = []

    def enter(self, element: "Element") -> None:
        """A `text:list` begins."""
        self._depth += 1
        name = element.get(_TEXT + "style-name") or (self._names[-1] if self._names else _style_within(element))
        name = name if name in self._styles else self._of_paragraphs.get(name, name)
        if not self._depth:
            before = self._by_id.get(element.get(_TEXT + "continue-list", ""))
            if before is None and element.get(_TEXT + "continue-numbering") == "true":
                before = self._by_style.get(name)
            self._counts = list(before) if before else [None] * _LEVELS
        elif self._depth < _LEVELS and element.get(_TEXT + "continue-numbering") != "true":
            self._counts[self._depth] = None
        self._names.append(name)
        self._identifiers.append(element.get(_XML_ID, ""))

    def leave(self) -> None:
        """A `text:list` ends."""
        name, identifier = self._names.pop(), self._identifiers.pop()
        self._depth -= 1
        self._pending = ""
        if self._depth < 0:
            self._by_style[name] = self._counts
            if identifier:
                self._by_id[identifier] = self._counts

    def item(self, element: "Element") -> None:
        """A `text:list-item` begins: the first paragraph in it takes its number with `number`."""
        self._pending = ""
        levels = self._levels()
        if not 0 <= self._depth < _LEVELS:
            return
        level = levels.get(self._depth)
        before = self._counts[self._depth]
        start = level.start if level else 1
        own_start = whole_number(element.get(_TEXT + "start-value", ""), 6)
        if own_start is not None:
            count = own_start
        else:
            count = start if before is None else min(before + 1, _HIGHEST)
        self._counts[self._depth] = count
        self._counts[self._depth + 1 :] = [None] * (_LEVELS - self._depth - 1)
        if level and level.form:
            self._pending = self._written(level, levels)

    def number(self) -> str:
        """The number that the next paragraph of the item has ("2.", "(b)"), once; "" for none, and for bullets."""
        number, self._pending = self._pending, ""
        return number

    def _levels(self) -> Mapping[int, _Level]:
        return self._styles.get(self._names[-1], {}) if self._names else {}

    def _written(self, level: _Level, levels: Mapping[int, _Level]) -> str:
        first = max(0, self._depth + 1 - level.shown)
        shown = []
        for place in range(first, self._depth + 1):
            above = levels.get(place)
            if above and above.form:
                count = self._counts[place]
                shown.append(above.written(above.start if count is None else count))
        return f"{level.before}{'.'.join(shown)}{level.after}".strip()


def _style_within(element: "Element") -> str:
    """The style of the first paragraph in a list without a style of its own: it may name a list style."""
    for item in children(element, "list-item"):
        for part in item:
            if local(part) in ("p", "h"):
                return part.get(_TEXT + "style-name", "")
    return ""


def _number(text: str | None, otherwise: int) -> int:
    number = whole_number(text or "", 6)
    return otherwise if number is None else number
