"""Remove the outer quotation marks from the words of a source, and find the quotations inside them."""

import re

from citecli.markup.nodes import Content, Node, Quoted, QuoteMarks, Text
from citecli.text.quotation_marks import Marked, pair_marks

PARAGRAPH = "\n\n"
"""The separator of paragraphs; a single `\\n` separates lines of verse."""

# Characters that are always quotation marks, unlike single marks (apostrophes) and straight marks (inches).
_STRAY = re.compile("[“”„‟«»「」『』]")
_OPENERS = {"”": "“", "»": "«", "」": "「", "』": "『"}
"""The opening marks of closing ones that are nothing else; straight and single marks may be inches or apostrophes."""
_SPACES = " \u00a0\u202f"


def strip_marks(words: str) -> str:
    """`words` without their outer quotation marks, if they have any, and without white space around them.

    Each paragraph may begin with an opening mark of its own; the closing mark may be missing.
    """
    paragraphs = [part.strip() for part in words.split(PARAGRAPH)]
    return PARAGRAPH.join(part for part in map(_strip_paragraph, paragraphs) if part)


def _strip_paragraph(text: str) -> str:
    for marked in pair_marks(text, [(0, len(text))]):
        if marked.start == 0 and marked.depth == 0 and not marked.surplus:
            if marked.closed and marked.end < len(text):
                return text  # the marks are those of a quotation that the words begin with
            closing = _closing_length(text, marked) if marked.closed else 0
            return text[len(marked.opener) : len(text) - closing].strip()
    return text


def _closing_length(text: str, marked: Marked) -> int:
    return 2 if text[marked.end - 2 : marked.end] == "''" and marked.opener in ("''", "``") else 1


def parse_content(text: str) -> Content:
    """Parse one paragraph of words into content, with a `Quoted` node for each nested quotation.

    An unpaired mark is removed unless it may be an apostrophe; an unclosed quotation ends with the paragraph. A closing
    mark within the text, without its opening one, ends a quotation in whose middle the text begins: it gets both marks.
    """
    text = _with_opening_mark(text)
    pairs = pair_marks(text, [(0, len(text))])
    content, _ = _parse_between(text, 0, len(text), pairs, 0)
    return content


def _with_opening_mark(text: str) -> str:
    """`text` with an opening mark before it, if it begins within a quotation and goes on behind the end of that."""
    for marked in pair_marks(text, [(0, len(text))]):
        opener = _OPENERS.get(text[marked.start : marked.end]) if marked.surplus else None
        if opener and any(map(str.isalnum, text[: marked.start])) and any(map(str.isalnum, text[marked.end :])):
            return f"{opener}{text}"
    return text


def _parse_between(text: str, start: int, end: int, pairs: list[Marked], index: int) -> tuple[Content, int]:
    """The content of `text[start:end]`, and the index in `found` of the first marked words after it.

    `found[index]` are the first marked words that begin in the range.
    """
    nodes: list[Node] = []
    at = start
    while index < len(pairs) and pairs[index].start < end:
        marked = pairs[index]
        if marked.start < at:  # overlaps what is told already
            index += 1
            continue
        if marked.start > at:
            nodes.append(Text(_STRAY.sub("", text[at : marked.start])))
        if marked.surplus:
            index, at = index + 1, marked.end
            continue
        opened = marked.start + len(marked.opener)
        closed = min(marked.end, end)
        inside_end = closed - (_closing_length(text, marked) if marked.closed and marked.end <= end else 0)
        while opened < inside_end and text[opened] in _SPACES:
            opened += 1
        while inside_end > opened and text[inside_end - 1] in _SPACES:
            inside_end -= 1
        inner, index = _parse_between(text, opened, inside_end, pairs, index + 1)
        nodes.append(Quoted(inner))
        at = max(closed, opened)
    if at < end:
        nodes.append(Text(_STRAY.sub("", text[at:end])))
    return tuple(nodes), index


def apply_marks(content: Content, marks: QuoteMarks, inner: bool = False) -> Content:
    """`content` with every `Quoted` node replaced by the marks of a language, alternating outer and inner marks.

    `inner`: the content itself will be in outer marks, so its own quotations begin with inner ones (APA 7, 8.33; MLA 9
    and Chicago 18, "Quotations within quotations"). In a block quotation they begin with outer marks.
    """
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Quoted):
            opening, closing = (marks.open_inner, marks.close_inner) if inner else (marks.open, marks.close)
            nodes += (Text(opening), *apply_marks(node.content, marks, not inner), Text(closing))
        else:
            nodes.append(node)
    return tuple(nodes)
