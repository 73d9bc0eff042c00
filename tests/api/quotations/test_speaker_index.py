"""What the index of a library knows of quotations, against what the documents say."""

from pathlib import Path

import pytest

from citecli.api.quotations.counts import QuotationCounter
from citecli.api.quotations.extract_quotations import find_quotations
from citecli.api.quotations.quotation_cache import (
    index_with_quotations,
    pack_quotations,
    stored_quotations,
    unpack_quotations,
)
from citecli.api.quotations.quotation_filter import QuotationFilter
from citecli.api.quotations.speaker_index import (
    documents_quoting,
    matched_speakers,
    no_match_summary,
    speaker_names,
    speaker_summary,
    speech_of,
)
from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.library.index import Index
from citecli.library.library import Library
from citecli.quotes import extract

TEXTS = {
    "bridge": "“The bridge will hold,” Gen. Mark Lindqvist said on Monday. “It must,” he said.",
    "river": "“The river will not wait,” Lindqvist said.",
    "market": "“Prices are fair,” said Ida Bergstrand.\n\n“Nobody knows,” said Bo Lund.",
    "school": "The school was silent.",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(f"The {name}\n\n3 March 2021\n\n{text}\n", encoding="utf-8")
    (tmp_path / "broken.txt").write_bytes(b"\0")
    return Library(tmp_path)


@pytest.fixture
def index(library: Library) -> Index:
    index = library.required_index()
    assert index_with_quotations(library) is index
    return index


def test_each_document_is_searched_once(library: Library) -> None:
    library.required_index()
    told: list[tuple[int, int]] = []
    for _ in range(2):
        index_with_quotations(library, lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]


def test_a_small_library_needs_no_index(library: Library) -> None:
    assert index_with_quotations(library) is None
    assert stored_quotations(library)(library.documents()[0]) is None


def test_quotations_come_back_as_they_were(library: Library, index: Index) -> None:
    known = stored_quotations(library)
    for document in library.documents():
        found = extract(document.text, paragraphs=document.paragraphs)
        assert known(document) == found
        assert unpack_quotations(pack_quotations(found)) == found
        assert known(replace(document, path="elsewhere.txt")) is None
        assert known(replace(document, path="")) is None


def test_the_summary_is_that_of_the_documents(library: Library, index: Index) -> None:
    counter = QuotationCounter(QuotationFilter())
    for _ in counter.count(find_quotations(library.documents())):
        pass
    assert speaker_summary(index) == counter.summary()


@pytest.mark.parametrize(
    ("name", "files"),
    [("Mark Lindqvist", ["bridge", "river"]), ("bergstrand", ["market"]), ("Ada", [])],
)
def test_who_is_meant_and_where_they_speak(index: Index, name: str, files: list[str]) -> None:
    matched = matched_speakers(index, (name,))
    found = list(documents_quoting(index, matched))
    assert [Path(one.path).stem for one in found if isinstance(one, Document)] == files
    assert sum(not isinstance(one, Document) for one in found) == 1  # the one that can't be read
    for document in found:
        if isinstance(document, Document):
            who = [one.attribution for one in extract(document.text, paragraphs=document.paragraphs)]
            assert any(matched.includes(one) for one in who if one)


def test_what_they_say(index: Index) -> None:
    speech = speech_of(index, ["lindqvist", "bergstrand"])
    assert [len(people) for people in speech.people] == [2, 1]
    document = index.document("market.txt")
    assert document is not None
    assert [span.of(document.text) for span in speech.spans("market.txt")] == ["“Prices are fair,”"]
    assert speech.spans("school.txt") == []


def test_names(index: Index) -> None:
    assert speaker_names(index) == {"Mark Lindqvist", "Lindqvist", "Ida Bergstrand", "Bo Lund"}
    summary = no_match_summary(index, ("Bergstrond",))
    assert (summary.kept, summary.found, summary.suggestions) == (0, 5, ("Ida Bergstrand",))
    assert no_match_summary(index, ("Bergstrand",)).suggestions == ()
