"""Files that are cut off, or of another format than their names say: read as what they are, or refused in one line."""

from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import registry
from citecli.readers.source import Source

WORDS = "It rains in the valley, and nobody knows when it will end. " * 20
HEADER = b"From: Ann Byron <a@b.org>\nDate: Sun, 3 May 2020 10:00:00 +0000\nSubject: Rain\nTo: Bo <b@b.org>\n\n"
SUFFIXES = sorted(registry.suffixes() - {".text", ".htm", ".mdown", ".mkd", ".markdown", ".docm", ".nxml", ".xhtml"})


def samples(make: SimpleNamespace) -> dict[str, bytes]:
    """A file of every format, with a few hundred words."""
    words = WORDS.encode()
    return {
        ".pdf": make.pdf([[(WORDS[:80], 72, 700 - 12 * line, 10) for line in range(20)]]),
        ".docx": make.docx(make.paragraph(WORDS) * 3),
        ".odt": make.odt(f"<text:p>{WORDS}</text:p>" * 3),
        ".epub": make.epub({"a.xhtml": f"<p>{WORDS}</p>"}, ""),
        ".rtf": rb"{\rtf1 " + words + rb"\par " + words + b"}",
        ".xml": make.jats(body=f"<p>{WORDS}</p>" * 3),
        ".eml": HEADER + words,
        ".mbox": b"From a@b.org Sun May  3 10:00:00 2020\n" + HEADER + words,
        ".srt": b"".join(b"%d\n00:00:%02d,000 --> 00:00:%02d,000\nIt rains.\n\n" % (n, n, n + 1) for n in range(1, 50)),
        ".vtt": b"WEBVTT\n\n" + b"".join(b"00:%02d.000 --> 00:%02d.500\nIt rains.\n\n" % (n, n) for n in range(1, 50)),
        ".md": b"---\ntitle: Rain\ndate: 2020-05-03\n---\n\n# Rain\n\n" + words,
        ".html": b"<!doctype html><html><head><title>Rain</title></head><body><p>" + words + b"</p></body></html>",
        ".txt": b"Rain\n\nBy Ann Byron\n\n3 May 2020\n\n" + words,
        ".ole": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000),
        ".png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        ".gz": b"\x1f\x8b\x08\0" + bytes(range(256)) * 8,
    }


def outcome(data: bytes, suffix: str) -> str:
    """The text that is read, or the line that says why not."""
    try:
        document = registry.read(Source(f"x{suffix}", data, suffix))
    except UnreadableDocument as error:
        line = str(error)
        assert line.startswith(f"x{suffix}")
        assert "\n" not in line
        assert len(line) < 300
        return line
    assert document.paragraphs
    for paragraph in document.paragraphs:
        assert paragraph.span.of(document.text).strip()
    return document.text


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_under_every_suffix(make: SimpleNamespace, suffix: str) -> None:
    for own, data in samples(make).items():
        found = outcome(data, suffix)
        if own in (".pdf", ".docx", ".odt", ".epub", ".rtf"):
            assert found.startswith("It rains in the valley"), (own, found[:200])
        elif own in (".ole", ".png", ".gz"):
            assert "It rains" not in found


@pytest.mark.slow
@pytest.mark.parametrize("suffix", sorted(set(SUFFIXES) | {".pdf"}))
def test_cut_off_anywhere(make: SimpleNamespace, suffix: str) -> None:
    data = samples(make).get(suffix)
    if data is None:
        pytest.skip("read as another suffix is")
    places = 4 if suffix == ".pdf" else 24
    for place in range(places):
        outcome(data[: len(data) * place // places], suffix)
    # And where most formats have what they need last, or first.
    for cut in (1, 2, 10, 22) if suffix != ".pdf" else (6,):
        outcome(data[:-cut], suffix)
        outcome(data[cut:], suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "data", [b"", b" \n ", b"\0" * 100, b"\xff\xfe\x00", b"PK\x03\x04broken", bytes(range(256)) * 8]
)
def test_what_is_nothing_is_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        registry.read(Source(f"x{suffix}", data, suffix))
    assert str(caught.value).startswith(f"x{suffix}")
    assert "\n" not in str(caught.value)
