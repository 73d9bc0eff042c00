from collections.abc import Callable
from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import epub
from citecli.readers.source import Source

METADATA = (
    '<dc:title id="t">The Long Rain</dc:title><meta refines="#t" property="title-type">main</meta>'
    '<dc:title id="s">A History</dc:title><meta refines="#s" property="title-type">subtitle</meta>'
    '<dc:creator id="a">Ann van der Byron</dc:creator><meta refines="#a" property="role">aut</meta>'
    '<dc:creator opf:role="trl" opf:file-as="Cole, Dan">Dan Cole</dc:creator>'
    "<dc:publisher>Wet Press</dc:publisher><dc:language>en</dc:language>"
    '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">2019</dc:date>'
    "<dc:identifier>urn:isbn:9780000000002</dc:identifier>"
)


def test_chapters_in_order_with_pages_and_reference(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    mark = '<span epub:type="pagebreak" title="{}"/>'
    data = make.epub(
        {
            "one%20.xhtml": f"<h1>Chapter One</h1>{mark.format(1)}<p>It rained."
            "<a epub:type='noteref' href='#n'>1</a></p>"
            f"<p>It went on {mark.format(2)}and on &amp; on.</p>"
            "<aside epub:type='footnote' id='n'><p>A note.</p></aside>",
            "two.xhtml": "<h2>Two</h2><p>Still<br/>rain.</p><hr/><blockquote><p>“Stop,” she said.</p></blockquote>",
        },
        METADATA,
    )
    document = epub.read(Source("x.epub", data))
    assert shown(document, True) == [
        "# Chapter One", "It rained.", "It went on and on & on.", "## Two", "Still\nrain.", "“Stop,” she said.",
        "# Notes", "1. A note.",
    ]  # fmt: skip
    assert [part.page for part in document.paragraphs] == ["1", "1–2", "2", "2", "2"]
    (turn,) = document.paragraphs[1].turns
    assert (turn.page, document.text[turn.offset :][:10]) == ("2", "and on & o")
    assert [part.section for part in document.paragraphs] == [0, 0, 0, 1, 1]
    reference = document.reference
    assert reference.type == "book"
    assert reference.texts == {
        "title": "The Long Rain: A History", "publisher": "Wet Press", "language": "en", "ISBN": "9780000000002",
    }  # fmt: skip
    assert [(n.family, n.given, n.non_dropping_particle) for n in reference.names["author"]] == [
        ("Byron", "Ann", "van der")
    ]
    assert reference.names["translator"][0].family == "Cole"
    assert reference.dates["issued"].start[:3] == (2019, 0, 0)


def test_a_protected_book_is_refused_one_with_obfuscated_fonts_is_read(make: SimpleNamespace) -> None:
    def encrypted(name: str) -> bytes:
        listing = f'<encryption xmlns="e"><CipherReference URI="{name}"/></encryption>'
        return make.epub({"a.xhtml": "<p>Words.</p>"}, METADATA, {"META-INF/encryption.xml": listing})  # type: ignore[no-any-return]

    with pytest.raises(UnreadableDocument, match="DRM"):
        epub.read(Source("x.epub", encrypted("OEBPS/a.xhtml")))
    assert epub.read(Source("x.epub", encrypted("OEBPS/font.otf"))).text == "Words."


def test_names_that_lead_out_of_the_book_lead_nowhere(make: SimpleNamespace) -> None:
    data = make.epub({"a.xhtml": "<p>Words.</p>", "../../../../etc/passwd": "<p>Never.</p>"}, METADATA)
    document = epub.read(Source("x.epub", data))
    assert document.text == "Words."
    assert document.remarks == ("x.epub: its chapter passwd is missing",)


def test_ill_formed_chapters_are_read(make: SimpleNamespace) -> None:
    data = make.epub({"a.html": "<p>One<p>Two &nbsp;<b>three</p><script>x<y</script>"}, METADATA)
    assert epub.read(Source("x.epub", data)).text == "One\n\nTwo \xa0three"


def test_notes_in_a_chapter_of_their_own(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    data = make.epub(
        {
            "a.xhtml": "<h1>One</h1><p>“It rains<sup><a role='doc-noteref' href='n.xhtml#b'>[2]</a></sup>,” she said"
            "<a epub:type='noteref' href='n.xhtml#a'><sup>1</sup></a>.</p>",
            "n.xhtml": "<section epub:type='endnotes'><h2>Notes</h2><ol><li id='a'><p>In May. "
            "<a role='doc-backlink' href='a.xhtml'>↩</a></p></li><li id='b'><p>Or <span>June</span>.</p></li></ol>"
            "</section><p>After them.</p>",
        },
        METADATA,
    )
    assert shown(epub.read(Source("x.epub", data)), True) == [
        "# One", "“It rains,” she said.", "After them.", "# Notes", "1. In May.", "2. Or June.",
    ]  # fmt: skip


NAV = (
    '<html><body><nav epub:type="toc"><h1>Contents</h1><ol><li><a href="one.xhtml">Part <b>One</b></a><ol>'
    '<li><a href="two.xhtml">The Rain</a></li><li><a href="two.xhtml#x">Within</a></li></ol></li>'
    '<li><a href="three.xhtml">The End</a></li></ol></nav><nav epub:type="landmarks"><ol><li><a href="four.xhtml">'
    "Start</a></li></ol></nav></body></html>"
)
NCX = (
    "<ncx><navMap><navPoint><navLabel><text>Part One</text></navLabel><content src='one.xhtml'/><navPoint><navLabel>"
    "<text>The Rain</text></navLabel><content src='two.xhtml'/></navPoint></navPoint><navPoint><navLabel><text>The End"
    "</text></navLabel><content src='three.xhtml'/></navPoint></navMap></ncx>"
)


@pytest.mark.parametrize(
    ("name", "entry", "contents"),
    [
        ("nav.xhtml", 'properties="nav" media-type="application/xhtml+xml"', NAV),
        ("toc.ncx", 'media-type="application/x-dtbncx+xml"', NCX),
    ],
)
def test_chapters_without_headings_have_those_of_the_contents(
    make: SimpleNamespace, shown: Callable[..., list[str]], name: str, entry: str, contents: str
) -> None:
    chapters = {
        "one.xhtml": "<p>It began.</p>", "two.xhtml": "<p>It rained.</p>",
        "three.xhtml": "<p>THE END</p><p>It ended.</p>",
        "four.xhtml": "<p>After it.</p>",
    }  # fmt: skip
    data = make.epub(chapters, METADATA, {f"OEBPS/{name}": contents}, items=f'<item id="nav" href="{name}" {entry}/>')
    assert shown(epub.read(Source("x.epub", data)), True) == [
        "# Part One", "It began.", "## The Rain", "It rained.", "THE END", "It ended.", "After it.",
    ]  # fmt: skip


def test_the_title_page_is_no_paragraph(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    title_page = "<p>The Long Rain</p><p>A History</p><p>by Ann van der Byron</p><p>Wet Press, 2019</p>"
    chapter = "<h1>One</h1><p>The long rain began on a Monday, and nobody in the town was ready for it.</p>"
    document = epub.read(Source("x.epub", make.epub({"t.xhtml": title_page, "one.xhtml": chapter}, METADATA), ".epub"))
    assert shown(document) == ["The long rain began on a Monday, and nobody in the town was ready for it."]
    assert document.omissions[0].kind.value == "title page"
    assert document.omissions[0].text.startswith("The Long Rain\nA History")


def test_a_book_of_one_heading_is_read(make: SimpleNamespace) -> None:
    document = epub.read(
        Source("x.epub", make.epub({"a": "<h1>The quay is closed</h1>"}, "<dc:title>Signs</dc:title>"))
    )
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == ["The quay is closed"]
