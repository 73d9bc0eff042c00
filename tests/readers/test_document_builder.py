"""The text of a document as readers put it together."""

from collections.abc import Callable

import pytest

from citecli.documents.omissions import Omission, OmissionKind
from citecli.errors import UnreadableDocument
from citecli.readers.document_builder import DocumentBuilder, PartKind
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.source import Source

SOURCE = Source("x.pdf", b"")


def test_parts_are_joined_by_blank_lines_and_notes_come_last() -> None:
    builder = DocumentBuilder()
    builder.head(PartKind.TITLE, "Rain")
    builder.note("In May.", "1")
    builder.paragraph("It \t rains. \n\n So.\x07")
    builder.paragraph("* * *")
    builder.heading("Snow\nand ice", 2)
    builder.paragraph("It sn\xadows.")
    document = builder.document(SOURCE, DocumentMetadata())
    assert document.text == "Rain\n\nIt rains.\nSo.\n\nSnow and ice\n\nIt snows.\n\nNotes\n\n1. In May."
    assert [part.section for part in document.paragraphs] == [0, 1, 1]
    assert [heading.level for heading in document.headings] == [2, 1]
    assert document.head.title is not None


@pytest.mark.parametrize(
    ("text", "turns", "expected"),
    [
        ("It rains.", ((3, "2"),), ["rains."]),
        ("It   rains  \n and  snows", ((2, "2"), (13, "3")), ["rains\nand snows", "and snows"]),
        ("It\xad \x07 rains", ((3, "2"), (11, "3")), ["rains", ""]),
        ("  It rains", ((0, "1"), (1, "2")), ["It rains", "It rains"]),
    ],
)
def test_a_page_begins_with_its_first_visible_character(
    text: str, turns: tuple[tuple[int, str], ...], expected: list[str]
) -> None:
    builder = DocumentBuilder()
    builder.paragraph(text, turns=turns)
    document = builder.document(SOURCE, DocumentMetadata(), with_head=False)
    assert [document.text[turn.offset :] for turn in document.paragraphs[0].turns] == expected
    assert [turn.page for turn in document.paragraphs[0].turns] == [label for _, label in turns]


def test_a_paragraph_of_many_pages_takes_time_by_its_length(steps: Callable[[Callable[[], object]], int]) -> None:
    def work(pages: int) -> int:
        text = "It rains. " * pages
        turns = [(10 * page, str(page)) for page in range(pages)]
        return steps(lambda: DocumentBuilder().paragraph(text, turns=turns))

    work(10)
    assert work(400) < 6 * work(100)


def test_without_a_paragraph_there_is_no_document() -> None:
    builder = DocumentBuilder()
    builder.heading("Rain")
    with pytest.raises(UnreadableDocument, match="no text"):
        builder.document(SOURCE, DocumentMetadata())


def test_what_is_left_out_is_kept_beside_the_text() -> None:
    builder = DocumentBuilder()
    builder.paragraph("It rains.")
    builder.omit(OmissionKind.TABLE, "Day \t rain\n\n1  2 mm")
    builder.omit(OmissionKind.FIGURE)
    document = builder.document(SOURCE, DocumentMetadata())
    assert document.text == "It rains."
    assert document.omissions == (
        Omission(OmissionKind.TABLE, "Day rain\n1 2 mm"),
        Omission(OmissionKind.FIGURE),
    )
