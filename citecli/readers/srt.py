"""SubRip captions (SRT): numbered blocks of a time line and text."""

import re

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers.captions import Cue, add_paragraphs, labelled, lines_of, seconds
from citecli.readers.document_builder import Composition
from citecli.readers.metadata import Findings
from citecli.readers.source import Source

_TIMES = re.compile(r"\s*(\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3})\s*-->\s*(\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3})(?:\s.*)?")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\{\\[^{}]{0,80}\}")


def read(source: Source) -> Document:
    """The document in SubRip captions, without an id; `UnreadableDocument` when there are none in it."""
    lines, remarks = lines_of(source)
    cues = _cues(lines)
    if not cues:
        raise UnreadableDocument(f"{source.name} has no captions (SRT): no line such as 00:00:01,000 --> 00:00:03,000")
    composition = Composition()
    add_paragraphs(cues, composition)
    document = composition.document(source, Findings(), with_head=False)
    return replace(document, remarks=(*remarks, *document.remarks))


def _cues(lines: list[str]) -> list[Cue]:
    found: list[Cue] = []
    times: tuple[float, float] | None = None
    words: list[str] = []

    def close() -> None:
        if times:
            found.extend(labelled(*times, "\n".join(words)))
        words.clear()

    for line in lines:
        if match := _TIMES.fullmatch(line):
            # The line above is this caption's number, not the last one's text.
            if words and words[-1].strip().isdecimal():
                words.pop()
            close()
            times = (seconds(match[1]) or 0.0, seconds(match[2]) or 0.0)
        elif line.strip():
            words.append(_MARKUP.sub("", line))
    close()
    return found
