"""Paragraphs of word processors, which of them are quotations: by their style, or since they are set in.

Styles are known by their names, in the languages that the programs have, and by those that they are based on.
"""

import re
from collections.abc import Sequence

from citecli.documents.model import Span
from citecli.drafts.plain import is_set_apart
from citecli.frozen import FrozenValue

_QUOTING = re.compile(
    r"(?:intense |block )?quot(?:e|ation)s?|block ?text|(?:intensives )?zitat|blockzitat|zitate|texte de bloc|"
    r"(?:citation|cita|citação)s?(?: intense| intensa| destacada)?|citas|citações|citazion[ei](?: intensa)?|"
    r"(?:duidelijk )?citaat|citaten|(?:stark)?citat|citater|cytat(?: intensywny)?|cytaty|citát|idézet|цитат[аы]",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:sub)?title|(?:unter)?titel", re.IGNORECASE)
_LIST = re.compile(r"list|aufzählung|liste|bibliograph|literatur|toc\b|caption|footer|header", re.IGNORECASE)
_LONG_TEXT = 60
"""Paragraphs of a text in which no more than a quarter are quotations, as a rule."""
INDENTED = 360
"""Twentieths of a point (a quarter of an inch) from which on a paragraph is set in."""


class ParagraphLook(FrozenValue):
    """What a style, or a paragraph, says of itself: `quotes`, `heads`, `lists` by the style's name.

    `indent` is how far it is set in, in twentieths of a point; 0 for one whose first line hangs out.
    """

    quotes: bool = False
    heads: bool = False
    lists: bool = False
    indent: int = 0

    level: int = 0
    """The level of a heading, from 1; 0 where it is not known."""

    def over(self, base: "ParagraphLook") -> "ParagraphLook":
        """This on top of what it is based on."""
        return ParagraphLook(
            self.quotes or base.quotes,
            self.heads or base.heads,
            self.lists or base.lists,
            self.indent or base.indent,
            self.level or base.level,
        )


def look_of_style(name: str, *, level: int = 0, lists: bool = False, indent: int = 0) -> ParagraphLook:
    """What the name of a style says, with what is known of it otherwise."""
    return ParagraphLook(
        _QUOTING.fullmatch(name) is not None,
        level > 0 or _TITLE.fullmatch(name) is not None,
        lists or _LIST.search(name) is not None,
        indent,
        level,
    )


class StyledParagraph(FrozenValue):
    """A paragraph of the draft's text, and its look."""

    span: Span
    look: ParagraphLook
    cited: bool = False
    """Whether it ends with a program's citation, or with the call for a note."""


def block_quotations(paragraphs: Sequence[StyledParagraph], texts: Sequence[str]) -> list[Span]:
    """The spans of the block quotations; neighbouring paragraphs of one make one span.

    `texts` are what is seen of the paragraphs. Where most paragraphs are set in, or many of a long text, that says
    nothing.
    """
    indents = sum(1 for paragraph in paragraphs if paragraph.look.indent >= INDENTED)
    indentation_tells = indents * (4 if len(paragraphs) > _LONG_TEXT else 2) <= len(paragraphs)
    blocks: list[Span] = []
    before = ""
    last = -1
    for number, (paragraph, words) in enumerate(zip(paragraphs, texts, strict=True)):
        follows = bool(blocks) and last == number - 1
        look = paragraph.look
        indented = look.indent >= INDENTED and not (look.lists or look.heads) and indentation_tells
        if look.quotes or (indented and is_set_apart(words, before, follows=follows, cited=paragraph.cited)):
            start = blocks.pop().start if follows else paragraph.span.start
            blocks.append(Span(start, paragraph.span.end))
            last = number
        before = words
    return blocks
