"""Whatever a file holds: one line, or a document read safely, in little time and memory; and nobody is called."""

import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import registry
from citecli.readers.source import Source

MB = 1024 * 1024
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<%s>>/Contents 4 0 R>>"
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def one_page(make: SimpleNamespace, content: bytes, *others: bytes, resources: bytes = b"") -> bytes:
    return make.pdf_objects([CATALOG, PAGES, PAGE % resources, content, *others])  # type: ignore[no-any-return]


def word(make: SimpleNamespace, xml: bytes) -> bytes:
    return make.zipped({"word/document.xml": xml})  # type: ignore[no-any-return]


Make = Callable[[SimpleNamespace], bytes]
CASES: dict[str, tuple[str, Make]] = {
    "zip of 600 MB": (".docx", lambda m: word(m, WORD + b"\0" * (600 * MB))),
    "zip with many parts": (".docx", lambda m: m.zipped({f"a{n}": "" for n in range(21_000)})),
    "declared entity": (".docx", lambda m: word(m, b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')),
    "external entity": (".xml", lambda m: m.jats(doctype='<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    "entities of entities": (".xml", lambda m: m.jats(
        body="<p>&b;</p>", doctype='<!DOCTYPE article [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>')),
    "deep XML": (".xml", lambda m: b"<article>" + b"<sec>" * 100_000),
    "many elements": (".docx", lambda m: word(m, WORD + b"<w:p/>" * 400_000 + b"</w:body></w:document>")),
    "a tag of a million attributes": (".xml", lambda m: b"<article " + b" ".join(
        b'a%d=""' % n for n in range(300_000)) + b"/>"),
    "spaces without end": (".odt", lambda m: m.odt('<text:p>x<text:s text:c="999999999"/></text:p>')),
    "deep HTML": (".html", lambda m: b"<html><body>" + b"<div>" * 200_000 + b"words"),
    "deep JSON": (".html", lambda m: b"<script type='application/ld+json'>" + b"[" * 900_000 + b"</script><p>Words"),
    "unclosed attributes": (".html", lambda m: b"<html><body>" + b"<a b=\"'" * 200_000),
    "title of a megabyte": (".html", lambda m: b"<html><title>" + b"a - b | " * 130_000 + b"</title><p>Words</p>"),
    "deep Markdown": (".md", lambda m: b"> - " * 500_000 + b"x"),
    "brackets": (".md", lambda m: b"![a" * 600_000),
    "stars": (".md", lambda m: b"*a **b_" * 300_000),
    "comments": (".md", lambda m: b"x <!--" * 300_000 + b"-->"),
    "deep YAML": (".md", lambda m: b"---\na: " + b"[" * 60_000 + b"\n---\nWords."),
    "braces": (".rtf", lambda m: rb"{\rtf1 " + b"{}" * 1_000_000 + b"x}"),
    "parts of parts": (".eml", lambda m: b"From: a@b.c\nDate: x\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(1500)) + b"\nx"),
    "two million parts": (".eml", lambda m: b"From: a@b.c\nDate: x\nContent-Type: multipart/mixed; boundary=q\n\n"
                          + b"--q\n\nx\n" * 2_000_000),
    "parentheses": (".eml", lambda m: b"From: " + b"(" * 60_000 + b"\nDate: x\n\nWords."),
    "From lines": (".mbox", lambda m: b"From a 2020\n\n" * 2_000_000),
    "lines without end": (".txt", lambda m: b"\n" * (8 * MB) + b"x"),
    "cues": (".vtt", lambda m: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v a>b" * 500_000),
    "PDF of nothing": (".pdf", lambda m: b"%PDF-1.7\nnothing"),
    "PDF truncated": (".pdf", lambda m: m.pdf([[("x", 1, 1, 10)]])[:300]),
    "pages in a circle": (".pdf", lambda m: m.pdf_objects([CATALOG, b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"])),
    "forms in a circle": (".pdf", lambda m: one_page(
        m, m.pdf_stream(b"/X Do"),
        m.pdf_stream(b"/X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>"),
        resources=b"/XObject<</X 5 0 R>>")),
    "labels in a circle": (".pdf", lambda m: m.pdf_objects(
        [b"<</Type/Catalog/Pages 2 0 R/PageLabels 3 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>", b"<</Kids[3 0 R]>>"])),
    "stream of 600 MB": (".pdf", lambda m: one_page(m, m.pdf_stream(
        zlib.compress(b" " * (600 * MB), 9), b"/Filter/FlateDecode"))),
    "operators without end": (".pdf", lambda m: one_page(
        m, m.pdf_stream(b"BT /F 1 Tf (a) Tj ET\n" * 1_000_000), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        resources=b"/Font<</F 5 0 R>>")),
    "objects without end": (".pdf", lambda m: b"%PDF-1.4\n" + b"1 0 obj\n" * 4_000_000),
}  # fmt: skip
# In a process of its own, so that its memory is its own; a reader that calls anybody fails.
MEASURE = """
import json, resource, socket, sys
from pathlib import Path

def nobody(*arguments, **named):
    raise AssertionError("a reader called somebody")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = nobody
from citecli.errors import UnreadableDocument
from citecli.readers import registry, source
try:
    document = registry.read(source.read_file(Path(sys.argv[1])))
    said = ["read", len(document.text)]
except UnreadableDocument as error:
    said = ["refused", str(error)]
used = resource.getrusage(resource.RUSAGE_SELF)
memory = 0
if sys.platform == "linux":
    memory = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps([*said, used.ru_utime + used.ru_stime, memory]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="time and memory are measured with the module resource")
@pytest.mark.parametrize("name", CASES)
def test_little_time_little_memory_one_line(make: SimpleNamespace, tmp_path: Path, name: str) -> None:
    suffix, content = CASES[name]
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content(make))
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    outcome, said, seconds, megabytes = json.loads(done.stdout)
    # Five seconds on a machine of its own; processor time, and a machine that may have others to serve.
    assert seconds < 8
    assert megabytes < 300
    if outcome == "refused":
        assert str(path) in said
        assert "\n" not in said


SUFFIXES = sorted(registry.suffixes())


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("data", [b"", b" \n ", b"\0" * 100, b"\xff\xfe\x00", b"PK\x03\x04broken", os.urandom(2000)])
def test_what_is_nothing_is_refused_in_one_line(suffix: str, data: bytes) -> None:
    try:
        document = registry.read(Source(f"x{suffix}", data, suffix))
    except UnreadableDocument as error:
        assert f"x{suffix}" in str(error)
        assert "\n" not in str(error)
    else:
        assert document.paragraphs


def test_control_characters_are_no_part_of_what_is_extracted(make: SimpleNamespace) -> None:
    bad = "\x1b]0;x\x07\x9b1m"
    html = f"<title>Ra{bad}in</title><meta name='author' content='Ann{bad} Byron'><p>It{bad} rains, says everybody.</p>"
    document = registry.read(Source("x.html", html.encode(), ".html"))
    assert not {"\x1b", "\x07", "\x9b"} & set(document.text + document.reference.texts["title"])
    message = f"From: Ann{bad} Byron <a@b.c>\nDate: x\nSubject: Ra{bad}in\n\nIt{bad} rains."
    document = registry.read(Source("x.eml", message.encode(), ".eml"))
    assert not {"\x1b", "\x07", "\x9b"} & set(document.text + document.reference.texts["title"])
    assert all(
        "\x1b" not in part for name in document.reference.names["author"] for part in name if isinstance(part, str)
    )


def test_absurd_metadata_is_left_out_and_said_so(make: SimpleNamespace) -> None:
    core = f"<dc:title>{'long ' * 5000}</dc:title><dc:creator>{'Ann Byron; ' * 20000}</dc:creator>"
    core += "<dcterms:created>99999-99-99</dcterms:created>"
    document = registry.read(Source("x.docx", make.docx(make.paragraph("It rains."), core=core), ".docx"))
    assert not document.reference.texts
    assert not document.reference.dates
    assert len(document.reference.names["author"]) == 1
    assert "characters long and was left out" in document.remarks[0]
