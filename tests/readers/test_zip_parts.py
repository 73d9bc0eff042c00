from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers.source import Source
from citecli.readers.zip_parts import ZipParts


@pytest.mark.parametrize("name", ["chapter\r\nOne.xhtml", "a" * 5000, "\x1b[2J.xhtml"])
def test_the_name_of_a_part_is_one_short_line_in_a_message(make: SimpleNamespace, name: str) -> None:
    data = make.zipped({name: "It rains. " * 100})
    at = data.index(b"PK\x03\x04")
    damaged = data[:at] + b"PK\x03\x05" + data[at + 4 :]
    with ZipParts(Source("x.epub", damaged), "an e-book (EPUB)") as parts, pytest.raises(UnreadableDocument) as caught:
        parts.read(name)
    told = str(caught.value)
    assert told.startswith("x.epub is damaged: ")
    assert len(told) < 300
    assert told.isprintable()
    with ZipParts(Source("x.epub", data), "an e-book (EPUB)") as parts, pytest.raises(UnreadableDocument) as caught:
        parts.read(f"{name}!")
    assert len(str(caught.value)) < 300
    assert str(caught.value).isprintable()
