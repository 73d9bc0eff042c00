"""Files of every format, made on the fly from a few words, so that tests say what is in them."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import groupby
from types import SimpleNamespace
from xml.sax.saxutils import escape

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"


def zipped(parts: Mapping[str, str | bytes], stored: str = "") -> bytes:
    """A zip file of these parts; the one called `stored` is not compressed, and the first."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            file.writestr(zipfile.ZipInfo(name), content, kind)
    return target.getvalue()


def docx(
    body: str, core: str = "", styles: str = "", footnotes: str = "", endnotes: str = "", numbering: str = ""
) -> bytes:
    """A Word file: `body` is what is in w:body, `core` in the core properties, `styles` in w:styles, and so on."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<Relationships xmlns="r"><Relationship Type="http://x/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
    }
    for kind, notes in (("footnotes", footnotes), ("endnotes", endnotes)):
        if notes:
            parts[f"word/{kind}.xml"] = f'<w:{kind} xmlns:w="{W}">{notes}</w:{kind}>'
    if numbering:
        parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
    if core:
        parts["docProps/core.xml"] = (
            f'<c:coreProperties xmlns:c="{CORE}" xmlns:dc="{DC}" xmlns:dcterms="http://purl.org/dc/terms/">{core}'
            "</c:coreProperties>"
        )
    return zipped(parts)


def docx_paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def odt(body: str, meta: str = "", styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text: `body` is what is in office:text, `styles` in the automatic styles."""
    spaces = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}" xmlns:style="{STYLE}"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f'<office:document-meta {spaces} xmlns:dc="{DC}" xmlns:meta="m"><office:meta>{meta}'
            "</office:meta></office:document-meta>",
            "META-INF/manifest.xml": manifest,
        },
        stored="mimetype",
    )


def epub(
    chapters: Mapping[str, str],
    metadata: str,
    extra: Mapping[str, str] | None = None,
    folder: str = "OEBPS/",
    items: str = "",
) -> bytes:
    """An e-book of these chapters (name to body), in this order; `items` are further ones of the manifest."""
    items += "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'<container xmlns="c"><rootfile full-path="{folder}p.opf"/></container>',
        f"{folder}p.opf": f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="{DC}" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata><manifest>{items}</manifest>'
        f"<spine>{spine}</spine></package>",
    }
    for name, body in chapters.items():
        parts[folder + name.replace("%20", " ")] = (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}</body></html>'
        )
    return zipped({**parts, **(extra or {})}, stored="mimetype")


def pdf_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    target = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(target))
        target += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(target)
    target += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        target += b"%010d 00000 n \n" % offset
    target += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(target)


def pdf_stream(content: bytes, dictionary: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), dictionary, content)


def _unicode_font(pages: list[list[tuple[str, float, float, float]]], width: int) -> tuple[dict[str, int], list[bytes]]:
    """The codes of all characters that Windows-1252 has not, and the objects, from 4 on, of a font of them."""
    letters = sorted({char for page in pages for text, *_ in page for char in text if not _is_western(char)})
    codes = {char: code for code, char in enumerate(letters, start=1)}
    entries = "".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>\n" for char, code in codes.items())
    names = (
        f"begincmap 1 begincodespacerange <0000><ffff> endcodespacerange\n{len(codes)} beginbfchar\n{entries}endbfchar"
    )
    return codes, [
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>/DW %d"
        b"/FontDescriptor 7 0 R>>" % width,
        pdf_stream(names.encode() + b" endcmap"),
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 -200 1000 900]/Ascent 900/Descent -200>>",
    ]


def _is_western(char: str) -> bool:
    return char.encode("cp1252", "ignore") != b""


def pdf(
    pages: list[list[tuple[str, float, float, float]]], information: str = "", labels: str = "", width: int = 1000
) -> bytes:
    """A PDF: for each page its lines as (text, x, y, size), set in Helvetica on paper of 612 by 792 points.

    A line with characters that Windows-1252 has not is set from left to right, each `width` thousandths of it wide.
    """
    codes, font = _unicode_font(pages, width)
    objects = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", *font]
    kids = []
    for page in pages:
        content = b""
        for text, x, y, size in page:
            if all(map(_is_western, text)):
                words = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
                content += b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, words)
                continue
            at = 0
            for own, run in groupby(text, key=lambda char: char in codes):
                letters = list(run)
                name = b"F2" if own else b"F1"
                shown = "".join(f"{codes[one]:04x}" if own else one.encode("cp1252").hex() for one in letters).encode()
                place = x + at * size * width / 1000
                content += b"BT /%s %g Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n" % (name, size, place, y, shown)
                at += len(letters)
        objects.append(pdf_stream(content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>"
            b"/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % (b"/PageLabels<</Nums[%s]>>" % labels.encode() if labels else b"")
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    trailer = b""
    if information:
        objects.append(b"<<%s>>" % information.encode("latin-1"))
        trailer = b"/Info %d 0 R" % len(objects)
    return pdf_objects(objects, trailer)


def jats(front: str = "", body: str = "<p>Words.</p>", doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<article xmlns:xlink="x"><front>{front}</front>'
        f"<body>{body}</body></article>"
    ).encode()


@pytest.fixture
def make() -> SimpleNamespace:
    """The makers of files."""
    makers: dict[str, Callable[..., object]] = {
        "zipped": zipped, "docx": docx, "paragraph": docx_paragraph, "odt": odt, "epub": epub, "pdf": pdf,
        "pdf_objects": pdf_objects, "pdf_stream": pdf_stream, "jats": jats,
    }  # fmt: skip
    return SimpleNamespace(**makers)


@pytest.fixture
def shown() -> Callable[..., list[str]]:
    """The paragraphs of a document as texts, with the number sign and level before headings, in order."""

    def parts(document: object, with_headings: bool = False) -> list[str]:
        text = document.text  # type: ignore[attr-defined]
        found = [(part.span.start, part.span.of(text)) for part in document.paragraphs]  # type: ignore[attr-defined]
        if with_headings:
            found += [(h.span.start, "#" * h.level + " " + h.span.of(text)) for h in document.headings]  # type: ignore[attr-defined]
        return [words for _, words in sorted(found)]

    return parts
