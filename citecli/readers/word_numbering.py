"""The numbers of list items in Word files, which the file does not hold: Word counts them from `word/numbering.xml`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from citecli.readers.word_parts import ancestry, child_of, styles_of, value_of
from citecli.readers.xml_trees import children, local
from citecli.text.numerals import letters, roman, whole_number
from citecli.text.patterns import compiled_late

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LEVELS = 9
_HIGHEST = 100_000
_MOST_LETTERS = 30
_NOT_BEGUN = -2
_PLACE = compiled_late(r"%([1-9])")


def _letters(number: int) -> str:
    """Word's letters after z are aa, bb, cc."""
    times, place = divmod(number - 1, 26)
    return letters(place + 1) * min(times + 1, _MOST_LETTERS) if number > 0 else ""


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": _ordinal,
}
"""How a number is written in each of Word's formats that have letters or digits; others are bullets."""


class _Level:
    """One level of a list."""

    def __init__(self, element: "Element") -> None:
        self.start = _number(child_of(element, "start"), 1)
        self.form = value_of(child_of(element, "numFmt")) or "decimal"
        self.text = value_of(child_of(element, "lvlText"))
        legal = child_of(element, "isLgl")
        self.is_legal = legal is not None and value_of(legal) not in ("0", "false", "off")
        """Whether the numbers of the levels above are digits, too, however these write them."""


class WordNumbering:
    """Counts the items of the lists of a file, in the order of reading."""

    def __init__(self, root: "Element | None", styles: "Element | None") -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._own_levels: dict[str, dict[int, _Level]] = {}
        links: dict[str, str] = {}
        linked: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int]] = {}
        self._of_style = {} if styles is None else _numbered_styles(styles)
        for element in () if root is None else root:
            if local(element) == "abstractNum":
                levels = {_number(level, 0, "ilvl"): _Level(level) for level in children(element, "lvl")}
                abstract = value_of(element, "abstractNumId")
                self._levels[abstract] = levels
                if link := value_of(child_of(element, "numStyleLink")):
                    links[abstract] = link
                if link := value_of(child_of(element, "styleLink")):
                    linked.setdefault(link, abstract)
            elif local(element) == "num":
                identifier = value_of(element, "numId")
                self._lists[identifier] = value_of(child_of(element, "abstractNumId"))
                self._own_levels[identifier] = {
                    _number(override, 0, "ilvl"): _Level(level)
                    for override in children(element, "lvlOverride")
                    if (level := child_of(override, "lvl")) is not None
                }
                self._restarts[identifier] = {
                    _number(override, 0, "ilvl"): _number(start, 1)
                    for override in children(element, "lvlOverride")
                    if (start := child_of(override, "startOverride")) is not None
                }
        for abstract, link in links.items():
            self._levels[abstract] = self._levels[abstract] or self._levels.get(linked.get(link, ""), {})

    def number(self, paragraph: "Element") -> str:
        """The number of a paragraph as Word prints it ("2.", "(b)"); "" for none, and for bullets."""
        style = value_of(child_of(paragraph, "pPr", "pStyle"))
        inherited = self._of_style.get(style, ("", 0))
        own = child_of(paragraph, "pPr", "numPr")
        identifier = value_of(child_of(own, "numId")) or inherited[0]
        level = _number(child_of(own, "ilvl"), inherited[1])
        levels = self._levels.get(self._lists.get(identifier, ""), {}) | self._own_levels.get(identifier, {})
        if level not in levels or not 0 <= level < _LEVELS:
            return ""
        counts = self._counted(identifier, level, levels)
        if levels[level].form not in _WRITTEN:
            return ""

        def written(place: int) -> str:
            form = levels[place].form if place in levels else "decimal"
            if levels[level].is_legal and form in _WRITTEN:
                form = "decimal"
            return _WRITTEN.get(form, str)(counts[place])

        return _PLACE.sub(lambda match: written(int(match[1]) - 1), levels[level].text).strip()

    def _counted(self, identifier: str, level: int, levels: Mapping[int, _Level]) -> list[int]:
        """The counts of all levels of a list after one more item on `level`."""
        begun = self._counts.setdefault(self._lists[identifier], [_NOT_BEGUN] * _LEVELS)
        for restarted, start in self._restarts.pop(identifier, {}).items():
            if 0 <= restarted < _LEVELS:
                begun[restarted] = start - 1
        for above in range(level):
            if begun[above] == _NOT_BEGUN:
                begun[above] = levels[above].start if above in levels else 1
        begun[level] = levels[level].start if begun[level] == _NOT_BEGUN else min(begun[level] + 1, _HIGHEST)
        begun[level + 1 :] = [_NOT_BEGUN] * (_LEVELS - level - 1)
        return begun


def _numbered_styles(styles: "Element") -> dict[str, tuple[str, int]]:
    """The list and the level of each paragraph style that numbers its paragraphs."""
    own: dict[str, tuple[str, int]] = {}
    based_on: dict[str, str] = {}
    for style in styles_of(styles):
        based_on[style.identifier] = style.based_on
        properties = child_of(style.element, "pPr", "numPr")
        if properties is not None and (identifier := value_of(child_of(properties, "numId"))):
            own[style.identifier] = (identifier, _number(child_of(properties, "ilvl"), 0))
    inherited = {}
    for identifier in based_on:
        base = next((ancestor for ancestor in (identifier, *ancestry(identifier, based_on)) if ancestor in own), "")
        if base:
            inherited[identifier] = own[base]
    return inherited


def _number(element: "Element | None", otherwise: int, attribute: str = "val") -> int:
    number = whole_number(value_of(element, attribute), 6)
    return otherwise if number is None else number
