from citecli.documents.blocks import meant_breaks, wrapping_width
from citecli.documents.model import Span
from citecli.readers import plain_text
from citecli.readers.source import Source

WRAPPED = (
    "It was a morning on which nobody in the town had anything to do, and so\n"
    "they did it on the quay, where the boats lay and the nets hung to dry in\n"
    "the sun."
)
VERSE = "The boats lay still,\nthe nets hung dry,\nand no one came."


def breaks(text: str) -> list[int]:
    document = plain_text.read(Source("x", text.encode()))
    width = wrapping_width(document)
    return [offset for one in document.paragraphs for offset in meant_breaks(document.text, one.span, width)]


def test_prose_flows() -> None:
    assert breaks(WRAPPED) == []


def test_verse_does_not() -> None:
    text = f"{WRAPPED}\n\n{VERSE}"
    assert [text[:offset].rsplit("\n", 1)[-1] for offset in breaks(text)] == [
        "The boats lay still,",
        "the nets hung dry,",
    ]


def test_one_line_has_no_break() -> None:
    assert meant_breaks("one line", Span(0, 8), 0) == ()
