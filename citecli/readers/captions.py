"""Captions of films and recordings, SubRip (SRT) and WebVTT (W3C): what is said, by whom where that is told, and when.

SubRip has numbered blocks of a time line and text; WebVTT cues with times, and voices in tags (`<v Ann Byron>`).
Captions break sentences at every few words. Here they become paragraphs again: one a turn of a speaker, parted where
somebody else speaks, where nobody does for a while, and, in a long speech, where a sentence ends.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers.decoding import decode
from citecli.readers.document_builder import DocumentBuilder
from citecli.readers.metadata import DocumentMetadata, one_line
from citecli.readers.source import Source

_LARGEST = 6 * 1024 * 1024
"""Bytes of captions beyond which a file is refused: as much as two days of talk."""

LONGEST_PAUSE = 4.0
"""Seconds of silence that part paragraphs."""

LONG_ENOUGH = 400
"""Characters after which the end of a sentence ends a paragraph."""

_LONGEST = 1500
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LABEL = re.compile(r"(?:>>\s*)?([^\W\d_][\w.'’-]*(?: [\w.'’()-]+){0,4}):\s+(?=\S)")
_NOT_LABELS = frozenset("note http https warning".split())
_CHANGE = re.compile(r"(?:>>|&gt;&gt;|»)\s*")
_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?")


class Cue(NamedTuple):
    """One caption: from when to when, in seconds, who speaks ("" when that isn't told), and what.

    A tuple: a film has thousands.
    """

    start: float
    end: float
    speaker: str
    text: str


def lines_of(source: Source) -> tuple[list[str], tuple[str, ...]]:
    """The lines of a file of captions, and what there was to say about its encoding.

    `UnreadableDocument` when it is too large, empty or can't be decoded.
    """
    if len(source.data) > _LARGEST:
        raise UnreadableDocument(f"{source.name} has more than {_LARGEST // 1024 // 1024} MB of captions; split it")
    decoded = decode(source.data, source.name)
    if not decoded.text.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    return decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), decoded.remarks


def seconds(text: str) -> float | None:
    """The seconds of a time such as `01:02:03,500` or `02:03.5`; `None` when it is none."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, whole_seconds, fraction = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(whole_seconds) + float(f"0.{fraction or 0}")


def clock(moment: float) -> str:
    """`00:12:41` of a moment in seconds."""
    whole_seconds = int(moment)
    return f"{whole_seconds // 3600:02d}:{whole_seconds // 60 % 60:02d}:{whole_seconds % 60:02d}"


def cues_of_caption(start: float, end: float, text: str) -> list[Cue]:
    """The cues of one caption: a line that begins with a name and a colon, or with `-` or `>>`, begins another turn."""
    cues: list[Cue] = []
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    dashed = len(lines) > 1 and all(line.startswith(("-", "–", "—")) for line in lines)
    for line in lines:
        speaker = ""
        changed = dashed or bool(_CHANGE.match(line))
        line = _CHANGE.sub("", line, count=1) if _CHANGE.match(line) else line
        line = line.lstrip("-–— ") if dashed else line
        match = _LABEL.match(line)
        if match and _is_name(match[1]):
            speaker, line, changed = match[1], line[match.end() :], True
        if cues and not changed:
            cues[-1] = cues[-1]._replace(text=f"{cues[-1].text} {line}")
        else:
            # A change of speaker without a name is told by the dash that it has in print.
            cues.append(Cue(start, end, speaker, line if speaker or not changed else f"– {line}"))
    return cues


def _is_name(label: str) -> bool:
    words = label.split()
    return label.lower() not in _NOT_LABELS and all(word[0].isupper() or not word[0].isalpha() for word in words)


def add_paragraphs(cues: Sequence[Cue], builder: DocumentBuilder) -> None:
    """The cues as paragraphs, each with the time at which it begins; a speaker's name leads it, with a colon."""
    pieces: list[str] = []
    begun = last_end = 0.0
    speaker = shown = ""

    def flush() -> None:
        nonlocal shown
        if pieces:
            words = " ".join(pieces)
            builder.paragraph(f"{speaker}: {words}" if speaker else words, time=clock(begun))
            shown = speaker
            pieces.clear()

    for cue in cues:
        so_far = sum(map(len, pieces)) + len(pieces)
        ended = bool(pieces) and bool(_SENTENCE_END.search(pieces[-1]))
        # Captions without a name go on with whoever spoke, as long as the same breath lasts.
        other = cue.speaker != speaker if cue.speaker or not speaker else cue.text.startswith("– ")
        paused = cue.start - last_end > LONGEST_PAUSE
        if pieces and (
            other or cue.text.startswith("– ") or paused or (ended and so_far > LONG_ENOUGH) or so_far > _LONGEST
        ):
            flush()
            if other or paused:
                speaker = ""
        if not pieces:
            begun = cue.start
            speaker = cue.speaker or (speaker if not other else "")
        if cue.text and (not pieces or pieces[-1] != cue.text):
            pieces.append(cue.text)
        last_end = max(last_end, cue.end)
    flush()


_SRT_TIMES = re.compile(
    r"\s*(\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3})\s*-->\s*(\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3})(?:\s.*)?"
)
_SRT_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\{\\[^{}]{0,80}\}")


def read_srt(source: Source) -> Document:
    """The document in SubRip captions, without an id; `UnreadableDocument` when there are none in it."""
    lines, remarks = lines_of(source)
    cues = _srt_cues(lines)
    if not cues:
        raise UnreadableDocument(
            f"{source.name} has no captions (SRT): there is no line like 00:00:01,000 --> 00:00:03,000"
        )
    builder = DocumentBuilder()
    add_paragraphs(cues, builder)
    document = builder.document(source, DocumentMetadata(), with_head=False)
    return replace(document, remarks=(*remarks, *document.remarks))


def _srt_cues(lines: list[str]) -> list[Cue]:
    cues: list[Cue] = []
    times: tuple[float, float] | None = None
    words: list[str] = []

    def close() -> None:
        if times:
            cues.extend(cues_of_caption(*times, "\n".join(words)))
        words.clear()

    for line in lines:
        if match := _SRT_TIMES.fullmatch(line):
            # The line above is this caption's number, not the last one's text.
            if words and words[-1].strip().isdecimal():
                words.pop()
            close()
            times = (seconds(match[1]) or 0.0, seconds(match[2]) or 0.0)
        elif line.strip():
            words.append(_SRT_MARKUP.sub("", line))
    close()
    return cues


_WEBVTT_TIMES = re.compile(r"\s*((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})\s*-->\s*((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,200})>")
_WEBVTT_TAG = re.compile(r"</?[a-zA-Z0-9][^<>]{0,200}>")


def read_webvtt(source: Source) -> Document:
    """The document in WebVTT captions, without an id; `UnreadableDocument` when it is none, or has no cue."""
    lines, remarks = lines_of(source)
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
    builder = DocumentBuilder()
    cues = _webvtt_cues(lines[1:])
    if not cues:
        raise UnreadableDocument(f"{source.name} has no captions (WebVTT)")
    add_paragraphs(cues, builder)
    document = builder.document(source, metadata, with_head=False)
    return replace(document, remarks=(*remarks, *document.remarks))


def _webvtt_cues(lines: list[str]) -> list[Cue]:
    """The cues; comments, styles and regions are blocks without a time line."""
    cues: list[Cue] = []
    times: tuple[float, float] | None = None
    words: list[str] = []
    for line in (*lines, ""):
        match = _WEBVTT_TIMES.fullmatch(line)
        if (match or not line.strip()) and times:
            cues += _cues_of_voices(times, "\n".join(words))
        if match:
            times = (seconds(match[1]) or 0.0, seconds(match[2]) or 0.0)
            words = []
        elif not line.strip():
            times = None
        elif times:
            words.append(line)
    return cues


def _cues_of_voices(times: tuple[float, float], text: str) -> list[Cue]:
    """The cues of one: several, when several voices speak in it."""
    pieces = _VOICE.split(text)
    cues: list[Cue] = []
    if before := _without_tags(pieces[0]).strip():
        cues += cues_of_caption(*times, before)
    for voice, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if spoken_words := " ".join(_without_tags(words).split()):
            cues.append(Cue(*times, one_line(unescape(voice)), spoken_words))
    return cues


def _without_tags(text: str) -> str:
    return unescape(_WEBVTT_TAG.sub("", text))
