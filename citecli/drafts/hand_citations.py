"""Citations that a writer sets by hand: (Marsh, 2023, p. 3), Marsh (2023), a footnote, *Ibid.*

They have no keys. What is found here is their words, as written; which works they mean is for those to say who know the
works. Offsets count characters of the text of a stretch.
"""

import re
from collections.abc import Sequence

from citecli.drafts.model import Draft, NoteMark, Stretch
from citecli.frozen import FrozenValue

_BEHIND = re.compile(r"""[.!?,;:]?[”’"'»“]*[^.!?()]{0,160}?\(([^()]{1,300})\)""")
_NARRATIVE = re.compile(
    r"(?:[^\W\d_a-z][\w’'-]+(?:(?:,? (?:and|&|und|et|y|e|en) | )[^\W\d_a-z][\w’'-]+){0,4}(?: et al\.?)?)"
    r"(?:[’']s)? ?\((?:\d{4}[a-z]?|n\.d\.|in press)[^()]{0,40}\)"
)
_IBID = re.compile(
    r"^\W*(?:ibid(?:em)?|id(?:em)?|ebd|ebenda|ders|dies|op\. ?cit|loc\. ?cit|a\. ?a\. ?o)\b", re.IGNORECASE
)
_NO_SOURCE = re.compile(
    r"\b(?:(?:is|are) (?:mine|my own|ours)|my (?:term|phrase|coinage|word|emphasis|italics)|(?:emphasis|"
    r"italics) (?:mine|added))\b",
    re.IGNORECASE,
)
"""What a note says of words that are the writer's own."""
_NUMBERS = re.compile(r"(?:ll?\.|lines?|vv?\.|pp?\.)?\s*[\dIVXLCivxlc]+(?:[.:–-][\d]+)*(?:\s*,\s*[\d–-]+)*")
_LIKE_ONE = re.compile(
    r"\b\d{4}[a-z]?\b|\bn\.d\.|\bqtd\.|\bpp?\.|\bparas?\.|\b(?:cited|quoted) (?:in|by)\b|\bibid\b|\bS\. ?\d|"
    r"\bAbs\. ?\d"
    r"|^[^\W\d_a-z][\w’'-]*(?:,? (?:and|&|et al\.|[^\W\d_a-z][\w’'.-]*)){0,5},?(?: \d[\d–, -]*)?$"
)
"""What a citation in brackets has, and a remark has not: a year, a page, names and nothing else."""
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


_PLACE = re.compile(
    r"(?:^|[,;]|\s)\s*(?P<labelled>(?:pp?|paras?|pars?|ll?|lines?|vv?|chaps?|ch|secs?|sect|S|Abs)\.?\s*\d[\d\s,–-]*"
    r"|\d{1,2}:\d{2}(?::\d{2})?)\s*\.?\s*$"
)
_BARE = re.compile(r"^[^\W\d_][^\d()]*?[\w.]\s(?P<page>\d{1,3}(?:[–-]\d{1,3})?)$")


def place_in(citation: HandCitation) -> str:
    """The place that a citation gives, as it would follow a key: "p. 3", "para. 2", "12" of (Roe 12); "" for none."""
    text = citation.text.strip()
    found = _PLACE.search(text)
    if found:
        return found["labelled"].strip()
    bare = _BARE.match(text) if not citation.is_note else None
    return bare["page"] if bare else ""


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
        citations.append(HandCitation(named[-1][0], adjacent=False))
    return tuple(citations)


def _note_text(draft: Draft, mark: NoteMark) -> str:
    """The text of a note; that of the note before it for *Ibid.*"""
    texts = _texts_of_notes(draft.stretches)
    text = texts.get(mark.label, "")
    at = next((at for at, other in enumerate(draft.note_marks) if other.span.start >= mark.span.start), 0)
    while _IBID.match(text) and at:
        at -= 1
        before = texts.get(draft.note_marks[at].label, "")
        # What is said beside "ibid." counts, too: "Ibid., Pell, J., dissenting".
        text = before if _IBID.match(before) else f"{before}\n{text}"
        if not _IBID.match(before):
            break
    return text


def _texts_of_notes(stretches: Sequence[Stretch]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for stretch in stretches:
        if stretch.note:
            texts[stretch.note] = f"{texts.get(stretch.note, '')} {stretch.text}".strip()
    return texts
