"""Titles of bibliographies, to sentence case."""

import pytest

from citecli.interop.latex_text import LatexRun
from citecli.interop.title_case import title, title_of
from citecli.text.title_case import journal_name


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The Sea and Its Walls", "en-GB", "The sea and its walls"),
        ("The Sea: A History", "en", "The sea: A history"),
        ("Das Meer und die Mauer", "de", "Das Meer und die Mauer"),
        ("Das Meer und die Mauer", "", "Das Meer und die Mauer"),
        ("The sea and its walls", "en", "The sea and its walls"),
        (
            "A long statement of the Harbour Union on walls, quays and old piers",
            "en",
            "A long statement of the Harbour Union on walls, quays and old piers",
        ),
        ("On the old walls of Brest and other ports", "eng", "On the old walls of Brest and other ports"),
        ("The Walls of Old Harbours and other ports", "en", "The walls of old harbours and other ports"),
        ("Walls of Brest", "en", "Walls of brest"),
        ("", "en", ""),
    ],
)
def test_sentence_case(text: str, language: str, expected: str) -> None:
    assert title([LatexRun(text)], language) == expected


@pytest.mark.parametrize(
    ("latex", "language", "expected"),
    [
        ("{The Long Walls of Old Harbours}", "", "The long walls of old harbours"),
        ("{{The Long Walls of Old Harbours}}", "en-US", "The long walls of old harbours"),
        ("{The Long Walls of Old {Brest}}", "", "The long walls of old Brest"),
        ("{The Long Walls of $x$-Ray Harbours}", "", 'The long walls of <span class="nocase">x</span>-ray harbours'),
        ("{The Old Harbour}", "", "The Old Harbour"),
        ("{The long walls of Old Harbours}", "", "The long walls of Old Harbours"),
        ("{Der Lange Kai und die Alte Stadt}", "", "Der Lange Kai und die Alte Stadt"),
        ("{Long Walls of Old Harbours}", "nl", "Long Walls of Old Harbours"),
        ("{Long Walls} of Old {Stone Harbours}", "",
         "Long Walls of old Stone Harbours"),
        (r"{\emph{Long Walls of Old Harbours}}", "", "<i>Long Walls of Old Harbours</i>"),
        ("{Long Walls \\} of Old Harbours}", "", "Long walls } of old harbours"),
        ("{Long Walls", "", "Long Walls"),
    ],
)  # fmt: skip
def test_braces_around_the_whole(latex: str, language: str, expected: str) -> None:
    assert title_of(latex, language) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour chemical biology", "Harbour Chemical Biology"),
        ("The Journal of quays & environmental walls", "The Journal of Quays & Environmental Walls"),
        ("Annals of the Quay. Series C, Applied walls", "Annals of the Quay. Series C, Applied Walls"),
        ("eQuay", "eQuay"),
        ("Revista española de los muelles", "Revista española de los muelles"),
        ("QUAYS one", "QUAYS One"),
        ("", ""),
    ],
)  # fmt: skip
def test_names_of_journals(name: str, expected: str) -> None:
    assert journal_name(name) == expected
