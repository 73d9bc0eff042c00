"""WebVTT captions (W3C): cues with times, and speakers in voice tags (`<v Ann Byron>`)."""

import re
from html import unescape

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers.captions import Cue, add_paragraphs, labelled, lines_of, seconds
from citecli.readers.document_builder import Composition
from citecli.readers.metadata import Findings, one_line
from citecli.readers.source import Source

_TIMES = re.compile(r"\s*((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})\s*-->\s*((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>")


def read(source: Source) -> Document:
    """The document in WebVTT captions, without an id; `UnreadableDocument` when it is none, or has no cue."""
    lines, remarks = lines_of(source)
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise UnreadableDocument(f"{source.name} is no WebVTT: it does not begin with WEBVTT")
    findings = Findings()
    findings.text("title", lines[0].removeprefix("WEBVTT").strip(" \t-–"), "WEBVTT line")
    for line in lines[1:20]:
        if not line.strip():
            break
        key, colon, value = line.partition(":")
        if colon and key.strip().lower() == "language":
            findings.text("language", value, "WEBVTT header")
    composition = Composition()
    cues = _cues(lines[1:])
    if not cues:
        raise UnreadableDocument(f"{source.name} has no captions (WebVTT) in it")
    add_paragraphs(cues, composition)
    document = composition.document(source, findings, with_head=False)
    return replace(document, remarks=(*remarks, *document.remarks))


def _cues(lines: list[str]) -> list[Cue]:
    """The cues; comments, styles and regions are blocks without a time line."""
    found: list[Cue] = []
    times: tuple[float, float] | None = None
    words: list[str] = []
    for line in (*lines, ""):
        match = _TIMES.fullmatch(line)
        if (match or not line.strip()) and times:
            found += _of(times, "\n".join(words))
        if match:
            times = (seconds(match[1]) or 0.0, seconds(match[2]) or 0.0)
            words = []
        elif not line.strip():
            times = None
        elif times:
            words.append(line)
    return found


def _of(times: tuple[float, float], text: str) -> list[Cue]:
    """The cues of one: several, when several voices speak in it."""
    pieces = _VOICE.split(text)
    found: list[Cue] = []
    if before := _plain(pieces[0]).strip():
        found += labelled(*times, before)
    for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if said := " ".join(_plain(words).split()):
            found.append(Cue(*times, one_line(unescape(voice)), said))
    return found


def _plain(text: str) -> str:
    return unescape(_TAG.sub("", text))
