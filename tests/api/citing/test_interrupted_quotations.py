"""Utterances in several parts."""

from collections.abc import Callable

from citecli.answers.quotations import Utterance
from citecli.api.citing.interrupted_quotations import join_interrupted, merge_parts, text_between
from citecli.documents.model import Document
from citecli.quotes import extract
from citecli.quoting.interruptions import JoinParts

Make = Callable[..., Document]


def utterances(document: Document) -> list[Utterance]:
    found = extract(document.text, paragraphs=document.paragraphs)
    return [Utterance(document, number, quotation) for number, quotation in enumerate(found, start=1)]


def test_a_sentence_that_is_interrupted_is_one(make_document: Make) -> None:
    document = make_document("“We have waited,” said Ann Roe, “long enough.” “Nobody came,” said Sam Poe.")
    parts = join_interrupted(utterances(document))
    assert [[part.number for part in one] for one in parts] == [[1, 2], [3]]
    assert [len(one) for one in join_interrupted(utterances(document), JoinParts.APART)] == [1, 1, 1]
    assert text_between(*parts[0]) == " said Ann Roe, "


def test_merged_from_the_first_word_to_the_last(make_document: Make) -> None:
    document = make_document("“We have waited,” said Ann Roe, “long enough.”")
    (parts,) = join_interrupted(utterances(document))
    merged = merge_parts(parts)
    assert merged.text == "“We have waited,” said Ann Roe, “long enough.”"
    assert (merged.number, merged.quotation.speaker, merged.cue) == (1, "Ann Roe", "said")
    assert merge_parts(parts[:1]) is parts[0]


def test_documents_never_mix(make_document: Make) -> None:
    first = utterances(make_document("“We have waited,” said Ann Roe."))
    assert [len(one) for one in join_interrupted([*first, *first])] == [1, 1]
