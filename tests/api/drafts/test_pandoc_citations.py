"""Suffixes of cites: where the locator ends."""

import pytest

from citecli.api.drafts.pandoc_citations import citation_item, rich_text
from citecli.csl import load_locale
from citecli.csl.locator_text import Locator, locator_terms, parse_suffix
from citecli.drafts.model import DraftCite

ENGLISH = locator_terms(load_locale("en-US"))
GERMAN = locator_terms(load_locale("de-DE"))


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [
        (", p. 3", ("page", "3", "")),
        (", pp. 33-35, 38 and elsewhere", ("page", "33-35, 38", " and elsewhere")),
        (", 33", ("page", "33", "")),
        (" chap. 2", ("chapter", "2", "")),
        (", chapter iv", ("chapter", "iv", "")),
        (", IV", ("", "", ", IV")),
        (", sec. 1.2.3", ("section", "1.2.3", "")),
        (", § 3", ("section", "3", "")),
        (", p.3", ("page", "3", "")),
        (", vol. 2, p. 4", ("volume", "2", ", p. 4")),
        (", 12(a)-(c)", ("page", "12(a)-(c)", "")),
        (", {p. 4 and so}, more", ("page", "4 and so", ", more")),
        ("{}, 3", ("", "", ", 3")),
        (", 00:12:41", ("timestamp", "00:12:41", "")),
        (", and nothing else", ("", "", ", and nothing else")),
        (" 3.", ("page", "3", ".")),
        (", pp. 12--13", ("page", "12-13", "")),
        (", s.v. bell, and more", ("sub-verbo", "bell", ", and more")),
        (", s.v. *bell*", ("", "", ", s.v. *bell*")),
        ("", ("", "", "")),
    ],
)
def test_split(suffix: str, expected: tuple[str, str, str]) -> None:
    assert parse_suffix(suffix, ENGLISH) == Locator(*expected)


def test_in_another_language() -> None:
    assert parse_suffix(", S. 3", GERMAN) == Locator("page", "3")
    assert parse_suffix(", Kap. 2", GERMAN) == Locator("chapter", "2")


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [
        ("the second letter", ", the second letter"),
        ("*the second* letter", ", <i>the second</i> letter"),
        (" the second letter", " the second letter"),
        (", the second letter", ", the second letter"),
        ("p. 3 and elsewhere", " and elsewhere"),
        ("(own emphasis)", "(own emphasis)"),
    ],
)
def test_words_in_place_of_a_locator_stand_behind_a_comma(suffix: str, expected: str) -> None:
    assert citation_item(DraftCite("roe", suffix=suffix), ENGLISH).suffix == expected


def test_markdown_in_affixes() -> None:
    assert rich_text("*see* **also** \\*x\\* --") == "<i>see</i> <b>also</b> *x* –"
