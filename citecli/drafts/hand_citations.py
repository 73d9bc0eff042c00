"""Citations that a writer sets by hand: (Marsh, 2023, p. 3), Marsh (2023), a footnote, *Ibid.*

They have no keys. What is found here is their words, as written; which works they mean is for those to say who know the
works. Offsets count characters of the text of a stretch.
"""

import re
from collections.abc import Sequence

from citecli.drafts.model import Draft, NoteMark, Stretch
from citecli.frozen import FrozenValue, replace
from citecli.text.calendar import MONTH_ABBREVIATIONS, MONTHS, SEASONS

_BEHIND = re.compile(r"""[.!?,;:]?[”’"'»“]*[^.!?()]{0,160}?\(([^()]{1,300})\)""")
_NARRATIVE = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]+(?:(?:,? (?:and|&|und|et|y|e|en) | )[^\W\d_a-z][\w’'-]+){0,4}(?: et al\.?)?)"
    r"(?:[’']s)? ?\((?:\d{4}[a-z]?|n\.d\.|in press)[^()]{0,40}\)"
)
_IBID = re.compile(
    r"^\W*(?:ibid(?:em)?|id(?:em)?|ebd|ebenda|ders|dies|op\. ?cit|loc\. ?cit|a\. ?a\. ?o)\b", re.IGNORECASE
)
_IBID_ALONE = re.compile(rf"{_IBID.pattern}[\s.]*$", re.IGNORECASE)
_NO_SOURCE = re.compile(
    r"\b(?:(?:is|are) (?:mine|my own|ours)|my (?:term|phrase|coinage|word|emphasis|italics)|(?:emphasis|"
    r"italics) (?:mine|added))\b",
    re.IGNORECASE,
)
"""What a note says of words that are the writer's own."""
_NUMBERS = re.compile(
    r"(?:ll?\.|lines?|vv?\.|pp?\.|paras?\.?|pars?\.|[¶§]{1,2})?\s*[\dIVXLCivxlc]+(?:[.:–-][\d]+)*(?:\s*,\s*[\d–-]+)*"
)
_LIKE_ONE = re.compile(
    r"\b\d{4}[a-z]?\b|\bn\.d\.|\bqtd\.|\bpp?\.|\bparas?\.|\b(?:cited|quoted) (?:in|by)\b|\bibid\b|\bS\. ?\d|"
    r"\bAbs\. ?\d"
    r"|\b(?:pars?|secs?|chaps?|ll?)\. ?\d|[¶§] ?\d|\d:\d\d\b"
    r"|^[^\W\d_a-z][\w’'-]*(?:,? (?:and|&|et al\.|[“\"*]?[^\W\d_a-z][\w’'.-]*[”\"*]?)){0,5},?(?: \d[\d–, -]*)?$"
)
"""What a citation in brackets has, and a remark has not: a year, a page, names and nothing else."""
_OTHER_WORDS = re.compile(r"[.!?;]\s|[“”«»„]|(?<=\w)\"")
_NEAR = 60
"""The most characters between a quotation and a work named before it whose place is that of the quotation."""
_FARTHEST = 600
"""The most characters before a quotation in which a work is named that it is from."""


class HandCitation(FrozenValue):
    """A citation without a key."""

    text: str
    """Its words: what stands in the brackets, or the text of the note."""
    is_note: bool = False
    only_place: bool = False
    """Whether it gives a page, a line or the like, and no work: the work is the one named before."""
    adjacent: bool = True
    """Whether it belongs to the quotation alone: behind it, or as its note."""
    near: bool = True
    """Whether a place that it gives is that of the quotation: no other words stand between."""


_LABEL = r"(?:pp?|paras?|pars?|ll?|lines?|vv?|chaps?|ch|secs?|sect|S|Abs)\.?\s*|[¶§]{1,2}\s*"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_PLACE = re.compile(
    rf"(?:^|[,;:(]|\s)\s*(?P<labelled>(?:{_LABEL})\d[\d\s,–-]*|pp?\.\s*[ivxlc]+(?:[–-][ivxlc]+)?"
    rf"|{_CLOCK}(?:\s*[–-]\s*{_CLOCK})?)"
    r"(?:[–-]\d+)?(?:[,;.]\s*[^\W\d][^\d()]{0,60})?[\s.)]*$"
)
"""A place with what it counts, and perhaps words about it: "p. 3, emphasis added"."""
_BEHIND_YEAR = re.compile(r"\b\d{4}[a-z]?\)?\s*[,:]\s*(?P<page>\d{1,4}(?:[–-]\d{1,4})?)[\s.)]*$")
_BARE = re.compile(r"^[^\W\d_][^\d()]*?[\w.”’\"'*_]\s(?P<page>\d{1,3}(?:[–-]\d{1,3})?)$")
_IN_NOTE = re.compile(r"(?:,|\bibid\.?)\s*(?P<page>\d{1,3}(?:[–-]\d{1,3})?)[\s.]*$", re.IGNORECASE)
_WORKS = re.compile(r";\s*|(?<=[\d)])\.\s+(?=[^\W\d_]*[^\W\d_a-z])")
"""What parts the works of a citation."""


_NAMED = re.compile(
    r"(?:(?:see|cf\.|compare|e\.g\.|also|quoted|qtd\.|cited|as|in|by|from)[ ,]+)*"
    r"(?:[^\W\d_a-z]\. ?){0,3}(?P<name>[^\W\d_a-z][\w’'-]+)"
)
_YEAR_GIVEN = re.compile(r"(?:,|\.|[\w’'])\s\(?(?:1[5-9]|20)\d{2}[a-z]?\b")
_YEAR_IN_BRACKETS = re.compile(r"\([^()\d]*(?:1[5-9]|20)\d{2}\)")
_NO_AUTHORS = frozenset(
    (
        *map(str.lower, MONTHS),
        *MONTH_ABBREVIATIONS,
        *SEASONS,
        *"figure fig table chapter part section act scene appendix note book line page article episode volume vol day "
        "week since before after until around about the".split(),
    )
)
"""What begins a date or a place in brackets, and is nobody's name."""


def names_work(citation: HandCitation) -> bool:
    """Whether a citation names somebody, with a year or a place, so that it is one of a work: (Roe, 1999, p. 3)."""
    found = _NAMED.match(citation.text.strip())
    if found is None or citation.only_place or found["name"].lower() in _NO_AUTHORS:
        return False
    year = _YEAR_IN_BRACKETS if citation.is_note else _YEAR_GIVEN
    return year.search(citation.text) is not None or bool(place_in(citation))


def works_in(citation: HandCitation) -> tuple[HandCitation, ...]:
    """The works of a citation one by one: those of (Roe, 2019, p. 3; Doe, 2021) are two."""
    if "\n" in citation.text:  # a note that takes up the one before
        return (citation,)
    parts = [part for part in _WORKS.split(citation.text) if part.strip()]
    return tuple(replace(citation, text=part) for part in parts)


def place_in(citation: HandCitation) -> str:
    """The place that a citation gives, as it would follow a key: "p. 3", "para. 2", "12" of (Roe 12); "" for none."""
    for line in reversed(citation.text.strip().split("\n")):
        text = line.strip()
        if found := _PLACE.search(text):
            return found["labelled"].strip(" ,–-")
        patterns = (_BEHIND_YEAR, _IN_NOTE) if citation.is_note else (_BEHIND_YEAR, _BARE)
        if bare := next((found for pattern in patterns if (found := pattern.search(text))), None):
            return bare["page"]
        if not _IBID_ALONE.match(text):
            break
    if citation.only_place and citation.text.strip().isdecimal():
        return citation.text.strip()
    return ""


def hand_citations(
    draft: Draft, number: int, start: int, end: int, marks: Sequence[NoteMark]
) -> tuple[HandCitation, ...]:
    """The citations set by hand for the words `start` to `end` of the stretch `number`, the nearest first.

    `marks` are the calls for notes that follow the words, before the next quotation.
    """
    stretch = draft.stretches[number]
    citations: list[HandCitation] = []
    if marks:
        text = _note_text(draft, marks[0])
        if text and not _NO_SOURCE.search(text):
            citations.append(HandCitation(text, is_note=True))
    behind = _BEHIND.match(stretch.text, end)
    only_place = behind is not None and _NUMBERS.fullmatch(behind[1].strip()) is not None
    if behind and (only_place or _LIKE_ONE.search(behind[1].strip())):
        citations.append(HandCitation(behind[1], only_place=only_place))
    named = list(_NARRATIVE.finditer(stretch.text, max(0, start - _FARTHEST), start))
    if named:
        between = stretch.text[named[-1].end() : start].rstrip("“”«»„\"'‘ ")
        near = len(between) <= _NEAR and not _OTHER_WORDS.search(between)
        citations.append(HandCitation(named[-1][0], adjacent=False, near=near))
    return tuple(citations)


def _note_text(draft: Draft, mark: NoteMark) -> str:
    """The text of a note; for *Ibid.* the notes that it takes up stand before it, each on its line."""
    texts = _texts_of_notes(draft.stretches)
    text = texts.get(mark.label, "")
    at = next((at for at, other in enumerate(draft.note_marks) if other.span.start >= mark.span.start), 0)
    last = text
    while _IBID.match(last) and at:
        at -= 1
        last = texts.get(draft.note_marks[at].label, "")
        # What is said beside "ibid." counts, too: "Ibid., Pell, J., dissenting".
        text = f"{last}\n{text}"
    return text


def _texts_of_notes(stretches: Sequence[Stretch]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for stretch in stretches:
        if stretch.note:
            texts[stretch.note] = f"{texts.get(stretch.note, '')} {stretch.text}".strip()
    return texts
