from collections.abc import Callable

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import registry, ttml
from citecli.readers.captions import read_srt, read_webvtt
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


def test_other_files_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match="no captions"):
        read_srt(Source("x.srt", b"Just words."))
    with pytest.raises(UnreadableDocument, match="does not start with WEBVTT"):
        read_webvtt(Source("x.vtt", b"1\n00:01.000 --> 00:02.000\nx"))
    with pytest.raises(UnreadableDocument, match="no captions"):
        read_webvtt(Source("x.vtt", b"WEBVTT\n\nNOTE x"))
    with pytest.raises(UnreadableDocument, match="is empty"):
        read_srt(Source("x.srt", b""))


TTML = """<?xml version="1.0"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:tickRate="1000" ttp:frameRate="25" xml:lang="en">
<head><metadata><ttm:title>Rain talk</ttm:title>
<ttm:agent xml:id="a"><ttm:name>Ann Byron</ttm:name></ttm:agent></metadata></head><body><div>
<p begin="00:00:01.000" end="00:00:02.000" ttm:agent="a">It has<br/>rained <span begin="3s">all day.</span></p>
<p begin="4000t" end="5000t">And <span>still</span>
   does.</p>
<p begin="00:00:06:15" dur="2s">Yes.</p>
<p>Nothing.</p>
</div></body></tt>
"""


def test_ttml(shown: Shown) -> None:
    for suffix in (".ttml", ".dfxp", ""):
        document = registry.read(Source("x", TTML.encode(), suffix))
        assert shown(document) == ["Ann Byron: It has rained all day.", "And still does. Yes."]
        assert [part.time for part in document.paragraphs] == ["00:00:01", "00:00:04"]
        assert [moment.time for part in document.paragraphs for moment in part.moments] == ["00:00:03", "00:00:06"]
        assert document.reference.texts == {"title": "Rain talk", "language": "en"}
    with pytest.raises(UnreadableDocument, match="no captions"):
        ttml.read(Source("x", TTML.replace("begin", "start").encode()))
    with pytest.raises(UnreadableDocument, match="not timed text"):
        ttml.read(Source("x", b"<a/>"))


@pytest.mark.parametrize("rate", ["9" * 5000, "0", "-1", "②"])
def test_a_frame_rate_that_no_film_has_is_the_usual_one(rate: str, shown: Shown) -> None:
    file = TTML.replace('frameRate="25"', f'frameRate="{rate}"')
    assert shown(ttml.read(Source("a.ttml", file.encode(), ".ttml")))
