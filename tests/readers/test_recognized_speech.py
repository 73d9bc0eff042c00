"""What programs that recognise speech write: Whisper, AssemblyAI, Deepgram, Rev, Amazon Transcribe."""

import json
from collections.abc import Callable

import pytest

from citecli.documents.model import Span
from citecli.errors import UnreadableDocument
from citecli.readers import recognized_speech, registry
from citecli.readers.source import Source

Shown = Callable[..., list[str]]
WORDS = [("It", 1.0), ("rains.", 2.5), ("Still?", 65.0)]
WHISPER = {
    "text": " It rains. Still?",
    "language": "en",
    "segments": [
        {"id": 0, "start": 1.0, "end": 3.0, "text": " It rains.", "speaker": "SPEAKER_00",
         "words": [{"word": " It", "start": 1.0}, {"word": " rains.", "start": 2.5}]},
        {"id": 1, "start": 65.0, "end": 66.0, "text": " Still?", "speaker": "SPEAKER_01"},
    ],
}  # fmt: skip
CPP = {"transcription": [{"timestamps": {"from": "00:00:01,000", "to": "00:00:03,000"}, "text": " It rains. Still?"}]}
ASSEMBLY = {
    "utterances": [
        {"speaker": "A", "start": 1000, "end": 3000, "text": "It rains.", "words": [{"text": "rains.", "start": 2500}]},
        {"speaker": "B", "start": 65000, "end": 66000, "text": "Still?"},
    ]
}
DEEPGRAM = {
    "results": {
        "utterances": [
            {"start": 1.0, "end": 3.0, "confidence": 0.9, "transcript": "It rains.", "speaker": 0},
            {"start": 65.0, "end": 66.0, "confidence": 0.9, "transcript": "Still?", "speaker": 1},
        ]
    }
}
REV = {
    "monologues": [
        {"speaker": 0, "elements": [{"type": "text", "value": "It", "ts": 1.0}, {"type": "punct", "value": " "},
                                    {"type": "text", "value": "rains", "ts": 2.5}, {"type": "punct", "value": "."}]},
        {"speaker": 1, "elements": [{"type": "text", "value": "Still", "ts": 65.0}, {"type": "punct", "value": "?"}]},
    ]
}  # fmt: skip


def item(word: str, start: str, end: str, speaker: str) -> dict[str, object]:
    return {"type": "pronunciation", "start_time": start, "end_time": end, "speaker_label": speaker,
            "alternatives": [{"content": word}]}  # fmt: skip


AMAZON = {
    "jobName": "tea",
    "results": {
        "transcripts": [{"transcript": "It rains. Still?"}],
        "items": [
            item("It", "1.0", "1.5", "spk_0"), item("rains", "2.0", "2.9", "spk_0"),
            {"type": "punctuation", "alternatives": [{"content": "."}]}, item("Still", "65.0", "66.0", "spk_1"),
            {"type": "punctuation", "alternatives": [{"content": "?"}]},
        ]
    }
}  # fmt: skip


@pytest.mark.parametrize(
    ("data", "first", "second"),
    [
        (WHISPER, "SPEAKER_00", "SPEAKER_01"),
        (ASSEMBLY, "Speaker A", "Speaker B"),
        (DEEPGRAM, "Speaker 0", "Speaker 1"),
        (REV, "Speaker 0", "Speaker 1"),
        (AMAZON, "spk_0", "spk_1"),
    ],
)
def test_words_speakers_and_times(shown: Shown, data: object, first: str, second: str) -> None:
    document = registry.read(Source("x.json", json.dumps(data).encode(), ".json"))
    assert shown(document) == [f"{first}: It rains.", f"{second}: Still?"]
    assert [part.time for part in document.paragraphs] == ["00:00:01", "00:01:05"]
    assert [part.speaker and part.speaker.of(document.text) for part in document.paragraphs] == [first, second]
    if data not in (DEEPGRAM,):
        start = document.text.index("rains")
        assert document.paragraphs[0].narrowed(Span(start, start + 5)).time == "00:00:02"


def test_other_forms_of_whisper(shown: Shown) -> None:
    for data in (json.dumps(CPP).encode(), b"start\tend\ttext\n1000\t3000\tIt rains.\n3000\t4000\tStill?\n"):
        document = registry.read(Source("x", data, ".tsv"))
        assert shown(document) == ["It rains. Still?"]
        assert document.paragraphs[0].time == "00:00:01"


@pytest.mark.parametrize("data", [b"{", b"[1]", b'{"segments": [{"text": 3}]}', b'{"results": {"items": [{}]}}', b"7"])
def test_other_json_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"x.json"):
        recognized_speech.read(Source("x.json", data, ".json"))


def test_a_bibliography_is_no_transcript() -> None:
    items = json.dumps([{"id": "a", "type": "book", "title": "Rain"}]).encode()
    assert registry.format_of_content(items) is None
    assert ".json" not in registry.suffixes()


@pytest.mark.parametrize("odd", ["1e999", "NaN", "-3", "1" + "0" * 400, '"-Infinity"', '"nan"', "1e300"])
def test_a_time_that_no_recording_has_is_none(odd: str, shown: Shown) -> None:
    data = f"""{{"segments": [{{"start": {odd}, "end": {odd}, "text": "It rains.", "speaker": "Ann Roe"}},
        {{"start": 61, "end": 62, "text": "Still?", "speaker": "Bo Doe"}}]}}"""
    document = registry.read(Source("a.json", data.encode(), ".transcript"))
    assert [part.rpartition(" ")[2] for part in shown(document)] == ["rains.", "Still?"]


@pytest.mark.parametrize("data", ['{"segments": [{"start": %s}]}' % ("9" * 5000), "[" * 100_000])
def test_what_json_can_not_be_read_is_refused(data: str) -> None:
    with pytest.raises(UnreadableDocument, match="not valid JSON"):
        recognized_speech.read(Source("a.json", data.encode(), ".transcript"))


def test_a_row_with_digits_without_end_is_passed_over(shown: Shown) -> None:
    data = f"start\tend\ttext\n{'9' * 5000}\t2\tNo.\n500\t900\tIt rains.\n"
    assert shown(recognized_speech.read(Source("a.tsv", data.encode(), ".transcript"))) == ["It rains."]
