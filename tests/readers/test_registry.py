from importlib import import_module
from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import registry
from citecli.readers.source import Source

KINDS = {
    "pdf": (b"\r\n%PDF-1.7\n", registry.is_pdf),
    "rtf": (b"\xef\xbb\xbf{\\rtf1 x}", registry.is_rtf),
    "webvtt": (b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt rains.\n", registry.is_webvtt),
    "srt": (b"1\n00:00:01,000 --> 00:00:02,000\nIt rains.\n", registry.is_srt),
    "mail": (b"From: a@b.c\nDate: Sun, 3 May 2020 10:00:00 +0000\nSubject: x\n\nIt rains.\n", registry.is_message),
    "html": (b"<!doctype html><html><body><p>It rains.</p></body></html>", registry.is_html),
    "jats": (b'<?xml version="1.0"?><article><front/><body/></article>', registry.is_jats),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_is_what_it_is_and_nothing_else(name: str) -> None:
    data, _ = KINDS[name]
    assert [other for other, (_, test) in KINDS.items() if test(data)] == [name]


@pytest.mark.parametrize("data", [b"", b"It rains.\n", b"# Rain\n\n1. It rains.\n", b"\0\0", b"From here on.\n"])
def test_a_text_is_none_of_them(data: bytes) -> None:
    assert [name for name, (_, test) in KINDS.items() if test(data)] == []
    assert registry.is_plainly_text(data)


MESSAGE = b"Received: x\nFrom: Ann Byron <a@b.org>\nDate: Sun, 3 May 2020 10:00:00 +0000\nSubject: Rain\n\nIt rains.\n"


def texts(make: SimpleNamespace) -> dict[str, bytes]:
    """A file of every format that can be told by its content."""
    return {
        ".pdf": make.pdf([[("It rains.", 72, 700, 10)]]), ".docx": make.docx(make.paragraph("It rains.")),
        ".odt": make.odt("<text:p>It rains.</text:p>"), ".epub": make.epub({"a.xhtml": "<p>It rains.</p>"}, ""),
        ".rtf": rb"{\rtf1 It rains.\par}", ".xml": make.jats(body="<p>It rains.</p>"), ".eml": MESSAGE,
        ".mbox": b"From a@b.org Sun May  3 10:00:00 2020\n" + MESSAGE,
        ".srt": b"1\n00:00:01,000 --> 00:00:02,000\nIt rains.\n",
        ".vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt rains.\n",
        ".md": b"---\ntitle: Rain\n---\nIt *rains*.",
        ".html": b"<!doctype html><html><body><p>It rains.</p></body></html>",
    }  # fmt: skip


@pytest.mark.parametrize(
    "suffix", [".pdf", ".docx", ".odt", ".epub", ".rtf", ".xml", ".eml", ".mbox", ".srt", ".vtt", ".md", ".html"]
)
def test_every_format_is_read_by_its_suffix_and_without_one(make: SimpleNamespace, suffix: str) -> None:
    data = texts(make)[suffix]
    for name in (suffix, "", ".unknown"):
        document = registry.read(Source(f"x{name}", data, name))
        assert [part.span.of(document.text) for part in document.paragraphs] == ["It rains."]


def test_content_that_belies_its_suffix_is_read_and_said_so(make: SimpleNamespace) -> None:
    found = texts(make)
    for suffix, content, kind in (
        (".pdf", ".docx", "a Word file"), (".txt", ".rtf", "RTF"), (".docx", ".html", "a web page"),
        (".epub", ".odt", "an OpenDocument text"), (".md", ".pdf", "a PDF"),
    ):  # fmt: skip
        document = registry.read(Source(f"x{suffix}", found[content], suffix))
        assert document.text == "It rains."
        assert document.remarks[0] == f"x{suffix} looks like {kind} and was read as such"


def test_a_text_about_a_format_stays_a_text() -> None:
    for data in (b"<html> is a tag that begins a page.", b"WEBVTT is a format.", b"From: here to there\nWords."):
        assert registry.read(Source("x.txt", data, ".txt")).text == data.decode()


def test_formats_that_are_not_read_are_named() -> None:
    for suffix, words in (
        (".mobi", "convert it to .epub"),
        (".pptx", "export them as .pdf"),
        (".doc", "save it as .docx"),
    ):
        with pytest.raises(UnreadableDocument, match=words):
            registry.read(Source(f"x{suffix}", b"\x01\x02", suffix))


def test_a_sidecar_is_no_document() -> None:
    assert ".json" not in registry.suffixes()
    assert {".pdf", ".html", ".md", ".txt", ".vtt"} <= registry.suffixes()


def test_every_module_in_the_table_reads_and_no_suffix_stands_twice() -> None:
    for form in registry.FORMATS:
        assert form.reader or form.draft_reader
        module, _, function = form.reader.partition(".")
        assert not module or callable(getattr(import_module(f"citecli.readers.{module}"), function))
        assert not form.draft_reader or callable(import_module(f"citecli.drafts.{form.draft_reader}").read)
    suffixes = [suffix for form in registry.FORMATS for suffix in form.suffixes]
    media_types = [media_type for form in registry.FORMATS for media_type in form.media_types]
    assert len(set(suffixes)) == len(suffixes)
    assert len(set(media_types)) == len(media_types)


def test_content_tells_the_format(make: SimpleNamespace) -> None:
    for suffix, data in texts(make).items():
        form = registry.format_of_content(data)
        assert form is not None
        assert form.suffixes[0] == suffix
    assert registry.format_of_content(b"It rains.") is None
    assert registry.format_of_content(b"PK\x03\x04 an archive of something else") is None


@pytest.mark.parametrize(
    ("data", "suffix", "media_type", "kept"),
    [
        (b"x", ".HTM", "", ".htm"),
        (b"x", ".php", "text/html", ".html"),
        (b"x", ".html", "application/pdf", ".pdf"),
        (b"<!doctype html><p>It rains.", ".php", "", ".html"),
        (b"It rains.", ".php", "application/octet-stream", ".txt"),
        (b"It rains.", ".qmd", "", ".txt"),
        (b"---\ntitle: Rain\n---\nIt rains.", ".qmd", "", ".md"),
    ],
)
def test_the_suffix_that_bytes_are_kept_under(data: bytes, suffix: str, media_type: str, kept: str) -> None:
    assert registry.suffix_of(data, suffix, media_type) == kept


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (IndexError("list index out of range"), "a.rtf can't be read (IndexError: list index out of range)"),
        (RecursionError("maximum depth"), "a.rtf can't be read (too large or too deeply nested)"),
        (MemoryError(), "a.rtf can't be read (too large or too deeply nested)"),
        (UnreadableDocument("it is empty"), "a.rtf: it is empty"),
    ],
)
def test_what_a_reader_did_not_foresee_costs_no_other_document(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def read(_: Source) -> None:
        raise error

    monkeypatch.setattr("citecli.readers.rtf.read", read)
    with pytest.raises(UnreadableDocument) as caught:
        registry.read(Source("a.rtf", rb"{\rtf1 It rains.}", ".rtf"))
    assert str(caught.value) == told
    assert caught.value.__cause__ is (None if isinstance(error, UnreadableDocument) else error)
