"""Timed text (W3C TTML, also DFXP and EBU-TT): captions in XML, with the speakers that it calls agents."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.readers.caption_lines import Caption, CaptionLine
from citecli.readers.captions import document_of
from citecli.readers.metadata import DocumentMetadata, one_line
from citecli.readers.source import Source
from citecli.readers.xml_trees import local, texts, tree
from citecli.text.clocks import exact_seconds
from citecli.text.numerals import whole_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CLOCK_WITH_FRAMES = re.compile(r"(\d{1,3}:\d\d:\d\d):(\d{1,3})(?:\.\d{1,3})?")
_OFFSET = re.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001, "": 1.0}
_FRAME_RATE = 30.0


def read(source: Source) -> Document:
    """The document in a file of timed text, without an id.

    `UnreadableDocument` when it is not well-formed, or has no caption with a time.
    """
    root = tree(source.data, source.name)
    if local(root) != "tt":
        raise UnreadableDocument(f"{source.name} is not timed text (TTML): its root is {local(root)[:40]}, not tt")
    reader = _Reader(root)
    captions = [caption for element in root.iter() if local(element) == "p" for caption in reader.captions(element)]
    if not captions:
        raise UnreadableDocument(f"{source.name} has no captions (TTML)")
    metadata = DocumentMetadata()
    titles = (texts(element) for element in root.iter() if local(element) == "title")
    metadata.text("title", one_line(next(titles, "")), "TTML head")
    metadata.text("language", _attribute(root, "lang"), "TTML")
    return document_of(captions, source, metadata)


class _Reader:
    """Reads the captions of one file: how long its frames and ticks are, and what its agents are called."""

    def __init__(self, root: "Element") -> None:
        self._frame_rate = _number(_attribute(root, "frameRate"), _FRAME_RATE)
        self._tick_rate = _number(_attribute(root, "tickRate"), 1.0)
        self._agents: dict[str, str] = {}
        for agent in root.iter():
            if local(agent) == "agent":
                names = (one_line(texts(child)) for child in agent.iter() if local(child) == "name")
                self._agents[_attribute(agent, "id")] = next(names, "")

    def captions(self, paragraph: "Element") -> Iterator[Caption]:
        """The caption in a paragraph, if it has a time and words."""
        start = self._seconds(_attribute(paragraph, "begin"))
        if start is None:
            return
        end = self._seconds(_attribute(paragraph, "end"))
        if end is None:
            end = start + (self._seconds(_attribute(paragraph, "dur")) or 0.0)
        voice = self._agents.get(_attribute(paragraph, "agent"), "")
        lines = tuple(line for line in self._lines(paragraph, voice) if line.text)
        if lines:
            yield Caption(start, end, lines)

    def _lines(self, paragraph: "Element", voice: str) -> Iterator[CaptionLine]:
        text = ""
        moments: list[tuple[int, float]] = []
        for kind, words in self._pieces(paragraph):
            if kind == "break":
                yield CaptionLine(text.rstrip(), tuple(moments), voice)
                text, moments = "", []
            elif kind == "time":
                if (seconds := self._seconds(words)) is not None:
                    moments.append((len(text), seconds))
            else:
                flowing = re.sub(r"\s+", " ", words)
                text += flowing.lstrip() if not text or text.endswith(" ") else flowing
        yield CaptionLine(text.rstrip(), tuple(moments), voice)

    def _pieces(self, element: "Element") -> Iterator[tuple[str, str]]:
        """What is in an element: `("text", words)`, `("break", "")`, and `("time", written)` before timed words."""
        if element.text:
            yield "text", element.text
        for child in element:
            if local(child) == "br":
                yield "break", ""
            elif local(child) == "span":
                if begin := _attribute(child, "begin"):
                    yield "time", begin
                yield from self._pieces(child)
            if child.tail:
                yield "text", child.tail

    def _seconds(self, written: str) -> float | None:
        written = written.strip()
        if (seconds := exact_seconds(written)) is not None:
            return seconds
        if match := _CLOCK_WITH_FRAMES.fullmatch(written):
            return (exact_seconds(match[1]) or 0.0) + int(match[2]) / self._frame_rate
        match = _OFFSET.fullmatch(written)
        if match is None:
            return None
        unit = match[2] or ""
        if unit in ("f", "t"):
            return float(match[1]) / (self._frame_rate if unit == "f" else self._tick_rate)
        return float(match[1]) * _UNITS[unit]


def _attribute(element: "Element", name: str) -> str:
    """An attribute by its local name; "" when there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _number(written: str, otherwise: float) -> float:
    return float(whole_number(written) or otherwise)
