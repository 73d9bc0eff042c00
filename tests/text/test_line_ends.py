"""Line ends: which wrap a text and which are breaks, at any width."""

import textwrap

import pytest

from citecli.text.line_ends import flowing, meant_line_ends
from citecli.text.segment import paragraphs

PROSE = (
    "It was a morning on which nobody in the town had anything to do, and so they did it on the quay, where the boats "
    "lay and the nets hung to dry in the sun. “We have waited long enough,” said Ada Byron, who had come down from the "
    "mill with a letter in her hand, “and the tide will not wait with us.” Nobody answered her for a while."
)
VERSE = "The boats lay still,\nthe nets hung dry,\nand no one came."
PENTAMETER = (
    "The harbour lies asleep beneath the hill,\nAnd all the lamps are out along the pier;\n"
    "The miller’s wheel, that never once was still,\nStands silent as the turning of the year.\n"
    "No gull cries over water grey as slate\nNor any step is heard upon the stone,\n"
    "And she who came to knock has come too late\nAnd walks back up the mountain all alone."
)


def breaks(text: str) -> list[str]:
    """The lines that end with a break."""
    meant = meant_line_ends(text, [(start, end) for start, end, _ in paragraphs(text)])
    assert all(text[offset] == "\n" for offset in meant)
    return [text[:offset].rsplit("\n", 1)[-1] for offset in meant]


def lines_but_last(text: str) -> list[str]:
    return [line for part in text.split("\n\n") for line in part.split("\n")[:-1]]


@pytest.mark.parametrize("width", range(35, 101, 5))
def test_prose_flows_at_any_width(width: int) -> None:
    assert breaks(textwrap.fill(PROSE, width)) == []
    quoted = textwrap.fill(PROSE, width, initial_indent="> ", subsequent_indent="> ")
    assert breaks(quoted) == []
    assert breaks(textwrap.fill(PROSE, width, initial_indent="    ")) == []


@pytest.mark.parametrize("width", [40, 55, 72, 90])
@pytest.mark.parametrize("verse", [VERSE, PENTAMETER])
def test_verse_does_not(width: int, verse: str) -> None:
    text = f"{textwrap.fill(PROSE, width)}\n\n{verse}\n\n{textwrap.fill(PROSE, width)}"
    assert breaks(text) == lines_but_last(verse)
    assert breaks(verse) == lines_but_last(verse)


def test_one_line_has_no_break() -> None:
    assert breaks("one line") == []


def test_a_line_separator_is_a_break_in_wrapped_prose_too() -> None:
    text = "It was a morning on which nobody had anything to do\u2028and they did it on the quay."
    assert meant_line_ends(text, [(0, len(text))]) == (text.index("\u2028"),)


def test_text_flows_but_for_its_breaks() -> None:
    assert flowing("one  \r\n  two\n  three", (0, 20), ()) == "one two three"
    assert flowing("one\n  two\nthree", (0, 15), (3,)) == "one\n  two three"


def test_stanzas_in_small_letters_are_verse() -> None:
    stanza = "The gulls go down to where the sea is grey,\nand none comes back before the night;\n"
    stanza += "I count them from the window every day\nand in the evening I put out the light."
    assert breaks(f"{stanza}\n\n{stanza}") == lines_but_last(stanza) * 2
