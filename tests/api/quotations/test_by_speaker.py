"""What one person says in several documents: the same from the files and from the index."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citecli.api.quotations.extract_quotations import find_quotations
from citecli.api.quotations.quotation_filter import DocumentQuotations, QuotationFilter
from citecli.cli.main import main
from citecli.documents.model import Document, Paragraph, Span
from citecli.frozen import replace
from citecli.references.model import ItemType, Reference

TEXTS = {
    "bridge": "“The bridge will hold,” Gen. Mark Lindqvist said on Monday.",
    "river": "“The river will not wait,” Lindqvist said.",
    "market": "“Prices are fair,” said Ida Bergstrand. “They will stay so,” she said.",
    "harbour": "“The harbour is ours,” said Mark A. Lindqvist.",
    "school": "“Read more,” said Bergstrand. The school was silent.",
    "mill": "“It turns again,” said Uwe Bergstrand. “It never stopped.”",
}


def document(name: str, text: str) -> Document:
    return Document(name, text, (Paragraph(1, Span(0, len(text))),), Reference(name, ItemType.DOCUMENT))


def spoken(name: str, *names: str) -> list[str]:
    """The ids of the documents, with how many quotations of each are by whom the name means."""
    found = find_quotations((document(one, TEXTS[one]) for one in names or TEXTS), QuotationFilter((name,)))
    return [f"{one.document.id} {len(one.utterances)}" for one in found if one.utterances]


def test_a_bare_surname_in_another_document() -> None:
    for name in ("Lindqvist", "Mark Lindqvist", "Gen. Lindqvist", "Mark"):
        assert spoken(name) == ["bridge 1", "river 1", "harbour 1"], name


def test_a_surname_of_two_is_given_to_neither() -> None:
    assert spoken("Ida Bergstrand") == ["market 2"]
    assert spoken("Bergstrand") == ["market 2", "school 1", "mill 2"]
    # Where only one of them speaks, it is theirs.
    assert spoken("Ida Bergstrand", "market", "school") == ["market 2", "school 1"]
    assert spoken("Ida Bergstrand", "school", "market") == ["school 1", "market 2"]


def test_documents_come_out_as_they_come_until_one_is_in_doubt() -> None:
    read: list[str] = []

    def documents() -> Iterator[Document]:
        for name in ("bridge", "market", "harbour", "river", "mill"):
            read.append(name)
            yield document(name, TEXTS[name])

    found = find_quotations(documents(), QuotationFilter(("Mark Lindqvist",)))
    assert next(found).document.id == "bridge"
    assert read == ["bridge"]
    next(found), next(found)
    assert read == ["bridge", "market", "harbour"]
    rest = list(found)
    assert [(one.document.id, len(one.utterances)) for one in rest] == [("river", 1), ("mill", 0)]


def test_those_that_wait_are_the_same_afterwards() -> None:
    wanted = QuotationFilter(context=3, explain=True)
    waited: list[DocumentQuotations] = list(
        find_quotations([document("river", TEXTS["river"])], replace(wanted, speakers=("Mark Lindqvist",)))
    )
    assert waited[0].utterances == ()
    both = [document(name, TEXTS[name]) for name in ("river", "bridge")]
    assert list(find_quotations(both, replace(wanted, speakers=("Mark Lindqvist",)))) == list(
        find_quotations(both, wanted)
    )


Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The output of a command over a library of all texts, which is the same from the files and from the index."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"The {name}\n\n{text}\n", encoding="utf-8")

    def call(*arguments: str) -> str:
        answers = []
        for few in (1000, 0):
            for place in ("library.library.FEW_TO_READ", "api.quotations.quotation_cache.FEW_TO_SEARCH"):
                monkeypatch.setattr(f"citecli.{place}", few)
            assert main(arguments) == 0
            answers.append(capsys.readouterr().out)
        assert answers[0] == answers[1]
        return answers[0]

    return call


def test_the_table_of_speakers_has_each_once(run: Run) -> None:
    speakers = json.loads(run("quotes", "--speakers", "--json"))
    told = {one["speaker"]: (one["quotations"], sorted(one["documents"])) for one in speakers}
    assert told["Gen. Mark A. Lindqvist"] == (3, ["the-bridge", "the-harbour", "the-river"])
    assert {"Ida Bergstrand", "Uwe Bergstrand", "Bergstrand"} < set(told)
    assert len(told) == 4


def test_one_speaker_over_a_library(run: Run) -> None:
    for name in ("Lindqvist", "Mark Lindqvist", "mark"):
        found = json.loads(run("quotes", "--speaker", name, "--json"))
        assert sorted(one["document"] for one in found) == ["the-bridge", "the-harbour", "the-river"], name
    assert len(json.loads(run("quotes", "--speaker", "Ida Bergstrand", "--json"))) == 2
    assert json.loads(run("quotes", "--speaker", "mark", "--speakers", "--json"))[0]["quotations"] == 3


def test_searching_for_what_somebody_says(run: Run) -> None:
    found = json.loads(run("search", 'speaker:"Mark Lindqvist"', "--json"))
    assert {one["id"] for one in found} == {"the-bridge", "the-harbour", "the-river"}
    assert "river" in run("search", 'speaker:"Mark Lindqvist"', "wait")
