"""Quotations that are set from a source, and turn what it says or are cited from another place."""

from collections.abc import Callable

import pytest

from citecli.api.citing.select_quotation import select_quotation
from citecli.api.citing.set_quotation import QuotingOptions, set_quotations
from citecli.csl import load_style
from citecli.documents.model import Document
from citecli.quoting.alterations import AlterationOptions, FirstLetter

PROSE = (
    "I did not come here to praise a building. I came to ask who paid for it. I will sign the paper unless the council "
    "objects. It would be wrong to say that the wall held. We found no trace of rust. The dam is hardly safe.",
    "“The council has no intention of reversing course, and it never had,” said Mayor Ruth Alder.",
)
WHOLE = "I did…building"
Make = Callable[..., Document]


def warnings(document: Document, words: str, altered: AlterationOptions, locator: str = "") -> tuple[str, ...]:
    options = QuotingOptions(alterations=altered, locator=locator)
    return set_quotations(select_quotation(document, words), load_style("mla"), options).warnings


@pytest.mark.parametrize(
    ("words", "altered", "remark"),
    [
        (WHOLE, AlterationOptions(trims=("not",)), "leaving out “not” turns the meaning"),
        (WHOLE, AlterationOptions(trims=("did not",)), "leaving out “did not” turns the meaning"),
        ("come here to praise", AlterationOptions(), "leaving out “not” before these words turns the meaning"),
        ("We found…rust", AlterationOptions(trims=("no",)), "leaving out “no” turns the meaning"),
        ("The dam…safe", AlterationOptions(trims=("hardly",)), "leaving out “hardly” turns the meaning"),
        ("I will…paper", AlterationOptions(), "ending before “unless the council objects” turns the meaning"),
        ("the wall held", AlterationOptions(first_letter=FirstLetter.UPPER), "beginning within “It would be wrong"),
        ("reversing", AlterationOptions(only="intention…course"), "leaving out “no” before these words"),
        ("reversing", AlterationOptions(trims=("no",)), "leaving out “no” turns the meaning"),
    ],
)
def test_an_omission_that_turns_the_meaning_is_remarked_upon(
    make_document: Make, words: str, altered: AlterationOptions, remark: str
) -> None:
    (warning,) = warnings(make_document(*PROSE), words, altered)
    assert warning.startswith(remark)


@pytest.mark.parametrize(
    ("words", "altered"),
    [
        (WHOLE, AlterationOptions()),
        (WHOLE, AlterationOptions(trims=("come here",))),
        ("I did…paid for it", AlterationOptions(trims=("who paid",))),
        ("sign the paper", AlterationOptions()),
        ("reversing", AlterationOptions()),
        ("reversing", AlterationOptions(only="no intention…course")),
        ("praise a building", AlterationOptions(emphasis=("building",))),
    ],
)
def test_other_omissions_are_not(make_document: Make, words: str, altered: AlterationOptions) -> None:
    assert warnings(make_document(*PROSE), words, altered) == ()


def test_a_locator_of_another_place_is_kept_and_remarked_upon(make_document: Make) -> None:
    document = make_document("Bells ring.", "Memory is polite.", pages=("211", "212"))
    assert warnings(document, "Memory is polite", AlterationOptions(), "p. 212") == ()
    assert warnings(document, "Memory is polite", AlterationOptions(), "pp. 210-14") == ()
    (warning,) = warnings(document, "Memory is polite", AlterationOptions(), "p. 300")
    assert warning == "the words are on p. 212, not p. 300; they are cited as you asked"
