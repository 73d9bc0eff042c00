"""The functions of Typst that say something about quotations and citations, and what their arguments are."""

import re
from dataclasses import dataclass, field

from citecli.drafts.model import DraftCite

_CITES = re.compile(r"(?:[\w-]*cite[\w-]*|citet|citep)")
_NO_CITES = frozenset(("cite.with", "cited", "cites"))
NOTES = frozenset(("footnote", "endnote", "sidenote"))
"""Functions whose content is a note."""
BLOCKS = frozenset("blockquote block-quote quote-block pullquote pull-quote epigraph".split())
"""What drafts and packages call their own functions for quotations that are set apart."""
UNSEEN = re.compile(r"(?:[\w-]*todo[\w-]*|comment|hide|metadata|lorem)")
"""Functions whose content no reader of the text sees."""
INLINE = frozenset(
    "text emph strong highlight underline overline strike smallcaps link super sub box par quote".split()
)
"""Functions whose content stands in the line, even when it is an argument."""
_LABEL = re.compile(r"<([\w:.-]+)>|\blabel\(\s*\"([^\"]+)\"\s*\)")
_STRING = re.compile(r"(?<=[(,])\s*\"([^\"\n]{1,200})\"(?!\s*:)")
_SUPPLEMENT = re.compile(r"\bsupplement\s*:\s*(?:\"([^\"]*)\"|\[((?:[^\[\]]|\[[^\[\]]*\])*)\])")
_CONTENT = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_FORM = re.compile(r"\bform\s*:\s*(?:\"(\w+)\"|(none))")
_BLOCK = re.compile(r"\bblock\s*:\s*true\b")
_ATTRIBUTION = re.compile(r"\battribution\s*:\s*\Z")
_FILE = re.compile(r"\"([^\"\n]{1,300}\.\w{1,6})\"")
_STYLE = re.compile(r"\bstyle\s*:\s*\"([^\"]+)\"")
_NAMED = re.compile(r"\b\w[\w-]*\s*:\s*\Z")
_SIGNS = re.compile(r"~|---?")
_SHOWN = {"~": " ", "--": "–", "---": "—"}


@dataclass(slots=True)
class Words:
    """Content among the arguments of a function: its place, and where in the list of what is hidden its edges are."""

    start: int
    end: int
    opening: int
    closing: int
    attribution: bool


@dataclass(slots=True)
class Call:
    """A function that is called: its name, where that begins, its arguments in brackets as written, its contents."""

    name: str
    start: int
    sizes: tuple[int, ...]
    arguments: str = ""
    words: list[Words] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        """Whether a quotation is to be set apart."""
        return _BLOCK.search(self.arguments) is not None


@dataclass(frozen=True, slots=True)
class CallCitation:
    """What a call of `cite` says."""

    cites: tuple[DraftCite, ...]
    form: str


def cites_by(name: str, defined: dict[str, str]) -> bool:
    """Whether a function cites: Typst's own, one of a package by its name, or one that the draft defines so."""
    return name in defined or (name not in _NO_CITES and _CITES.fullmatch(name) is not None)


def citation(arguments: str, contents: str, form: str) -> CallCitation:
    """The citation of `cite(<key>, supplement: [p. 3], form: "prose")`, with the contents behind the arguments."""
    keys = [match[1] or match[2] for match in _LABEL.finditer(arguments)]
    keys = keys or [match[1] for match in _STRING.finditer(arguments)]
    supplement = _SUPPLEMENT.search(arguments)
    places = [supplement[1] or supplement[2] or ""] if supplement else _CONTENT.findall(arguments + contents)
    found = _FORM.search(arguments)
    cites = [DraftCite(key) for key in keys]
    if cites and places:
        cites[-1] = DraftCite(keys[-1], suffix=supplement_text(places[0]))
    return CallCitation(tuple(cites), (found[1] or found[2]) if found else form)


def supplement_text(written: str) -> str:
    """A supplement as it is shown: `p.~3--5` is p. 3–5."""
    return _SIGNS.sub(lambda sign: _SHOWN[sign[0]], written).strip()


def is_attribution(before: str) -> bool:
    """Whether what comes after `before` is who said it."""
    return _ATTRIBUTION.search(before) is not None


def is_named(before: str) -> bool:
    """Whether what comes after `before` is the value of an argument with a name."""
    return _NAMED.search(before) is not None


def bibliography(arguments: str) -> tuple[list[str], str]:
    """The files of a bibliography, and its style."""
    style = _STYLE.search(arguments)
    files = [file for file in _FILE.findall(arguments) if not file.endswith(".csl")]
    return files, style[1] if style else ""
