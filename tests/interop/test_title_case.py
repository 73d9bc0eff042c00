"""Titles of bibliographies, to sentence case."""

import pytest

from citecli.interop.latex_text import LatexRun
from citecli.interop.read import Format, parse
from citecli.interop.title_case import Evidence, sentence_case, title, title_of
from citecli.references.model import Name
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


@pytest.mark.parametrize(
    "kept",
    [
        "Letters from Virginia Woolf to Vita Sackville-West",
        "On London and the Bank of England",
        "Marx, Freud, and the Frankfurt School",
        "On being a Turk in Berlin",
        "The Ottoman Empire",
        "Fishermen and merchants in New York and the Netherlands",
        "The Germans and the Battle of Ypres",
        "Shakespeare’s gardens in December",
        "The French Revolution and its walls",
        "Emily Quayle and the harbours of South Africa",
        "The University of Durham and its sea walls",
    ],
)
def test_known_names_keep_their_capitals(kept: str) -> None:
    small = {"and", "from", "to", "the", "of", "on", "in", "a", "its"}
    words = [word if word in small else word[0].upper() + word[1:] for word in kept.split()]
    assert title([LatexRun(" ".join(words))], "en") == kept


def test_an_entry_shows_names_of_its_own() -> None:
    entry = Evidence(
        people=(Name(family="Quimby", given="Ada"),),
        places=("Port Brindle",),
        keywords="walls; tides; ships; old Dunmar; Hollin",
        prose=("The old quays of Marlow are longer than the walls of other harbours.\nQuays And Walls Of Many Tides",),
    )
    text = "The Walls of Marlow, Brindle and Hollin: Quimby and the Many Quays"
    expected = "The walls of Marlow, Brindle and Hollin: Quimby and the many quays"
    assert sentence_case(text, "", lambda: entry) == expected
    assert sentence_case(text, "") == expected.replace("Marlow, Brindle and Hollin", "marlow, brindle and hollin")


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (Evidence(keywords="Old Walls; Long Quays; ships"), "keywords that all begin with a capital"),
        (Evidence(prose=("In this part we ask what “The Long Walls of Old Quays” may be said to be.",)), "its title"),
        (Evidence(prose=("Old Quays And Long Walls",)), "a heading"),
    ],
)
def test_what_shows_no_names(entry: Evidence, what: str) -> None:
    assert sentence_case("The Long Walls of Old Quays", "", lambda: entry) == "The long walls of old quays", what


@pytest.mark.parametrize(
    "text",
    [
        "@book{a, title={The Long Walls of Old Quays}}\n@book{b, title={The long walls}}\n@book{c, title={Das Boot}}",
        "TY  - BOOK\nTI  - The Long Walls of Old Quays\nER  - \nTY  - BOOK\nTI  - The long walls\nER  - \n",
    ],
)
def test_titles_set_in_sentence_case_are_counted(text: str) -> None:
    loaded = parse(text, Format.BIBTEX if text.startswith("@") else Format.RIS)
    assert loaded.remark_on_titles() == "1 title was set in sentence case; check the names in it"
    assert loaded.references[0].texts["title"] == "The long walls of old quays"
