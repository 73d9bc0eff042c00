"""The entries of a list of references that somebody typed at the end of a draft: each with its text and its place.

In most drafts a paragraph is an entry. Where one holds several, they are told apart by their numbers, by hanging
indents, by lines that end before they are full, or by the names that entries begin with. What stands among entries
(the names of parts, notes on a work) is none; what goes on over a page or a blank line belongs to the entry before.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from citecli.documents.model import Span
from citecli.drafts.assembly import Lookup
from citecli.drafts.model import Draft, Stretch
from citecli.drafts.reference_list import is_list_heading, reference_lists
from citecli.frozen import FrozenValue, replace
from citecli.references.institutions import is_institution
from citecli.references.model import Name, Reference
from citecli.references.typed_entry import LONGEST_ENTRY, read_entry
from citecli.references.typed_names import leading_names
from citecli.text.abbreviations import PARTICLES
from citecli.text.words import count_words

_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,3})\)|(\d{1,4})[.)](?=\s)|(\d{1,4})(?=\s{1,4}[^\W\d_a-z]))")
_BIBITEM = re.compile(r"\\bibitem\b")
_SAME_AUTHOR = re.compile(r"\s*(?:[—–―]{1,6}|-{2,8}|_{2,10}|Ders\.|Dies\.|Idem|Id\.)\s*[.,:]?\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20\d\d)(?!\d)|\bn\. ?d\.|\bin press\b|\bforthcoming\b", re.IGNORECASE)
_IDENTIFIER = re.compile(r"https?://|www\.|\bdoi\b|\bISBN\b|\b10\.\d{4,9}/", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:https?://|www\.|(?:doi|DOI)\b|\(?pp?\.|Retrieved\b|Accessed\b|Available\b|Web\.|ISBN\b)")
_FINISHED = re.compile(r"(?:(?:(?<!\s[^\W\d_a-z])\.|[!?])[)\]”’»\"]?|[)\]/\d]|(?:https?://|www\.|\bdoi\b)\S*)\s*$")
_NAMED = re.compile(r"[^\W\d_], ?[^\W\d_]|(?<!\w)[^\W\d_a-z]\.|[^\W\d_] [^\W\d_a-z]{1,3}[.,]")
"""What names of people have and other words in capitals have not: family name and given name, or initials."""
_DATED = re.compile(r"[ .]\((?:1[4-9]|20)\d\d[a-z]?(?:, [^()]{1,20})?\)[.,:]?\s(?=[^\W_a-z]|[‘“'\"«„])")
_BARELY_DATED = re.compile(r"[.,]? (?:1[4-9]|20)\d\d[a-z]?[.,:] (?=[^\W_a-z]|[‘“'\"«„])")
_SPACE = re.compile(r"\s(?=[^\W\d_]|[\[(]\d{1,3}[\])]|\d{1,3}[.)]?\s)")
_CAPITALS_BEHIND = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)? [^\W\d_a-z]{1,3}[,.] ")
_TITLE_BEHIND = re.compile(r"[.,:]? (?=[‘“'\"«„])|(?:\.|:)? (?=[^\W\d_a-z][\w'’-]+ [\w'’])|(?<=\.) ?(?=[^\W\d_a-z]\w)")
_LONGEST_PEOPLE = 400
_LONGEST_INSTITUTION = 100
_LONGEST_LINK = 200
_LONGEST_SINGLE = 500
"""Characters up to which a paragraph is one entry where others are."""
_SHORTEST_ENTRY = 40
_FEWEST_PARAGRAPHS = 3
_MOST_LINES = 4
"""The lines of a paragraph that is one entry, on an average."""
_LONGEST_WORD = 40
_MOST_HEADING_WORDS = 8
_FEWEST_NOTE_WORDS = 12


class TypedEntry(FrozenValue):
    """An entry of a typed list of references."""

    span: Span
    """Where it stands in the draft."""
    text: str
    """The entry as a reader sees it, on one line."""
    reference: Reference
    """What it describes, as far as it could be read; its id is "". The text remains the evidence."""


class _Line(FrozenValue):
    """A line of a paragraph: `start` is its offset in the paragraph's text."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """The width of the white space that it begins with."""
        return len(self.text.expandtabs(4)) - len(self.text.expandtabs(4).lstrip())


def _is_continued(text: str) -> bool:
    """Whether a line begins as none but a continued entry does: with a small letter of any alphabet, or an address."""
    return text.lstrip()[:1].islower() or _GOES_ON.match(text) is not None


def typed_references(draft: Draft) -> tuple[TypedEntry, ...]:
    """The entries of the typed lists of references in a draft, in order. The time grows with the draft's length."""
    lists = Lookup(reference_lists(draft))
    entries: list[TypedEntry] = []
    by_list: dict[int, list[Stretch]] = {}
    for stretch in draft.stretches:
        at = lists.find(stretch.offsets[0])
        if at >= 0 and not stretch.note and not stretch.heading and not is_list_heading(stretch):
            by_list.setdefault(at, []).append(stretch)
    for stretches in by_list.values():
        entries += _with_authors(_entries(draft, stretches))
    return tuple(entries)


def _entries(draft: Draft, stretches: Sequence[Stretch]) -> Iterator[TypedEntry]:
    """The entries of one list."""
    pieces: list[tuple[int, int, int]] = []
    lines = sum(stretch.text.strip().count("\n") + 1 for stretch in stretches)
    are_paragraphs = len(stretches) >= _FEWEST_PARAGRAPHS and lines <= _MOST_LINES * len(stretches)
    for number, stretch in enumerate(stretches):
        starts = sorted({0, *_starts(draft, stretch, is_paragraph=are_paragraphs)})
        pieces += [(number, start, end) for start, end in pairwise([*starts, len(stretch.text)])]
    groups: list[list[tuple[int, int, int]]] = []
    for number, start, end in pieces:
        text = stretches[number].text[start:end]
        if not text.strip():
            continue
        if groups and _goes_on(text, _text(stretches, groups[-1])):
            groups[-1].append((number, start, end))
        elif _is_entry(text, is_first=not groups):
            groups.append([(number, start, end)])
    for group in groups:
        text = _text(stretches, group)
        spans = [stretches[number].span(start, end) for number, start, end in group]
        span = Span(spans[0].start, spans[-1].end)
        yield TypedEntry(span, text, read_entry(text))


def _text(stretches: Sequence[Stretch], group: Sequence[tuple[int, int, int]]) -> str:
    """The words of a group of pieces, on one line."""
    return " ".join(" ".join(stretches[number].text[start:end] for number, start, end in group).split())


def _starts(draft: Draft, stretch: Stretch, *, is_paragraph: bool) -> list[int]:
    """Where entries begin in a paragraph of a list; `is_paragraph` says that in this list a paragraph is an entry."""
    span = stretch.span(0, len(stretch.text))
    marks = [match.start() for match in _BIBITEM.finditer(draft.text, max(span.start - 200, 0), span.end)]
    if marks:
        return [_index(stretch, mark) for mark in marks]
    lines = list(_lines(stretch.text))
    if len(lines) < 2:
        return [] if is_paragraph and len(stretch.text) <= _LONGEST_SINGLE else _run_together(stretch.text)
    if numbered := _numbered(lines):
        return numbered
    if is_paragraph:
        return []
    if (indented := _indented(lines)) is not None:
        return indented
    # A line that is one long address says nothing of how wide lines are.
    lengths = [len(line.text.rstrip()) for line in lines if max(map(len, line.text.split())) < _LONGEST_WORD]
    width = max(lengths, default=0)
    full = [_is_full(before.text, line.text, width) for before, line in pairwise(lines)]
    is_wrapped = 2 * sum(full) > len(full)
    return [
        line.start
        for was_full, (before, line) in zip(full, pairwise(lines), strict=True)
        if (_begins_anew(before.text, line.text, was_full=was_full) if is_wrapped else not _continues(line.text))
    ]


def _run_together(text: str) -> list[int]:
    """Where entries begin that stand on one line, as a PDF may give them: "… 75-94. Roe, A., & Poe, B. (2014). The …".

    An entry is finished and has its year or address before the next begins: with the next number in brackets, with
    names that a year in brackets and a title follow, or with a family name and what belongs to it in front of a title.
    """
    starts: list[int] = []
    begin = 0
    expected = _number_in(text)
    for space in _SPACE.finditer(text):
        at = space.end()
        is_bracketed = expected is not None and text[at] in "[("
        finished = is_bracketed or _FINISHED.search(text, max(at - _LONGEST_LINK, 0), space.start())
        if at - begin < _SHORTEST_ENTRY or not finished:
            continue
        if expected is not None:
            begins = _LABEL.match(text, at) is not None and _number_in(text[at : at + _LONGEST_WORD]) == expected + 1
        else:
            begins = _is_dated(text, begin, at) and _begins_with_people(text[at : at + _LONGEST_PEOPLE])
        if begins:
            starts.append(at)
            begin = at
            expected = expected + 1 if expected is not None else None
    return starts


def _number_in(text: str) -> int | None:
    """The number that a text begins with, as entries have numbers."""
    match = _LABEL.match(text)
    return int(next(filter(None, match.groups()))) if match else None


def _is_dated(text: str, start: int, end: int) -> bool:
    """Whether there is a year, or an address, between two offsets."""
    return bool(_YEAR.search(text, start, end) or _IDENTIFIER.search(text, start, end))


def _begins_with_people(text: str) -> bool:
    """Whether a text begins as an entry does: with names, in front of a year in brackets, or of a title."""
    people = leading_names(text)
    if not people.names and (date := _DATED.search(text, 0, _LONGEST_INSTITUTION)):
        return is_institution(text[: date.start()])
    if not people.names or not _NAMED.search(text, 0, people.end + 1):
        return False
    if any(form.match(text, at) for form in (_DATED, _BARELY_DATED) for at in (people.end, people.end - 1)):
        return True
    # Elsewhere names in running text are rarely written with the family name first, and followed by a title.
    is_inverted = "," in text[: people.end].partition(" and ")[0] or bool(_CAPITALS_BEHIND.match(text))
    return is_inverted and bool(_TITLE_BEHIND.match(text, people.end)) and bool(_YEAR.search(text, people.end))


def _indented(lines: Sequence[_Line]) -> list[int] | None:
    """The starts that indents tell: hanging ones, or those of first lines; `None` where lines are not set in.

    The first line of a paragraph may have lost its indent.
    """
    least = min(line.indent for line in lines)
    further = [(before, line) for before, line in pairwise(lines) if line.indent > least]
    if not further:
        return None
    named = sum(bool(leading_names(line.text.strip()).names) for _, line in further)
    if 2 * named > len(further) and all(_FINISHED.search(before.text) for before, _ in further):
        return [line.start for _, line in further]
    return [line.start for line in lines if line.indent == least]


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line would not have had room in a line."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width


def _index(stretch: Stretch, offset: int) -> int:
    """The index in a stretch's text of the first character that stands at an offset of the draft, or behind it."""
    low, high = 0, len(stretch.text)
    while low < high:
        middle = (low + high) // 2
        if stretch.offsets[middle] < offset:
            low = middle + 1
        else:
            high = middle
    return low


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for piece in text.splitlines(keepends=True):
        if piece.strip():
            yield _Line(start, piece.rstrip("\r\n"))
        start += len(piece)


def _numbered(lines: Sequence[_Line]) -> list[int]:
    """The starts of the lines that are numbered one after the other, if the first line is."""
    if not _LABEL.match(lines[0].text):
        return []
    starts: list[int] = []
    expected = None
    for line in lines:
        number = _number_in(line.text)
        if number is not None and (expected is None or number == expected):
            starts.append(line.start)
            expected = number + 1
    return starts


def _begins_anew(before: str, line: str, *, was_full: bool) -> bool:
    """Whether an entry begins with a line of a wrapped paragraph; `was_full`: the line before it had to end."""
    if not _FINISHED.search(before) or _continues(line):
        return False
    if line.lstrip()[:1].isdigit():
        return False  # the numbers of a periodical
    if _SAME_AUTHOR.match(line) or not was_full:
        return True
    # Any line of a text may begin with words that could be a name.
    people = leading_names(line.strip())
    return bool(people.names) and bool(_NAMED.search(line.strip()[: people.end + 1]))


def _continues(text: str) -> bool:
    """Whether a piece begins as no entry does: in small letters, but for a name's particle, or with an address."""
    if not _is_continued(text):
        return False
    return text.split(maxsplit=1)[0].lower() not in PARTICLES or not leading_names(text.strip()).names


def _goes_on(text: str, before: str) -> bool:
    """Whether a piece belongs to the entry before it, which a page or a blank line has cut."""
    if len(before) > LONGEST_ENTRY or _LABEL.match(text) or _SAME_AUTHOR.match(text):
        return False
    if _continues(text):
        return True
    return not _FINISHED.search(before) and not (_YEAR.search(before) and _YEAR.search(text))


def _is_entry(text: str, *, is_first: bool) -> bool:
    """Whether a piece is an entry, not the name of a part of the list, or a note on a work."""
    if _YEAR.search(text) or _IDENTIFIER.search(text):
        return not (is_first and text.rstrip().endswith(":"))
    words = count_words(text)
    if words <= _MOST_HEADING_WORDS and not _FINISHED.search(text):
        return False
    return words < _FEWEST_NOTE_WORDS or bool(_LABEL.match(text)) or bool(leading_names(text.strip()).names)


def _with_authors(entries: Iterator[TypedEntry]) -> Iterator[TypedEntry]:
    """The entries; those that begin with a dash have the authors of the entry before."""
    names: tuple[Name, ...] = ()
    for entry in entries:
        if (dash := _SAME_AUTHOR.match(entry.text)) and names:
            # Read with any name in the dash's place, so that what follows it is where it should be.
            read = read_entry(f"Doe, Jane. {entry.text[dash.end() :]}")
            reference = replace(read, names={**read.names, "author": names})
            yield replace(entry, reference=reference)
            continue
        names = entry.reference.names.get("author", ())
        yield entry
