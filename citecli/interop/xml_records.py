"""The records of an XML export, each of which is read though another is damaged, or the file was cut; and their text.

A document that is well-formed is read as one. Of another, or of one with more elements than are read at once, each
record is read by itself, within the elements that stand around it.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.interop.model import LoadedReferences
from citecli.readers.xml_trees import tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_START_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]{0,100}+)(?:\s[^<>]{0,10000}+)?>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LONGEST_HEAD = 8_192
"""Characters before the first record beyond which records are not looked for."""


class Roots(FrozenValue):
    """What was read of a document."""

    elements: tuple["Element", ...]
    """Its root, or one for each record that could be read, with it alone."""
    problems: tuple[str, ...] = ()
    """A line for each record that could not."""

    def loaded(self, references: LoadedReferences) -> LoadedReferences:
        """The references of the document, with the problems in it."""
        remarks = (*self.problems, *references.remarks)
        return replace(references, remarks=remarks, lost=references.lost + len(self.problems))


def roots(text: str, names: Sequence[str]) -> Roots:
    """The roots in a document whose records are called so, in whatever namespace.

    Raises `UnreadableDocument` when not one record can be read.
    """
    try:
        return Roots((tree(text.encode("utf-8", "replace"), "it"),))
    except UnreadableDocument as error:
        one_by_one = _one_by_one(text, names)
        if not one_by_one.elements:
            raise
        if not one_by_one.problems and "it may be truncated" in str(error):
            return replace(one_by_one, problems=("the file ends before its last element does",))
        return one_by_one


def _one_by_one(text: str, names: Sequence[str]) -> Roots:
    name = rf"(?:[\w.-]{{1,50}}:)?(?:{'|'.join(map(re.escape, names))})"
    starts = [match.start() for match in re.finditer(rf"<{name}(?=[\s>])", text)]
    if not starts or starts[0] > _LONGEST_HEAD:
        return Roots(())
    head = text[: starts[0]]
    tail = _closing(head)
    end_tag = re.compile(rf"</{name}\s*>")
    elements: list[Element] = []
    problems: list[str] = []
    for number, (begin, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        closed = end_tag.search(text, begin, end)
        if closed is None:
            problems.append(f"record {number} is not complete; skipped")
            continue
        try:
            elements.append(tree(f"{head}{text[begin : closed.end()]}{tail}".encode("utf-8", "replace"), "it"))
        except UnreadableDocument:
            problems.append(f"record {number} is not well-formed XML; skipped")
    return Roots(tuple(elements), tuple(problems))


def _closing(head: str) -> str:
    """The end tags of the elements that are open after `head`."""
    stack: list[str] = []
    for match in _START_TAG.finditer(_COMMENT.sub("", head)):
        if match[1] and stack:
            stack.pop()
        elif not match[1] and not match[0].endswith("/>"):
            stack.append(match[2])
    return "".join(f"</{name}>" for name in reversed(stack))


def flat(element: "Element") -> str:
    """The text in an element and those in it, on one line."""
    return " ".join("".join(element.itertext()).split())


def text_at(record: "Element", path: str) -> str:
    """The text of the first element at a path, on one line; "" where there is none."""
    element = record.find(path)
    return flat(element) if element is not None else ""
