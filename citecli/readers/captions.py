"""Captions of films and recordings: what is said, by whom where that is told, and when.

SubRip (SRT) has numbered blocks of a time line and text; WebVTT (W3C) cues with times, and voices in tags
(`<v Ann Byron>`); YouTube's SBV two times on a line, with a comma between. Captions break sentences at every few words.
Here they become paragraphs again: one a turn of a speaker, parted where somebody else speaks, where nobody does for a
while, and, in a long speech, where a sentence ends. Words know when they are spoken: each by the time before it, where
the file has times inside its lines, else by the caption that shows it.
"""

import re
from collections.abc import Iterator, Sequence

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers.caption_lines import Caption, CaptionLine, without_repeats
from citecli.readers.caption_turns import add_turns
from citecli.readers.decoding import decode
from citecli.readers.document_builder import DocumentBuilder
from citecli.readers.metadata import DocumentMetadata, one_line
from citecli.readers.source import Source
from citecli.text.clocks import exact_seconds
from citecli.text.entities import unescape

_LARGEST = 6 * 1024 * 1024
"""Bytes of captions beyond which a file is refused: as much as two days of talk."""
_MOST_VOICES = 8


def lines_of(source: Source) -> tuple[list[str], tuple[str, ...]]:
    """The lines of a file of captions, and what there was to say about its encoding.

    `UnreadableDocument` when it is too large, empty or can't be decoded.
    """
    if len(source.data) > _LARGEST:
        raise UnreadableDocument(f"{source.name} has more than {_LARGEST // 1024 // 1024} MB of captions; split it")
    decoded = decode(source.data, source.name, source.encoding)
    if not decoded.text.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    return decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), decoded.remarks


def document_of(
    captions: Sequence[Caption], source: Source, metadata: DocumentMetadata, remarks: tuple[str, ...] = ()
) -> Document:
    """The document that captions make, without an id; `UnreadableDocument` when nothing is said in them."""
    builder = DocumentBuilder()
    add_turns(without_repeats(captions), builder)
    document = builder.document(source, metadata, with_head=False)
    return replace(document, remarks=(*remarks, *document.remarks))


_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?"
_TIMES = re.compile(rf"({_CLOCK})\s*--?>\s*({_CLOCK})(?:\s.*)?")
_SBV_TIMES = re.compile(r"(\d{1,3}:\d\d:\d\d\.\d{3}),(\d{1,3}:\d\d:\d\d\.\d{3})")
_OVERRIDE = re.compile(r"\{\\[^{}]{0,80}\}")
"""Positions and colours as SubStation Alpha writes them: programs leave them in SRT."""
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?[ \t]{1,8}([^<>\s][^<>]{0,200})>")
_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>")
_NAMED_CUE = re.compile(r'\d{1,9} "([^"\n]{1,100})" \(\d{1,20}\)')
"""The name of a cue as Webex writes it: 3 "Dana Fox" (2093183)."""
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_INNER_TIME = re.compile(rf"<({_CLOCK})>")


def read_srt(source: Source) -> Document:
    """The document in SubRip captions, without an id; `UnreadableDocument` when there are none in it."""
    lines, remarks = lines_of(source)
    captions = list(_captions(lines, _TIMES, is_numbered=True))
    if not captions:
        raise UnreadableDocument(
            f"{source.name} has no captions (SRT): there is no line like 00:00:01,000 --> 00:00:03,000"
        )
    return document_of(captions, source, DocumentMetadata(), remarks)


def read_sbv(source: Source) -> Document:
    """The document in YouTube's SBV captions, without an id; `UnreadableDocument` when there are none in it."""
    lines, remarks = lines_of(source)
    captions = list(_captions(lines, _SBV_TIMES))
    if not captions:
        raise UnreadableDocument(f"{source.name} has no captions (SBV): no line is like 0:00:01.000,0:00:03.000")
    return document_of(captions, source, DocumentMetadata(), remarks)


def read_webvtt(source: Source) -> Document:
    """The document in WebVTT captions, without an id; `UnreadableDocument` when it is none, or has no cue."""
    lines, remarks = lines_of(source)
    while lines and not lines[0].strip():
        lines.pop(0)
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise UnreadableDocument(f"{source.name} is not WebVTT: it does not start with WEBVTT")
    metadata = DocumentMetadata()
    metadata.text("title", lines[0].removeprefix("WEBVTT").strip(" \t-–"), "WEBVTT line")
    for line in lines[1:20]:
        if not line.strip():
            break
        key, colon, value = line.partition(":")
        if colon and key.strip().lower() == "language":
            metadata.text("language", value, "WEBVTT header")
    captions = list(_captions(lines[1:], _TIMES))
    if not captions:
        raise UnreadableDocument(f"{source.name} has no captions (WebVTT)")
    return document_of(captions, source, metadata, remarks)


def _captions(lines: Sequence[str], times_of: re.Pattern[str], *, is_numbered: bool = False) -> Iterator[Caption]:
    """The captions with text. What is in blocks without times (comments, styles, regions) is no text.

    A caption ends at an empty line; a line of spaces does not end it, nor an empty line before its first words, for
    programs make such lines of those that have only a space. In SubRip, where captions are `is_numbered`, an empty
    line within one does not end it either.
    """
    times: tuple[float, float] | None = None
    words: list[str] = []
    is_apart = False
    voice = above = ""
    for line in (*lines, ""):
        match = times_of.fullmatch(line.strip())
        if match is not None:
            # The line above is this caption's number or name, not the last one's text.
            if words and (words[-1].strip().isdecimal() if is_numbered else is_apart and len(words) == 1):
                words.pop()
            if times and (caption := _caption(times, words, voice)):
                yield caption
            named = _NAMED_CUE.fullmatch(above.strip())
            voice = named[1] if named else ""
            times, words = (exact_seconds(match[1]) or 0.0, exact_seconds(match[2]) or 0.0), []
            is_apart = False
        elif times and not words and is_apart and _NO_CUE.match(line):
            times = None
        elif times and (line or is_numbered):
            words.append(line)
        elif times and any(word.strip() for word in words):
            if caption := _caption(times, words, voice):
                yield caption
            times, words = None, []
        else:
            is_apart = True
            words = []
        above = line
    if times and (caption := _caption(times, words, voice)):
        yield caption


def _caption(times: tuple[float, float], written: Sequence[str], voice: str) -> Caption | None:
    """A caption; `voice` is who speaks by the name of the cue."""
    lines: list[CaptionLine] = []
    for written_line in written:
        pieces = _VOICE.split(written_line, maxsplit=_MOST_VOICES)
        for voice_here, words in zip(["", *pieces[1::2]], pieces[::2], strict=True):
            voice = one_line(unescape(voice_here)) or voice
            line = _line(words, voice)
            if line.text:
                lines.append(line)
            if "</v>" in words:
                voice = ""
    return Caption(*times, tuple(lines)) if lines else None


def _line(written: str, voice: str) -> CaptionLine:
    """A line of a caption without its markup; times inside it say when the words after them are spoken."""
    parts = _INNER_TIME.split(written)
    text = _plain(parts[0]).lstrip()
    moments: list[tuple[int, float]] = []
    for time, words in zip(parts[1::2], parts[2::2], strict=True):
        words = _plain(words)
        if not text:
            words = words.lstrip()
        if words.strip():
            moments.append((len(text) + len(words) - len(words.lstrip()), exact_seconds(time) or 0.0))
        text += words
    return CaptionLine(text.rstrip(), tuple(moments), voice)


def _plain(written: str) -> str:
    """Text without tags, and with one space for several."""
    plain = unescape(_OVERRIDE.sub("", _TAG.sub("", written))) if any(mark in written for mark in "<{&") else written
    words = " ".join(plain.replace("\u200b", "").split())
    return f"{' ' if plain[:1].isspace() else ''}{words}{' ' if plain[-1:].isspace() and words else ''}"
