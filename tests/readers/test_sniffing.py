"""What bytes are, whatever the file is called."""

import pytest

from citecli.readers import sniffing

KINDS = {
    "pdf": (b"\r\n%PDF-1.7\n", sniffing.is_pdf),
    "rtf": (b"\xef\xbb\xbf{\\rtf1 x}", sniffing.is_rtf),
    "webvtt": (b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt rains.\n", sniffing.is_webvtt),
    "srt": (b"1\n00:00:01,000 --> 00:00:02,000\nIt rains.\n", sniffing.is_srt),
    "mail": (b"From: a@b.c\nDate: Sun, 3 May 2020 10:00:00 +0000\nSubject: x\n\nIt rains.\n", sniffing.is_message),
    "html": (b"<!doctype html><html><body><p>It rains.</p></body></html>", sniffing.is_html),
    "jats": (b'<?xml version="1.0"?><article><front/><body/></article>', sniffing.is_jats),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_is_what_it_is_and_nothing_else(name: str) -> None:
    data, _ = KINDS[name]
    assert [other for other, (_, test) in KINDS.items() if test(data)] == [name]


@pytest.mark.parametrize("data", [b"", b"It rains.\n", b"# Rain\n\n1. It rains.\n", b"\0\0", b"From here on.\n"])
def test_a_text_is_none_of_them(data: bytes) -> None:
    assert [name for name, (_, test) in KINDS.items() if test(data)] == []
    assert sniffing.is_plainly_text(data)
