"""The comments of a Word file (DOCX): the words that each is about, what it says, and who says it.

The words are those between `w:commentRangeStart` and `w:commentRangeEnd` (ECMA-376, part 1, 17.13.4) in the main part.
"""

import posixpath
from typing import TYPE_CHECKING

from citecli.documents.model import MarkedPassage
from citecli.readers.source import Source
from citecli.readers.word_parts import NO_TEXT, main_part, text_of_leaf, value_of
from citecli.readers.xml_trees import local, tree
from citecli.readers.zip_parts import ZipParts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST = 2_000
_LONGEST = 20_000
_RANGES = frozenset(("commentRangeStart", "commentRangeEnd"))
_SKIPPED = (NO_TEXT - _RANGES) | frozenset("pic chart imagedata instrText pPr footnoteReference".split())


def marked_passages(source: Source) -> tuple[MarkedPassage, ...]:
    """The passages with a comment, in order; nothing for a file without comments.

    `UnreadableDocument` when the file can't be read.
    """
    with ZipParts(source, "a Word file (DOCX)") as parts:
        main = main_part(parts, source.name)
        comments = posixpath.join(posixpath.dirname(main), "comments.xml")
        if comments not in parts:
            return ()
        said = _comments(tree(parts.read(comments), source.name, NO_TEXT))
        if not said:
            return ()
        words = _Ranges()
        words.read(tree(parts.read(main), source.name, _SKIPPED))
    return tuple(
        MarkedPassage(text, *said[identifier])
        for identifier, pieces in words.pieces.items()
        if identifier in said and (text := "".join(pieces).strip())
    )


def _comments(root: "Element") -> dict[str, tuple[str, str, str]]:
    """By the id of each comment: its text, who wrote it, and when."""
    found: dict[str, tuple[str, str, str]] = {}
    for element in root:
        if local(element) != "comment" or len(found) >= MOST:
            continue
        paragraphs = []
        for part in element.iter():
            if local(part) == "p":
                leaves = (text_of_leaf(leaf) for leaf in part.iter())
                paragraphs.append("".join(filter(None, leaves)).strip())
        text = "\n\n".join(filter(None, paragraphs))[:_LONGEST]
        found[value_of(element, "id")] = (text, value_of(element, "author")[:200], value_of(element, "date")[:40])
    return found


class _Ranges:
    """The text between the marks of each comment."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[str]] = {}
        self._open: dict[str, int] = {}

    def read(self, element: "Element") -> None:
        """All text below `element`, for the ranges that are open there. No deeper than a tree may be."""
        for child in element:
            name = local(child)
            if name == "commentRangeStart" and len(self.pieces) < MOST:
                self._open.setdefault(value_of(child, "id"), 0)
                self.pieces.setdefault(value_of(child, "id"), [])
            elif name == "commentRangeEnd":
                self._open.pop(value_of(child, "id"), None)
            elif (text := text_of_leaf(child)) is not None:
                self._add(text)
            else:
                self.read(child)
                if name == "p":
                    self._add("\n\n")

    def _add(self, text: str) -> None:
        for identifier in list(self._open):
            self._open[identifier] += len(text)
            self.pieces[identifier].append(text)
            if self._open[identifier] > _LONGEST:  # nobody quotes a chapter; and many may be open at once
                del self._open[identifier]
                del self.pieces[identifier]
