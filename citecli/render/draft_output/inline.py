"""Inline text of a finished draft: its citations put in their places, and what markup's writers don't know let through.

Those writers take content and give text. Code, raw HTML, images, line breaks and calls for notes are the draft's own:
they travel through as place holders, which no text of a draft has, and are put in when the rest is written.
"""

import re
from collections.abc import Callable, Mapping

from citecli.answers.finished_drafts import Finished
from citecli.drafts.blocks import Block, ParagraphBlock
from citecli.frozen import replace
from citecli.markup.nodes import Content, Formatted, Link, Node, Tagged, Text

_HOLDER = "\ue002{}\ue002"
SPECIAL = frozenset({"note", "code", "html", "image", "break"})


class Notes:
    """The footnotes of a draft, its own and those that citations become, numbered as they are called for."""

    def __init__(self, answer: Finished) -> None:
        assert answer.tree is not None
        self._placed = answer.placed
        self._blocks: dict[str, tuple[Block, ...]] = dict(answer.tree.notes)
        self._numbers: dict[str, int] = {}

    def number(self, label: str) -> int:
        """The number of a note, given when it is called for first; 0 when there is no such note."""
        if label not in self._blocks:
            return 0
        return self._numbers.setdefault(label, len(self._numbers) + 1)

    def blocks(self, label: str) -> tuple[Block, ...]:
        """What stands in a note."""
        return self._blocks[label]

    @property
    def called(self) -> tuple[str, ...]:
        """The labels of the notes that were called for so far, by number."""
        return tuple(self._numbers)

    def with_citations(self, content: Content) -> Content:
        """The content with the citations that its tags stand for."""
        return tuple([resolved for node in content for resolved in self._resolved(node)])

    def _resolved(self, node: Node) -> Content:
        if isinstance(node, Tagged):
            if node.tag != "citation":
                return (replace(node, content=self.with_citations(node.content)),)
            placed = self._placed[int(node.detail)]
            if placed.note is None:
                return placed.content
            label = f"@{node.detail}"
            self._blocks.setdefault(label, (ParagraphBlock(placed.note),))
            return (*placed.content, Tagged((), "note", label))
        if isinstance(node, Formatted | Link):
            return (replace(node, content=self.with_citations(node.content)),)
        return (node,)


def write_inline(
    content: Content, write: Callable[[Content], str], special: Mapping[str, Callable[[Tagged], str]]
) -> str:
    """The content as `write` has it, with what is special written by the function for its tag."""
    held: list[str] = []

    def hold(node: Node) -> Node:
        if isinstance(node, Tagged) and node.tag in SPECIAL:
            held.append(special[node.tag](node))
            return Text(_HOLDER.format(len(held) - 1))
        if isinstance(node, Text):
            return Text(node.text.replace("\ue002", "\ufffd"))
        return replace(node, content=tuple(map(hold, node.content)))

    text = write(tuple(map(hold, content)))
    if not held:
        return text
    mark = re.escape(write((Text("\ue002"),)))
    return re.sub(f"{mark}(\\d+){mark}", lambda match: held[int(match[1])], text)


def plain_text(node: Tagged) -> str:
    """The characters inside a special node."""
    from citecli.markup.plain import write

    return write(node.content)
