"""The time of a turn, in plain text and in Markdown."""

import pytest

from citecli.readers import markdown, plain_text
from citecli.readers.source import Source

TIMES = ["00:00:03", "00:00:21", "00:01:02"]


def times(text: str) -> list[str]:
    return [paragraph.time for paragraph in plain_text.document(text, "call.txt").paragraphs]


def times_of_markdown(text: str) -> list[str]:
    return [paragraph.time for paragraph in markdown.read(Source("call.md", text.encode())).paragraphs]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Lena Moss  0:03\n", "Ivo Brandt  0:21\n", "Lena Moss  1:02\n"),
        ("Lena Moss (00:03):\n", "Ivo Brandt (00:21):\n", "Lena Moss (01:02):\n"),
        ("Lena Moss [00:00:03] ", "Ivo Brandt [00:00:21] ", "Lena Moss [00:01:02] "),
        ("[00:00:03] Lena Moss: ", "[00:00:21] Ivo Brandt: ", "[00:01:02] Lena Moss: "),
        ("[00:00:03.120] - Lena Moss\n", "[00:00:21.870] - Ivo Brandt\n", "[00:01:02.000] - Lena Moss\n"),
        ("00:00:03\tLena Moss:\t", "00:00:21\tIvo Brandt:\t", "00:01:02\tLena Moss:\t"),
        ("0:0:3.1 --> 0:0:9.4\nLena Moss\n", "0:0:21.8 --> 0:0:25.0\nIvo Brandt\n", "0:1:2.0 --> 0:1:4.0\nLena Moss\n"),
        ("Lena Moss: [00:00:03] ", "Ivo Brandt: [00:00:21] ", "Lena Moss: [00:01:02] "),
        ("00:03 - Lena Moss\n", "00:21 - Ivo Brandt\n", "01:02 - Lena Moss\n"),
        ("**Lena Moss** (00:03): ", "**Ivo Brandt** (00:21): ", "**Lena Moss** (01:02): "),
    ],
)
def test_a_clock_beside_a_name_is_the_time_of_the_turn(first, second, third):
    for gap in ("\n\n", "\n"):
        text = gap.join((f"{first}Welcome, all.", f"{second}Thank you.", f"{third}Go on.\n"))
        assert times(text) == TIMES
        assert times_of_markdown(text) == TIMES


def test_a_paragraph_without_a_clock_has_that_of_its_turn():
    text = "Lena Moss  0:03\nWelcome.\n\nA word on the pier.\n\nIvo Brandt  0:21\nThanks.\n"
    assert times(text) == times_of_markdown(text) == ["00:00:03", "00:00:03", "00:00:21"]


@pytest.mark.parametrize(
    "text",
    [
        "At 10:15 we left.\n\nAt 11:20 it rained.\n\nAt 12:05 it was over.\n",
        "Registration 9:00\nLunch 12:00\nTalks 13:00\n",
        "Quay United 2:1 Lowtown\n\nHighquay 0:0 Moss Rovers\n\nQuay United 3:1 Highquay\n",
        "Mark 1:03 has a voice.\n\nLuke 3:04 has it too.\n\nIsaiah 40:03 had it first.\n",
        "The train of 0:12 was late.\n\nThe next, at 0:40, was not.\n\nWe slept.\n",
        "Lena Moss: Welcome.\n\nIvo Brandt: Thanks.\n",
    ],
)
def test_other_texts_have_no_times(text):
    assert not any(times(text))
    assert not any(times_of_markdown(text))
