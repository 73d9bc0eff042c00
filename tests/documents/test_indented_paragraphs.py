"""Paragraphs that only an indented first line parts."""

import textwrap

import pytest

from citecli.readers import plain_text

PARAGRAPHS = (
    "It rained for the whole of the week, and not a soul came to the quay but the old man with the lamp and his dog.",
    "“No boat will come,” said Ann Byron, and she shut the door of the shed against the wind.",
    "On Sunday the sun was back, and with it the boats, and the people who had waited for them since May.",
    "Tom laughed. “You see?” he said. “They were only late, and you were only cold.”",
)


def paragraphs(text: str) -> list[str]:
    document = plain_text.document(text, "x")
    return [" ".join(paragraph.span.of(text).split()) for paragraph in document.paragraphs]


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("indent", [" ", "  ", "      ", "\t", "\u3000"])
def test_an_indented_line_begins_a_paragraph(width: int, indent: str) -> None:
    text = "\n".join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in PARAGRAPHS)
    assert paragraphs(text) == list(PARAGRAPHS)


def test_so_it_does_after_a_head_a_flush_paragraph_and_in_an_indented_text() -> None:
    rest = "\n".join(textwrap.fill(paragraph, 60, initial_indent="   ") for paragraph in PARAGRAPHS[1:])
    text = f"The Quay\n\nBy Ann Byron\n\n{textwrap.fill(PARAGRAPHS[0], 60)}\n{rest}"
    assert paragraphs(text) == list(PARAGRAPHS)
    assert paragraphs(textwrap.indent(text, "    "))[-4:] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [
        "The old canal goes down at night\n  where no one sees it go,\nand all the boats are out of sight,\n"
        "  and all the lamps are low,\nand what they say of it is right:\n  that it is deep and slow.",
        "NELL. Is it far from here to the\n    sea, or shall we never be there?\nROLF. I am tired.\n"
        "    I said so twice.\nNELL. You said so thrice, and\n    you were not.",
        "- one thing that is long enough to\n  wrap in the middle of it\n- another thing that is long\n"
        "  enough to wrap.",
    ],
)
def test_verse_and_hanging_lines_are_parted_nowhere(text: str) -> None:
    assert len(plain_text.document(text, "x").paragraphs) == 1
