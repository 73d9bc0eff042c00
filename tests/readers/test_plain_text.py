import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import plain_text, registry
from citecli.readers.source import Source

TEXT = "A Title\r\n\r\nMay\u00a03, 2020\r\n\r\n“One…”\u00a0said A.\r\n\r\nTwo.\r\n"


def test_offsets_count_characters_of_the_decoded_file() -> None:
    document = plain_text.read(Source("x", b"\xef\xbb\xbf" + TEXT.encode()))
    assert document.text == TEXT
    assert [part.span.of(document.text) for part in document.paragraphs] == ["“One…”\u00a0said A.", "Two."]
    assert document.body.of(document.text).startswith("“One")


def test_a_dated_text_with_a_headline_is_a_web_page() -> None:
    document = plain_text.read(Source("x", TEXT.encode()))
    assert document.reference.type == "webpage"
    assert document.origins == {
        "title": "title line",
        "issued": "date line",
        "type": "dated text with a headline",
    }


def test_any_other_is_a_document() -> None:
    document = plain_text.read(Source("x", b"Just a sentence."))
    assert document.reference.type == "document"
    assert not document.reference.texts


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf"])
def test_nothing_is_no_document(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="is empty"):
        plain_text.read(Source("x", data))


def test_a_format_that_is_not_read_is_named() -> None:
    with pytest.raises(UnreadableDocument, match="Word files can't be read"):
        registry.read(Source("x.doc", b"...", ".doc"))
