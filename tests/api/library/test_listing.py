"""The rows of a listing: counted, filtered, in order."""

import os
from pathlib import Path

import pytest

from citecli.answers.library import Listing, ListingOrder
from citecli.api.library.listing import listing
from citecli.api.quotations.quotation_cache import index_with_quotations
from citecli.library.library import Library

TEXTS = {
    "walls.txt": "Sea walls\n\nBy Jane Doe\n\n3 March 2021\n\n“They will hold,” said Ann Roe. “They must,” she said.",
    "tides.txt": "Ebb\n\nBy Zoë Ødegård\n\n1 May 2022\n\nThe tide goes out and comes in again, as it always has.",
    "notes.txt": "Nothing here.",
    "broken.txt": b"\0",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for age, (name, text) in enumerate(TEXTS.items()):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        os.utime(tmp_path / name, (1_000_000 + age, 1_000_000 + age))
    (tmp_path / "notes.csl.json").write_text('{"keyword": "sea, old", "type": "report"}', encoding="utf-8")
    return Library(tmp_path)


def ids(answer: Listing) -> list[str]:
    return [row.id for row in answer.rows]


def test_what_a_row_says(library: Library) -> None:
    answer = listing(library)
    row = answer.rows[0]
    assert (row.number, row.id, row.title, row.author, row.words, row.quotations) == (
        1, "sea-walls", "Sea walls", "Jane Doe", 10, 2,
    )  # fmt: skip
    assert row.date is not None
    assert row.date.start is not None
    assert (row.date.start.year, Path(row.path).name) == (2021, "walls.txt")
    assert answer.rows[2].tags == ("sea", "old")
    assert (answer.total, len(answer.problems)) == (3, 1)


def test_an_index_gives_the_same_rows(library: Library) -> None:
    index = library.required_index()
    assert index_with_quotations(library) is index
    assert listing(library, index) == listing(Library(library.folder))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sea", ["sea-walls", "notes"]),
        ("SEA doe", ["sea-walls"]),
        ("odegard", ["ebb"]),
        ("2022", ["ebb"]),
        ("report", ["notes"]),
        ("tides.txt", ["ebb"]),
        ("nothing-like-it", []),
    ],
)
def test_filters(library: Library, words: str, expected: list[str]) -> None:
    answer = listing(library, words=words)
    assert ids(answer) == expected
    assert answer.total == 3


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ListingOrder.NUMBER, ["sea-walls", "ebb", "notes"]),
        (ListingOrder.ID, ["ebb", "notes", "sea-walls"]),
        (ListingOrder.TITLE, ["ebb", "sea-walls", "notes"]),
        (ListingOrder.AUTHOR, ["sea-walls", "ebb", "notes"]),
        (ListingOrder.DATE, ["ebb", "sea-walls", "notes"]),
        (ListingOrder.WORDS, ["notes", "sea-walls", "ebb"]),
        (ListingOrder.QUOTATIONS, ["ebb", "notes", "sea-walls"]),
    ],
)
def test_orders(library: Library, order: ListingOrder, expected: list[str]) -> None:
    assert ids(listing(library, sort=order)) == expected
    assert ids(listing(library, sort=order, reverse=True)) == expected[::-1]


def test_progress(library: Library) -> None:
    told: list[tuple[int, int]] = []
    listing(library, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
