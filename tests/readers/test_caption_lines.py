"""Captions that roll up or grow: each line once, with its own time; and captions that only look like these."""

from collections.abc import Callable

import pytest

from citecli.documents.model import Document, Span
from citecli.quotes import Quotation, extract
from citecli.readers.captions import read_sbv, read_srt, read_webvtt
from citecli.readers.source import Source

Shown = Callable[..., list[str]]

YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:01.000 --> 00:00:03.000 align:start position:0%
_
the<00:00:01.200><c> ferry</c><00:00:01.600><c> left</c><00:00:02.100><c> at</c>

00:00:03.000 --> 00:00:03.010 align:start position:0%
the ferry left at
_

00:00:03.010 --> 00:00:06.000 align:start position:0%
the ferry left at
noon<00:00:03.500><c> and</c><00:00:05.200><c> never</c>

00:00:06.000 --> 00:00:06.010 align:start position:0%
noon and never
_

00:00:06.010 --> 00:00:08.000 align:start position:0%
noon and never
came<00:00:06.500><c> back</c><00:00:07.100><c.colorE5E5E5> to</c><00:00:07.400><c> us</c>
""".replace("_", " ")
"""As YouTube writes automatic captions: a line of one space beside the newest line."""


def vtt(text: str) -> Document:
    return read_webvtt(Source("x.vtt", text.encode()))


def extract_from(document: Document) -> tuple[Quotation, ...]:
    return extract(document.text, paragraphs=document.paragraphs)


def srt(*captions: tuple[str, str]) -> Document:
    blocks = "".join(f"{number}\n{times}\n{text}\n\n" for number, (times, text) in enumerate(captions, start=1))
    return read_srt(Source("x.srt", blocks.encode()))


def time_of(document: Document, words: str) -> str:
    start = document.text.index(words)
    paragraph = document.paragraph_at(start)
    assert paragraph is not None
    return paragraph.narrowed(Span(start, start + len(words))).time


def between(start: int, end: int) -> str:
    return f"00:00:{start:02d},000 --> 00:00:{end:02d},000"


@pytest.mark.parametrize(
    "text",
    [
        YOUTUBE,
        YOUTUBE.replace("\n \n", "\n\n"),  # by an editor that takes spaces from the ends of lines
        YOUTUBE.replace("\n", "\r\n"),
        YOUTUBE.replace("<c.colorE5E5E5>", "<c>"),
    ],
)
def test_automatic_captions_of_youtube(shown: Shown, text: str) -> None:
    document = vtt(text)
    assert shown(document) == ["the ferry left at noon and never came back to us"]
    assert [time_of(document, words) for words in ("the ferry", "at noon", "never", "came", "to us")] == [
        "00:00:01", "00:00:02", "00:00:05", "00:00:06", "00:00:07",
    ]  # fmt: skip


def test_a_conversion_of_these_without_times_inside(shown: Shown) -> None:
    document = srt(
        (between(1, 3), "the ferry left at"),
        (between(3, 6), "the ferry left at\nnoon and never"),
        (between(6, 8), "noon and never\ncame back to us"),
    )
    assert shown(document) == ["the ferry left at noon and never came back to us"]
    assert time_of(document, "came back") == "00:00:06"


def test_a_conversion_in_which_lines_are_joined(shown: Shown) -> None:
    document = srt(
        (between(1, 3), "the ferry left at"),
        (between(3, 6), "the ferry left at noon and never"),
        (between(6, 8), "noon and never came back to us"),
        (between(8, 9), "came back to us again"),
    )
    assert shown(document) == ["the ferry left at noon and never came back to us again"]
    assert time_of(document, "again") == "00:00:08"


def test_three_lines_that_roll_up(shown: Shown) -> None:
    lines = [">> THE MAYOR IS HERE.", "SHE WILL SPEAK", "ON THE BRIDGE.", ">> THANK YOU ALL.", "IT IS A LONG STORY."]
    captions = [(between(at, at + 1), "\n".join(lines[max(0, at - 2) : at + 1])) for at in range(len(lines))]
    assert shown(srt(*captions)) == [
        "– THE MAYOR IS HERE. SHE WILL SPEAK ON THE BRIDGE.", "– THANK YOU ALL. IT IS A LONG STORY.",
    ]  # fmt: skip


def test_a_line_that_grows_word_by_word(shown: Shown) -> None:
    words = "the bridge is closed until further notice".split()
    captions = [(between(at, at + 1), " ".join(words[: at + 1])) for at in range(len(words))]
    document = srt(*captions)
    assert shown(document) == ["the bridge is closed until further notice"]
    assert time_of(document, "until") == "00:00:04"


def test_what_is_said_twice_is_read_twice(shown: Shown) -> None:
    document = srt(
        (between(1, 2), "No."),
        (between(2, 3), "No."),
        (between(3, 4), "I said no."),
        (between(4, 5), "And I mean it."),
    )
    assert shown(document) == ["No. No. I said no. And I mean it."]


def test_a_caption_that_is_painted_twice_is_read_once(shown: Shown) -> None:
    document = srt((between(1, 2), "Stop."), (between(1, 2), "Stop."), (between(2, 3), "Go on."))
    assert shown(document) == ["Stop. Go on."]


def test_captions_that_overlap_in_time(shown: Shown) -> None:
    document = srt((between(1, 4), "the ferry left"), (between(2, 6), "at noon and"), (between(5, 8), "came back"))
    assert shown(document) == ["the ferry left at noon and came back"]
    assert time_of(document, "came") == "00:00:05"


def test_sbv(shown: Shown) -> None:
    document = read_sbv(
        Source("x.sbv", b"0:00:01.000,0:00:02.500\nIt rains.\n\n0:00:02.500,0:00:04.000\nStill\ngoes.\n")
    )
    assert shown(document) == ["It rains. Still goes."]
    assert time_of(document, "Still") == "00:00:02"


def test_times_as_teams_writes_them(shown: Shown) -> None:
    document = vtt(
        "WEBVTT\n\n0:0:1.5 --> 0:0:3.0\n<v Ana Dale>It rains.</v>\n\n"
        "8f0c-11/4-1\n0:0:3.2 --> 0:1:4.75\n<v Ben Reed>Still.</v>\n"
    )
    assert shown(document) == ["Ana Dale: It rains.", "Ben Reed: Still."]
    assert [paragraph.time for paragraph in document.paragraphs] == ["00:00:01", "00:00:03"]


def test_what_a_file_says_of_itself_is_not_said(shown: Shown) -> None:
    document = vtt(
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\nREGION\nid:one\n\nSTYLE\n::cue { color: red }\n\n"
        "00:01.000 --> 00:02.000 line:0 position:20% size:60% align:start\n\nNOTE a remark\n\n"
        "intro\n00:02.000 --> 00:04.000\n{\\an8}<i>Rain</i> &amp; <b.loud>wind</b>\n"
    )
    assert shown(document) == ["Rain & wind"]


def test_lines_of_chinese_and_japanese_are_joined_without_a_space(shown: Shown) -> None:
    document = srt(
        (between(1, 3), "今日は雨が\n降っています。"), (between(3, 5), "傘を持って"), (between(5, 6), "行きなさい。")
    )
    assert shown(document) == ["今日は雨が降っています。傘を持って行きなさい。"]


def test_what_is_heard_and_not_said_stands_by_itself(shown: Shown) -> None:
    document = srt(
        (between(1, 2), "[Music]"),
        (between(2, 4), "ANA: We are late."),
        (between(4, 5), "(thunder)"),
        (between(5, 6), "♪ The sea is wide ♪"),
        (between(6, 8), "BEN: And wet."),
    )
    assert shown(document) == ["[Music]", "ANA: We are late.", "(thunder)", "♪ The sea is wide ♪", "BEN: And wet."]


def test_a_voice_is_the_speaker_with_one_turn_each() -> None:
    document = vtt(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Tom Ridley (laughing)>The council.</v>\n\n"
        "00:02.000 --> 00:04.000\n<v.loud Sam Roe>Never. <v Ana>Ever.\n\n00:05.000 --> 00:06.000\nSomebody else.\n"
    )
    found = [(quotation.speaker, quotation.span.of(document.text)) for quotation in extract_from(document)]
    assert found == [("Tom Ridley", "The council."), ("Sam Roe", "Never."), ("Ana", "Ever.")]
    assert "Tom Ridley (laughing): The council." in document.text


def test_names_with_which_most_captions_begin_are_speakers(shown: Shown) -> None:
    document = srt(
        (between(1, 2), "Ana Dale (host): We are late."),
        (between(2, 3), "and it rains"),
        (between(3, 4), "ben_r: One thing: I am here."),
        (between(4, 5), "Ana Dale (host): Good."),
        (between(5, 6), "ben_r: Fine."),
        (between(16, 17), "and now"),
        (between(17, 18), "Ana Dale (host): Go."),
    )
    assert shown(document) == [
        "Ana Dale (host): We are late. and it rains", "ben_r: One thing: I am here.", "Ana Dale (host): Good.",
        "ben_r: Fine.", "ben_r: and now", "Ana Dale (host): Go.",
    ]  # fmt: skip
    names = [part.speaker and part.speaker.of(document.text) for part in document.paragraphs]
    assert names == ["Ana Dale", "ben_r", "Ana Dale", "ben_r", "ben_r", "Ana Dale"]
