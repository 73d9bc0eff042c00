"""Locators, `tests/cases/locators.toml`: the same words lead to the same citation, whichever command they are given to.

What a case has is told in that file.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from citecli.answers.citations import Form
from citecli.answers.quotations import Utterance
from citecli.api.citing.cite import citations
from citecli.api.citing.set_quotation import QuotingOptions, set_quotations
from citecli.api.drafts.bib import finish_draft
from citecli.csl import load_locale, load_style
from citecli.csl.locator_text import Locator, locator_terms, parse_locator
from citecli.documents.model import Document, Paragraph, Span
from citecli.drafts import markdown
from citecli.markup.plain import write
from citecli.quotes.model import Quotation, QuotationKind
from citecli.references.csl_json import from_items

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent.parent / "cases" / "locators.toml").read_text(encoding="utf-8")
)
ITEM = {
    "id": "roe",
    "type": "book",
    "title": "The quay",
    "author": [{"family": "Roe", "given": "Ann"}],
    "issued": {"date-parts": [[2020]]},
}
(REFERENCE,) = from_items([ITEM])[0]
WORDS = "The quay is old."

cases = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def cited(text: str) -> str:
    """What stands behind the year: "p. 12" of "(Roe, 2020, p. 12)"."""
    return text.partition("2020, ")[2].partition(")")[0].replace("\u00a0", " ")


def quoted(case: dict[str, Any], options: QuotingOptions, page: str = "", time: str = "") -> str:
    span = Span(0, len(WORDS))
    document = Document("roe", WORDS, (Paragraph(1, span, page=page, time=time),), REFERENCE, path="roe")
    utterance = Utterance(document, 0, Quotation(span, QuotationKind.DIRECT, None, 1))
    answer = set_quotations([utterance], load_style("apa"), options, case.get("locale", ""))
    return cited(write(answer.quotations[0].citation))


@cases
def test_parsed(case: dict[str, Any]) -> None:
    terms = locator_terms(load_locale(case.get("locale", "en-US")))
    expected = Locator(case.get("label", ""), case.get("value", ""), case.get("suffix", ""))
    assert parse_locator(case["written"], terms) == expected


@cases
def test_cite(case: dict[str, Any]) -> None:
    answer = citations([REFERENCE], load_style("apa"), [Form.IN_TEXT], case["written"], case.get("locale", ""))
    assert cited(write(answer.texts[0].content)) == case["apa"]


@cases
def test_quote(case: dict[str, Any]) -> None:
    assert quoted(case, QuotingOptions(locator=case["written"])) == case["apa"]


@pytest.mark.parametrize("case", [one for one in CASES.values() if "page" in one or "time" in one])
def test_quotations_of_a_document(case: dict[str, Any]) -> None:
    assert quoted(case, QuotingOptions(), case.get("page", ""), case.get("time", "")) == case["apa"]


@cases
def test_bib(case: dict[str, Any]) -> None:
    draft = markdown.draft_of(f"Words [@roe, {case['written']}].", "draft.md")
    answer = finish_draft(draft, load_style("apa"), {"roe": REFERENCE}, case.get("locale", ""))
    assert cited(write(answer.placed[0].content)) == case.get("draft", case["apa"])


@pytest.mark.parametrize(
    ("style", "written", "locale", "expected"),
    [
        ("mla", "@roe [the second letter]", "en-US", "Roe (the second letter)"),
        ("mla", "[-@roe, the second letter]", "en-US", "(the second letter)"),
        ("apa", "@roe [the second letter]", "en-US", "Roe (2020, the second letter)"),
        ("apa", "@roe [Abschnitt 2]", "en-US", "Roe (2020, Abschnitt 2)"),
        ("apa", "[see @roe, pp. 12--13]", "en-US", "(see Roe, 2020, pp. 12–13)"),
        ("mla", "[@roe, s.v. bell]", "en-US", "(Roe, s.v. bell)"),
        ("mla", "[@roe, s.v. Hafen]", "de-DE", "(Roe, s. v. Hafen)"),
    ],
)
def test_bib_in_other_forms(style: str, written: str, locale: str, expected: str) -> None:
    draft = markdown.draft_of(f"Words {written}.", "draft.md")
    answer = finish_draft(draft, load_style(style), {"roe": REFERENCE}, locale)
    assert write(answer.placed[0].content).replace("\u00a0", " ") == expected
