"""Project Gutenberg's frame: what it says is the reference, its texts are left out."""

import pytest

from citecli.documents.omissions import OmissionKind
from citecli.readers import plain_text
from citecli.readers.source import Source
from citecli.references.display import full_name, iso

HEADER = """\
The Project Gutenberg eBook of The Quay

This ebook is for the use of anyone anywhere.

Title: The Quay
        A tale of the sea

Author: Ada Byron

Translator: Jane Doe

Release date: June 1, 1998 [eBook #99999]
                Most recently updated: May 1, 2020

Language: English
"""
WORK = "THE QUAY\n\n\nCHAPTER I\n\nThe harbour lay asleep.\n\nNobody was late."
LICENCE = "Updated editions will replace the previous one.\n\nSection 1. General terms of use"


def framed(start: str, end: str, last: str = "") -> bytes:
    credits = "Produced by Somebody and\nSomebody Else"
    return f"{HEADER}\n{start}\n\n\n{credits}\n\n\n{WORK}\n\n{last}\n{end}\n\n{LICENCE}".encode()


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [
        (
            "*** START OF THE PROJECT GUTENBERG EBOOK THE QUAY ***",
            "*** END OF THE PROJECT GUTENBERG EBOOK THE QUAY ***",
            "",
        ),
        (
            "***START OF THIS PROJECT GUTENBERG EBOOK THE QUAY***",
            "***END OF THIS PROJECT GUTENBERG EBOOK THE QUAY***",
            "End of Project Gutenberg's The Quay, by Ada Byron",
        ),
    ],
)
def test_the_frame(start: str, end: str, last: str) -> None:
    document = plain_text.read(Source("quay.txt", framed(start, end, last)))
    reference = document.reference
    assert reference.texts == {
        "title": "The Quay A tale of the sea",
        "publisher": "Project Gutenberg",
        "URL": "https://www.gutenberg.org/ebooks/99999",
        "language": "en",
    }
    assert {role: list(map(full_name, people)) for role, people in reference.names.items()} == {
        "author": ["Ada Byron"],
        "translator": ["Jane Doe"],
    }
    assert iso(reference.dates["issued"]) == "1998-06-01"
    words = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
    assert words == ["THE QUAY", "CHAPTER I", "The harbour lay asleep.", "Nobody was late."]
    assert [omission.kind for omission in document.omissions] == [OmissionKind.LICENCE] * 2
    assert "Section 1" in document.omissions[1].text and "Section 1" not in document.text


def test_a_text_that_speaks_of_the_project_has_no_frame() -> None:
    text = "The Project Gutenberg eBook is read here.\n\nIt says START OF THE PROJECT GUTENBERG EBOOK somewhere."
    assert not plain_text.read(Source("x.txt", text.encode())).omissions
