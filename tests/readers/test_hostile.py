"""Whatever a file holds, `citecli add` reads it safely or refuses it in one line: in little memory, with the rest of
the batch unharmed, nothing written outside the library, nobody called. `tests/benchmarks/hostile.py` measures the time.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

MB = 1024 * 1024
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<%s>>/Contents 4 0 R>>"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
FONT = b"/Font<</F 5 0 R>>"
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
ODT_TYPE = "application/vnd.oasis.opendocument.text"
OFFICE = "http://example.org/officeDocument"
ENTITIES = '<!DOCTYPE %s [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
EXTERNAL = '<!DOCTYPE %s [<!ENTITY i SYSTEM "file:///etc/hostname">]>'
CONTROLS = "\x1b]0;owned\x07\x9b31m\u202egnp\u2066.txt\x00"


def one_page(make: SimpleNamespace, content: bytes, *others: bytes, resources: bytes = FONT) -> bytes:
    return make.pdf_objects([CATALOG, PAGES, PAGE % resources, content, *(others or (HELVETICA,))])  # type: ignore[no-any-return]


def flate(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 1)
    return content


def word(make: SimpleNamespace, xml: bytes, **others: bytes) -> bytes:
    return make.zipped({"word/document.xml": xml, **others})  # type: ignore[no-any-return]


def open_document(make: SimpleNamespace, content: bytes) -> bytes:
    return make.zipped({"mimetype": ODT_TYPE, "content.xml": content}, stored="mimetype")  # type: ignore[no-any-return]


def book(make: SimpleNamespace, package: str, chapter: bytes = b"<p>It rains.</p>") -> bytes:
    return make.zipped(  # type: ignore[no-any-return]
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="p.opf"/></container>',
            "p.opf": package,
            "a.xhtml": chapter,
        },
        stored="mimetype",
    )


PACKAGE = ('<package><metadata>%s</metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
           '</manifest><spine><itemref idref="a"/></spine></package>')  # fmt: skip


def encrypted_zip(make: SimpleNamespace, data: bytes) -> bytes:
    """`data`, a zip file, with the flag of encryption set on every part (APPNOTE 4.4.4, bit 0)."""
    out = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(signature)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(signature, at + 4)
    return bytes(out)


def packed_otherwise(data: bytes, method: int) -> bytes:
    """`data`, a zip file, that says it was compressed by another method (14: LZMA, which may ask for gigabytes)."""
    out = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = out.find(signature)
        while at >= 0:
            out[at + offset] = method
            at = out.find(signature, at + 4)
    return bytes(out)


def protected_pdf(make: SimpleNamespace, user: str, algorithm: str) -> bytes:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(make.pdf([[("It rains, they say.", 72, 700, 10)]]))))
    writer.encrypt(user, "owner", algorithm=algorithm)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def circular_xref(make: SimpleNamespace) -> bytes:
    data: bytes = make.pdf([[("It rains.", 72, 700, 10)]])
    start = int(data.rpartition(b"startxref\n")[2].split()[0])
    return data.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % start)


Make = Callable[[SimpleNamespace], bytes]
REFUSED: dict[str, tuple[str, Make]] = {
    "Word, 100 MB": (".docx", lambda m: word(m, WORD + b"\0" * (100 * MB))),
    "ODT, 60 MB": (".odt", lambda m: open_document(m, b" " * (60 * MB))),
    "EPUB, 60 MB": (".epub", lambda m: book(m, PACKAGE % "", b"a " * (30 * MB))),
    "zip with many parts": (".docx", lambda m: m.zipped({f"a{n}": "" for n in range(21_000)})),
    "Word, protected": (".docx", lambda m: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0r\0" * 1000),
    "Word, zip encrypted": (".docx", lambda m: encrypted_zip(m, m.docx(m.paragraph("It rains.")))),
    "Word, LZMA": (".docx", lambda m: packed_otherwise(m.docx(m.paragraph("It rains.")), 14)),
    "ODT, protected": (".odt", lambda m: m.odt("x", manifest="<manifest><encryption-data/></manifest>")),
    "EPUB, zip encrypted": (".epub", lambda m: encrypted_zip(m, m.epub({"a": "<p>It rains.</p>"}, ""))),
    "Word, entities": (".docx", lambda m: word(m, (ENTITIES % "w").encode() + WORD + b"<w:p>&i;</w:p>")),
    "Word, external entity": (".docx", lambda m: word(m, (EXTERNAL % "w").encode() + WORD + b"<w:p>&i;</w:p>")),
    "ODT, entities": (".odt", lambda m: open_document(m, (ENTITIES % "x").encode() + b"<x>&i;</x>")),
    "ODT, external entity": (".odt", lambda m: open_document(m, (EXTERNAL % "x").encode() + b"<x>&i;</x>")),
    "EPUB, entities": (".epub", lambda m: book(m, (ENTITIES % "package") + PACKAGE % "&i;")),
    "EPUB, external entity": (".epub", lambda m: book(m, (EXTERNAL % "package") + PACKAGE % "&i;")),
    "JATS, entities": (".xml", lambda m: m.jats(body="<p>&i;</p>", doctype=ENTITIES % "article")),
    "JATS, external entity": (".xml", lambda m: m.jats(body="<p>&i;</p>", doctype=EXTERNAL % "article")),
    "JATS, deep": (".xml", lambda m: b"<article>" + b"<sec>" * 100_000),
    "ODT, deep": (".odt", lambda m: open_document(m, b"<x>" * 1_000_000)),
    "Word, many elements": (".docx", lambda m: word(m, WORD + b"<w:p/>" * 400_000 + b"</w:body></w:document>")),
    "JATS, a tag of a million attributes": (".xml", lambda m: b"<article " + b" ".join(
        b'a%d=""' % n for n in range(300_000)) + b"/>"),
    "RTF, deep": (".rtf", lambda m: rb"{\rtf1 " + b"{" * 1_000_000),
    "RTF, bytes that are not there": (".rtf", lambda m: rb"{\rtf1 \bin999999999 x}"),
    "mail, two million parts": (".eml", lambda m: b"From: a@b.c\nDate: x\nContent-Type: multipart/mixed; boundary=q\n\n"
                                + b"--q\n\nx\n" * 2_000_000),
    "mailbox of nothing": (".mbox", lambda m: b"From a 2020\n\n" * 2_000_000),
    "text, lines without end": (".txt", lambda m: b"\n" * (8 * MB) + b"x"),
    "text, NULs": (".txt", lambda m: b"It rains.\0\0\0" * 1000),
    "PDF of nothing": (".pdf", lambda m: b"%PDF-1.7\nnothing"),
    "PDF truncated": (".pdf", lambda m: m.pdf([[("x", 1, 1, 10)]])[:300]),
    "PDF, protected (RC4)": (".pdf", lambda m: protected_pdf(m, "secret", "RC4-128")),
    "PDF, protected (AES)": (".pdf", lambda m: protected_pdf(m, "secret", "AES-256")),
    "PDF, pages in a circle": (".pdf", lambda m: m.pdf_objects(
        [CATALOG, b"<</Type/Pages/Count 2/Kids[2 0 R 2 0 R]>>"])),
    "PDF, forms in a circle": (".pdf", lambda m: one_page(
        m, m.pdf_stream(b"/X Do"),
        m.pdf_stream(b"/X Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</X 5 0 R>>>>"),
        resources=b"/XObject<</X 5 0 R>>")),
    "PDF, labels in a circle": (".pdf", lambda m: m.pdf_objects(
        [b"<</Type/Catalog/Pages 2 0 R/PageLabels 3 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>", b"<</Kids[3 0 R]>>"])),
    "PDF, stream of 80 MB": (".pdf", lambda m: one_page(m, m.pdf_stream(
        flate(b" " * (80 * MB)), b"/Filter/FlateDecode"))),
    "PDF, stream of 80 MB, packed twice": (".pdf", lambda m: one_page(m, m.pdf_stream(
        flate(b" " * (80 * MB), 2), b"/Filter[/FlateDecode/FlateDecode]"))),
    "PDF, run lengths": (".pdf", lambda m: one_page(m, m.pdf_stream(
        flate(b"\x81 " * (40 * MB)), b"/Filter[/FlateDecode/RunLengthDecode]"))),
    "PDF, operators without end": (".pdf", lambda m: one_page(m, m.pdf_stream(b"BT /F 1 Tf (a) Tj ET\n" * 1_000_000))),
    "PDF, objects without end": (".pdf", lambda m: b"%PDF-1.4\n" + b"1 0 obj\n" * 4_000_000),
    "PDF, arrays in arrays": (".pdf", lambda m: one_page(m, m.pdf_stream(b"[" * 1_000_000))),
    "PDF, dictionaries in dictionaries": (".pdf", lambda m: m.pdf_objects([b"<</A" * 100_000, PAGES])),
    "PDF, a character map of all": (".pdf", lambda m: one_page(
        m, m.pdf_stream(b"BT /F 10 Tf (a) Tj ET"),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R>>",
        m.pdf_stream(b"begincmap 1 begincodespacerange <0000><FFFFFFFF> endcodespacerange\n"
                     + b"1 beginbfrange <00000000><FFFFFFFF><0041> endbfrange\n" * 10 + b"endcmap"))),
}  # fmt: skip
READ: dict[str, tuple[str, Make]] = {
    "PDF, letters upon letters": (".pdf", lambda m: one_page(m, m.pdf_stream(
        b"BT /F 10 Tf 1 0 0 1 72 700 Tm (" + b"a" * 300_000 + b") Tj ET"))),
    "PDF, empty password (RC4)": (".pdf", lambda m: protected_pdf(m, "", "RC4-128")),
    "PDF, empty password (AES)": (".pdf", lambda m: protected_pdf(m, "", "AES-256")),
    "PDF, absurd counts": (".pdf", lambda m: m.pdf([[("It rains.", 72, 700, 10)]]).replace(
        b"/Count 1", b"/Count 2147483647").replace(b"/Size 5", b"/Size 99999999")),
    "PDF, cross-references in a circle": (".pdf", circular_xref),
    "PDF, thousands of lines upon each other": (".pdf", lambda m: m.pdf([[("It rains.", 72, 700, 10)] * 5000])),
    "PDF, places out of the world": (".pdf", lambda m: m.pdf(
        [[("It rains.", 1e300, -1e300, 1e200), ("Yes.", 1, 1, 10)]])),
    "PDF, outlines in a circle": (".pdf", lambda m: m.pdf_objects([
        b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", PAGES, PAGE % FONT,
        m.pdf_stream(b"BT /F 10 Tf (It rains.) Tj ET"), HELVETICA,
        b"<</First 6 0 R/Last 6 0 R/Next 6 0 R/Parent 6 0 R>>",
    ])),
    "PDF, controls": (".pdf", lambda m: m.pdf(
        [[("It rains.", 72, 700, 10)]], "/Title(../../x\\033]0;owned\\007\\233)/Author(Ann \\033[2J Byron)")),
    "ODT, spaces without end": (".odt", lambda m: m.odt('<text:p>x<text:s text:c="999999999"/></text:p>')),
    "HTML, deep": (".html", lambda m: b"<html><body>" + b"<div>" * 50_000 + b"words"),
    "HTML, tables in tables": (".html", lambda m: b"<html><body>" + b"<table><tr><td>" * 9_000 + b"words"),
    "HTML, deep JSON": (".html", lambda m: b"<script type='application/ld+json'>"
                        + b"[" * 900_000 + b"</script><p>Word"),
    "HTML, deep JSON-LD": (".html", lambda m: b"<script type='application/ld+json'>" + b'{"@type":"Article","author":'
                           * 20_000 + b'"x"' + b"}" * 20_000 + b"</script><p>Words."),
    "HTML, JSON-LD in a circle": (".html", lambda m: b"<script type='application/ld+json'>" + json.dumps(
        {"@graph": [{"@type": "Article", "author": {"@id": "#a"}},
                    {"@id": "#a", "author": {"@id": "#b"}}, {"@id": "#b", "author": {"@id": "#a"}}]}
    ).encode() + b"</script><p>Words."),
    "HTML, thousands of authors": (".html", lambda m: b"<script type='application/ld+json'>" + json.dumps(
        {"@type": "Article", "author": [{"@type": "Person", "name": f"Ann By{n}"} for n in range(10_000)]}
    ).encode() + b"</script>" + b"<meta name='author' content='Ann Byron'>" * 30_000 + b"<p>Words."),
    "HTML, unclosed attributes": (".html", lambda m: b"<html><body>" + b"<a b=\"'" * 60_000 + b"><p>It rains."),
    "HTML, a tag of many attributes": (".html", lambda m: b"<html><body><p "
                                       + b" ".join(b"a%d=b" % n for n in range(60_000)) + b">It rains."),
    "HTML, attributes in a comment": (".html", lambda m: b"<html><body><!--><p "
                                      + b" ".join(b"a%d=b" % n for n in range(60_000)) + b">It rains.<!-- -->"),
    "HTML, a date of half a megabyte": (".html", lambda m: b"<script type='application/ld+json'>{\"@type\":\"Article\","
                                      b"\"datePublished\":\"" + b"2020-" * 100_000 + b"\"}</script><p>It rains."),
    "HTML, title of 300 kB": (".html", lambda m: b"<html><title>" + b"a - b | " * 40_000
                                 + b"</title><p>Words</p>"),
    "HTML, slow encoding": (".html", lambda m: b"<meta charset=punycode><p>\xff" + b"It rains-" * 30_000),
    "HTML, controls": (".html", lambda m: f"<title>../../{CONTROLS}</title>"
                       f"<meta name=author content='{CONTROLS}Ann Byron'>"
                       f"<meta name=date content=999999-01-01><p>{CONTROLS} it rains.".encode()),
    "Markdown, deep": (".md", lambda m: b"> - " * 500_000 + b"x"),
    "Markdown, thousands of quotations": (".md", lambda m: b">" * 30_000 + b"x\n\n" + b"> x\n>> y\n" * 15_000),
    "Markdown, brackets": (".md", lambda m: b"![a" * 600_000),
    "Markdown, stars": (".md", lambda m: b"*a **b_" * 300_000),
    "Markdown, comments": (".md", lambda m: b"x <!--" * 300_000 + b"-->"),
    "Markdown, notes": (".md", lambda m: b"x[^1] " * 20_000 + b"\n\n" + b"[^1]: y\n\n" * 20_000),
    "YAML, deep": (".md", lambda m: b"---\na: " + b"[" * 60_000 + b"\n---\nWords."),
    "YAML, aliases": (".md", lambda m: b"---\na: &a [x,x]\nb: &b [*a,*a,*a]\ntitle: *b\n---\nWords."),
    "YAML, tags": (".md", lambda m: b"---\ntitle: !!python/object/apply:os.system ['touch owned']\n---\nWords."),
    "YAML, controls": (".md", lambda m: b'---\ntitle: "../../\\e]0;x\\a\\u202e"\nid: ../../x\nauthor: "\\e[2J"\n'
                       b"date: 999999-99-99\n---\nWords."),
    "RTF, braces": (".rtf", lambda m: rb"{\rtf1 " + b"{}" * 300_000 + b"x}"),
    "RTF, controls": (".rtf", lambda m: rb"{\rtf1{\info{\title ../../x\u27 ?]0;x\u7 ?\u8238 ?}}It \u27 ?rains.}"),
    "mail, parts in parts": (".eml", lambda m: b"From: a@b.c\nDate: x\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(80)) + b"\nIt rains."),
    "mail, messages in messages": (".eml", lambda m: b"From: a@b.c\nDate: x\nContent-Type: message/rfc822\n\n" * 60
                                   + b"From: a@b.c\nDate: x\n\nIt rains."),
    "mail, parentheses": (".eml", lambda m: b"From: " + b"(" * 60_000 + b"\nDate: x\n\nWords."),
    "mail, slow encoding": (".eml", lambda m: b"From: a@b.c\nDate: x\nContent-Type: text/plain; charset=punycode\n\n"
                            + b"It rains-" + b"z9" * 200_000),
    "mail, to everybody": (".eml", lambda m: b"From: a@b.c\nTo: " + b"x@y.z,\n " * 8_000 + b"a@b.c\nDate: x\n\nWords."),
    "mail, controls": (".eml", lambda m: f"From: {CONTROLS}Ann <a@b.c>\nDate: Sun, 3 May 999999 10:00:00\n"
                       f"Subject: ../../{CONTROLS}\n\n{CONTROLS} it rains.".encode()),
    "WebVTT, voices": (".vtt", lambda m: b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v a>b" * 150_000),
    "SRT, a day of 999 hours": (".srt", lambda m: b"1\n999:99:99,999 --> 000:00:00,000\nIt rains.\n"),
    "Word, absurd properties": (".docx", lambda m: m.docx(m.paragraph("It rains."), core=(
        f"<dc:title>{'long ' * 60_000}</dc:title><dc:creator>{'Ann Byron; ' * 30_000}</dc:creator>"
        "<dcterms:created>999999-99-99</dcterms:created>"))),
    "Word, controls": (".docx", lambda m: m.docx(m.paragraph("It rains.\u202e"), core=(
        "<dc:title>../../\u202ex\u2066</dc:title><dc:creator>\u202eAnn Byron</dc:creator>"))),
    "Word, parts called as paths": (".docx", lambda m: word(
        m, WORD + b"<w:p><w:r><w:t>It rains.</w:t></w:r></w:p></w:body></w:document>",
        **{"../../owned.txt": b"x", "/tmp/owned.txt": b"x"})),
    "EPUB, chapters called as paths": (".epub", lambda m: book(
        m, (PACKAGE % "<dc:title xmlns:dc='d'>../../x</dc:title>").replace("<spine>",
            '<spine><itemref idref="b"/>').replace("<manifest>", '<manifest><item id="b" href="../../../etc/passwd" '
            'media-type="text/html"/>'))),
    "text, bidi and controls": (".txt", lambda m: f"../../{CONTROLS[:-1]}\n\nIt rains.\n".encode()),
    "text, absurd date": (".txt", lambda m: b"Rain\n\nBy Ann Byron\n\n1 January 999999\n\nIt rains."),
}  # fmt: skip
# A process of its own, so that its time and memory are its own. Who is called, or asked for an address, is told.
MEASURE = """
import json, os, sys
from pathlib import Path

called = []

def nobody(*arguments, **named):
    called.append(repr(arguments))
    raise OSError("nobody is to be called")

import socket
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.gethostbyname = nobody
try:
    import resource
except ImportError:
    resource = None
if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
from citecli.cli.main import main
code = main(sys.argv[3:])
seconds = memory = 0
if resource:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
if sys.platform == "linux":
    memory = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024
Path(sys.argv[2]).write_text(json.dumps([code, seconds, memory, called]))
os._exit(0)
"""
MOST_MEMORY = 300
MOST_SPACE = 1000
"""MB of addresses, which threads reserve many more of than they use."""


class Outcome(SimpleNamespace):
    """What a run of `add` left behind."""

    code: int
    seconds: float
    memory: int
    called: list[str]
    out: str
    err: str
    library: Path


def everything(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*") if path.is_file()}


def add(paths: list[Path], folder: Path) -> Outcome:
    """What became of `paths` and of a good text after them, added to a library in `folder`."""
    good = folder / "good.txt"
    good.write_text("Good\n\nBy Ann Byron\n\n3 May 2020\n\nNothing is wrong with this.\n", encoding="utf-8")
    library, home, told = folder / "library", folder / "home", folder / "told.json"
    home.mkdir()
    library.mkdir()
    before = everything(folder)
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("CITECLI", "XDG"))}
    variables |= {"HOME": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home), "PYTHONUTF8": "1"}
    variables |= {"PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(MOST_SPACE * MB), str(told), "add", *map(str, paths), str(good),
         "--library", str(library)],
        capture_output=True, text=True, encoding="utf-8", check=False, env=variables, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    code, seconds, memory, called = json.loads(told.read_text())
    made = everything(folder) - before - {str(told)}
    inside = (str(library) + os.sep, str(home) + os.sep)
    assert all(one.startswith(inside) for one in made), made
    return Outcome(code=code, seconds=seconds, memory=memory, called=called, out=done.stdout, err=done.stderr,
                   library=library)  # fmt: skip


def is_safe(text: str) -> bool:
    return not any((ord(char) < 32 and char not in "\n\t") or char in "\x7f\x9b\u202e\u2066" for char in text)


def batches(names: list[str], most: int = 8) -> list[list[str]]:
    """`names` of one format together, at most so many: a process each would cost more than what it reads."""
    formats: dict[str, list[str]] = {}
    for name in names:
        formats.setdefault(re.split(r"\W", name)[0], []).append(name)
    return [group[at : at + most] for group in formats.values() for at in range(0, len(group), most)]


def is_there(name: str) -> bool:
    """Whether what makes or reads this file is installed."""
    needed = ["pypdfium2_raw"] * ("PDF" in name) + ["trafilatura"] * ("HTML" in name)
    needed += ["pypdf"] * ("(AES)" in name or "(RC4)" in name)
    return all(importlib.util.find_spec(one) for one in needed)


@pytest.mark.slow
@pytest.mark.parametrize("names", [*batches([*REFUSED]), *batches([*READ])], ids=lambda names: " · ".join(names)[:60])
def test_added_safely_or_refused_in_one_line(make: SimpleNamespace, tmp_path: Path, names: list[str]) -> None:
    if not (names := [name for name in names if is_there(name)]):
        pytest.skip("what reads these files is not installed")
    paths = []
    for number, name in enumerate(names):
        suffix, content = {**REFUSED, **READ}[name]
        paths.append(tmp_path / f"bad{number}{suffix}")
        paths[-1].write_bytes(content(make))
    outcome = add(paths, tmp_path)
    assert not outcome.called
    assert outcome.memory < MOST_MEMORY
    assert is_safe(outcome.out + outcome.err), outcome.out + outcome.err
    assert all(line.startswith("citecli: ") for line in outcome.err.splitlines()), outcome.err
    added = sorted(one.name for one in outcome.library.iterdir() if not one.name.startswith("."))
    assert any(one.startswith("good") or "good" in one.lower() for one in added), outcome.err
    documents = [one for one in added if not one.endswith(".csl.json")]
    if names[0] in REFUSED:
        assert outcome.code == 4, outcome.out + outcome.err
        added_note, *lines = outcome.err.splitlines()
        assert added_note.startswith("citecli: added ")
        assert len(lines) == len(paths), outcome.err
        for name, path in zip(names, paths, strict=True):
            assert sum(str(path) in line for line in lines) == 1, name
        assert len(documents) == 1
    else:
        assert outcome.code == 0, outcome.err
        assert len(documents) == len(paths) + 1
        assert all(is_safe(one) and not one.startswith(".") for one in added)


def test_names_of_files_are_data_too(make: SimpleNamespace, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("such names can't be there")
    path = tmp_path / "a\x1b]0;x\x07\u202eb [sic].txt"
    path.write_text("It rains, and rains.\n", encoding="utf-8")
    outcome = add([path], tmp_path)
    assert outcome.code == 0
    assert is_safe(outcome.out + outcome.err)
    assert all(is_safe(one.name) for one in outcome.library.iterdir())
