"""What a browser adds to a line of HTML, takes out of it, or draws in its place, before blocks are made of its tokens.

Quotation marks around `q`, those of its language; the readings beside characters (`ruby`), which are no part of the
words that they explain; formulas (`math`), as a line of plain text.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from citecli.readers.html_tokens import HtmlTag

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_READINGS = frozenset(("rt", "rp", "rtc"))
_ENDS_A_READING = frozenset(("rb", "ruby"))
_BLOCKS = frozenset("p div li td body".split())
_QUOTATION_MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›「」『』")
_MARKS = {
    "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "sl": "„“‚‘", "is": "„“‚‘", "bg": "„“‚‘", "lt": "„“‚‘", "et": "„“‚‘",
    "fr": "«»“”", "es": "«»“”", "it": "«»“”", "ca": "«»“”", "el": "«»“”", "no": "«»‘’", "nb": "«»‘’", "nn": "«»‘’",
    "ru": "«»„“", "uk": "«»„“", "be": "«»„“", "pl": "„”«»", "ro": "„”«»", "hu": "„”»«", "hr": "„”‚‘", "sr": "„“‘’",
    "sv": "””’’", "fi": "””’’", "ja": "「」『』",
}  # fmt: skip
"""The outer and the inner marks of languages that don't set “ ” and ‘ ’ (CLDR, `delimiters`)."""
_ENGLISH = "“”‘’"
_MOST_IN_A_FORMULA = 5_000
"""Elements and texts of a formula beyond which it is left out."""
_DEEPEST_FORMULA = 100
_POINTERS = frozenset(("noteref", "backlink", "referrer"))
_POINTER_ROLES = frozenset(("doc-noteref", "doc-backlink"))
_POINTER_CLASSES = frozenset(
    "footnote-ref footnoteref footnote-reference footnote-anchor noteref endnote-ref footnote-back footnoteback "
    "footnote-backref footnote-backlink footnote-return reversefootnote".split()
)
_EDITING_AIDS = frozenset(("mw-editsection", "noprint"))
_DRAWN = "mjx-"
"""What begins the names of elements in which a script draws a formula; they have no words of their own."""
_DRAWN_AGAIN = "katex-html"
"""The class of what a script draws from a formula, beside it."""


def is_note_pointer(tag: HtmlTag) -> bool:
    """Whether a tag begins the sign that leads to a note, or the arrow that leads back, which are no words of the text.

    They say so in EPUB's terms, in DPUB-ARIA's, or by the classes that programs give to them.
    """
    if tag.closes:
        return False
    attributes = tag.attributes
    return bool(
        _POINTERS.intersection(attributes.get("epub:type", "").lower().split())
        or attributes.get("role", "").lower() in _POINTER_ROLES
        or (_local(tag) == "a" and _POINTER_CLASSES.intersection(attributes.get("class", "").lower().split()))
    )


def is_editing_aid(tag: HtmlTag) -> bool:
    """Whether a tag begins what a wiki shows in a line for those who edit it ("[edit]", "[citation needed]")."""
    return (
        not tag.closes
        and tag.name in ("span", "sup")
        and bool(_EDITING_AIDS.intersection(tag.attributes.get("class", "").lower().split()))
    )


def phrasing(pieces: Iterable[HtmlTag | str]) -> Iterator[HtmlTag | str]:
    """The tags and texts of a page as they are read, in one pass; nothing is said of nesting that is wrong."""
    return _Phrasing().read(pieces)


def _local(tag: HtmlTag) -> str:
    """The name of a tag without a prefix: `math` of `m:math`."""
    return tag.name.rpartition(":")[2]


class _Phrasing:
    def __init__(self) -> None:
        self._language = ""
        # Of each open `q` its closing mark and its language; of the last one the opening mark is still to come.
        self._quotations: list[tuple[str, str]] = []
        self._opening = ""
        self._after_formula = False

    def read(self, pieces: Iterable[HtmlTag | str]) -> Iterator[HtmlTag | str]:
        rest = iter(pieces)
        for piece in rest:
            if isinstance(piece, str):
                yield from self._text(piece)
                continue
            name = _local(piece)
            if name == "html" and not piece.closes:
                self._language = piece.attributes.get("lang") or piece.attributes.get("xml:lang", "")
            if name == "q":
                yield from self._quotation(piece)
            elif name in _READINGS and not piece.closes:
                yield from _after_reading(name, rest)
            elif name == "math" and not piece.closes:
                if formula := _formula(piece, rest):
                    yield f" {formula} " if piece.attributes.get("display") == "block" else formula
                self._after_formula = True
                continue
            elif name.startswith(_DRAWN):
                continue
            elif name == "span" and self._after_formula and _DRAWN_AGAIN in piece.attributes.get("class", ""):
                _skip(rest, "span")
            else:
                yield piece
            if name != "span":
                self._after_formula = False

    def _text(self, text: str) -> Iterator[str]:
        """A text; behind the beginning of a `q` with the opening mark, where it does not bring one of its own."""
        if self._opening and (words := text.lstrip()):
            if words[0] in _QUOTATION_MARKS:
                self._quotations[-1] = ("", self._quotations[-1][1])
            else:
                yield self._opening
            self._opening = ""
        yield text

    def _quotation(self, tag: HtmlTag) -> Iterator[str]:
        if tag.closes:
            if self._quotations:
                closing, _ = self._quotations.pop()
                if closing and not self._opening:  # else it was empty
                    yield closing
                self._opening = ""
            return
        if self._opening:
            yield self._opening
        around = self._quotations[-1][1] if self._quotations else self._language
        language = (tag.attributes.get("lang") or around).lower()
        marks = "「」『』" if language in ("zh-tw", "zh-hk", "zh-hant") else _MARKS.get(language[:2], _ENGLISH)
        inner = 2 * (len(self._quotations) % 2)
        self._opening = marks[inner]
        self._quotations.append((marks[inner + 1], language))


def _after_reading(begins: str, rest: Iterator[HtmlTag | str]) -> Iterator[HtmlTag]:
    """Pass over a reading; yields the tag that ends it without being its own, for `</rt>` may be left out."""
    inside = begins
    for piece in rest:
        if isinstance(piece, str):
            continue
        name = _local(piece)
        if name in _ENDS_A_READING or (piece.closes and name in _BLOCKS):
            yield piece
            return
        if piece.closes and name == inside:
            return
        if name in _READINGS and inside != "rtc":
            inside = name


def _skip(rest: Iterator[HtmlTag | str], name: str) -> None:
    """Pass over the rest of an element."""
    depth = 1
    for piece in rest:
        if isinstance(piece, HtmlTag) and piece.name == name:
            depth += -1 if piece.closes else 1
            if not depth:
                return


def _formula(tag: HtmlTag, rest: Iterator[HtmlTag | str]) -> str:
    """The formula that begins with `tag` as a line of plain text: from its signs, else from its alternative text."""
    from xml.etree.ElementTree import TreeBuilder

    from citecli.readers.formulas import linear

    builder = TreeBuilder()
    builder.start("math", {})
    names = ["math"]
    count = 0
    for piece in rest:
        count += 1
        if isinstance(piece, str):
            if count < _MOST_IN_A_FORMULA:
                builder.data(piece)
            continue
        name = _local(piece)
        if piece.closes and name == "math":
            break
        if count >= _MOST_IN_A_FORMULA:
            continue
        if not piece.closes and len(names) < _DEEPEST_FORMULA:
            builder.start(name, {})
            names.append(name)
        elif piece.closes and name in names:
            while names[-1] != name:
                builder.end(names.pop())
            builder.end(names.pop())
    while names:
        builder.end(names.pop())
    root: Element = builder.close()
    return (linear(root) if count < _MOST_IN_A_FORMULA else "") or _alternative(tag, root)


def _alternative(tag: HtmlTag, root: "Element") -> str:
    """What a formula that has no signs is said to be: its TeX."""
    annotations = [" ".join((one.text or "").split()) for one in root.iter("annotation")]
    said = [*annotations, " ".join(tag.attributes.get("alttext", "").split())]
    return next(filter(None, said), "")
