"""The texts that a draft is checked against."""

from collections.abc import Callable

from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.documents.model import Document
from citecli.matching.words import quoted_words

MakeDocument = Callable[..., Document]


def test_by_id_and_by_title(make_document: MakeDocument) -> None:
    corpus = SourceCorpus(None, [make_document("a", "One."), make_document("b", "Two.", title="Der Ørsted")])
    assert corpus.ids == ("a", "b")
    assert corpus.id_of_title("der orsted") == "b"
    assert (corpus.id_of_title(""), corpus.id_of_title("none")) == ("", "")
    found = corpus.document("b")
    assert found is not None
    assert found.text == "Two."
    assert corpus.document("c") is None
    assert corpus
    assert not SourceCorpus(None)


def test_those_that_share_most_come_first(make_document: MakeDocument) -> None:
    corpus = SourceCorpus(
        None,
        [
            make_document("a", "The wall of the mill."),
            make_document("b", "The wall was rebuilt in a single summer."),
            make_document("c", "Nothing of the kind."),
        ],
    )
    (stage,) = corpus.candidates(quoted_words("the wall was rebuilt in summer"), lambda _: True)
    assert [document.id for document in stage] == ["b", "a"]
    (stage,) = corpus.candidates(quoted_words("[sic]"), lambda _: True)
    assert list(stage) == []
    (stage,) = corpus.candidates(quoted_words("the wall was rebuilt"), lambda document: document.id != "b")
    assert [document.id for document in stage] == ["a"]


def test_what_documents_may_be_called(make_document: MakeDocument) -> None:
    label, untitled = SourceCorpus(
        None, [make_document("a", "One."), make_document("b", "Two lines.\nHere.", title=" ")]
    ).labels()
    assert (label.id, label.title, label.authors, label.year) == ("a", "A", (), "")
    assert untitled.id == "b"


def test_words_are_made_ready_once(make_document: MakeDocument) -> None:
    document = make_document("a", "One.")
    corpus = SourceCorpus(None, [document])
    assert corpus.words(document) is corpus.words(document)
