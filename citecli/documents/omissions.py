"""Omissions: what a reader found in a source and left out of the text, counted and kept to be shown.

A reader that leaves something out says so with `DocumentBuilder.omit(kind, text)`, or gives `Document(omissions=…)`
itself, bounded by `bounded`. `add` and `show` count them in a remark, `show --all` shows their texts after the body. A
kind that is not there yet is a member of `OmissionKind`, with its plural where an s doesn't make it.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

LONGEST = 100_000
"""Characters of one omission that are kept: a long article's references, or its translation."""

MOST_TEXT = 400_000
"""Characters of all omissions of a document that are kept; those beyond are counted, without their text."""


class OmissionKind(StrEnum):
    """What was left out: the noun for one of them."""

    FIGURE = "figure"
    TABLE = "table"
    FORMULA = "formula"
    SUPPLEMENT = "supplement"
    MEDIA = "recording"
    ABSTRACT = "further abstract"
    AUTHOR_NOTES = "note on the authors"
    REFERENCES = "list of references"
    SUB_ARTICLE = "sub-article"
    TITLE_PAGE = "title page"
    CONTENTS = "table of contents"
    FURNITURE = "part of the page around the text"
    RUNNING_HEAD = "running head or foot"
    QUOTED_MAIL = "quoted message"
    SIGNATURE = "signature"
    LICENCE = "licence"
    CODE = "piece of code"
    COMMENTS = "comment"
    OTHER = "part"

    def counted(self, count: int) -> str:
        """`1 figure`, `2 lists of references`."""
        if count == 1:
            return f"1 {self.value}"
        plural = _PLURALS.get(self.value) or f"{self.value}s"
        return f"{count:,} {plural}"


_PLURALS = {
    "note on the authors": "notes on the authors",
    "list of references": "lists of references",
    "table of contents": "tables of contents",
    "part of the page around the text": "parts of the page around the text",
    "running head or foot": "running heads and feet",
    "piece of code": "pieces of code",
}


class Omission(NamedTuple):
    """Something that was left out. A tuple: a long document has thousands."""

    kind: OmissionKind
    """What it is."""
    text: str = ""
    """Its text, "" where the reader did not read it; lines are parted by "\\n"."""
    number: int = 1
    """How many of them this stands for: a running head that is on 40 pages is one omission of number 40."""


def bounded(omissions: Iterable[Omission]) -> tuple[Omission, ...]:
    """The omissions with no more text than is to be kept. Those without a text are one for each kind."""
    kept: list[Omission] = []
    bare: dict[OmissionKind, int] = {}
    size = 0
    for omission in omissions:
        text = omission.text.strip()[:LONGEST]
        size += len(text)
        if text and size <= MOST_TEXT:
            kept.append(omission._replace(text=text))
        else:
            bare[omission.kind] = bare.get(omission.kind, 0) + omission.number
    return (*kept, *(Omission(kind, "", count) for kind, count in bare.items()))


def remark(omissions: Iterable[Omission]) -> str:
    """How many of each kind there are, and how to see them: in one line, "" when nothing was left out."""
    counts: dict[OmissionKind, int] = {}
    texts = False
    for omission in omissions:
        counts[omission.kind] = counts.get(omission.kind, 0) + omission.number
        texts = texts or bool(omission.text)
    if not counts:
        return ""
    from citecli.text.messages import series

    listed = series([kind.counted(count) for kind, count in counts.items()], "and")
    return f"left out of the text: {listed}" + ("; `citecli show --all` shows what they say" if texts else "")
