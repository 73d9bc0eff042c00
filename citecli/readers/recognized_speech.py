"""Transcripts as programs that recognise speech write them for other programs: JSON, and Whisper's TSV.

Whisper and WhisperX have segments, AssemblyAI and Deepgram utterances, Rev monologues, Amazon Transcribe items. Each is
read as captions are: with the time of every word, where the file has it, and with the speakers that it tells apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from json import loads
from typing import cast

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.readers.caption_lines import Caption, CaptionLine
from citecli.readers.captions import document_of
from citecli.readers.metadata import DocumentMetadata, one_line
from citecli.readers.source import Source
from citecli.text.clocks import exact_seconds
from citecli.text.numerals import whole_number

LARGEST = 48 * 1024 * 1024
"""Bytes beyond which a file is refused: it has a few hundred for each word."""

_TSV = "start\tend\ttext"
_PAUSE = 1.0
_ENDLESS = 1e9
"""A time that no recording has, in seconds or milliseconds; NaN and infinity are none either."""
_Values = Mapping[str, object]


def read(source: Source) -> Document:
    """The document in a recogniser's output, without an id; `UnreadableDocument` when it is none."""
    if len(source.data) > LARGEST:
        raise UnreadableDocument(f"{source.name} has more than {LARGEST // 1024 // 1024} MB; export it as .vtt")
    text = source.data.decode("utf-8", "replace").removeprefix("\ufeff")
    if text.startswith(_TSV):
        captions = list(_of_tsv(text))
    else:
        try:
            whole: object = loads(text)
        except (ValueError, RecursionError):  # a number of thousands of digits is none that Python reads
            raise UnreadableDocument(f"{source.name} is not valid JSON: it may be truncated") from None
        captions = list(_of_json(whole))
    captions = [caption for caption in captions if caption.lines[0].text]
    if not captions:
        raise UnreadableDocument(f"{source.name} has no words with times; export it as .vtt or .srt")
    metadata = DocumentMetadata()
    if text[:1] == "{":
        metadata.text("language", _string(cast(_Values, whole), "language"), "JSON")
    return document_of(captions, source, metadata)


def _of_tsv(text: str) -> Iterator[Caption]:
    for row in text.splitlines()[1:]:
        start, _, rest = row.partition("\t")
        end, _, words = rest.partition("\t")
        begins, ends = whole_number(start), whole_number(end)
        if begins is not None and ends is not None:
            yield Caption(begins / 1000, ends / 1000, (CaptionLine(one_line(words)),))


def _of_json(whole: object) -> Iterator[Caption]:
    if isinstance(whole, list):
        yield from _segments(whole, 1.0)
        return
    if not isinstance(whole, dict):
        return
    values = cast(_Values, whole)
    results = values.get("results")
    inner = cast(_Values, results) if isinstance(results, dict) else values
    if monologues := _list(values, "monologues"):
        yield from _monologues(monologues)
    elif utterances := _list(inner, "utterances"):
        # AssemblyAI counts milliseconds, Deepgram seconds.
        is_exact = any("confidence" in item and isinstance(item.get("start"), float) for item in _dicts(utterances))
        yield from _segments(utterances, 1.0 if is_exact else 0.001)
    elif segments := _list(values, "segments") or _list(values, "transcription"):
        yield from _segments(segments, 1.0)
    elif items := _list(inner, "items"):
        yield from _items(items, inner)


def _segments(segments: Sequence[object], unit: float) -> Iterator[Caption]:
    """The captions of segments or utterances, whose times count `unit` seconds."""
    for segment in _dicts(segments):
        times = segment.get("timestamps")
        if isinstance(times, dict):  # whisper.cpp
            start = exact_seconds(_string(times, "from").replace(",", ".")) or 0.0
            end = exact_seconds(_string(times, "to").replace(",", ".")) or start
        else:
            start, end = _number(segment, "start") * unit, _number(segment, "end") * unit
        words = [
            (
                _string(word, "punctuated_word") or _string(word, "word") or _string(word, "text"),
                _number(word, "start") * unit,
            )
            for word in _dicts(_list(segment, "words"))
        ]
        text = one_line(_string(segment, "text") or _string(segment, "transcript"))
        yield Caption(start, end, (_line(text, words, _speaker(segment)),))


def _word(values: _Values) -> str:
    return _string(values, "punctuated_word") or _string(values, "word") or _string(values, "text")


def _line(text: str, words: Sequence[tuple[str, float]], voice: str) -> CaptionLine:
    """A line whose words have the times of `words`, as far as they are found in it in order."""
    moments: list[tuple[int, float]] = []
    place = 0
    for word, start in words:
        word = word.strip()
        found = text.find(word, place) if word else -1
        if found >= 0 and start:
            moments.append((found, start))
            place = found + len(word)
    return CaptionLine(text, tuple(moments), voice)


def _monologues(monologues: Sequence[object]) -> Iterator[Caption]:
    """Rev: elements that are words with a time, or punctuation with its spaces."""
    for monologue in _dicts(monologues):
        elements = list(_dicts(_list(monologue, "elements")))
        text = ""
        moments: list[tuple[int, float]] = []
        for element in elements:
            if "ts" in element:
                moments.append((len(text), _number(element, "ts")))
            text += _string(element, "value")
        if moments:
            line = CaptionLine(text.rstrip(), tuple(moments), _speaker(monologue))
            yield Caption(moments[0][1], moments[-1][1], (line,))


def _items(items: Sequence[object], results: _Values) -> Iterator[Caption]:
    """Amazon Transcribe: words and punctuation one by one; who speaks is told beside them, by time."""
    labels = results.get("speaker_labels")
    speakers: dict[str, str] = {}
    if isinstance(labels, dict):
        for segment in _dicts(_list(cast(_Values, labels), "segments")):
            for item in _dicts(_list(segment, "items")):
                speakers[_string(item, "start_time")] = _speaker({"speaker": item.get("speaker_label")})
    text, voice = "", ""
    moments: list[tuple[int, float]] = []
    last = 0.0
    for item in _dicts(items):
        content = next((_string(choice, "content") for choice in _dicts(_list(item, "alternatives"))), "")
        if item.get("type") == "punctuation" or "start_time" not in item:
            text += content
            continue
        start = _number(item, "start_time")
        speaker = speakers.get(_string(item, "start_time"), "") or _speaker({"speaker": item.get("speaker_label")})
        if moments and (speaker != voice or start - last > _PAUSE):
            yield Caption(moments[0][1], last, (CaptionLine(text, tuple(moments), voice),))
            text, moments = "", []
        voice = speaker
        text += f" {content}" if text else content
        moments.append((len(text) - len(content), start))
        last = _number(item, "end_time")
    if moments:
        yield Caption(moments[0][1], last, (CaptionLine(text, tuple(moments), voice),))


def _speaker(values: _Values) -> str:
    """Who speaks, called as programs do without a name: Speaker A, Speaker 1."""
    speaker = values.get("speaker")
    if isinstance(speaker, int):
        return f"Speaker {speaker}"
    name = one_line(speaker) if isinstance(speaker, str) else ""
    return f"Speaker {name}" if len(name) == 1 else name


def _list(values: _Values, key: str) -> Sequence[object]:
    value = values.get(key)
    return value if isinstance(value, list) else ()


def _dicts(values: Sequence[object]) -> Iterator[_Values]:
    return (cast(_Values, value) for value in values if isinstance(value, dict))


def _string(values: _Values, key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _number(values: _Values, key: str) -> float:
    value = values.get(key)
    try:
        number = float(value) if isinstance(value, int | float | str) else 0.0
    except (ValueError, OverflowError):
        return 0.0
    return number if 0 <= number < _ENDLESS else 0.0
