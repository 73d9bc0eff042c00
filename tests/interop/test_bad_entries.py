"""An entry that can't be read costs no other: whatever goes wrong in one is a remark that says which and where."""

import importlib

import pytest

from citecli.interop.read import Format, parse
from citecli.references import csl_json

TWO = {
    Format.BIBTEX: ("bibtex.entry_item", "@book{roe, title={One}}\n@book{poe, title={Two}}", "line 1: the entry roe"),
    Format.RIS: (
        "ris._reference",
        "TY  - BOOK\nID  - roe\nTI  - One\nER  - \nTY  - BOOK\nID  - poe\nTI  - Two\nER  - \n",
        "line 1: the record roe",
    ),
    Format.NBIB: ("nbib._reference", "PMID- roe\nTI  - One.\n\nPMID- poe\nTI  - Two.\n", "line 1: the record roe"),
    Format.CSL_YAML: (
        "",
        "- {id: roe, type: book, title: One}\n- {id: poe, type: book, title: Two}\n",
        "item 1 (roe)",
    ),
    Format.CSL_JSON: (
        "",
        '[{"id": "roe", "type": "book", "title": "One"}, {"id": "poe", "type": "book", "title": "Two"}]',
        "item 1 (roe)",
    ),
    Format.ENDNOTE_XML: (
        "endnote_xml._reference",
        "<xml><records><record><label>roe</label><titles><title>One</title></titles></record>"
        "<record><label>poe</label><titles><title>Two</title></titles></record></records></xml>",
        "record 1",
    ),
    Format.WORD: (
        "word_sources._reference",
        '<b:Sources xmlns:b="urn:x"><b:Source><b:Tag>roe</b:Tag><b:Title>One</b:Title></b:Source>'
        "<b:Source><b:Tag>poe</b:Tag><b:Title>Two</b:Title></b:Source></b:Sources>",
        "record 1",
    ),
    Format.CFF: (
        "cff._reference",
        "cff-version: 1.2.0\ntitle: Two\npreferred-citation:\n  title: One\n  type: book\n",
        "One",
    ),
}


@pytest.mark.parametrize("form", TWO)
def test_what_goes_wrong_in_one_costs_no_other(form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    place, text, said = TWO[form]
    name, _, function = place.partition(".")
    module = importlib.import_module(f"citecli.interop.{name}") if name else csl_json
    function = function or "from_item"
    reading = getattr(module, function)
    calls: list[object] = []

    def fail_first(*args: object) -> object:
        calls.append(args)
        if len(calls) == 1:
            raise AttributeError("nobody foresaw this")
        return reading(*args)

    monkeypatch.setattr(module, function, fail_first)
    loaded = parse(text, form)
    assert [reference.texts["title"] for reference in loaded.references] == ["Two"]
    assert loaded.remarks == (f"{said} can't be read (AttributeError: nobody foresaw this); skipped",)
    assert loaded.lost == 1


@pytest.mark.parametrize("figures", ["²", "①", "٣", "9" * 5000])
def test_figures_that_are_no_numbers(figures: str) -> None:
    bibtex = (
        f"@article{{a, title={{T}}, series={{{figures}}}, month={{{figures}}}, year={{{figures}}}, volume={figures}}}"
    )
    assert parse(bibtex, Format.BIBTEX).remarks == ()
    cff = f"title: T\nyear: '{figures}'\nmonth: '{figures}'\n"
    assert parse(cff, Format.CFF).references[0].texts["title"] == "T"
    nbib = f"PMID- 1\nTI  - T\nDP  - {figures} Oct {figures}\n"
    assert parse(nbib, Format.NBIB).remarks == ()


def test_an_address_with_nothing_in_it() -> None:
    (found,) = parse(r"@misc{a, title={T}, howpublished={\url{}}, year=2001}", Format.BIBTEX).references
    assert found.texts == {"title": "T"}
