"""Numbers of lines in the margin are no part of the text; numbers that count anything else are."""

from types import SimpleNamespace

import pytest

from citecli.documents.model import Document
from citecli.readers import pdf
from citecli.readers.source import Source

pytest.importorskip("pypdfium2_raw")
Row = tuple[str, float, float, float]
WORDS = (
    "The keepers of the light wrote down every ship",
    "that came into the harbour, and nobody read what",
    "they wrote until the wall fell. “We have lost the",
    "books,” said Joan Pike, “and with them forty",
    "years of our lives,” but they were found again in",
    "a chest under the stairs of the customs house by",
    "the widow of the last of them, who had wanted",
    "the chest for linen and had no use for books, and",
    "who gave them to the town on the day after that.",
)


def numbered(gap: float, start: int = 1, step: int = 1, right: bool = False, size: float = 7.0) -> list[Row]:
    """A page of `WORDS`, its lines numbered from `start` beside them, every `step`th."""
    rows: list[Row] = []
    for at, words in enumerate(WORDS):
        y = 700.0 - 14 * at
        if (start + at) % step == 0:
            digits = str(start + at)
            rows.append((digits, 400.0 if right else 90.0 - gap - 0.5 * size * len(digits), y, size))
        rows.append((words, 90.0, y, 10.0))
    return rows


def read(make: SimpleNamespace, *pages: list[Row]) -> Document:
    return pdf.read(Source("x.pdf", make.pdf(list(pages))))


@pytest.mark.parametrize("gap", [4, 8, 12, 30])
def test_lines_numbered_at_any_distance_are_one_paragraph(make: SimpleNamespace, gap: int) -> None:
    document = read(make, numbered(gap))
    assert document.text == " ".join(WORDS)
    assert any("numbers of its lines" in remark for remark in document.remarks)


def test_numbers_as_large_as_the_text_or_at_its_right(make: SimpleNamespace) -> None:
    assert read(make, numbered(8, size=10.0)).text == " ".join(WORDS)
    assert read(make, numbered(8, right=True)).text == " ".join(WORDS)


def test_a_count_goes_on_over_pages_or_begins_anew_on_each(make: SimpleNamespace) -> None:
    for second in (10, 1):
        document = read(make, numbered(12), numbered(12, start=second)[:6])
        assert document.text == " ".join((*WORDS, *WORDS[:3]))


def test_every_fifth_line_numbered(make: SimpleNamespace) -> None:
    rows = [
        (text, x, y - 130 * part, size)
        for part in range(3)
        for text, x, y, size in numbered(12, 1 + len(WORDS) * part, 5)
    ]
    assert read(make, rows).text == " ".join(WORDS * 3)


def test_ranks_of_a_table_and_numbers_of_a_list_stay(make: SimpleNamespace) -> None:
    ports = ["Saltmouth", "Whitby", "Hull", "Dover", "Brixham", "Rye", "Deal", "Hythe", "Margate"]
    table: list[Row] = []
    for at, port in enumerate(ports):
        table += [
            (str(at + 1), 72.0, 700.0 - 14 * at, 10.0),
            (f"{port} Harbour and Docks Company", 110.0, 700.0 - 14 * at, 10.0),
        ]
    assert "9" in read(make, table).text
    steps: list[Row] = [
        (f"{at + 1} Wash the nets of {port} in clean water", 72.0, 700.0 - 14 * at, 10.0)
        for at, port in enumerate(ports)
    ]
    text = read(make, steps).text
    assert "1 Wash" in text
    assert "9 Wash" in text


def test_numbers_of_rows_that_run_over_several_lines_stay(make: SimpleNamespace) -> None:
    rows: list[Row] = []
    for at in range(9):
        y = 720.0 - 42 * at
        rows.append((str(at + 1), 60.0, y, 10.0))
        rows += [(words, 90.0, y - 14 * line, 10.0) for line, words in enumerate(WORDS[at % 3 : at % 3 + 3])]
    assert "9" in read(make, rows).text
