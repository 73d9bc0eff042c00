"""The title of a PDF: what its first page sets in the largest type, beside what its information dictionary says."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citecli.readers.pdf_authors import begins_with_names
from citecli.readers.pdf_layout import PdfPart
from citecli.readers.pdf_lines import is_unspaced
from citecli.text.folding import fold

_FIRST_PARTS = 16
_LONGEST_TITLE = 300
_MASTHEAD = re.compile(
    r"\b(?:(?:journal|proceedings|transactions|bulletin|annals) (?:of|on|for|in)|newsletter|(?:volume|vol)\b\.? ?\d|"
    r"issn|isbn|doi|technical report|preprint|working paper|contents lists?|https?|www|copyright|arxiv)\b|"
    r"^(?:the )?journal\b|(?:research|original|review|regular|short|invited) (?:article|paper|report|communication)s?$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"[:–—]$")
_LETTERS = re.compile(r"[^\W\d_]")
_SECTION = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:abstract|introduction|contents|summary|references|preface|background|"
    r"(?:materials? and )?methods|results|discussion|conclusions?|acknowledge?ments?|key ?words)\W*|1\.?\s.*",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di)", re.IGNORECASE)
_SAME_SIZE = 0.03
_LOGO = 2.5
"""How many times as large as any title a single word is set that is a logo."""
_LOGO_WORDS = 2
"""Words of a heading that may itself be a logo, at most."""


class FoundTitle(NamedTuple):
    """A title ("" for none), the place in the parts of what is set as the title (-1 for none), where it is from."""

    text: str
    part: int
    origin: str


def find_title(parts: Sequence[PdfPart], given: str) -> FoundTitle:
    """The title of a PDF with these parts, whose information dictionary gives `given` ("" for nothing that is meant).

    What is printed is believed before what the dictionary says, which is often a template's or an earlier file's title;
    except that a title whose words are on the first page is one, however it is set.
    """
    first = [index for index, part in enumerate(parts[:_FIRST_PARTS]) if part.page == parts[0].page]
    largest = _largest(parts, first)
    printed = _with_subtitle(parts, largest) if largest >= 0 else ""
    if given and not (printed and _MASTHEAD.search(given)):
        for index in first:
            if _bare(parts[index].text) == _bare(given):
                return FoundTitle(given, index, "PDF information")
        opening = _bare(" ".join(parts[index].text for index in first))
        begun = printed and _bare(printed).startswith(_bare(given))
        if not printed or (_bare(given) in opening and not begun and len(_bare(given)) > 8):
            return FoundTitle(given, -1, "PDF information")
    if printed:
        return FoundTitle(printed, largest, "largest type on the first page")
    return FoundTitle("", -1, "")


def _with_subtitle(parts: Sequence[PdfPart], title: int) -> str:
    """The title at a place of `parts`, with what a colon at its end announces."""
    text = parts[title].text
    after = parts[title + 1] if title + 1 < len(parts) else None
    if after and _ANNOUNCES.search(text) and after.level and after.page == parts[title].page:
        whole = f"{text} {after.text}"
        if _can_be_title(whole) and not begins_with_names(after.text) and not _SECTION.fullmatch(after.text):
            return whole
    return text


def _largest(parts: Sequence[PdfPart], first: Sequence[int]) -> int:
    """The heading in the largest type that can be a title, -1 for none."""
    headings = [
        index for index in first
        if parts[index].level and _can_be_title(parts[index].text) and not begins_with_names(parts[index].text)
        and not (index and _BY.fullmatch(parts[index - 1].text))
    ]  # fmt: skip
    if not headings:
        return -1
    size = max(parts[index].size for index in headings)
    worded = max(
        (parts[index].size for index in headings if len(parts[index].text.split()) > _LOGO_WORDS), default=size
    )
    if any(_is_short(parts[index].text) and parts[index].size > _LOGO * worded for index in headings):
        size = worded
    headings = [index for index in headings if parts[index].size <= size]
    large = [index for index in headings if parts[index].size >= (1 - _SAME_SIZE) * size]
    best = large[0]
    if _is_short(parts[best].text) and not any(part.level == 0 for part in parts[best:]):
        return -1
    return best


def _can_be_title(text: str) -> bool:
    letters = len(_LETTERS.findall(text))
    return (
        len(text) <= _LONGEST_TITLE
        and letters >= (1 if is_unspaced(text) else 2)
        and 2 * letters > len(text.replace(" ", ""))
        and not _SECTION.fullmatch(text)
        and not (_MASTHEAD.search(text) and len(text) < 120)
    )


def _is_short(text: str) -> bool:
    return len(text.split()) < 2 and not is_unspaced(text)


def _bare(text: str) -> str:
    """The letters and digits of `text`, folded: what is left when spaces, hyphens and marks are aside."""
    return "".join(filter(str.isalnum, fold(text)))
