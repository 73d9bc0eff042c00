from collections.abc import Callable

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers.captions import clock, read_srt, read_webvtt, seconds
from citecli.readers.source import Source

Shown = Callable[..., list[str]]
SRT = """1
00:00:01,000 --> 00:00:03,000
<i>It has rained

2
00:00:03,100 --> 00:00:05,000
all day,</i> {\\an8}I think.

3
00:00:05,100 --> 00:00:07,000
BYRON: And it
will go on.

4
00:00:07,100 --> 00:00:09,000
For days.

5
00:01:30,000 --> 00:01:32,000
- Really?
- Really.
"""
VTT = """WEBVTT - Rain talk
Language: en

NOTE
not said

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v.loud Ann Byron>It has <b>rained</b> all day.

00:03.000 --> 00:05.000
<v Ann Byron>And it goes &amp; goes on.

01:00:05.000 --> 01:00:07.000
<v Dan Cole>Yes.</v> <v Ann Byron>No.</v>
"""


def test_srt(shown: Shown) -> None:
    document = read_srt(Source("x.srt", SRT.replace("\n", "\r\n").encode()))
    assert shown(document) == [
        "It has rained all day, I think.", "BYRON: And it will go on. For days.", "– Really?", "– Really.",
    ]  # fmt: skip
    assert [part.time for part in document.paragraphs] == ["00:00:01", "00:00:05", "00:01:30", "00:01:30"]


def test_vtt(shown: Shown) -> None:
    document = read_webvtt(Source("x.vtt", VTT.encode()))
    assert shown(document) == [
        "Ann Byron: It has rained all day. And it goes & goes on.", "Dan Cole: Yes.", "Ann Byron: No.",
    ]  # fmt: skip
    assert [part.time for part in document.paragraphs] == ["00:00:01", "01:00:05", "01:00:05"]
    assert document.reference.texts == {"title": "Rain talk", "language": "en"}


def test_long_speech_is_parted_where_sentences_end(shown: Shown) -> None:
    cues = ""
    for number in range(1, 60):
        start = f"00:{number // 20:02d}:{number % 20 * 3:02d}"
        end = f"00:{number // 20:02d}:{number % 20 * 3 + 2:02d}"
        cues += f"{number}\n{start},000 --> {end},900\nThis is sentence number {number} of a talk.\n\n"
    parts = shown(read_srt(Source("x.srt", cues.encode())))
    assert 3 < len(parts) < 12
    assert all(part.endswith(".") and 300 < len(part) < 500 for part in parts[:-1])


@pytest.mark.parametrize(
    ("written", "value"), [("01:02:03,500", 3723.5), ("02:03.5", 123.5), ("x", None), ("1:2:3:4", None)]
)
def test_times(written: str, value: float | None) -> None:
    assert seconds(written) == value


def test_clock() -> None:
    assert clock(3723.9) == "01:02:03"


def test_other_files_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="no captions"):
        read_srt(Source("x.srt", b"Just words."))
    with pytest.raises(UnreadableDocument, match="does not start with WEBVTT"):
        read_webvtt(Source("x.vtt", b"1\n00:01.000 --> 00:02.000\nx"))
    with pytest.raises(UnreadableDocument, match="no captions"):
        read_webvtt(Source("x.vtt", b"WEBVTT\n\nNOTE x"))
    with pytest.raises(UnreadableDocument, match="is empty"):
        read_srt(Source("x.srt", b""))
