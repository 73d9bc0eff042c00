"""The authors of a PDF: the names below its title on the first page, or those that the file gives and its pages print.

A line counts only if all of it is names, or names and then where those people work; how the first of these lines is set
tells the others from addresses. A name that is none is worse than none.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citecli.documents.bylines import person_name
from citecli.readers import people
from citecli.readers.pdf_lines import SIGN, PdfLine
from citecli.readers.words_as_names import are_words, tells_of_people
from citecli.references.model import Name
from citecli.text.abbreviations import PARTICLES, TITLES, is_generation
from citecli.text.calendar import month_number
from citecli.text.folding import fold

_END = re.compile(
    r"\W*(?:\d+\.?\s+|[IVX]+\.\s+)?(?:abstract|introduction|summary|contents|table of contents|key ?words|index terms|"
    r"categories and subject|general terms|ccs concepts|r[ée]sum[ée]|zusammenfassung|kurzfassung|einleitung|resumen|"
    r"sommario|riassunto|resumo|inhalt|preface|foreword|background|about the authors?)\b",
    re.IGNORECASE,
)
"""What begins the text: behind it nobody looks for names."""
_OTHERS = re.compile(
    r"(?:edited|translated|reviewed|communicated|recommended|contributed|submitted|supervised)\s+by\b", re.I
)
"""What begins a line about people who are no authors."""
_AND = r"(?:and|und|et|y)"
_BETWEEN = re.compile(rf"\s*[,;|•·&{SIGN}]\s*(?:{_AND}\s+)?|\s+{_AND}\s+|^{_AND}\s+", re.IGNORECASE)
_SOME_OF_THEM = re.compile(r"\d+ authors?, including", re.IGNORECASE)
_RUNS_ON = re.compile(rf"(?:[,;&]|\b{_AND})[\s{SIGN}]*$", re.IGNORECASE)
"""The end of a line after which a further name follows."""
_BEGINS_WITH_AND = re.compile(rf"(?:{_AND}|&)\s", re.IGNORECASE)
_IS_AND = re.compile(rf"\W*(?:{_AND}|&)\W*", re.IGNORECASE)
_MARKS = "*†‡§¶‖#∗⁎☯✉"
_BESIDE_NAMES = re.compile(
    rf"\S*@\S*|(?<!\w)\([^()]+\)|[{_MARKS}]++(?!\w)|(?<![\w{_MARKS}])[{_MARKS}]+|(?<![-–\d])\d+(?![-–\d])|"
    r"\b(?:https?:|www\.|orcid)\S*",
    re.IGNORECASE,
)
"""Addresses, what is in brackets, and signs of notes."""
_CAPITALS = re.compile(r"[^\W\d_]{3,}")
_ODD_SIGN = re.compile(r"[^\w\s.,:'’\-–/&]|_")
_NUMBER_OR_ADDRESS = re.compile(r"\d{2}|@|\b(?:https?:|www\.)")
_GLUED_INITIAL = re.compile(r"\.(?=[^\W\d_a-z][a-zß-ÿ])")
_NICKNAME = re.compile(r"\s[(\"“][^\W\d_]+[)\"”]\s(?=[^\W\d_a-z])")
_ACRONYM = re.compile(r"[^\W\d_a-z]{3,}")
_POSTCODE = re.compile(r"\d{3}")
_NOTE_LETTER = re.compile(r"\s+[a-z†‡]$")
"""What is left of a note's sign that is not raised: Ann Byron a, Carl Doe b."""
_BEGINS_A_NAME = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s*){1,3}(?:[a-z]{2,3}\s*){0,2}")
_NO_NAMES = frozenset(
    "uc university universitat universite universidad universita universiteit department departement dept institute "
    "institut instituto istituto laboratory laboratories laboratoire lab labs school college center centre centro "
    "research group inc corp corporation company ltd llc gmbh systems technologies technology sciences science "
    "engineering computer computing faculty fakultat division hospital ministry academy foundation association "
    "society united states kingdom north south east west new san santa los las fort palo menlo hong kong tel "
    "mountain saudi arabia republic costa sri street avenue road box lane usa uk google microsoft facebook amazon "
    "yahoo xerox intel abstract draft version technical report working paper preprint submitted accepted received "
    "published revised open access journal proceedings conference workshop symposium volume issue asa search "
    "transfer ag plc spa press publishers member fellow student ieee acm impact factor citations citation reads "
    "views doi downloads senior professor lecturer editor editors translated thesis dissertation chapter part "
    "series article review original letter letters communication invited keynote tutorial notes supplementary "
    "information copyright rights reserved license creative commons page contact email corresponding author authors "
    "team staff office bureau agency commission committee council national international federal royal state city "
    "county data software network networks analysis theory methods introduction departamento dipartimento facultad "
    "faculdade fachbereich lehrstuhl ecole hochschule technische akademie academia instituut laboratorio escuela "
    "escola scuola grupo gruppo zentrum politecnico politecnica polytechnic polytechnique inria cnrs informatik "
    "informatica informatique mathematik mathematics physics chemistry biology economics medicine statistics "
    "philosophy psychology linguistics applied".split()
)
"""Words that stand around names on first pages, and in none: of institutions, places, journals, papers (folded)."""
_RANKS = frozenset(
    f"{before}{rank}"
    for rank in ("member", "fellow")
    for before in ("", "senior ", "student ", "life ", "graduate student ")
) | {"ieee", "acm"}
"""What stands between the names of members of a society (folded)."""
_MOST_BEFORE = 8
"""Rows below the title among which the names begin."""
_MOST_ROWS = 60
_MOST_WORDS = 4
_LONGEST_ROW = 160
_MOST_AUTHORS = 200
_PLACE_WITHIN = 2
"""Rows after a row of names that may say where these people work."""


class FoundAuthors(NamedTuple):
    """Authors (() for none), where they were found, and those whom the file names though its pages do not."""

    names: tuple[Name, ...]
    origin: str
    doubted: tuple[Name, ...] = ()


class _Style(NamedTuple):
    size: float
    bold: bool
    capitals: bool

    def is_like(self, other: "_Style") -> bool:
        return self[1:] == other[1:] and abs(self.size - other.size) < 0.03 * self.size


def find_authors(head: Sequence[PdfLine], title: str, given: tuple[Name, ...], opening: str) -> FoundAuthors:
    """The authors of a PDF with this `title`.

    `head` are the pieces of lines on its first page, with `SIGN` for each raised sign; `given` is whom the file's
    information names, `opening` the text of its first pages.
    """
    block = _below(head, title)
    if block.is_garbled and len(given) < 2:
        return FoundAuthors((), "", given)
    printed = () if block.is_garbled else tuple(dict.fromkeys(block.names))[:_MOST_AUTHORS]
    if are_words(printed, opening, block.is_told):
        printed = ()
    text = _bare(opening)
    lines = {_bare(line.text) for line in head}
    confirmed = bool(given) and all(
        _bare(name.family) in text if name.family else _bare(name.literal) in lines for name in given
    )
    people_given = all(name.family for name in given)
    if confirmed and (people_given or not printed) and len(given) >= len(printed) and _is_whole(given):
        return FoundAuthors(given, "PDF information")
    return FoundAuthors(printed, "names below the title", () if confirmed or printed else given)


def _is_whole(names: tuple[Name, ...]) -> bool:
    """Whether each is more than a given name alone."""
    return all(name.family or len(name.literal.split()) > 1 for name in names)


def _below(head: Sequence[PdfLine], title: str) -> "_NameBlock":
    """The names on the lines below the title, in their order."""
    bottom = _bottom_of_title(head, title)
    rows = _rows([line for line in head if line.y < bottom - 1])[:_MOST_ROWS]
    block = _NameBlock(_bare(title))
    since = 0
    for at, row in enumerate(rows):
        text = " ".join(line.text for line in row)
        is_too_far = not block.names and (at >= _MOST_BEFORE or len(text) > _LONGEST_ROW)
        if is_too_far or _END.match(text) or _OTHERS.match(text):
            break
        if _SOME_OF_THEM.match(text):  # a cover sheet names a few
            block.is_garbled = True
            break
        known = len(block.names)
        block.read(row)
        if block.names and len(block.names) == known:
            since += 1
            block.is_told = block.is_told or (since <= _PLACE_WITHIN and tells_of_people(text))
    return block


def _bottom_of_title(head: Sequence[PdfLine], title: str) -> float:
    """How far down the lines of the title go; below everything when they are not found."""
    words = _bare(title)
    if not words:
        return float("-inf")
    bare = [(line, _bare(line.text)) for line in head]
    found = [line for line, text in bare if (len(text) > 2 and text in words) or words in text]
    if not found:
        return float("-inf")
    size = max(line.size for line in found)
    bottom = min(line.y for line in found if line.size > 0.97 * size)
    for line in sorted(found, key=lambda line: -line.y):
        if 0 < bottom - line.y < 2.5 * size:
            bottom = line.y
    return bottom


def _rows(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """`lines` from top to bottom, those of one height together and from left to right."""
    rows: list[list[PdfLine]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if rows and rows[-1][0].y - line.y < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_with_commas(sorted(row, key=lambda line: line.x)) for row in rows]


def _with_commas(row: Sequence[PdfLine]) -> list[PdfLine]:
    """The pieces of a row, those with a comma between them as one: only a raised figure has parted these."""
    joined: list[PdfLine] = []
    for line in [one for one in row if any(map(str.isalpha, one.text))] or row:
        last = joined[-1] if joined else None
        if last and (line.text.startswith((",", ";")) or last.text.rstrip(f" {SIGN}").endswith((",", ";"))):
            joined[-1] = last._replace(text=f"{last.text} {line.text}", right=line.right)
        else:
            joined.append(line)
    return joined


class _NameBlock:
    """The names that rows below a title give, as far as they are nothing else."""

    def __init__(self, title: str) -> None:
        """`title` as `_bare` has it."""
        self.names: list[Name] = []
        self.is_garbled = False
        self.is_told = False
        """Whether something beside the names tells that they are those of people."""
        self._title = title
        self._style: _Style | None = None
        self._runs_on = False
        self._begun = ""
        self._others: list[_Style] = []

    def read(self, row: Sequence[PdfLine]) -> None:
        """Take the names of the next row."""
        text = row[0].text
        begun, self._begun = self._begun, ""
        runs_on, self._runs_on = self._runs_on or bool(begun), False
        found = False
        for line in row:
            named = _names_in(_joined(begun, line.text), self._title)
            begun, style = "", _style_of(line)
            if named.names and (
                self._style is None or runs_on or _BEGINS_WITH_AND.match(text) or self._is_expected(style, named.rest)
            ):
                found = True
                self.is_told = self.is_told or SIGN in line.text or people.without_by(line.text) != line.text
                self._style = self._style or style
                self.names += named.names
                self._runs_on = bool(_RUNS_ON.search(line.text))
                self.is_garbled = self.is_garbled or _is_garbled(named)
                self._begun = self._begun_in(named)
            elif self.names and not _says_where(line.text):
                self._others.append(style)
        if not found and _IS_AND.fullmatch(text):
            self._runs_on = bool(self.names)

    def _begun_in(self, named: "_Named") -> str:
        """A name that is broken at the end of a line, taken back: "…, Wes Irish, Scott" / "Shenker, …"."""
        if len(named.names) > 1 and _BEGINS_A_NAME.fullmatch(named.rest) and not named.after:
            capitals = named.rest.isupper() and not (self._style and self._style.capitals)
            return "" if capitals or any(map(_is_no_name, named.rest.split())) else named.rest
        last = named.names[-1]
        if not named.rest and last.family.lower() in PARTICLES:
            self.names.pop()
            return f"{last.given} {last.family.lower()}"
        return ""

    def _is_expected(self, style: _Style, rest: str) -> bool:
        """Whether a line so set goes on with the names, though nothing says so."""
        if self._style is None or rest or not style.is_like(self._style):
            return False
        return not any(other.is_like(self._style) for other in self._others)


def _joined(begun: str, text: str) -> str:
    """A name that a line's end has broken, perhaps within a word, with what follows."""
    return f"{begun[:-1]}{text}" if begun.endswith("-") and text[:1].islower() else f"{begun} {text}"


class _Named(NamedTuple):
    names: list[Name]
    rest: str
    """What follows the names: the first piece that is none."""
    after: tuple[str, ...] = ()
    """The pieces after that."""


def _is_garbled(named: _Named) -> bool:
    """Whether a name among others can't be told: it has odd signs, or is one word that may be a person or a place."""
    if _says_where(named.rest):
        return False
    words = named.rest.split()
    if len(words) > _MOST_WORDS and all(word[0].isupper() for word in words):  # two names with nothing between them
        return True
    if _ODD_SIGN.search(named.rest) and len(words) < 4:
        return True
    is_single = " " not in named.rest and not named.rest.isupper() and len(named.names) > 1
    return is_single and bool(named.after) and _name(named.after[0]) is not None


def _says_where(text: str) -> bool:
    """Whether a line is plainly no name: it has the words of an institution, a number, an address; or no letters."""
    return bool(_NUMBER_OR_ADDRESS.search(text)) or any(map(_is_no_name, text.split())) or not _bare(text)


def _style_of(line: PdfLine) -> _Style:
    return _Style(line.size, line.bold, line.text.isupper())


def _names_in(line: str, title: str = "") -> _Named:
    """The names that a piece of a line begins with; those that are words of the `title` are none."""
    names: list[Name] = []
    if _POSTCODE.search(line):
        return _Named(names, line)
    line = _NICKNAME.sub(" ", line)
    text = people.without_degrees(_BESIDE_NAMES.sub(SIGN, people.without_by(line)))
    pieces = [_NOTE_LETTER.sub("", part.strip(f" :{SIGN}")) for part in _BETWEEN.split(text)]
    pieces = [piece for piece in pieces if piece.strip(".")]
    for at, piece in enumerate(pieces):
        if names and fold(piece) in _RANKS:
            continue
        name = _name(piece)
        if name is None or (title and _bare(piece) in title):
            return _Named(names, piece, tuple(pieces[at + 1 :]))
        names.append(name)
    return _Named(names, "")


def begins_with_names(text: str) -> bool:
    """Whether a text begins with two names of people at least, as no title does."""
    return len(_names_in(text).names) > 1


def _name(piece: str) -> Name | None:
    words = piece.split()
    while words and words[0].endswith(".") and words[0].rstrip(".").lower() in TITLES:
        words.pop(0)
    piece = _GLUED_INITIAL.sub(". ", " ".join(words))
    words = piece.split()
    own = [word for word in words if word.lower() not in PARTICLES]
    if len(words) < 2 or not 1 <= len(own) <= _MOST_WORDS or any(_is_no_name(word) for word in words):
        return None
    if _ACRONYM.fullmatch(words[0]) and not words[-1].isupper():
        return None
    family = words[-2 if is_generation(words[-1]) else -1]
    if len(family.strip(".")) < 2 or family.endswith("-"):
        return None
    # "Ross G. DOUGLAS": capitals mark the family name.
    shown = piece if piece.isupper() else _CAPITALS.sub(_small, piece)
    return person_name(shown)


def _is_no_name(word: str) -> bool:
    bare = fold(word).strip(".:'")
    return bare in _NO_NAMES or bool(month_number(bare) and len(bare) > 5)


def _small(match: re.Match[str]) -> str:
    return match[0].capitalize() if match[0].isupper() else match[0]


def _bare(text: str) -> str:
    """The letters and digits of a text, folded."""
    return "".join(filter(str.isalnum, fold(text)))
