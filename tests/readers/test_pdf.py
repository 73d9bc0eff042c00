from collections.abc import Callable
from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import pdf
from citecli.readers.source import Source

pytest.importorskip("pypdf")
LINE = "This line is about as long as the lines of a book are, and says"


def page(number: int, *paragraphs: list[str]) -> list[tuple[str, float, float, float]]:
    """A page with a running head, a number at its foot, and paragraphs parted by the indent of their first line."""
    lines = [("The Long Rain", 250.0, 760.0, 10.0)]
    y = 700.0
    for paragraph in paragraphs:
        for index, text in enumerate(paragraph):
            lines.append((text, 90.0 if index == 0 else 72.0, y, 10.0))
            y -= 12
    return [*lines, (str(number), 300.0, 30.0, 10.0)]


def test_paragraphs_pages_and_furniture(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    data = make.pdf(
        [
            page(1, [LINE, "that it rains and that the wea-", "ther is bad today."], [LINE, "that it goes"]),
            page(2, ["on and on until it ends."], [LINE, "little more than that."], [LINE, "once more."]),
            page(3, [LINE, "the end of it."], [LINE, "nothing."]),
        ]
    )
    document = pdf.read(Source("x.pdf", data))
    assert shown(document)[:3] == [
        f"{LINE} that it rains and that the weather is bad today.",
        f"{LINE} that it goes on and on until it ends.",
        f"{LINE} little more than that.",
    ]
    assert [part.page for part in document.paragraphs] == ["1", "1–2", "2", "2", "3", "3"]
    assert "The Long Rain" not in document.text
    (turn,) = document.paragraphs[1].turns
    assert (turn.page, document.text[turn.offset :][:10]) == ("2", "on and on ")
    assert all(not part.turns for part in document.paragraphs[2:])


def test_the_largest_type_is_the_title_and_larger_type_a_heading(
    make: SimpleNamespace, shown: Callable[..., list[str]]
) -> None:
    lines = [
        ("Why It Rains", 72, 740, 20),
        ("Causes", 72, 690, 14),
        (LINE, 72, 660, 10),
        ("that it is wet.", 72, 648, 10),
    ]
    document = pdf.read(Source("x.pdf", make.pdf([lines])))
    assert document.reference.texts["title"] == "Why It Rains"
    assert document.origins["title"] == "largest type on the first page"
    assert shown(document, True) == ["## Causes", f"{LINE} that it is wet."]


def test_labels_information_and_doi(make: SimpleNamespace) -> None:
    lines = [(LINE, 72, 660, 10), ("https://doi.org/10.1234/rain(5).", 72, 648, 10)]
    information = "/Title(Rain)/Author(Ann Byron)/CreationDate(D:20200304120000Z)"
    document = pdf.read(Source("x.pdf", make.pdf([lines, lines], information, "0<</S/r>>1<</S/D/St 7>>")))
    assert [part.page for part in document.paragraphs] == ["i–7"] or [part.page for part in document.paragraphs] == [
        "i",
        "7",
    ]
    assert document.reference.texts == {"title": "Rain", "DOI": "10.1234/rain(5)"}
    assert document.reference.type == "article-journal"
    assert document.reference.names["author"][0].family == "Byron"
    assert document.reference.dates["issued"].start[:3] == (2020, 3, 4)
    assert document.origins["author"] == "PDF information"


def test_pictures_have_no_text(make: SimpleNamespace) -> None:
    with pytest.raises(UnreadableDocument, match="recognise its text"):
        pdf.read(Source("x.pdf", make.pdf([[]])))


def test_without_pypdf_one_line_says_what_to_install(make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = pdf._START.replace("from citecli", "sys.modules['pypdf'] = None; from citecli")
    monkeypatch.setattr(pdf, "_START", hidden)
    with pytest.raises(UnreadableDocument, match=r"pip install 'citecli\[pdf\]'"):
        pdf.read(Source("x.pdf", make.pdf([[("x", 1, 1, 10)]])))
