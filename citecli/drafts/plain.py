"""A draft in plain text: quotations between marks, blocks that are indented, citations in Pandoc's syntax."""

import re
from collections.abc import Sequence

from citecli.documents.model import Span
from citecli.drafts import citations
from citecli.drafts.assembly import Parts, assemble
from citecli.drafts.model import Draft, DraftCitation
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.text.segment import lines, paragraphs
from citecli.text.words import count_words

_CITATION = re.compile(r"\[|(?<!\w)-?@")
_INDENTED = 2
"""The fewest columns by which a paragraph that is set apart stands farther to the right than the one before it."""
_ITEM = re.compile(r"\s*(?:[-*+•·>]|\(?\d{1,3}[.)]|[a-z][.)])\s")
_CITED = re.compile(r"[)\]][.,;]?\s*$")
_FEWEST = 8
_TAB = 4


def read(source: Source) -> Draft:
    """The draft in a plain text. `UnreadableDocument` when it is no text."""
    return draft_of(decode(source.data, source.name, source.encoding).text, source.name)


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in a plain text."""
    spans = [Span(start, end) for start, end, _ in paragraphs(text)]
    return assemble(name, text, spans, Parts(pandoc_citations(text, 0, len(text)), blocks=_indented(text, spans)))


def pandoc_citations(text: str, start: int, end: int) -> list[DraftCitation]:
    """The citations in Pandoc's syntax in `text[start:end]`, their lines not yet set (0)."""
    drafted: list[DraftCitation] = []
    for match in _CITATION.finditer(text, start, end):
        at = match.start()
        if drafted and at < drafted[-1].span.end:
            continue
        citation = (citations.bracketed if text[at] == "[" else citations.textual)(text, at, end)
        if citation is not None:
            drafted.append(DraftCitation(Span(at, citation.end), 0, citation.cites, citation.textual))
    return drafted


def _indented(text: str, spans: Sequence[Span]) -> list[Span]:
    """The paragraphs that are set apart by indentation, and led to or cited as quotations are."""
    blocks: list[Span] = []
    before = 0
    for number, span in enumerate(spans):
        begin = text.rfind("\n", 0, span.start) + 1
        words = span.of(text)
        indent = min((_indent(text[start:end]) for start, end in lines(text, begin, span.end)), default=0)
        follows = bool(blocks) and blocks[-1] == spans[number - 1] and indent == before
        stands_out = follows or indent >= before + _INDENTED
        before = indent
        if stands_out and is_set_apart(words, spans[number - 1].of(text) if number else "", follows=follows):
            blocks.append(span)
    return blocks


def _indent(line: str) -> int:
    """The column at which a line begins."""
    line = line.expandtabs(_TAB)
    return len(line) - len(line.lstrip())


def is_set_apart(words: str, before: str, *, follows: bool, cited: bool = False) -> bool:
    """Whether a paragraph that is only indented is a quotation: it has some length, is no item of a list and has no
    marks of its own, and the paragraph before it leads to it (`follows`: is one, too), or it ends with a citation
    (`cited`: one that its words do not show, or the call for a note)."""
    if count_words(words) < _FEWEST or _ITEM.match(words) or words.lstrip()[0] in "“\"‘'«„":
        return False
    return follows or cited or before.rstrip().endswith(":") or bool(_CITED.search(words))
