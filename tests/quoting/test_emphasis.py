"""Emphasis and `[sic]` in quoted words."""

import pytest

from citecli.errors import NothingMatched
from citecli.markup.markdown import write
from citecli.quoting.alterations import AlterationOptions, FirstLetter, alter
from citecli.quoting.emphasis import ADDED, END, OWN, italicized, without_marks
from citecli.quoting.marks import parse_content
from citecli.quoting.style_manuals import APA, CHICAGO, MLA, StyleManual

WORDS = "The sea comes and “the sea goes” all winter."


def shown(options: AlterationOptions, manual: StyleManual, language: str = "en-US") -> str:
    (content,) = italicized((parse_content(alter(WORDS, options, manual, language)),))
    return write(content).replace("\\", "")


@pytest.mark.parametrize(
    ("options", "manual", "expected"),
    [
        (AlterationOptions(emphasis=("sea comes",)), APA, "The *sea comes* [emphasis added] and"),
        (AlterationOptions(emphasis=("sea comes",)), MLA, "The *sea comes* and"),
        (AlterationOptions(emphasis=("sea comes",)), CHICAGO, "The *sea comes* and"),
        (AlterationOptions(source_emphasis=("SEA…and",)), APA, "The *sea comes and* "),
        (AlterationOptions(sic=("comes",)), APA, "The sea comes [*sic*] and"),
        (AlterationOptions(sic=("comes",)), MLA, "The sea comes [sic] and"),
        (AlterationOptions(emphasis=("the",), first_letter=FirstLetter.LOWER), MLA, "*[t]he* sea comes"),
        (AlterationOptions(only="comes…winter", emphasis=("all",)), MLA, "comes and"),
    ],
)
def test_what_is_shown(options: AlterationOptions, manual: StyleManual, expected: str) -> None:
    assert shown(options, manual).startswith(expected)


def test_over_the_marks_of_a_quotation_inside() -> None:
    assert shown(AlterationOptions(source_emphasis=("and…sea",)), MLA).count("*") == 4


def test_in_the_language_of_the_citations() -> None:
    assert "[Hervorhebung hinzugefügt]" in shown(AlterationOptions(emphasis=("sea comes",)), APA, "de-DE")


@pytest.mark.parametrize(
    "options",
    [AlterationOptions(emphasis=("x",)), AlterationOptions(source_emphasis=("x",)), AlterationOptions(sic=("x",)),
     AlterationOptions(only="comes", emphasis=("winter",))],
)  # fmt: skip
def test_words_that_are_not_there(options: AlterationOptions) -> None:
    with pytest.raises(NothingMatched, match="does not occur in the quotation"):
        alter(WORDS, options, APA)


def test_a_source_has_no_such_marks() -> None:
    assert without_marks(f"a{ADDED}b{OWN}c{END}") == "abc"
